"""One reader for each kind of cell: each returns what it read, and what is wrong with the cell."""

import datetime
import re
from collections.abc import Iterable

from gaitool.counted_register import FIRST_DAY, LAST_DAY
from gaitool.form import DISPUTES, CellKey
from gaitool.register.cells import any_day_of, is_blank, is_ticked
from gaitool.register.quoting import told_day, told_word
from gaitool.register.row_cells import CellFault, Read, ReadAs, RowCells
from gaitool.register.vocabulary import NO_OUTCOME, Kind, Words, columns_of
from gaitool.text.first_of_many import first_of_many

_NO_DAY: Read[datetime.date | None] = Read(None)
_NO_WORD = Read("")
_NO_OUTCOMES: Read[tuple[CellKey, ...]] = Read(())
_SEPARATORS = re.compile(r"[、，,；;/|+＋和及与\s]+")
_MOST_CANDIDATES = 4
_LACKS_RESULT = "公式没有保存结果，请用 Excel 或 WPS 打开台账，保存一次"


def read_day(cells: RowCells, key: str, *, bars: bool) -> Read[datetime.date | None]:
    """Read the day in a column of ours; one that cannot be read is a fault."""
    text = cells.text(key)
    if is_blank(text):
        return _NO_DAY
    if cells.lacks_result(key):
        return Read(None, (CellFault(key, "", _LACKS_RESULT, bars),))
    day = any_day_of(text, cells.context.sheet.epoch)
    if day is None:
        reason = f"{told_day(text)}读不成日期，请写成 2025-3-5 这样"
        return Read(None, (CellFault(key, told_day(text), reason, bars),))
    if not FIRST_DAY <= day <= LAST_DAY:
        reason = f"{day} 不会是台账里的日期，请核对年份"
        return Read(None, (CellFault(key, str(day), reason, bars),))
    today = cells.context.today
    if today and day > today and key in {"received", "answered"}:
        # An answer may be planned; nobody asks in the future.
        reason = f"{day} 还没有到，请核对年份"
        return Read(day, (CellFault(key, str(day), reason, bars=key == "received"),))
    return Read(day)


def read_quantity(cells: RowCells) -> Read[None]:
    """Refuse a row that stands for several applications."""
    seen = cells.context.quantity
    text = cells.of(seen.column).rstrip("件") if seen else ""
    if seen is None or is_blank(text) or text == "1":
        return Read(None)
    reason = f"“{seen.head}”写的是{told_day(text)}；一行只能是一件申请"
    return Read(None, (CellFault("", told_day(text), reason, seen=seen),))


def read_number(cells: RowCells) -> Read[str]:
    """Read the whole number of an application, as it is written."""
    text = cells.text("number")
    if cells.lacks_result("number"):
        return Read("", (CellFault("number", "", _LACKS_RESULT, bars=False),))
    if "number" in cells.texts and is_blank(text):
        reason = "没有编号，重复登记的查不出来"
        return Read("", (CellFault("number", "", reason, bars=False),))
    return Read("" if is_blank(text) else text)


def read_word(cells: RowCells, key: str, kind: Kind) -> Read[str]:
    """Read what a word in a column means; what is not certain is a fault, never guessed."""
    heads = cells.context.heads
    if key not in heads.read and kind in heads.ticks:
        return _read_ticks(cells, key, kind)
    text = cells.text(key)
    # A register says the same few words thousands of times.
    if known := cells.context.known.get((kind, text)):
        return known
    # 无 is what offices write for an outcome that there is none of, and no result.
    if is_blank(text):
        return _NO_WORD
    if cells.lacks_result(key):
        return Read("", (CellFault(key, "", _LACKS_RESULT),))
    words = cells.context.words[kind]
    if certain := words.meaning(text).certain or _all_alike(words, text):
        # Whole: a word whose meaning is known holds nothing of a person.
        read = Read(certain, read_as=(ReadAs(kind, " ".join(text.split()), certain),))
        cells.context.known[kind, text] = read
        return read
    told = told_word(text, words.pattern)
    return Read("", (CellFault(key, told, _why_unsure(cells, kind, text, told)),))


def read_outcomes(cells: RowCells) -> Read[tuple[CellKey, ...]]:
    """Read the cells of table 四 that a row counts to."""
    if not any(cells.text(one.key) for one in columns_of(Kind.OUTCOME)):
        return _NO_OUTCOMES
    read = {one.row: read_word(cells, one.key, Kind.OUTCOME) for one in columns_of(Kind.OUTCOME)}
    found = tuple(
        CellKey(DISPUTES, row, one.value)
        for row, one in read.items()
        if one.value not in {"", NO_OUTCOME}
    )
    faults = [fault for one in read.values() for fault in one.faults]
    if {"review", "direct_suit"} <= {key.row for key in found}:
        reason = "有行政复议结果，又有未经复议的诉讼结果；经过复议的，写在“行政诉讼（复议后）结果”"
        faults.append(CellFault("direct_suit", "", reason, bars=False))
    return Read(found, tuple(faults), tuple(word for one in read.values() for word in one.read_as))


def _all_alike(words: Words, text: str) -> str:
    """Return what all parts of a text mean alike: 维持、维持."""
    meanings = {words.meaning(part).certain for part in _SEPARATORS.split(text) if part}
    return meanings.pop() if len(meanings) == 1 else ""


def _why_unsure(cells: RowCells, kind: Kind, text: str, told: str) -> str:
    words = cells.context.words[kind]
    if keys := words.meaning(text).keys:
        return f"{told}可能是{_candidates(cells, kind, keys)}，请写明是哪一项"
    parts = {words.meaning(part).certain for part in _SEPARATORS.split(text) if part} - {""}
    if len(parts) > 1:
        return f"{told}写了两项（{_candidates(cells, kind, sorted(parts))}），一件只能计一项"
    return f"{told}认不出是哪一项，{_choices(cells, kind)}"


def _choices(cells: RowCells, kind: Kind) -> str:
    if kind is Kind.RESULT:
        return "请写表三“本年度办理结果”里的项目；本单位自己的用语，写进“对照”"
    labels = cells.context.vocabulary.labels(kind)
    return f"请写{'、'.join(labels)}中的一项；本单位自己的用语，写进“对照”"


def _candidates(cells: RowCells, kind: Kind, keys: Iterable[str]) -> str:
    labels = [f"“{cells.context.vocabulary.label(kind, key)}”" for key in keys]
    return first_of_many(labels, len(labels), "项", _MOST_CANDIDATES)


def _read_ticks(cells: RowCells, key: str, kind: Kind) -> Read[str]:
    """Read which of several columns is ticked; two of them, or another sign, is a fault."""
    ticked = []
    for seen in cells.context.heads.ticks[kind]:
        text = cells.of(seen.column)
        match is_ticked(text):
            case None:
                told = told_word(text, cells.context.words[kind].pattern)
                reason = f"“{seen.head}”一列{told}看不出是不是勾选，勾选的打√"
                return Read("", (CellFault(key, told, reason, seen=seen),))
            case True:
                ticked.append(seen)
    if len(ticked) > 1:
        named = "、".join(f"“{seen.head}”" for seen in ticked)
        reason = f"勾了两项（{named}），一件只能计一项"
        return Read("", (CellFault(key, named, reason, seen=ticked[-1]),))
    return Read(ticked[0].meaning if ticked else "")
