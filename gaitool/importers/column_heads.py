"""The heads above the rows of a table: where they stand, and in what order they were printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from gaitool.form import Block, Column
from gaitool.importers.blocks import PublishedRow
from gaitool.importers.copied_heads import are_part_of, column_orders
from gaitool.importers.heads import Head
from gaitool.importers.labels import Meaning
from gaitool.importers.table_labels import TableLabels
from gaitool.importers.years_compared import without_years_before

_FEWEST = 3
_SHORTEST_CUT = 3
_ALIKE = 0.5
"""So much is a head like the one that lacks in its block: 现在行有效 in place of 现行有效件数."""


class _PrintedHead(NamedTuple):
    text: str
    meaning: Meaning | None
    spread: bool


@dataclass(slots=True)
class ColumnHeads:
    """Takes in rows of heads.

    ``are_copied`` tells that two of them claim one place: the rows were copied as text, without
    place-holders for merged cells, and nothing stands under its head. ``keeps_blanks`` tells that
    blank cells show in them, as they will in the rows below.
    """

    labels: TableLabels
    are_copied: bool = False
    keeps_blanks: bool = False
    _at: dict[int, _PrintedHead] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)
    _relabelled: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._at)

    def clear(self) -> None:
        """Forget all heads, since others follow or the table is over."""
        self.are_copied = self.keeps_blanks = False
        self._at = {}
        self._order = []
        self._relabelled = {}

    def take(self, row: PublishedRow) -> None:
        """Take in a row; what stands above the heads of columns is left out."""
        self.keeps_blanks |= not all(cell.text for cell in row)
        for position, cell in enumerate(row):
            if not cell.text or self.labels.texts.name(cell.text) in self.labels.heads:
                continue
            meaning = self.labels.column(cell.text)
            if meaning or not self._is_above_columns(cell.text):
                self._put(position, _PrintedHead(cell.text, meaning, cell.spread))
                if meaning and not cell.spread:
                    self._order.append(meaning.key)
                if meaning and not (meaning.is_whole and self.labels.is_own(cell.text)):
                    self._relabelled[cell.text] = meaning.key

    def relabelled(self, row: str) -> Iterator[tuple[str, str]]:
        """Yield the heads that are worded otherwise than the form has them above a row."""
        labels = {c.key: c.label for c in self.labels.table.block_of(row).columns}
        meant = {head.text for head in self._merged() if head.column}
        for text, key in self._relabelled.items():
            if text in meant and (label := labels.get(self.labels.column_in(row, key))):
                yield text, label
        for head, key in self._guesses(row).items():
            yield head.text, labels[key]

    def _put(self, position: int, head: _PrintedHead) -> None:
        known = self._at[position].meaning if position in self._at else None
        if known and head.meaning and known.key != head.meaning.key:
            self.are_copied = True
        self._at[position] = head

    def _is_above_columns(self, text: str) -> bool:
        name = self.labels.texts.name(text)
        return self.labels.is_head(text) and name not in self.labels.old

    def are_those_of(self, block: Block) -> bool:
        """Whether all heads of a block were printed, one after the other as the form has them."""
        # A line of heads may be printed twice, at the end of a page and on the next one.
        return tuple(dict.fromkeys(self._order)) in column_orders(block)

    def may_be_those_of(self, block: Block) -> bool:
        """Whether the heads that were recognised come in the order of a block's."""
        return are_part_of(dict.fromkeys(self._order), column_orders(block))

    def above(self, row: str) -> Sequence[Head]:
        """Return the heads by position as they are meant above a row, a merged one once."""
        guesses = self._guesses(row)
        return tuple(
            replace(head, column=guesses[head], sure=False)
            if head in guesses
            else replace(head, column=self.labels.column_in(row, head.column or "") or None)
            for head in self._merged()
        )

    def _guesses(self, row: str) -> Mapping[Head, str]:
        """Return the heads that are not known with the columns they mean, if their places tell.

        Others are those of the form, each in its place, or the block has one column: so less
        likeness than elsewhere is enough, if each head is most like the one that stands there.
        """
        if not row:
            return {}
        heads = self._merged()
        columns = self.labels.table.block_of(row).columns
        meant = [self.labels.column_in(row, head.column or "") for head in heads]
        others = [
            (head, column)
            for head, column, key in zip(heads, columns, meant, strict=False)
            if key != column.key
        ]
        is_alone = len(heads) == len(columns) == 1
        is_whole = len(heads) == len(columns) >= _FEWEST and len(others) < len(heads)
        if not (is_alone or is_whole):
            return {}
        if not all(self._is_like(head, column, columns) for head, column in others):
            return {}
        return {head: column.key for head, column in others}

    def _is_like(self, head: Head, column: Column, columns: Iterable[Column]) -> bool:
        """Whether a head is like that of a column, and less so like others, or was cut from it."""
        name = self.labels.texts.name
        if head.column or self.labels.is_old(head.text):
            return False
        begun = name(head.text)
        if len(begun) >= _SHORTEST_CUT and name(column.label).startswith(begun):
            return True
        likeness = {
            one.key: SequenceMatcher(None, begun, name(one.label)).ratio() for one in columns
        }
        return likeness[column.key] == max(likeness.values()) >= _ALIKE

    def _merged(self) -> list[Head]:
        """Return the heads in their order, one for all cells that it spreads over."""
        merged: list[Head] = []
        for position, (text, meaning, spread) in sorted(self._at.items()):
            last = merged[-1] if merged else None
            if last and spread and last.text == text and last.positions[-1] == position - 1:
                merged[-1] = replace(last, positions=(*last.positions, position))
                continue
            column = meaning.key if meaning else None
            sure = meaning.sure if meaning else True
            merged.append(Head(text, column, (position,), sure=sure))
        return without_years_before(merged)
