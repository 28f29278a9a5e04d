"""Counts a register for a year: every cell of tables 三 and 四, with the rows counted there."""

from collections.abc import Iterator

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
    rows_words,
)
from gaitool.form import CellKey, Form
from gaitool.register.vocabulary import Kind, RegisterColumn, Vocabulary, register_columns


def count_register(register: Register, form: Form, year: int) -> CountedRegister:
    """Return the counts of a year on an edition.

    Received are those of the year; carried in those received before it and not answered before
    it; carried out those received by its end and not answered by then. A result counts in the
    year of the answer, an outcome in the year of the report: a register holds no date of it.
    """
    rows: dict[CellKey, list[RegisterRow]] = {}
    for one in register.applications:
        for key in _cells_of(one, year):
            if key in form:
                rows.setdefault(key, []).append(one.at)
    return CountedRegister(
        year=year,
        cells=frozenset(_cells(register, form)),
        rows={key: tuple(at) for key, at in sorted(rows.items())},
        applications=tuple(one for one in register.applications if any(_cells_of(one, year))),
        faults=tuple(fault for fault in register.faults if fault.concerns(year)),
        notes=tuple(_notes(register, form, year)),
    )


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
    disputed = {one.row for one in _outcome_columns() if one.key in register.heads}
    for table, rows in ((APPLICATIONS, counted), (DISPUTES, disputed)):
        if table in form.tables:
            yield from (key for key in form.tables[table].inputs if key.row in rows)


def _outcome_columns() -> tuple[RegisterColumn, ...]:
    return tuple(one for one in register_columns() if one.kind is Kind.OUTCOME)


def _notes(register: Register, form: Form, year: int) -> Iterator[str]:
    """Yield what a person has to know of the counts."""
    if not register.applications:
        yield "台账里没有一件计入的申请，表三全部是 0。"
    later = tuple(
        one.at
        for one in register.applications
        if one.received.year <= year and one.answered and one.answered.year > year
    )
    if later:
        yield f"{year} 年以后才答复的，计入结转下年度继续办理：{rows_words(later)}。"
    before = tuple(
        one.at
        for one in register.applications
        if one.outcomes and one.answered and one.answered.year < year
    )
    if before:
        yield (
            f"表四计了往年答复的申请：{rows_words(before)}。"
            f"请确认它们的复议、诉讼结果是 {year} 年的，往年报过的请清空。"
        )
    lacking = [one.head for one in _outcome_columns() if one.key not in register.heads]
    if lacking and DISPUTES in form.tables:
        yield f"台账里没有{'、'.join(f'“{head}”' for head in lacking)}，表四这几组没有计。"
