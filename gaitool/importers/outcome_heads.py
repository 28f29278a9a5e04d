"""The heads of tables whose rows stand side by side: which row and which column each names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gaitool.form import CellKey, Row
from gaitool.importers.blocks import PublishedRow, own_texts
from gaitool.importers.copied_heads import are_part_of, row_orders
from gaitool.importers.heads import Head, cell_at
from gaitool.importers.table_labels import TableLabels


@dataclass(slots=True)
class OutcomeHeads:
    """The rows of heads above figures: *kinds*, the rows of the form, over their *outcomes*."""

    labels: TableLabels
    rows: list[PublishedRow] = field(default_factory=list)

    def of_row(self, label: str | None) -> tuple[Head, ...]:
        """Return the heads as they stand, or by their order where that makes no sense.

        ``label`` is the kind that stands left of the row, if one does.
        """
        placed = tuple(self._placed(label)) if self.rows else ()
        copied = self._copied_heads()
        kinds = {head.row for head in copied}
        is_whole = self._are_whole(placed) and {head.row for head in placed} == kinds
        return placed if is_whole or not copied else copied

    def are_usual(self, heads: tuple[Head, ...]) -> bool:
        """Whether every kind has all its outcomes, kinds and outcomes in the form's order."""
        keys = [self.key(head) for head in heads]
        rows = {key.row for key in keys}
        return keys == [key for key in self.labels.table.cells if key.row in rows]

    def _are_whole(self, heads: tuple[Head, ...]) -> bool:
        """Whether every kind has all its outcomes once, in whatever order."""
        keys = [self.key(head) for head in heads]
        rows = {key.row for key in keys}
        return sorted(keys) == sorted(key for key in self.labels.table.cells if key.row in rows)

    def key(self, head: Head) -> CellKey:
        """Return the cell that a head asks for in the row of figures below it."""
        return CellKey(self.labels.table.key, head.row or "", head.column or "")

    def _copied_heads(self) -> tuple[Head, ...]:
        """Return the heads in the form's order where they were copied without place-holders.

        The kinds come once each, and as often all outcomes in their order: which belong to which
        kind is told by that alone. Empty where the heads stand in their places, or otherwise.
        """
        kinds, outcomes = self._named()
        table = self.labels.table
        rows = self.rows_in_order()
        order = [row.key for row in rows if row.key in kinds]
        in_order = are_part_of(kinds, row_orders(rows)) and len(order) == len(kinds)
        if not in_order or outcomes != [column.key for column in table.columns] * len(kinds):
            return ()
        return self.heads_of_the_form(order)

    def _named(self) -> tuple[list[str], list[str]]:
        """Return the kinds and the outcomes that the heads name, as they follow each other."""
        words = [text for row in self.rows for text in own_texts(row)]
        names = list(map(self._name, words))
        kinds = [self.labels.rows[name] for name in names if name in self.labels.rows]
        return kinds, [self.labels.columns[name] for name in names if name in self.labels.columns]

    def rows_in_order(self) -> tuple[Row, ...]:
        """Return the kinds in the order of their outermost heads, where all of these are printed.

        These keep their order however a table is copied: 行政诉讼 may stand left of 行政复议.
        """
        rows = self.labels.table.rows
        names = [self._name(text) for row in self.rows for text in own_texts(row)]
        outer = {row.key: self._name((*row.headings, row.label)[0]) for row in rows}
        if not all(name in names for name in outer.values()):
            return rows
        return tuple(sorted(rows, key=lambda row: names.index(outer[row.key])))

    def may_be_in_order(self) -> bool:
        """Whether the heads that are known do not deny the order of the form."""
        kinds, outcomes = self._named()
        table = self.labels.table
        whole = iter([column.key for column in table.columns] * len(table.rows))
        return are_part_of(kinds, row_orders(self.rows_in_order())) and all(
            key in whole for key in outcomes
        )

    def heads_of_the_form(self, kinds: Iterable[str]) -> tuple[Head, ...]:
        """Return the heads of some kinds in the form's order; they have no positions."""
        return tuple(
            Head(self._words(kind, column.key), column.key, (), kind)
            for kind in kinds
            for column in self.labels.table.columns
        )

    def _placed(self, label: str | None) -> Iterator[Head]:
        """Yield the heads: every outcome with the kind above it or left of the row."""
        width = max(map(len, self.rows))
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
        name = self._name(cell_at(self.rows[level], position).text) if level >= 0 else ""
        return self.labels.columns.get(name)

    def _outcome_level(self, position: int) -> int:
        """Return the lowest of the head rows that names a column at a position, or -1."""
        for level in range(len(self.rows) - 1, -1, -1):
            if self._name(cell_at(self.rows[level], position).text) in self.labels.columns:
                return level
        return -1

    def _is_spread(self, position: int) -> bool:
        return any(
            cell.spread and self._name(cell.text) in self.labels.columns
            for cell in (cell_at(row, position) for row in self.rows)
        )

    def _kind(self, position: int) -> str | None:
        """Return the row of the form that the lowest head over a position names.

        The head of the outcome itself is passed over, for a row and a column may be called alike.
        """
        level = self._outcome_level(position)
        passed = level
        while passed > 0 and self._goes_on(passed, position):
            passed -= 1
        for index in range(len(self.rows) - 1, -1, -1):
            if passed <= index <= level:
                continue
            if kind := self._kind_in(self.rows[index], position):
                return kind
        return None

    def _goes_on(self, level: int, position: int) -> bool:
        """Whether the cell of a head row is merged with the one above."""
        cell, above = (cell_at(self.rows[at], position) for at in (level, level - 1))
        return cell.spread and cell.text == above.text

    def _kind_in(self, row: PublishedRow, position: int) -> str | None:
        """Return the kind at a position of a row, or at the next one left of empty cells."""
        while position >= 0 and not cell_at(row, position).text:
            position -= 1
        name = self._name(cell_at(row, position).text) if position >= 0 else ""
        return self.labels.rows.get(name)

    def _name(self, text: str) -> str:
        return self.labels.plain_name(text)
