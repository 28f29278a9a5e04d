"""Tells tables that were copied as text with every cell on a line of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from gaitool.form import Block
from gaitool.importers.bars import BAR, OTHER_BARS
from gaitool.importers.blocks import PublishedCell, PublishedRow
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.glued_labels import heads_apart, taken_apart
from gaitool.importers.table_labels import TableLabels

_FEWEST_FIGURES = 3
_MOST_HEADS = 60
"""More heads than any table of the form has: what stands before them is none of its row."""

_FEWEST_BARE_FIGURES = 5
_MANY_LABELS = 8
_NO_CELL = re.compile(f"[\t{BAR}{OTHER_BARS}。；]")
_CUT_HEADING = re.compile("[一二三四五六]")
_CUT_NUMBER = re.compile(r"\d")
_WRITTEN = re.compile(
    r"(?!\d{1,2}[.、．)）]\s?[^\d\s])\D{0,2}\d|#|[零一二三四五六七八九十百千万亿]{2,}[元件]"
)
"""What is written in place of a figure: 312*, 约312, 300+12; numbered words are none."""

_LONGEST_WRITTEN = 20
_LONGEST_CELL = 60
_SHORTEST_PIECE = 4
"""A narrow column breaks labels over lines; what is shorter might be a piece of anything."""


@dataclass(frozen=True, eq=False)
class CellLines:
    """Knows the cells of an edition's tables where each is a line.

    ``row_labels`` begin a row, ``column_heads`` stand above one, as all ``heads`` do; ``outcomes``
    are heads under which figures follow without a label. ``under`` are the labels below each
    merged head that has others beside it: a browser copies them after all of its line.
    ``lone_rows`` have one figure.
    """

    labels: FormLabels
    row_labels: frozenset[str]
    column_heads: frozenset[str]
    outcomes: frozenset[str]
    heads: frozenset[str]
    under: Mapping[str, frozenset[str]]
    lone_rows: frozenset[str]

    def are_cells(self, lines: Sequence[str]) -> Iterator[bool]:
        """Yield for each line whether it is a cell.

        A short line between a cell and a figure is the label of a row, though none of the form's;
        between any two it may be one misspelt. What is written in the one cell of a row is another.
        A numeral at the very end is the number of a heading that was cut off.
        """
        known = list(map(self.is_cell, lines))
        if lines and self._is_cut_number(lines):
            known[-1] = False
        for index, line in enumerate(lines):
            between = 0 < index < len(lines) - 1 and known[index - 1] and known[index + 1]
            yield (
                known[index]
                or (
                    between
                    and self.may_be_label(line)
                    and (self.is_figure(lines[index + 1]) or self._is_misspelt(line.strip()))
                )
                or (index > 1 and known[index - 2] and self._is_written(lines[index - 1], line))
            )

    def _is_written(self, before: str, line: str) -> bool:
        """Whether a line is what stands in place of the only figure of the row named before it."""
        text = line.strip()
        is_short = len(text) <= _LONGEST_WRITTEN and self.may_be_label(text)
        return is_short and self._name(before) in self.lone_rows and bool(_WRITTEN.match(text))

    def _is_cut_number(self, lines: Sequence[str]) -> bool:
        """Whether the last line is the number of a heading, or of a row below one that is whole."""
        last = lines[-1].strip()
        if _CUT_HEADING.fullmatch(last):
            return True
        row = list(takewhile(self.is_figure, reversed(lines[:-1])))
        label = (
            self._name(lines[-len(row) - 2])
            if _CUT_NUMBER.fullmatch(last) and len(lines) > len(row) + 1
            else ""
        )
        keys = (
            (t.table, t.rows[label]) for t in self.labels.labelled_at_the_left if t.rows.get(label)
        )
        return any(len(table.block_of(key).columns) == len(row) for table, key in keys)

    def _is_misspelt(self, text: str) -> bool:
        """Whether a text is nearly a label of the form, and nothing else beside it."""
        tables = self.labels.labelled_at_the_left
        is_one = len(text.split()) == 1 and not text[-1].isdecimal()
        return is_one and any(table.column(text) or table.row(text) for table in tables)

    def is_cell(self, line: str) -> bool:
        """Whether a line is nothing but a label of the form, a piece of one, or a figure.

        The figures of a row may be glued to its label.
        """
        text = line.strip()
        if not self.may_be_label(text):
            return False
        name = self._name(text)
        return (
            self.is_figure(text)
            or self.labels.is_caption(text)
            or (len(name) >= _SHORTEST_PIECE and any(name in word for word in self.labels.words))
            or bool(self.labels.word_like(text))
            or any(t.is_in_other_money(text) for t in self.labels.labelled_at_the_left)
            or self._is_glued(text)
        )

    def may_be_label(self, line: str) -> bool:
        """Whether a line is short and no sentence, heading of a part, or row by itself."""
        text = line.strip()
        is_short = len(text) <= _LONGEST_CELL and not _NO_CELL.search(text)
        return is_short and not self.labels.headings.part(text)

    def is_table(self, lines: Sequence[str]) -> bool:
        """Whether lines that are cells make a table: some are figures, and some are none.

        So many figures without any label are the row of a table too: too many for numbers of pages.
        Among many labels one figure is enough: blank cells leave no line.
        """
        texts = list(filter(None, map(str.strip, lines)))
        figures = sum(self.is_figure(text) or self._is_glued(text) for text in texts)
        bare = sum(map(self.is_figure, texts))
        is_full = figures >= (_FEWEST_FIGURES if bare < len(texts) else _FEWEST_BARE_FIGURES)
        labels = len(texts) - bare
        are_many = labels >= _MANY_LABELS and self.labels.is_of_the_form(texts)
        return is_full or (figures > 0 and are_many)

    def rows(self, lines: Sequence[str]) -> Iterator[PublishedRow]:
        """Yield the rows that cells one after the other make: labels, then their figures.

        Blank ones, if any, are figures that lack, or fill up a row. Heads glued to each other are
        a cell each.
        """
        row: list[str] = []
        for text in map(str.strip, lines):
            if row and self._begins_row(text, row):
                yield self._row(row)
                row = []
            row += heads_apart(text, self.labels) or [text]
        if row:
            yield self._row(row)

    def _name(self, text: str) -> str:
        return self.labels.texts.name(text)

    def _label(self, text: str) -> str:
        """Return the name of the label that a text is, though short or with a measure after it."""
        return self.labels.word_like(text) or self._name(text)

    def is_figure(self, line: str) -> bool:
        """Whether a line is a figure, or stands for one; a blank cell does."""
        return self.labels.texts.is_figure(line.strip())

    def _is_glued(self, text: str) -> bool:
        pieces = taken_apart(text, self.labels)
        return pieces is not None and len(pieces) == 2

    def _begins_row(self, text: str, row: list[str]) -> bool:
        """Whether a cell begins the next row: a label after figures or heads, a figure after them.

        Figures follow heads at once where the rows of a table stand side by side, and where the
        label of a row is lost.
        """
        if self._is_caption(text):
            return True
        # Nothing but figures follows figures in a row.
        has_figures = (
            self.is_figure(row[-1])
            or self._is_glued(row[-1])
            or (len(row) > 1 and self._is_written(row[-2], row[-1]))
        )
        if has_figures and not self.is_figure(text):
            return True
        # A blank after heads is no figure of theirs.
        if not text or (has_figures and row[-1]):
            return False
        heads = list(filter(None, row[-_MOST_HEADS:]))
        names = list(map(self._label, heads))
        if self.is_figure(text):
            return not self.outcomes.isdisjoint(names) or self._are_heads(heads, names)
        is_row = self._label(text) in self.row_labels
        if is_row and len(row) == 1 and names[0] in self.row_labels:
            # The row above is blank.
            return True
        begins = is_row or self._is_glued(text)
        begins = begins or not self.is_cell(text)
        return begins and len(row) > 1 and not self.column_heads.isdisjoint(names)

    def _are_heads(self, row: list[str], names: list[str]) -> bool:
        """Whether a row is that of heads, captions aside; one word alone may label a row too."""
        heads = [name for text, name in zip(row, names, strict=True) if not self._is_caption(text)]
        return len(heads) > 1 and all(name in self.heads for name in heads)

    def _is_caption(self, text: str) -> bool:
        return self.labels.is_caption(text)

    def _row(self, row: list[str]) -> PublishedRow:
        """Return a row, heads in the order of their columns: those under a head in its place."""
        for head, below in self.under.items():
            names = list(map(self._label, row))
            if head in names:
                at = names.index(head)
                moved = [text for text in row[at + 1 :] if self._label(text) in below]
                others = [text for text in row[at + 1 :] if text not in moved]
                row = [*row[:at], *moved, *others] if moved else row
        return tuple(PublishedCell(text) for text in row)


@lru_cache(maxsize=32)
def cell_lines_of(labels: FormLabels) -> CellLines:
    """Return how the tables of an edition are known where each cell is a line."""
    left, across = labels.labelled_at_the_left, labels.side_by_side
    column_heads = frozenset(name for table in left for name in (*table.columns, *table.old))
    row_labels = frozenset(name for table in left for name in table.rows)
    outcomes = frozenset(name for table in across for name in table.columns)
    return CellLines(
        labels=labels,
        row_labels=row_labels - column_heads,
        column_heads=column_heads,
        outcomes=outcomes - column_heads - row_labels,
        heads=column_heads.union(*(table.heads for table in left)),
        under=_under_heads(labels, [block for table in left for block in table.table.blocks]),
        lone_rows=frozenset(name for table in left for name in _lone_rows(table)),
    )


def _lone_rows(labels: TableLabels) -> Iterator[str]:
    """Yield the labels of the rows with one column."""
    for name, key in labels.rows.items():
        if key and len(labels.table.block_of(key).columns) == 1:
            yield name


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
