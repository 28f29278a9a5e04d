"""One row of a register: the application that it tells of, or what is wrong with it."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gaitool.counted_register import DISPUTES, Application, RegisterFault, RegisterRow
from gaitool.form import CellKey
from gaitool.layout import Address
from gaitool.register.cells import day_of, is_blank, is_ticked, quoted
from gaitool.register.head_words import HEAD_SEPARATOR, Role, SeenColumn
from gaitool.register.heads import Heads
from gaitool.register.sheets import RegisterSheet
from gaitool.register.vocabulary import (
    NO_OUTCOME,
    PENDING,
    Kind,
    Vocabulary,
    Words,
    register_columns,
)

_SEPARATORS = re.compile(r"[、，,；;/|+＋和及与\s]+")
_MOST_CANDIDATES = 4
_OUTCOMES = tuple(one for one in register_columns() if one.kind is Kind.OUTCOME)


@dataclass(frozen=True, eq=False)
class RowContext:
    """What reading the rows of one sheet needs; ``read_as`` counts words that are no labels."""

    sheet: RegisterSheet
    heads: Heads
    vocabulary: Vocabulary
    words: dict[Kind, Words]
    read_as: Counter[tuple[Kind, str, str]]

    @cached_property
    def columns(self) -> tuple[tuple[str, int], ...]:
        """Our keys with the columns that are read."""
        return tuple((key, one.column) for key, one in self.heads.read.items())

    @cached_property
    def calculated(self) -> frozenset[int]:
        """The columns that our own register calculates: they hold nothing that anybody wrote."""
        return frozenset(one.column for one in self.heads.of(Role.CALCULATED))

    @cached_property
    def lowest_heads(self) -> Mapping[str, str]:
        """The words right above the columns that are read."""
        return {key: one.head.split(HEAD_SEPARATOR)[-1] for key, one in self.heads.read.items()}

    def texts(self, row: int) -> dict[str, str]:
        """Return what stands in the columns that are read, by our keys."""
        return {key: self.sheet.text(row, column) for key, column in self.columns}

    @cached_property
    def quantity(self) -> SeenColumn | None:
        """The column that says for how many applications a row stands."""
        return next(self.heads.of(Role.QUANTITY), None)


@dataclass(slots=True)
class RowReading:
    """The faults of a row, gathered while its cells are read."""

    context: RowContext
    at: RegisterRow
    texts: Mapping[str, str]
    faults: list[RegisterFault] = field(default_factory=list)

    def text(self, key: str) -> str:
        """Return what stands in a column of ours; nothing where the register has none."""
        return self.texts.get(key, "")

    def day(self, key: str, *, bars: bool) -> datetime.date | None:
        """Return the day in a column of ours; one that cannot be read is a fault."""
        text = self.text(key)
        if is_blank(text):
            return None
        day = day_of(text, self.context.sheet.epoch)
        if day is None:
            self.fault(key, text, f"“{quoted(text)}”读不成日期", bars=bars)
        return day

    def fault(self, key: str, written: str, reason: str, *, bars: bool = True) -> None:
        """Note what is wrong with the cell of a column."""
        seen = self.context.heads.read.get(key)
        head = next(one.head for one in register_columns() if one.key == key)
        address = str(Address(self.at.row, seen.column)) if seen else ""
        self.faults.append(RegisterFault(self.at, address, head, quoted(written), reason, bars))


def read_row(
    context: RowContext, at: RegisterRow, texts: Mapping[str, str]
) -> tuple[Application | None, list[RegisterFault]]:
    """Return the application of a row, None where it cannot be counted, and its faults.

    ``texts`` is what stands in the columns that are read.
    """
    reading = RowReading(context, at, texts)
    application = _application(reading)
    first, last = _years(reading, application)
    faults = [fault._replace(first=first, last=last) for fault in reading.faults]
    return None if _bars_row(reading) else application, faults


def _bars_row(reading: RowReading) -> bool:
    """Whether the row is not counted; an unknown outcome keeps it out of table 四 alone."""
    outcomes = {one.head for one in _OUTCOMES}
    return any(fault.bars and fault.head not in outcomes for fault in reading.faults)


def _application(reading: RowReading) -> Application:
    received = reading.day("received", bars=True)
    if received is None and not reading.faults:
        reading.fault("received", "", "没有收到日期")
    _demand_one(reading)
    answered = reading.day("answered", bars=True)
    application = Application(
        at=reading.at,
        received=received or datetime.date.min,
        applicant=_applicant(reading),
        result=_result(reading, answered),
        answered=answered,
        corrected=reading.day("corrected", bars=False),
        extended=reading.day("extended", bars=False),
        asking_from=reading.day("asking_from", bars=False),
        asking_to=reading.day("asking_to", bars=False),
        outcomes=tuple(_outcomes(reading)),
    )
    if received:
        _put_in_order(reading, application)
    return application


def _demand_one(reading: RowReading) -> None:
    """Refuse a row that stands for several applications."""
    seen = reading.context.quantity
    text = reading.context.sheet.text(reading.at.row, seen.column) if seen else ""
    if seen and not is_blank(text) and text.rstrip("件") != "1":
        address = str(Address(reading.at.row, seen.column))
        reason = f"{seen.head}写的是“{quoted(text)}”；一行只能是一件申请"
        reading.faults.append(RegisterFault(reading.at, address, seen.head, quoted(text), reason))


def _applicant(reading: RowReading) -> str:
    before = len(reading.faults)
    applicant = _word(reading, "applicant", Kind.APPLICANT)
    if not applicant and len(reading.faults) == before:
        reading.fault("applicant", "", "没有申请人类型")
    return applicant


def _result(reading: RowReading, answered: datetime.date | None) -> str:
    """Return the row of table 三 that the result is; empty where there is none yet."""
    before = len(reading.faults)
    result = _word(reading, "result", Kind.RESULT)
    written = reading.text("answered")
    if len(reading.faults) > before:
        return ""
    if result == PENDING and answered:
        reading.fault("result", reading.text("result"), "有答复日期，办理结果却写的是还没有办结")
    elif answered and not result:
        reading.fault("result", "", "有答复日期，没有办理结果")
    elif result not in {"", PENDING} and is_blank(written):
        reading.fault("answered", "", "有办理结果，没有答复日期")
    return "" if result == PENDING else result


def _outcomes(reading: RowReading) -> Iterator[CellKey]:
    """Yield the cells of table 四 that the row counts to."""
    for column in _OUTCOMES:
        if column.key in reading.texts:
            outcome = _word(reading, column.key, Kind.OUTCOME)
            if outcome not in {"", NO_OUTCOME}:
                yield CellKey(DISPUTES, column.row, outcome)


def _word(reading: RowReading, key: str, kind: Kind) -> str:
    """Return what a word in a column means; what is not certain is a fault, never guessed."""
    if key not in reading.context.heads.read and kind in reading.context.heads.ticks:
        return _ticked(reading, key, kind)
    text = reading.text(key)
    # 无 is what offices write for an outcome that there is none of, and no result.
    if is_blank(text):
        return ""
    words = reading.context.words[kind]
    certain = words.meaning(text).certain or _all_alike(words, text)
    if certain:
        # Whole: a word whose meaning is known holds nothing of a person.
        reading.context.read_as[kind, " ".join(text.split()), certain] += 1
        return certain
    reading.fault(key, text, _why_unsure(reading, kind, text))
    return ""


def _all_alike(words: Words, text: str) -> str:
    """Return what all parts of a text mean alike: 维持、维持."""
    meanings = {words.meaning(part).certain for part in _SEPARATORS.split(text) if part}
    return meanings.pop() if len(meanings) == 1 else ""


def _why_unsure(reading: RowReading, kind: Kind, text: str) -> str:
    words, vocabulary = reading.context.words[kind], reading.context.vocabulary
    if keys := words.meaning(text).keys:
        return f"“{quoted(text)}”可能是{_candidates(vocabulary, kind, keys)}，请写明是哪一项"
    parts = {words.meaning(part).certain for part in _SEPARATORS.split(text) if part} - {""}
    if len(parts) > 1:
        named = _candidates(vocabulary, kind, sorted(parts))
        return f"“{quoted(text)}”写了两项（{named}），一件只能计一项"
    return f"“{quoted(text)}”认不出是哪一项"


def _candidates(vocabulary: Vocabulary, kind: Kind, keys: Iterable[str]) -> str:
    labels = [f"“{vocabulary.label(kind, key)}”" for key in keys]
    more = f"等 {len(labels)} 项" if len(labels) > _MOST_CANDIDATES else ""
    return "、".join(labels[:_MOST_CANDIDATES]) + more


def _ticked(reading: RowReading, key: str, kind: Kind) -> str:
    """Return which of several columns is ticked; two of them, or another sign, is a fault."""
    found = []
    for seen in reading.context.heads.ticks[kind]:
        text = reading.context.sheet.text(reading.at.row, seen.column)
        ticked = is_ticked(text)
        if ticked is None:
            reason = f"“{seen.head}”一列写的是“{quoted(text)}”，看不出是不是勾选"
            reading.fault(key, text, reason)
            return ""
        found += [seen] if ticked else []
    if len(found) > 1:
        named = "、".join(f"“{seen.head}”" for seen in found)
        reading.fault(key, named, f"勾了两项（{named}），一件只能计一项")
    return found[0].meaning if len(found) == 1 else ""


def _put_in_order(reading: RowReading, one: Application) -> None:
    """Note days that cannot come one after the other as they are written."""
    if one.answered and one.answered < one.received:
        reading.fault("answered", one.answered.isoformat(), f"答复日期早于收到日期 {one.received}")
    for key, earlier, later, words in (
        ("corrected", one.received, one.corrected, "补正日期早于收到日期"),
        ("corrected", one.corrected, one.answered, "答复日期早于补正日期"),
        ("extended", one.received, one.extended, "延期至的日期早于收到日期"),
        ("asking_from", one.received, one.asking_from, "征求第三方开始早于收到日期"),
        ("asking_to", one.asking_from, one.asking_to, "征求第三方结束早于开始"),
        ("asking_to", one.asking_to, one.answered, "答复日期早于征求第三方结束"),
    ):
        if earlier and later and later < earlier:
            written = getattr(one, key).isoformat()
            reading.fault(key, written, f"{words}（{later} 早于 {earlier}）", bars=False)


def _years(reading: RowReading, one: Application | None) -> tuple[int, int]:
    """Return the years whose counts a row may have to do with, as far as its days tell."""
    received = one.received.year if one and one.received > datetime.date.min else 0
    answered = one.answered.year if one and one.answered else 9999
    disputed = any(not is_blank(reading.text(one.key)) for one in _OUTCOMES)
    if answered < received:
        received, answered = answered, received
    return received, 9999 if disputed else answered
