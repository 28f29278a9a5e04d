"""Which rows below the heads are applications, and which are sums, notes, or blank forms."""

from enum import Enum, auto

from gaitool.register.cells import day_of
from gaitool.register.head_words import Role
from gaitool.register.rows import RowContext
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


def kind_of_row(context: RowContext, row: int) -> RowKind:
    """Return what a row is, told by which cells hold something and by the columns that are read."""
    if row <= context.heads.last_row or _repeats_heads(context, row):
        return RowKind.HEAD
    filled = _filled(context, row)
    number = context.heads.read.get("number")
    if not filled:
        return RowKind.BLANK
    if number and filled == [number.column]:
        return RowKind.ASIDE if _begins_as_aside(context, row, filled) else RowKind.ONLY_NUMBERED
    if _is_dated(context, row):
        return RowKind.APPLICATION
    is_aside = len(filled) < _FEWEST_CELLS or _begins_as_aside(context, row, filled)
    return RowKind.ASIDE if is_aside else RowKind.APPLICATION


def _filled(context: RowContext, row: int) -> list[int]:
    """Return the columns that hold something; what is calculated tells nothing."""
    calculated = {one.column for one in context.heads.of(Role.CALCULATED)}
    return sorted(
        column
        for column, written in context.sheet.cells[row].items()
        if column not in calculated and (written.value is not None and written.text.strip())
    )


def _is_dated(context: RowContext, row: int) -> bool:
    seen = context.heads.read.get("received")
    text = context.sheet.text(row, seen.column) if seen else ""
    return day_of(text, context.sheet.epoch) is not None


def _begins_as_aside(context: RowContext, row: int, filled: list[int]) -> bool:
    """Whether the first cell of a row begins as sums and notes do."""
    words = fold_label(context.sheet.text(row, filled[0]))
    begins = tuple(map(fold_label, register_data()["asides"]["begins"]))
    return words.startswith(begins)


def _repeats_heads(context: RowContext, row: int) -> bool:
    """Whether the heads stand again, as on every page of a printed list."""
    same = sum(
        fold_label(context.sheet.text(row, one.column)) == fold_label(one.head.split("／")[-1])
        for one in context.heads.read.values()
    )
    return same >= _SAME_HEADS
