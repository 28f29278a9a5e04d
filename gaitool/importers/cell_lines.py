"""Tells tables that were copied as text with every cell on a line of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gaitool.form import Block
from gaitool.importers.blocks import PublishedCell, PublishedRow
from gaitool.importers.form_labels import FormLabels

_FEWEST_FIGURES = 3
_LONGEST_CELL = 60
_SHORTEST_PIECE = 4
"""A narrow column breaks labels over lines; what is shorter might be a piece of anything."""


@dataclass(frozen=True, eq=False)
class CellLines:
    """Knows the cells of an edition's tables where each is a line.

    ``row_labels`` begin a row, ``column_heads`` stand above one; ``outcomes`` are heads under
    which figures follow without a label. ``under`` are the labels below each merged head that
    has others beside it: a browser copies them after all of its line.
    """

    labels: FormLabels
    row_labels: frozenset[str]
    column_heads: frozenset[str]
    outcomes: frozenset[str]
    under: Mapping[str, frozenset[str]]

    def is_cell(self, line: str) -> bool:
        """Whether a line is nothing but a label of the form, a piece of one, or a figure."""
        text = line.strip()
        if len(text) > _LONGEST_CELL or "\t" in text or self.labels.headings.part(text):
            return False
        name = self._name(text)
        return (
            self._is_figure(text)
            or name in self.labels.words
            or self.labels.is_caption(text)
            or (len(name) >= _SHORTEST_PIECE and any(name in word for word in self.labels.words))
        )

    def is_table(self, lines: Sequence[str]) -> bool:
        """Whether lines that are cells make a table: some are figures, and the first is none."""
        is_figure = self._is_figure
        return not is_figure(lines[0].strip()) and sum(map(is_figure, lines)) >= _FEWEST_FIGURES

    def rows(self, lines: Sequence[str]) -> Iterator[PublishedRow]:
        """Yield the rows that cells one after the other make: labels, then their figures."""
        row: list[str] = []
        for text in map(str.strip, lines):
            if row and self._begins_row(text, row):
                yield self._row(row)
                row = []
            row.append(text)
        if row:
            yield self._row(row)

    def _name(self, text: str) -> str:
        return self.labels.texts.name(text)

    def _is_figure(self, text: str) -> bool:
        return self.labels.texts.is_figure(text)

    def _begins_row(self, text: str, row: list[str]) -> bool:
        """Whether a cell begins the next row: a label after figures or heads, a figure after them.

        Figures follow heads at once only where the rows of a table stand side by side.
        """
        has_figures = any(map(self._is_figure, row))
        names = set(map(self._name, row))
        if self._is_figure(text):
            return not has_figures and bool(names & self.outcomes)
        is_row_label = self._name(text) in self.row_labels
        return has_figures or (is_row_label and len(row) > 1 and bool(names & self.column_heads))

    def _row(self, row: list[str]) -> PublishedRow:
        """Return a row, heads in the order of their columns: those under a head in its place."""
        for head, below in self.under.items():
            names = list(map(self._name, row))
            if head in names:
                at = names.index(head)
                moved = [text for text in row[at + 1 :] if self._name(text) in below]
                row = [*row[:at], *moved, *(text for text in row[at + 1 :] if text not in moved)]
        return tuple(PublishedCell(text) for text in row)


@lru_cache(maxsize=32)
def cell_lines_of(labels: FormLabels) -> CellLines:
    """Return how the tables of an edition are known where each cell is a line."""
    left, across = labels.labelled_at_the_left, labels.side_by_side
    column_heads = frozenset(name for table in left for name in table.columns)
    row_labels = frozenset(name for table in left for name in table.rows)
    outcomes = frozenset(name for table in across for name in table.columns)
    return CellLines(
        labels=labels,
        row_labels=row_labels - column_heads,
        column_heads=column_heads,
        outcomes=outcomes - column_heads - row_labels,
        under=_under_heads(labels, [block for table in left for block in table.table.blocks]),
    )


def _under_heads(labels: FormLabels, blocks: Iterable[Block]) -> Mapping[str, frozenset[str]]:
    """Return what stands below each merged head that does not reach over all of its block.

    Outer heads come first, so that an inner one moves along with its own.
    """
    under: dict[str, frozenset[str]] = {}
    for block in blocks:
        for heading, level in _merged_heads(block):
            below = [column for column in block.columns if heading in column.headings]
            inner = (text for c in below for text in (*c.headings[level + 1 :], c.label))
            name = labels.texts.name(heading)
            under[name] = under.get(name, frozenset()).union(map(labels.texts.name, inner))
    return under


def _merged_heads(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the heads over some columns of a block, not all, each with its level."""
    for level in range(max(len(column.headings) for column in block.columns)):
        headings = [c.headings[level] for c in block.columns if len(c.headings) > level]
        for heading in dict.fromkeys(headings):
            if headings.count(heading) < len(block.columns):
                yield heading, level
