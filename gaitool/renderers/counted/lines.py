"""The rows of a register that were not counted, and the counts, as plain lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gaitool.counted_register import CountedRegister, Register, RegisterFault, rows_among
from gaitool.form import (
    APPLICATIONS,
    CARRIED_IN,
    CARRIED_OUT,
    CONCLUDED,
    DISPUTES,
    RECEIVED,
    Form,
    Row,
)
from gaitool.layout import Place
from gaitool.register_rows import RegisterRow, rows_words

TO_VERIFY = "请核对"
"""Stands before a row that is counted, and may be wrong."""

_FIRST = (RECEIVED, CARRIED_IN)


class FaultWords(NamedTuple):
    """Whether a row was counted, its cell, its number, the column, and the reason."""

    effect: str
    place: str
    row: str
    head: str
    reason: str


def fault_line(words: FaultWords) -> str:
    """Return in one line where a row stands, what is written there, and what is wrong with it."""
    return " | ".join(words)


def fault_words(
    faults: Sequence[RegisterFault], counted: Iterable[RegisterRow], file: str
) -> Iterator[FaultWords]:
    """Yield what is wrong with rows, those that ``counted`` has named as counted.

    ``file`` stands for the sheet where a register has none.
    """
    rows = rows_among(faults, counted)
    for fault in faults:
        where = fault.address or fault.at.place
        yield FaultWords(
            _effect(fault, is_counted=fault.at in rows),
            f"{fault.at.sheet or file}!{where}" if fault.at.row else fault.at.sheet or file,
            fault.at.words,
            fault.head,
            fault.reason,
        )


class FaultGroup(NamedTuple):
    """Rows of which one and the same is wrong: ``rows`` names them, the first of many."""

    effect: str
    head: str
    reason: str
    rows: str
    bars: bool


def grouped_faults(
    faults: Sequence[RegisterFault], counted: Iterable[RegisterRow]
) -> Iterator[FaultGroup]:
    """Yield what is wrong with rows, each fault once; what barred a row comes first."""
    rows = rows_among(faults, counted)
    groups: dict[tuple[bool, str, str, str], list[RegisterRow]] = defaultdict(list)
    for fault in faults:
        effect = _effect(fault, is_counted=fault.at in rows)
        groups[not fault.bars, effect, fault.head, fault.reason].append(fault.at)
    # Sorting keeps the order of the register among those alike.
    for key, group in sorted(groups.items(), key=lambda item: item[0][0]):
        is_counted, effect, head, reason = key
        yield FaultGroup(effect, head, reason, rows_words(group), bars=not is_counted)


def _effect(fault: RegisterFault, *, is_counted: bool) -> str:
    if not fault.bars:
        return TO_VERIFY
    return "这格没有计" if is_counted else "没有计"


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


def rest_words(counted: CountedRegister, register: Register) -> str:
    """Return whether the counts are those of the whole register, and what to do where not."""
    if left := len(counted.rows_not_whole):
        return f"有 {left} 行没有计全，改好台账再数一次。"
    if not register.applications:
        return "请确认台账是不是这一本。"
    return "全部计入。" if counted.is_whole else "其余全部计入。"


def change_lines(
    changes: Iterable[tuple[Place, str, str]], typed_totals: Iterable[Place]
) -> Iterator[str]:
    """Yield what was filled otherwise and is changed, a line a cell, and which totals are kept."""
    for place, before, after in changes:
        yield f"改了：{place} 原填 {before}，按台账是 {after}。"
    for place in typed_totals:
        yield f"没有改：{place} 的合计是手填的，请核对。"


def _name(row: Row) -> str:
    return row.short or row.label
