"""Counts a register for a year: every cell of tables 三 and 四, with the rows counted there."""

import datetime
from collections.abc import Iterable, Iterator

from gaitool.counted_register import (
    APPLICATIONS,
    CARRIED_IN,
    CARRIED_OUT,
    DISPUTES,
    RECEIVED,
    Application,
    CountedRegister,
    Register,
    RegisterRow,
    TimeTaken,
    rows_words,
)
from gaitool.form import CellKey, Form
from gaitool.register.vocabulary import Kind, Vocabulary, columns_of
from gaitool.register.working_days import time_taken

_LONGEST_OPEN = 2
"""Years that hardly any application is open for."""


def count_register(register: Register, form: Form, year: int) -> CountedRegister:
    """Return the counts of a year on an edition.

    Received are those of the year; carried in those received before it and not answered before
    it; carried out those received by its end and not answered by then. A result counts in the
    year of the answer, an outcome in the year of the report: a register holds no date of it.
    """
    rows: dict[CellKey, list[RegisterRow]] = {}
    counted: list[Application] = []
    others: list[Application] = []
    for one in register.applications:
        keys = tuple(_cells_of(one, year))
        (counted if keys else others).append(one)
        for key in keys:
            if key in form:
                rows.setdefault(key, []).append(one.at)
    not_of_year = _rows(others)
    return CountedRegister(
        year=year,
        cells=frozenset(_cells(register, form)),
        rows={key: tuple(at) for key, at in sorted(rows.items())},
        applications=tuple(counted),
        faults=tuple(fault for fault in register.faults if fault.concerns(year)),
        notes=tuple(_notes(register, form, year, not_of_year)),
        times=tuple(_times(counted, year)),
        not_of_year=not_of_year,
    )


def _times(applications: Iterable[Application], year: int) -> Iterator[TimeTaken]:
    """Yield how long those took that were answered in the year, or were open at its end."""
    for one in applications:
        if one.open_after(year):
            yield time_taken(one, datetime.date(year, 12, 31))
        elif one.answered and one.answered.year == year:
            yield time_taken(one, one.answered)


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


def _notes(
    register: Register, form: Form, year: int, others: tuple[RegisterRow, ...]
) -> Iterator[str]:
    """Yield what a person has to know of the counts."""
    if not register.applications:
        yield "台账里没有一件计入的申请，表三全部是 0。"
    if others:
        yield (
            f"不属于 {year} 年的 {len(others)} 行没有计（以后收到，或以前已答复）："
            f"{rows_words(others)}。年份写错的请改正。"
        )
    ours = [one for one in register.applications if one.received.year <= year]
    if later := _rows(one for one in ours if _answered_after(one, year)):
        yield f"{year} 年以后才答复的，计入结转下年度继续办理：{rows_words(later)}。"
    if old := _rows(one for one in ours if _is_old(one, year)):
        yield f"收到两年以上、到 {year} 年还没有办结的：{rows_words(old)}。请核对收到日期。"
    yield from _notes_of_outcomes(ours, year)
    lacking = [one for one in columns_of(Kind.OUTCOME) if one.key not in register.heads]
    if lacking and DISPUTES in form.tables:
        heads = "、".join(f"“{one.head}”" for one in lacking)
        yield f"台账里没有认出{heads}，表四这几组没有计。"


def _notes_of_outcomes(ours: Iterable[Application], year: int) -> Iterator[str]:
    """Yield whose outcomes may not be of the year: a register holds no date of them."""
    disputed = [one for one in ours if one.outcomes]
    if before := _rows(one for one in disputed if one.answered and one.answered.year < year):
        yield (
            f"表四计了往年答复的申请：{rows_words(before)}。"
            f"请确认它们的复议、诉讼结果是 {year} 年的，往年报过的请清空。"
        )
    if after := _rows(one for one in disputed if _answered_after(one, year)):
        yield (
            f"表四计了 {year} 年以后才答复的申请：{rows_words(after)}。"
            f"请确认它们的复议、诉讼结果是 {year} 年的；不是的，留到下一年度再报。"
        )


def _rows(applications: Iterable[Application]) -> tuple[RegisterRow, ...]:
    return tuple(one.at for one in applications)


def _answered_after(one: Application, year: int) -> bool:
    return one.answered is not None and one.answered.year > year


def _is_old(one: Application, year: int) -> bool:
    """Whether an application was open in a year two years after it came in: likely a slip."""
    is_open = one.answered is None or one.answered.year >= year
    return is_open and one.received.year <= year - _LONGEST_OPEN
