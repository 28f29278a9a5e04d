"""Which rows below the heads are applications, and which are sums, notes, or blank forms."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from gaitool.office_files.table_rows import is_white
from gaitool.register.cells import day_of, is_blank
from gaitool.register.head_words import Role, column_meant
from gaitool.register.row_cells import RowCells
from gaitool.register.vocabulary import Kind, folded_words
from gaitool.text.folding import fold_unkept

_FEWEST_CELLS = 2
_SAME_HEADS = 3
_LONGEST_ASIDE = 60
_A_SUM = re.compile(r"共?计?\d{1,6}[件个宗条份]?")
# 统计依申请〔2025〕1号 begins as a note does, and is a number.
_A_NUMBER = re.compile(r"[〔\[(]20\d\d[〕\])]")


class RowKind(Enum):
    """What a row is."""

    HEAD = auto()
    OTHER_HEADS = auto()
    BLANK = auto()
    ASIDE = auto()
    ONLY_NUMBERED = auto()
    CONTINUED = auto()
    MISPARTED = auto()
    APPLICATION = auto()


def kind_of_row(cells: RowCells) -> RowKind:
    """Return what a row is, told by which cells hold something and by the columns that are read."""
    context, row = cells.context, cells.row
    if row <= context.heads.last_row or _repeats_heads(cells):
        return RowKind.HEAD
    filled = _filled(cells)
    return _kind_of_filled(cells, filled) if filled else RowKind.BLANK


def _kind_of_filled(cells: RowCells, filled: Sequence[int]) -> RowKind:
    number = cells.context.heads.read.get("number")
    if _is_aside(cells, filled):
        return RowKind.ASIDE
    if number and filled == [number.column]:
        return RowKind.ONLY_NUMBERED
    if _is_misparted(cells):
        return RowKind.MISPARTED
    if day_of(cells.text("received"), cells.context.sheet.epoch):
        return RowKind.CONTINUED if _is_continued(cells) else RowKind.APPLICATION
    return RowKind.OTHER_HEADS if _has_other_heads(cells) else RowKind.APPLICATION


def _filled(cells: RowCells) -> list[int]:
    """Return the columns that hold something; what is calculated tells nothing."""
    calculated = cells.context.calculated
    return sorted(
        column
        for column, written in cells.line.cells.items()
        # A formula whose result was not saved may show anything.
        if column not in calculated
        and (not is_white(written) or (written.has_formula and written.value is None))
    )


def _is_aside(cells: RowCells, filled: Sequence[int]) -> bool:
    """Whether a row is a sum or a note: it begins so, and says nothing that is counted.

    A single cell that nobody reads is one too.
    """
    if any(_is_coded(cells, kind) for kind in (Kind.APPLICANT, Kind.RESULT)):
        return False
    if _begins_as_aside(cells, filled):
        return True
    days = (cells.text(key) for key in ("received", "answered"))
    number = cells.context.heads.read.get("number")
    return (
        len(filled) < _FEWEST_CELLS
        and all(map(is_blank, days))
        and not (number and filled == [number.column])
    )


def _is_coded(cells: RowCells, kind: Kind) -> bool:
    """Whether a type or a result stands in a row, and no sum of them."""
    ticks = cells.context.heads.ticks.get(kind, ())
    texts = [cells.text(kind.value), *(cells.of(one.column) for one in ticks)]
    return any(text and not _A_SUM.fullmatch(text) for text in texts)


def _begins_as_aside(cells: RowCells, filled: Sequence[int]) -> bool:
    """Whether the first cell of a row begins as sums and notes do, or names no more than a month.

    Columns of names and contents are not looked into.
    """
    unread = {one.column for one in cells.context.heads.of(Role.UNREAD)}
    if filled[0] in unread:
        return False
    words = fold_unkept(cells.of(filled[0])[:_LONGEST_ASIDE])
    begins = tuple(folded_words("asides", "begins"))
    is_month = words.removesuffix("份") in folded_words("asides", "months")
    is_note = is_month or words.startswith(begins)
    return is_note and not _A_NUMBER.search(words)


def _is_misparted(cells: RowCells) -> bool:
    """Whether a row of a text has not as many cells as the heads: they are of other columns."""
    width = cells.line.width
    if not width:
        return False
    heads = cells.context.sheet.top[cells.context.heads.last_row].width
    return width < heads or any(column > heads for column in cells.line.cells)


def _is_continued(cells: RowCells) -> bool:
    """Whether all that is read of a row stands in merged cells that begin above it."""
    if not cells.line.repeated:
        return False
    read = cells.context.heads.read.values()
    ticks = (one for kind in cells.context.heads.ticks.values() for one in kind)
    columns = [one.column for one in (*read, *ticks) if cells.is_filled(one.column)]
    return cells.line.repeated.issuperset(columns)


def _repeats_heads(cells: RowCells) -> bool:
    """Whether the heads stand again, as on every page of a printed list."""
    heads = cells.context.lowest_heads
    same = [key for key, head in heads.items() if cells.texts[key] == head]
    if len(same) >= _SAME_HEADS:
        return True
    columns = cells.line.cells
    return any(
        line.keys() == columns.keys() and all(cells.of(c) == said for c, said in line.items())
        for line in cells.context.head_lines
    )


def _has_other_heads(cells: RowCells) -> bool:
    """Whether other heads stand in the row: what is below them is in other columns."""
    texts = (text for text in cells.texts.values() if not is_blank(text))
    return sum(column_meant(text) is not None for text in texts) >= _SAME_HEADS
