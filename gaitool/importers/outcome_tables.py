"""Reads tables whose rows stand side by side: their heads name both the row and the column."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gaitool.filled_report import Unread
from gaitool.form import CellKey
from gaitool.importers.blocks import PublishedRow
from gaitool.importers.copied_heads import are_part_of, filled, row_orders
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.heads import (
    UNFITTING,
    UNUSUAL_HEADS,
    Head,
    UnreadableRow,
    Value,
    cell_at,
    values_under,
)
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
    _head_rows: list[PublishedRow] = field(default_factory=list)
    _in_heads: bool = False
    _has_figures: bool = False

    def begin_table(self) -> None:
        """Take in that another table of the document begins."""
        self._in_heads = False
        if self._has_figures:
            self._close()

    def _close(self) -> None:
        self._head_rows = []
        self._has_figures = False

    def take(self, row: PublishedRow) -> None:
        """Take in a row: heads, figures, or something else."""
        is_figure = self.labels.texts.is_figure
        if self._is_head_row(row):
            if not self._in_heads:
                self._head_rows = []
            self._in_heads = True
            self._head_rows.append(row)
            if any(self._name(cell.text) in self.labels.own_heads for cell in row):
                self.found.reading = self.labels.table.key
        elif self._head_rows and any(cell.text and is_figure(cell.text) for cell in row):
            self._in_heads = False
            self._take_figures(row)

    def finish(self) -> None:
        """Take in that the document is at its end."""

    def _name(self, text: str) -> str:
        return self.labels.texts.name(text)

    def _take_figures(self, row: PublishedRow) -> None:
        if counts_columns(row):
            return
        label, start = self._row_label(row)
        if self._has_figures and label is None:
            self._close()
            return
        heads = self._all_heads(label)
        if not any(head.row for head in heads) or self._are_elsewhere(heads):
            return
        self._has_figures = True
        try:
            values = _values(heads, row, start)
        except UnreadableRow as problem:
            keys = tuple(key for head in heads if (key := self._key(head)) in self.labels.table)
            self._take_unreadable(problem.words, keys)
            return
        self._take_values(values, "" if self._are_usual(heads) else UNUSUAL_HEADS)

    def _all_heads(self, label: str | None) -> tuple[Head, ...]:
        """Return the heads as they stand, or by their order where that makes no sense."""
        placed = self._with_kinds(tuple(self._heads(label)))
        copied = self._copied_heads()
        kinds = {head.row for head in copied}
        is_whole = self._are_usual(placed) and {head.row for head in placed} == kinds
        return placed if is_whole or not copied else copied

    def _take_values(self, values: Iterable[Value], doubt: str) -> None:
        table = self.labels.table
        for value in values:
            key = self._key(value.head)
            if key in table:
                self.found.figures.append(FoundFigure(key, value.text, value.doubt or doubt))
            elif value.text:
                self.found.leave(table, (value.head.text,), value.text)

    def _are_elsewhere(self, heads: Iterable[Head]) -> bool:
        """Whether another table that has the same kinds is being read."""
        if self.found.reading == self.labels.table.key:
            return False
        shared = {self.labels.rows[name] for name in self.labels.shared_rows}
        return {head.row for head in heads if head.row} <= shared

    def _take_unreadable(self, words: str, keys: tuple[CellKey, ...]) -> None:
        self.found.unread.append(Unread(self.labels.table.key, words, UNFITTING, keys))

    def _copied_heads(self) -> tuple[Head, ...]:
        """Return the heads in the form's order where they were copied without place-holders.

        The kinds come once each, and as often all outcomes in their order: which belong to which
        kind is told by that alone. Empty where the heads stand in their places, or otherwise.
        """
        words = [cell.text for row in self._head_rows for cell in row if not cell.spread]
        names = list(map(self._name, words))
        kinds = tuple(self.labels.rows[name] for name in names if name in self.labels.rows)
        outcomes = [self.labels.columns[name] for name in names if name in self.labels.columns]
        table = self.labels.table
        order = [row.key for row in table.rows if row.key in kinds]
        in_order = are_part_of(kinds, row_orders(table)) and len(order) == len(kinds)
        if not in_order or outcomes != [column.key for column in table.columns] * len(kinds):
            return ()
        return tuple(
            Head(self._words(kind, column.key), column.key, (), kind)
            for kind in order
            for column in table.columns
        )

    def _heads(self, label: str | None) -> Iterator[Head]:
        """Yield the heads: every outcome with the kind above it or left of the row."""
        width = max(map(len, self._head_rows))
        positions: list[int] = []
        for position in range(width):
            outcome = self._outcome(position)
            if outcome is None:
                continue
            positions.append(position)
            kind = self._kind(position) or label
            is_same = self._is_spread(position + 1) and self._outcome(position + 1) == outcome
            if is_same and (self._kind(position + 1) or label) == kind:
                continue
            yield Head(self._words(kind, outcome), outcome, tuple(positions), kind)
            positions = []

    def _words(self, kind: str | None, outcome: str) -> str:
        """Return what a head says, as the form has it."""
        rows = {row.key: row.label for row in self.labels.table.rows}
        columns = {column.key: column.label for column in self.labels.table.columns}
        return f"{rows.get(kind or '', '')}{columns.get(outcome, '')}"

    def _outcome(self, position: int) -> str | None:
        """Return the column that the lowest head at a position names."""
        level = self._outcome_level(position)
        name = self._name(cell_at(self._head_rows[level], position).text) if level >= 0 else ""
        return self.labels.columns.get(name)

    def _outcome_level(self, position: int) -> int:
        """Return the lowest of the head rows that names a column at a position, or -1."""
        for level in range(len(self._head_rows) - 1, -1, -1):
            if self._name(cell_at(self._head_rows[level], position).text) in self.labels.columns:
                return level
        return -1

    def _is_spread(self, position: int) -> bool:
        return any(
            cell.spread and self._name(cell.text) in self.labels.columns
            for cell in (cell_at(row, position) for row in self._head_rows)
        )

    def _kind(self, position: int) -> str | None:
        """Return the row of the form that the lowest head over a position names.

        The head of the outcome itself is passed over, for a row and a column may be called alike.
        """
        level = self._outcome_level(position)
        passed = level
        while passed > 0 and self._goes_on(passed, position):
            passed -= 1
        for index in range(len(self._head_rows) - 1, -1, -1):
            if passed <= index <= level:
                continue
            if kind := self._kind_in(self._head_rows[index], position):
                return kind
        return None

    def _goes_on(self, level: int, position: int) -> bool:
        """Whether the cell of a head row is merged with the one above."""
        cell, above = (cell_at(self._head_rows[at], position) for at in (level, level - 1))
        return cell.spread and cell.text == above.text

    def _kind_in(self, row: PublishedRow, position: int) -> str | None:
        """Return the kind at a position of a row, or at the next one left of empty cells."""
        while position >= 0 and not cell_at(row, position).text:
            position -= 1
        name = self._name(cell_at(row, position).text) if position >= 0 else ""
        return self.labels.rows.get(name)

    def _are_usual(self, heads: tuple[Head, ...]) -> bool:
        """Whether every kind has all its outcomes, kinds and outcomes in the form's order."""
        keys = [self._key(head) for head in heads]
        rows = {key.row for key in keys}
        return keys == [key for key in self.labels.table.cells if key.row in rows]

    def _with_kinds(self, heads: tuple[Head, ...]) -> tuple[Head, ...]:
        """Return heads with their kinds where those stand before them all, as in copied text.

        All kinds and their outcomes have to be there in the order of the form.
        """
        kinds = [row.key for row in self.labels.table.rows]
        outcomes = [column.key for column in self.labels.table.columns]
        cells = (cell for row in self._head_rows for cell in row)
        named = filter(None, (self.labels.rows.get(self._name(cell.text)) for cell in cells))
        if any(head.row for head in heads) or list(dict.fromkeys(named)) != kinds:
            return heads
        if [head.column for head in heads] != outcomes * len(kinds):
            return heads
        return tuple(
            replace(
                head,
                row=kinds[index // len(outcomes)],
                text=self._words(kinds[index // len(outcomes)], head.column or ""),
            )
            for index, head in enumerate(heads)
        )

    def _key(self, head: Head) -> CellKey:
        return CellKey(self.labels.table.key, head.row or "", head.column or "")

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


def _values(heads: tuple[Head, ...], row: PublishedRow, start: int) -> Sequence[Value]:
    """Return what a row has under each head, in their order where they have no positions."""
    if heads[0].positions:
        return values_under(heads, row, start)
    texts = [cell.text for cell in row[start:] if not cell.spread]
    in_order = filled(texts, len(heads))
    if in_order is None:
        raise UnreadableRow(tuple(texts))
    return tuple(map(Value, heads, in_order))


def counts_columns(row: PublishedRow) -> bool:
    """Whether a row merely numbers the columns, from 1 on."""
    texts = [cell.text for cell in row if cell.text and not cell.spread]
    return len(texts) > 4 and texts == [str(number) for number in range(1, len(texts) + 1)]
