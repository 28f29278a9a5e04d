"""Reads table 四, whose heads side by side name both the kind of case and the outcome."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gaitool.form import CellKey
from gaitool.importers.blocks import PrintedRow
from gaitool.importers.found import Found, FoundFigure
from gaitool.importers.heads import UNUSUAL_HEADS, Head, UnreadableRow, cell_at, values_under
from gaitool.importers.labels import DISPUTES_LABELS, core, is_figure


@dataclass(slots=True)
class OutcomeTable:
    """Takes in rows of heads, then the figures under them."""

    found: Found
    _head_rows: list[PrintedRow] = field(default_factory=list)
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

    def take(self, row: PrintedRow) -> None:
        """Take in a row: heads, figures, or something else."""
        if _is_head_row(row):
            if not self._in_heads:
                self._head_rows = []
            self._in_heads = True
            self._head_rows.append(row)
        elif self._head_rows and any(cell.text and is_figure(cell.text) for cell in row):
            self._in_heads = False
            self._take_figures(row)

    def _take_figures(self, row: PrintedRow) -> None:
        if counts_columns(row):
            return
        label, start = _row_label(row)
        if self._has_figures and label is None:
            self._close()
            return
        heads = _with_kinds(tuple(self._heads(label)), self._head_rows)
        if not any(head.row for head in heads):
            return
        self._has_figures = True
        try:
            values = values_under(heads, row, start)
        except UnreadableRow as problem:
            self._take_unreadable(heads, problem)
            return
        doubt = "" if _are_usual(heads) else UNUSUAL_HEADS
        for value in values:
            key = _key(value.head)
            if key in DISPUTES_LABELS.table:
                self.found.figures.append(FoundFigure(key, value.text, value.doubt or doubt))
            elif value.text:
                self.found.unplaced.append(f"表四 · {value.head.text}：{value.text}")

    def _take_unreadable(self, heads: tuple[Head, ...], problem: UnreadableRow) -> None:
        self.found.unreadable += [
            FoundFigure(key, "", problem.doubt)
            for head in heads
            if (key := _key(head)) in DISPUTES_LABELS.table
        ]

    def _heads(self, label: str | None) -> Iterator[Head]:
        """Yield the heads: every outcome with the kind of case above it or left of the row."""
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
            yield Head(f"{kind or ''}{outcome}", outcome, tuple(positions), kind)
            positions = []

    def _outcome(self, position: int) -> str | None:
        """Return the column that the lowest head at a position names."""
        for row in reversed(self._head_rows):
            name = core(cell_at(row, position).text)
            if name in DISPUTES_LABELS.columns:
                return DISPUTES_LABELS.columns[name]
        return None

    def _is_spread(self, position: int) -> bool:
        return any(
            cell.spread and core(cell.text) in DISPUTES_LABELS.columns
            for cell in (cell_at(row, position) for row in self._head_rows)
        )

    def _kind(self, position: int) -> str | None:
        """Return the row of the form that the lowest head over a position names."""
        for row in reversed(self._head_rows):
            if kind := _kind_in(row, position):
                return kind
        return None


def _are_usual(heads: tuple[Head, ...]) -> bool:
    """Whether every kind of case has all its outcomes, kinds and outcomes in the form's order."""
    table = DISPUTES_LABELS.table
    keys = [_key(head) for head in heads]
    rows = {key.row for key in keys}
    return keys == [key for key in table.cells if key.row in rows]


def _with_kinds(heads: tuple[Head, ...], rows: list[PrintedRow]) -> tuple[Head, ...]:
    """Return heads with their kinds where those stand before them all, as in copied text.

    All three kinds and their outcomes have to be there in the order of the form.
    """
    kinds = [row.key for row in DISPUTES_LABELS.table.rows]
    outcomes = [column.key for column in DISPUTES_LABELS.table.blocks[0].columns]
    names = (DISPUTES_LABELS.rows.get(core(cell.text)) for row in rows for cell in row)
    if any(head.row for head in heads) or list(dict.fromkeys(filter(None, names))) != kinds:
        return heads
    if [head.column for head in heads] != outcomes * len(kinds):
        return heads
    return tuple(
        replace(head, row=kinds[index // len(outcomes)]) for index, head in enumerate(heads)
    )


def _kind_in(row: PrintedRow, position: int) -> str | None:
    """Return the kind of case at a position of a row, or at the next one left of empty cells."""
    while position >= 0 and not cell_at(row, position).text:
        position -= 1
    name = core(cell_at(row, position).text) if position >= 0 else ""
    return DISPUTES_LABELS.rows.get(name)


def _key(head: Head) -> CellKey:
    return CellKey(DISPUTES_LABELS.table.key, head.row or "", head.column or "")


def _is_head_row(row: PrintedRow) -> bool:
    texts = {cell.text for cell in row if cell.text}
    known = {core(text) for text in texts if DISPUTES_LABELS.is_head(text)}
    if any(is_figure(text) for text in texts):
        return False
    is_kind = bool(known) and known <= DISPUTES_LABELS.heads and len(texts) == 1
    return len(known) > 1 or is_kind


def _row_label(row: PrintedRow) -> tuple[str | None, int]:
    """Return the kind of case that labels a row at its left, and where its figures begin."""
    found, start = None, 0
    for position, cell in enumerate(row):
        if kind := DISPUTES_LABELS.rows.get(core(cell.text)):
            found, start = kind, position + 1
    return found, start


def counts_columns(row: PrintedRow) -> bool:
    """Whether a row merely numbers the columns, from 1 on."""
    texts = [cell.text for cell in row if cell.text and not cell.spread]
    return len(texts) > 4 and texts == [str(number) for number in range(1, len(texts) + 1)]
