"""The heads of a table's columns, and the cells of a row that stand under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gaitool.importers.blocks import PublishedCell, PublishedRow, own_texts

UNUSUAL_HEADS = "列标题的次序或个数与规定的不同"
"""Why figures are doubtful whose heads are not those of the form in its order."""

UNFITTING = "格与列标题对不上"
"""Why a row was not read whose cells are neither under the heads nor as many."""

NO_COLUMN = "列标题没有认出"
"""Why figures were not read whose head is none of the form's."""

OLD_COLUMN = "列标题是旧格式的，没有对应的格"
"""Why figures were not read whose head is that of the edition before."""

OTHER_MONEY = "列标题的单位与规定的不同，不知道按哪个单位读"
"""Why an amount was not read that has no measure itself, under a head that names another one."""

TWO_ROWS = "同一表头下面有两行数，不知道哪一行是本年度的"
"""Why figures were not read where two rows without a label stand under the same heads."""

CUT_OFF = "原文到这一行就断了，按规定格式的次序读"
"""Why the figures of a row are doubtful in which the document breaks off."""

BROKEN = "这一行断成两行，各数相加等于总计，连起来读"
"""Why the figures of a row are doubtful that goes on where no label stands."""

MERGED = "这一格横跨几列，不知道是哪一列的数"
"""Why the figure of a row is doubtful whose cells are fewer than the heads."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of figures as printed: what it asks for, if known, and where it stands.

    ``row`` is given where heads side by side tell rows of the form (table 四).
    """

    text: str
    column: str | None
    positions: tuple[int, ...]
    row: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Value:
    """What stands under a head; ``doubt`` says why it may not belong there."""

    head: Head
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class UnreadableRow(Exception):
    """The cells of a row do not fit the heads in any way that is sure."""

    cells: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the cells hold."""
        return words_of(self.cells)


def words_of(texts: Sequence[str]) -> str:
    """Return the texts of some cells in words."""
    return "、".join(text or "空" for text in texts)


def values_under(heads: Sequence[Head], row: PublishedRow, start: int) -> tuple[Value, ...]:
    """Return what a row has under each head, its labels ending before ``start``.

    Cells are taken by position, or in their order where there are as many as heads: rows of
    text and badly merged ones are shifted. Raises UnreadableRow where neither is possible.
    """
    heads = [head for head in heads if head.positions[-1] >= start or head.column]
    by_position = _by_position(heads, row, start)
    texts = own_texts(row[start:])
    in_order = filled(texts, len(heads))
    if by_position is None and in_order is None:
        raise UnreadableRow(tuple(texts))
    if in_order is None:
        pairs = zip(heads, by_position or (), strict=True)
        return tuple(Value(head, text, _reach(head, row) if text else "") for head, text in pairs)
    if by_position is None or by_position == in_order:
        return tuple(Value(head, text) for head, text in zip(heads, in_order, strict=True))
    return tuple(
        Value(head, one, "" if one == other else f"按列对齐是“{one}”，按顺序数是“{other}”")
        for head, one, other in zip(heads, by_position, in_order, strict=True)
    )


def _by_position(heads: Sequence[Head], row: PublishedRow, start: int) -> list[str] | None:
    """Return the texts under the heads; None where a label or another text is in the way."""
    if not heads or heads[0].positions[0] < start:
        return None
    known = {position for head in heads for position in head.positions}
    others = (at for at in range(start, len(row)) if at not in known)
    if any(row[at].text and not row[at].spread for at in others):
        return None
    texts = [_text_at(head.positions, row) for head in heads]
    return None if None in texts else [text for text in texts if text is not None]


def _text_at(positions: Sequence[int], row: PublishedRow) -> str | None:
    """Return the one text at some positions; None where there are several or no cells.

    Converters repeat the text of a merged cell in every place that it fills.
    """
    cells = [row[at] for at in positions if at < len(row)]
    texts = [cell.text for cell in cells if cell.text and not cell.spread]
    texts = texts[:1] if len(set(texts)) == 1 and len(texts) == len(positions) else texts
    if len(texts) > 1 or not cells:
        return None
    return texts[0] if texts else ""


def _reach(head: Head, row: PublishedRow) -> str:
    """Return why a figure is doubtful whose cell reaches under the next head; else nothing."""
    own, beyond = cell_at(row, head.positions[-1]), cell_at(row, head.positions[-1] + 1)
    return MERGED if beyond.spread and beyond.text == own.text else ""


def filled(texts: Sequence[str], count: int) -> Sequence[str] | None:
    """Return the texts of a row if they are as many as its columns, else None.

    Blank ones at both ends are left out where there are more.
    """
    if len(texts) == count:
        return texts
    known = [index for index, text in enumerate(texts) if text]
    bare = texts[known[0] : known[-1] + 1] if known else ()
    return bare if len(bare) == count else None


def cell_at(row: PublishedRow, position: int) -> PublishedCell:
    """Return a cell of a row, an empty one past its end."""
    return row[position] if position < len(row) else PublishedCell()
