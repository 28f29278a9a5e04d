"""The rows of a register that were not counted, and the counts, as plain lines."""

from collections.abc import Iterator

from gaitool.counted_register import (
    APPLICATIONS,
    CARRIED_IN,
    CARRIED_OUT,
    CONCLUDED,
    DISPUTES,
    RECEIVED,
    CountedRegister,
    RegisterFault,
)
from gaitool.form import Form, Row

_FIRST = (RECEIVED, CARRIED_IN)


def fault_line(fault: RegisterFault) -> str:
    """Return in one line where a row stands, what is written there, and what is wrong with it."""
    return " | ".join(fault_words(fault))


def fault_words(fault: RegisterFault) -> tuple[str, ...]:
    """Return whether a row was counted, its cell, its number, the column, and the reason."""
    where = "!".join(filter(None, (fault.at.sheet, fault.address))) or fault.at.place
    return ("没有计" if fault.bars else "请核对", where, fault.at.words, fault.head, fault.reason)


def count_lines(counted: CountedRegister, form: Form) -> Iterator[str]:
    """Yield the sums of what was counted, a line a table."""
    rows = {row.key: row for row in form.rows(APPLICATIONS)}
    named = [f"{_name(rows[key])} {counted.sum_of_row(APPLICATIONS, key)}" for key in _FIRST]
    results = sum(counted.sum_of_row(APPLICATIONS, key) for key in rows[CONCLUDED].sums)
    named.append(f"{_name(rows[CONCLUDED])} {results}")
    named.append(f"{_name(rows[CARRIED_OUT])} {counted.sum_of_row(APPLICATIONS, CARRIED_OUT)}")
    yield f"{form.tables[APPLICATIONS].name}：{'，'.join(named)}。"
    counted_rows = {key.row for key in counted.cells if key.table == DISPUTES}
    disputed = [row for row in form.rows(DISPUTES) if row.key in counted_rows]
    if disputed:
        words = (f"{_name(row)} {counted.sum_of_row(DISPUTES, row.key)}" for row in disputed)
        yield f"{form.tables[DISPUTES].name}：{'，'.join(words)}。"


def _name(row: Row) -> str:
    return row.short or row.label
