"""One row of a register: the application that it tells of, or what is wrong with it."""

import datetime
import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from gaitool.applications import Application
from gaitool.counted_register import RegisterFault
from gaitool.form import CellKey
from gaitool.layout import Address
from gaitool.register.cell_readers import (
    read_day,
    read_number,
    read_outcomes,
    read_quantity,
    read_word,
)
from gaitool.register.cells import is_blank
from gaitool.register.quoting import shown_number
from gaitool.register.row_cells import CellFault, Read, ReadAs, RowCells
from gaitool.register.vocabulary import PENDING, Kind, column_of, columns_of
from gaitool.register_rows import RegisterRow

# 〔2025〕, 2025-001: four digits that are no part of a longer number.
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_DAYS_TOLD_BY = ("corrected", "extended", "asking_from", "asking_to")


class RowRead(NamedTuple):
    """What a row gave: its application where it can be counted, its faults, its words.

    ``number`` is the whole number as it is written.
    """

    application: Application | None
    faults: tuple[RegisterFault, ...]
    read_as: tuple[ReadAs, ...]
    number: str


class _Cells(NamedTuple):
    """What the cells of a row gave, each for itself, in the order that faults are told in."""

    quantity: Read[None]
    number: Read[str]
    received: Read[datetime.date | None]
    answered: Read[datetime.date | None]
    applicant: Read[str]
    result: Read[str]
    outcomes: Read[tuple[CellKey, ...]]
    corrected: Read[datetime.date | None]
    extended: Read[datetime.date | None]
    asking_from: Read[datetime.date | None]
    asking_to: Read[datetime.date | None]

    @classmethod
    def of(cls, cells: RowCells) -> "_Cells":
        """Read the cells of a row."""
        days = {key: read_day(cells, key, bars=False) for key in _DAYS_TOLD_BY}
        return cls(
            quantity=read_quantity(cells),
            number=read_number(cells),
            received=read_day(cells, "received", bars=True),
            answered=read_day(cells, "answered", bars=True),
            applicant=read_word(cells, "applicant", Kind.APPLICANT),
            result=read_word(cells, "result", Kind.RESULT),
            outcomes=read_outcomes(cells),
            **days,
        )


def read_row(cells: RowCells) -> RowRead:
    """Return the application of a row, None where it cannot be counted, and its faults."""
    read = _Cells.of(cells)
    at = RegisterRow(cells.context.sheet.name, cells.row, shown_number(read.number.value))
    found = [fault for one in read for fault in one.faults]
    found += [*_lacking(read), *_not_matching(read, cells), *_out_of_order(read)]
    slips = list(_slips_of_years(read))
    found += slips
    first, last = (datetime.MINYEAR, datetime.MAXYEAR) if slips else _years(read, cells)
    faults = tuple(_fault(cells, at, one)._replace(first=first, last=last) for one in found)
    return RowRead(
        None if any(map(_bars_row, found)) else _application(read, at, cells, found),
        faults,
        tuple(chain.from_iterable(one.read_as for one in read)),
        read.number.value,
    )


def _application(
    read: _Cells, at: RegisterRow, cells: RowCells, faults: list[CellFault]
) -> Application | None:
    if read.received.value is None:
        return None
    unsure = any(fault.key in _DAYS_TOLD_BY for fault in faults)
    return Application(
        at=at,
        received=read.received.value,
        applicant=read.applicant.value,
        result="" if read.result.value == PENDING else read.result.value,
        answered=read.answered.value,
        corrected=read.corrected.value,
        extended=read.extended.value,
        asking_from=read.asking_from.value,
        asking_to=read.asking_to.value,
        outcomes=read.outcomes.value,
        days_unsure=unsure or any(map(cells.is_filled, cells.context.days_unknown)),
    )


