"""Which rows below the heads are applications, and which are sums, notes, or blank forms."""

from collections.abc import Mapping
from enum import Enum, auto

from gaitool.register.cells import day_of
from gaitool.register.rows import RowContext
from gaitool.register.sheets import is_white
from gaitool.register.vocabulary import register_data
from gaitool.text.folding import fold_label

_FEWEST_CELLS = 2
_SAME_HEADS = 3


class RowKind(Enum):
    """What a row is."""

    HEAD = auto()
    BLANK = auto()
    ASIDE = auto()
    ONLY_NUMBERED = auto()
    APPLICATION = auto()


def kind_of_row(context: RowContext, row: int, texts: Mapping[str, str]) -> RowKind:
    """Return what a row is, told by which cells hold something and by the columns that are read."""
    if row <= context.heads.last_row or _repeats_heads(context, texts):
        return RowKind.HEAD
    filled = _filled(context, row)
    number = context.heads.read.get("number")
    if not filled:
        return RowKind.BLANK
    if number and filled == [number.column]:
        return RowKind.ASIDE if _begins_as_aside(context, row, filled) else RowKind.ONLY_NUMBERED
    if day_of(texts.get("received", ""), context.sheet.epoch):
        return RowKind.APPLICATION
    is_aside = len(filled) < _FEWEST_CELLS or _begins_as_aside(context, row, filled)
    return RowKind.ASIDE if is_aside else RowKind.APPLICATION


def _filled(context: RowContext, row: int) -> list[int]:
    """Return the columns that hold something; what is calculated tells nothing."""
    return sorted(
        column
        for column, written in context.sheet.cells[row].items()
        if column not in context.calculated and not is_white(written)
    )


def _begins_as_aside(context: RowContext, row: int, filled: list[int]) -> bool:
    """Whether the first cell of a row begins as sums and notes do."""
    words = fold_label(context.sheet.text(row, filled[0]))
    begins = tuple(map(fold_label, register_data()["asides"]["begins"]))
    return words.startswith(begins)


def _repeats_heads(context: RowContext, texts: Mapping[str, str]) -> bool:
    """Whether the heads stand again, as on every page of a printed list."""
    heads = context.lowest_heads
    return sum(texts[key] == head for key, head in heads.items()) >= _SAME_HEADS
