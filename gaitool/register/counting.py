"""Counts a register for a year: every cell of tables 三 and 四, with the rows counted there."""

import datetime
from array import array
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from functools import partial

from gaitool.applications import Application, ApplicationList, Picked
from gaitool.counted_register import CountedRegister, Register, TimeTaken
from gaitool.form import APPLICATIONS, CARRIED_IN, CARRIED_OUT, DISPUTES, RECEIVED, CellKey, Form
from gaitool.register.vocabulary import Kind, Vocabulary, columns_of
from gaitool.register.working_days import time_taken
from gaitool.register_rows import rows_words

_LONGEST_OPEN = 2
"""Years that hardly any application is open for."""


class _Doubt(Enum):
    """What a person is told of some applications; the value is the sentence."""

    OF_ANOTHER_YEAR = (
        "不属于 {year} 年的 {many} 行没有计（以后收到，或以前已答复）：{named}。年份写错的请改正。"
    )
    ANSWERED_LATER = "{year} 年以后才答复的，计入结转下年度继续办理：{named}。"
    OLD = "收到两年以上、到 {year} 年还没有办结的：{named}。请核对收到日期。"
    # A register holds no date of the outcomes: nobody knows that they are of the year.
    DISPUTED_BEFORE = (
        "表四计了往年答复的申请：{named}。"
        "请确认它们的复议、诉讼结果是 {year} 年的，往年报过的请清空。"
    )
    DISPUTED_LATER = (
        "表四计了 {year} 年以后才答复的申请：{named}。"
        "请确认它们的复议、诉讼结果是 {year} 年的；不是的，留到下一年度再报。"
    )


class _Places:
    """The numbers of applications in their list, by what they count to.

    Numbers and not the applications themselves, which would hold a long register twice.
    """

    def __init__(self) -> None:
        self.of_cells: defaultdict[CellKey, array[int]] = defaultdict(_numbers)
        self.of_doubts: defaultdict[_Doubt, array[int]] = defaultdict(_numbers)
        self.counted = _numbers()
        self.timed = _numbers()
        """Those that were answered in the year, or were open at its end."""


def _numbers() -> "array[int]":
    return array("I")


def count_register(register: Register, form: Form, year: int) -> CountedRegister:
    """Return the counts of a year on an edition.

    Received are those of the year; carried in those received before it and not answered before
    it; carried out those received by its end and not answered by then. A result counts in the
    year of the answer, an outcome in the year of the report: a register holds no date of it.
    """
    listed = register.applications
    places = _places(listed, form, year)
    return CountedRegister(
        year=year,
        cells=frozenset(_cells(register, form)),
        rows={key: Picked(listed.row, at) for key, at in sorted(places.of_cells.items())},
        applications=Picked(listed.__getitem__, places.counted),
        faults=tuple(fault for fault in register.faults if fault.concerns(year)),
        notes=tuple(_notes(register, form, year, places)),
        times=Picked(partial(_time_taken, listed, year), places.timed),
        not_of_year=Picked(listed.row, places.of_doubts[_Doubt.OF_ANOTHER_YEAR]),
        sheets=listed.sheets,
    )


def _places(applications: ApplicationList, form: Form, year: int) -> _Places:
    places = _Places()
    for place, one in enumerate(applications):
        keys = tuple(_cells_of(one, year))
        for key in keys:
            if key in form:
                places.of_cells[key].append(place)
        if keys:
            places.counted.append(place)
            if one.open_after(year) or (one.answered and one.answered.year == year):
                places.timed.append(place)
        for doubt in _doubts(one, year, counts=bool(keys)):
            places.of_doubts[doubt].append(place)
    return places


def _time_taken(applications: ApplicationList, year: int, place: int) -> TimeTaken:
    """Return how long one took that was answered in the year, or was open at its end."""
    one = applications[place]
    if one.answered is None or one.answered.year > year:
        return time_taken(one, datetime.date(year, 12, 31))
    return time_taken(one, one.answered)


def _cells_of(one: Application, year: int) -> Iterator[CellKey]:
    """Yield the cells of a year's tables that an application counts to."""
    answered = one.answered.year if one.answered else None
    if one.received.year > year:
        return
    if one.received.year == year:
        yield CellKey(APPLICATIONS, RECEIVED, one.applicant)
    elif answered is None or answered >= year:
        yield CellKey(APPLICATIONS, CARRIED_IN, one.applicant)
    if answered == year:
        yield CellKey(APPLICATIONS, one.result, one.applicant)
    if one.open_after(year):
        yield CellKey(APPLICATIONS, CARRIED_OUT, one.applicant)
    yield from one.outcomes


def _cells(register: Register, form: Form) -> Iterator[CellKey]:
    """Yield the cells that the register can count: rows of table 四 that it has a column for."""
    vocabulary = Vocabulary(form)
    counted = {RECEIVED, CARRIED_IN, CARRIED_OUT, *(row.key for row in vocabulary.result_rows)}
    disputed = {one.row for one in columns_of(Kind.OUTCOME) if one.key in register.heads}
    for table, rows in ((APPLICATIONS, counted), (DISPUTES, disputed)):
        if table in form.tables:
            yield from (key for key in form.tables[table].inputs if key.row in rows)


def _doubts(one: Application, year: int, *, counts: bool) -> Iterator[_Doubt]:
    """Yield what a person has to know of an application."""
    if not counts:
        yield _Doubt.OF_ANOTHER_YEAR
    if one.received.year > year:
        return
    if one.answered and one.answered.year > year:
        yield _Doubt.ANSWERED_LATER
    if _is_old(one, year):
        yield _Doubt.OLD
    if one.outcomes and one.answered and one.answered.year != year:
        is_before = one.answered.year < year
        yield _Doubt.DISPUTED_BEFORE if is_before else _Doubt.DISPUTED_LATER


def _notes(register: Register, form: Form, year: int, places: _Places) -> Iterator[str]:
    """Yield what a person has to know of the counts."""
    if not register.applications:
        yield "台账里没有一件计入的申请，表三全部是 0。"
    for doubt in _Doubt:
        if at := places.of_doubts[doubt]:
            named = rows_words(Picked(register.applications.row, at))
            yield doubt.value.format(year=year, many=len(at), named=named)
    lacking = [one for one in columns_of(Kind.OUTCOME) if one.key not in register.heads]
    if lacking and DISPUTES in form.tables:
        heads = "、".join(f"“{one.head}”" for one in lacking)
        yield f"台账里没有认出{heads}，表四这几组没有计。"


def _is_old(one: Application, year: int) -> bool:
    """Whether an application was open in a year two years after it came in: likely a slip."""
    is_open = one.answered is None or one.answered.year >= year
    return is_open and one.received.year <= year - _LONGEST_OPEN
