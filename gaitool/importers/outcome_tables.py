"""Reads tables whose rows stand side by side: their heads name both the row and the column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gaitool.as_printed import Unread
from gaitool.importers.blocks import PublishedRow, own_texts
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.heads import (
    TWO_ROWS,
    UNFITTING,
    UNUSUAL_HEADS,
    Head,
    UnreadableRow,
    Value,
    filled,
    values_under,
    words_of,
)
from gaitool.importers.outcome_heads import OutcomeHeads
from gaitool.importers.summed_rows import adds_up, read_by_sums
from gaitool.importers.table_labels import TableLabels


@dataclass(slots=True)
class OutcomeTable:
    """Takes in rows of heads, then the figures under them.

    A *kind* is a row of the form, printed as a head over its *outcomes*, the columns. Pages too
    narrow for all of it print the kinds below each other, labelled at the left, or as tables of
    their own.
    """

    labels: TableLabels
    found: Found
    _heads: OutcomeHeads = field(init=False)
    _in_heads: bool = False
    _has_figures: bool = False
    _last: list[FoundFigure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._heads = OutcomeHeads(self.labels)

    def begin_table(self) -> None:
        """Take in that another table of the document begins."""
        self._in_heads = False
        if self._has_figures:
            self._close()

    def _close(self) -> None:
        self._heads.rows.clear()
        self._has_figures = False

    def take(self, row: PublishedRow) -> None:
        """Take in a row: heads, figures, or something else."""
        is_figure = self.labels.texts.is_figure
        if self._is_head_row(row):
            if not self._in_heads:
                self._heads.rows.clear()
            self._in_heads = True
            self._heads.rows.append(row)
            if any(self._name(cell.text) in self.labels.own_heads for cell in row):
                self.found.reading = self.labels.table.key
        elif any(cell.text and is_figure(cell.text) for cell in row):
            self._in_heads = False
            self._take_figures(row)

    def finish(self, *, is_cut: bool) -> None:
        """Take in that the document is at its end."""

    def _name(self, text: str) -> str:
        return self.labels.plain_name(text)

    def _take_figures(self, row: PublishedRow) -> None:
        if counts_columns(row):
            return
        label, start = self._row_label(row)
        if self._has_figures and label is None:
            self._take_second(row)
            self._close()
            return
        heads = self._heads.of_row(label)
        if any(head.row for head in heads) and self._are_elsewhere(heads):
            return
        try:
            values = _values(heads, row, start)
        except UnreadableRow as problem:
            self._take_unplaced(row, start, heads, problem)
            return
        self._has_figures = True
        self._take_values(values, "" if self._heads.are_usual(heads) else UNUSUAL_HEADS)

    def _take_second(self, row: PublishedRow) -> None:
        """Take back the row before if this one has other figures under the same heads."""
        heads = self._heads.of_row(None)
        try:
            values = _values(heads, row, 0)
        except UnreadableRow:
            return
        first, second = [one.text for one in self._last], [value.text for value in values]
        keys = tuple(one.key for one in self._last)
        is_alike = keys == tuple(self._heads.key(value.head) for value in values)
        holds_words = any(text and not self.labels.texts.is_figure(text) for text in second)
        if not is_alike or holds_words or first == second:
            return
        self.found.take_back(self._last)
        words = f"{words_of(first)}；{words_of(second)}"
        self.found.unread.append(Unread(self.labels.table.key, words, TWO_ROWS, keys))

    def _take_unplaced(
        self, row: PublishedRow, start: int, heads: Iterable[Head], problem: UnreadableRow
    ) -> None:
        """Take in a row that does not fit its heads: by its sums, or as one that was not read."""
        table = self.labels.table
        is_ours = any(self._heads.key(head) in table for head in heads)
        if values := self._values_by_sums(row, start):
            self._take_values(values, "")
        elif is_ours:
            # Whichever of the kinds its heads name: they may not stand above their figures.
            self.found.unread.append(Unread(table.key, problem.words, UNFITTING, table.cells))
        self._has_figures = bool(values) or is_ours

    def _values_by_sums(self, row: PublishedRow, start: int) -> Sequence[Value]:
        """Return the figures in the form's order if there is one a cell and all sums hold."""
        table = self.labels.table
        texts = filled(own_texts(row[start:]), len(table.cells))
        if texts is None or self.found.reading != table.key or not self._heads.may_be_in_order():
            return ()
        block = table.blocks[0]
        count = len(block.columns)
        runs = [texts[at : at + count] for at in range(0, len(texts), count)]
        if not all(adds_up(block, run) for run in runs):
            return ()
        self.found.note(read_by_sums(table, block))
        return tuple(
            map(
                Value,
                self._heads.heads_of_the_form(row.key for row in self._heads.rows_in_order()),
                texts,
            )
        )

    def _take_values(self, values: Iterable[Value], doubt: str) -> None:
        table = self.labels.table
        self._last = []
        for value in values:
            key = self._heads.key(value.head)
            if key in table:
                self._last.append(FoundFigure(key, value.text, value.doubt or doubt))
            elif value.text:
                self.found.leave(table, (value.head.text,), value.text)
        self.found.figures += self._last

    def _are_elsewhere(self, heads: Iterable[Head]) -> bool:
        """Whether another table that has the same kinds is being read."""
        if self.found.reading == self.labels.table.key:
            return False
        shared = {self.labels.rows[name] for name in self.labels.shared_rows}
        return {head.row for head in heads if head.row} <= shared

    def _is_head_row(self, row: PublishedRow) -> bool:
        texts = {cell.text for cell in row if cell.text}
        if any(self.labels.texts.is_figure(text) for text in texts):
            return False
        known = {self._name(text) for text in texts if self.labels.is_head(text)}
        is_kind = bool(known) and known <= self.labels.heads and len(texts) == 1
        # A table of one outcome repeats its name below every kind.
        is_outcome = self._in_heads and bool(known) and len(known) == len(texts)
        return len(known) > 1 or is_kind or is_outcome

    def _row_label(self, row: PublishedRow) -> tuple[str | None, int]:
        """Return the kind that labels a row at its left, and where its figures begin.

        A label that other tables have as well is one only where this table is being read.
        """
        found, start = None, 0
        is_read = self.found.reading == self.labels.table.key
        for position, cell in enumerate(row):
            name = self._name(cell.text)
            if name in self.labels.shared_rows and not is_read:
                continue
            if kind := self.labels.rows.get(name):
                found, start = kind, position + 1
        return found, start


def _values(heads: Sequence[Head], row: PublishedRow, start: int) -> Sequence[Value]:
    """Return what a row has under each head, in their order where they have no positions.

    Raises UnreadableRow also where heads name no kind, or twice the same: then they do not stand
    in their places.
    """
    texts = own_texts(row[start:])
    known = [(head.row, head.column) for head in heads if head.row]
    if not known or len(set(known)) < len(known):
        raise UnreadableRow(tuple(texts))
    if heads[0].positions:
        return values_under(heads, row, start)
    in_order = filled(texts, len(heads))
    # A blank cell may as well be the end of a line, and all figures before it one too far.
    if in_order is None or not in_order[-1]:
        raise UnreadableRow(tuple(texts))
    return tuple(map(Value, heads, in_order))


def counts_columns(row: PublishedRow) -> bool:
    """Whether a row merely numbers the columns, from 1 on."""
    texts = [cell.text for cell in row if cell.text and not cell.spread]
    return len(texts) > 4 and texts == [str(number) for number in range(1, len(texts) + 1)]