def _fault(cells: RowCells, at: RegisterRow, one: CellFault) -> RegisterFault:
    seen = one.seen
    address = str(Address(cells.row, seen.column)) if seen else cells.address(one.key)
    head = seen.head if seen and not one.key else column_of(one.key).head
    return RegisterFault(at, address, head, one.written, one.reason, one.bars)


def _bars_row(fault: CellFault) -> bool:
    """Whether a row is not counted; an unknown outcome keeps it out of table 四 alone."""
    return fault.bars and fault.key not in {one.key for one in columns_of(Kind.OUTCOME)}


def _lacking(read: _Cells) -> Iterator[CellFault]:
    """Yield what has to be there, and is not."""
    if read.received.value is None and not read.received.faults:
        yield CellFault("received", "", "没有收到日期")
    if not read.applicant.value and not read.applicant.faults:
        yield CellFault("applicant", "", "没有申请人类型")


def _not_matching(read: _Cells, cells: RowCells) -> Iterator[CellFault]:
    """Yield where result and day of the answer, or the two ends of asking, lack each other."""
    answered, result = read.answered.value, read.result.value
    if result == PENDING and answered:
        yield CellFault("result", "", "有答复日期，办理结果却写的是还没有办结")
    elif answered and not result and not read.result.faults:
        yield CellFault("result", "", "有答复日期，没有办理结果")
    elif result not in {"", PENDING} and is_blank(cells.text("answered")):
        yield CellFault("answered", "", "有办理结果，没有答复日期")
    asked, told = (is_blank(cells.text(key)) for key in ("asking_from", "asking_to"))
    if asked and not told:
        yield CellFault("asking_from", "", "有征求第三方结束，没有开始，没有算期限", bars=False)
    if told and not asked and answered:
        reason = "已经答复，征求第三方却没有结束日期，没有算期限"
        yield CellFault("asking_to", "", reason, bars=False)


def _out_of_order(read: _Cells) -> Iterator[CellFault]:
    """Yield days that cannot come one after the other as they are written."""
    received, answered = read.received.value, read.answered.value
    corrected, extended = read.corrected.value, read.extended.value
    begun, ended = read.asking_from.value, read.asking_to.value
    if received and answered and answered < received:
        yield CellFault("answered", str(answered), f"答复日期早于收到日期 {received}")
    for key, own, earlier, later, words in (
        ("corrected", corrected, received, corrected, "补正日期早于收到日期"),
        ("corrected", corrected, corrected, answered, "答复日期早于补正日期"),
        ("extended", extended, received, extended, "延期至的日期早于收到日期"),
        ("asking_from", begun, received, begun, "征求第三方开始早于收到日期"),
        ("asking_to", ended, begun, ended, "征求第三方结束早于开始"),
        ("asking_to", ended, ended, answered, "答复日期早于征求第三方结束"),
    ):
        if earlier and later and later < earlier:
            reason = f"{words}（{later} 早于 {earlier}）"
            yield CellFault(key, str(own), reason, bars=False)


def _slips_of_years(read: _Cells) -> Iterator[CellFault]:
    """Yield where the year of the number is not that in which the application came in.

    What came in in December may be numbered in January.
    """
    years = set(map(int, _YEAR.findall(read.number.value)))
    received = read.received.value
    if len(years) == 1 and received and received.year - max(years) not in {0, -1}:
        reason = f"编号是 {max(years)} 年的，收到日期是 {received.year} 年"
        yield CellFault("received", str(received), reason, bars=False)


def _years(read: _Cells, cells: RowCells) -> tuple[int, int]:
    """Return the years whose counts a row may have to do with, as far as its days tell."""
    received, answered = read.received, read.answered
    first = received.value.year if received.value and not received.faults else datetime.MINYEAR
    last = answered.value.year if answered.value and not answered.faults else datetime.MAXYEAR
    if any(not is_blank(cells.text(one.key)) for one in columns_of(Kind.OUTCOME)):
        last = datetime.MAXYEAR
    return min(first, last), max(first, last)
