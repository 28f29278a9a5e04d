"""Tables as files have them, merged and nested, and the plain blocks they come to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gaitool.importers.blocks import (
    PublishedBlock,
    PublishedCell,
    PublishedParagraph,
    PublishedRow,
    with_tables,
)
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.labels import CellTexts
from gaitool.importers.set_apart import in_cell
from gaitool.office_files.limits import LIMITS

_PROSE = 120
"""A cell with so many characters and a full stop holds text: its table only arranges the page."""

_MOST_COLUMNS = LIMITS.columns
_MOST_ROWS = LIMITS.rows


@dataclass(slots=True)
class SourceCell:
    """A cell with what stands in it; ``continues`` the one above (Word's vertical merge)."""

    columns: int = 1
    rows: int = 1
    continues: bool = False
    blocks: "list[SourceBlock]" = field(default_factory=list)

    def text(self, texts: CellTexts) -> str:
        """Return the words of the cell's own paragraphs on one line.

        Several figures stay apart: two numbers one below the other are not one long one.
        """
        paragraphs = (block for block in self.blocks if isinstance(block, PublishedParagraph))
        lines = [in_cell(paragraph.text) for paragraph in paragraphs]
        if len(lines) < 2:
            return lines[0] if lines else ""
        return ("\n" if all(map(texts.is_figure, lines)) else "").join(lines)

    @property
    def has_table(self) -> bool:
        """Whether a table stands in the cell."""
        return any(isinstance(block, SourceTable) for block in self.blocks)


@dataclass(slots=True)
class SourceTable:
    """Rows of cells, filled while a file is read."""

    rows: list[list[SourceCell]] = field(default_factory=list)


SourceBlock = PublishedParagraph | SourceTable


def plain_blocks(blocks: Iterable[SourceBlock], labels: FormLabels) -> Iterator[PublishedBlock]:
    """Yield paragraphs and tables in reading order.

    A table that only arranges text, or holds other tables, comes to what stands in it.
    """
    waiting = [iter(blocks)]
    while waiting:
        for block in waiting[-1]:
            if isinstance(block, PublishedParagraph):
                yield block
                continue
            arranged, pieces = _pieces(block, labels)
            if arranged:
                waiting.append(iter(arranged))
                break
            yield from pieces
        else:
            waiting.pop()


def _pieces(
    table: SourceTable, labels: FormLabels
) -> tuple[list[SourceBlock], list[PublishedBlock]]:
    """Return a table taken apart into what stands in it, or else as tables and paragraphs."""
    cells = [cell for row in table.rows for cell in row if cell.blocks]
    is_form = labels.is_of_the_form(cell.text(labels.texts) for cell in cells)
    holds_tables = any(cell.has_table for cell in cells)
    is_arranged = all(len([c for c in row if c.blocks]) <= 1 for row in table.rows) and not is_form
    if not (holds_tables or is_arranged or any(_is_prose(cell, labels) for cell in cells)):
        return [], list(
            tables_and_lines(expanded(table.rows, labels.texts), labels, is_form=is_form)
        )
    return list(_taken_apart(table, labels)), []


def _taken_apart(table: SourceTable, labels: FormLabels) -> Iterator[SourceBlock]:
    """Yield what stands in the rows that arrange, and the rows between them as tables."""
    kept: list[list[SourceCell]] = []
    has_many = any(len([cell for cell in row if cell.blocks]) > 1 for row in table.rows)
    for row in table.rows:
        filled = [cell for cell in row if cell.blocks]
        is_content = any(cell.has_table or _is_prose(cell, labels) for cell in filled)
        if has_many and not is_content:
            kept.append(row)
            continue
        if kept:
            yield SourceTable(kept)
            kept = []
        for cell in filled:
            yield from cell.blocks
    if kept:
        yield SourceTable(kept)


def _is_prose(cell: SourceCell, labels: FormLabels) -> bool:
    text = cell.text(labels.texts)
    return len(text) > _PROSE and "。" in text


def tables_and_lines(
    rows: Iterable[PublishedRow], labels: FormLabels, *, is_form: bool
) -> Iterator[PublishedBlock]:
    """Yield rows as tables; one that is a single line of text stands between them."""
    return with_tables(_rows_and_lines(rows, labels, is_form=is_form))


def _rows_and_lines(
    rows: Iterable[PublishedRow], labels: FormLabels, *, is_form: bool
) -> Iterator[PublishedRow | PublishedParagraph]:
    for row in rows:
        texts = {cell.text for cell in row if cell.text}
        line = next(iter(texts)) if len(texts) == 1 else ""
        if line and not (is_form and labels.is_word(line)) and not labels.texts.is_figure(line):
            yield PublishedParagraph(line)
        elif texts:
            yield row


def expanded(rows: Sequence[Sequence[SourceCell]], texts: CellTexts) -> list[PublishedRow]:
    """Return the rows with every merged cell repeated over the area that it fills."""
    hanging: dict[int, tuple[int, PublishedCell]] = {}
    grid: list[PublishedRow] = []
    for raw in rows[:_MOST_ROWS]:
        row: list[PublishedCell] = []
        above = grid[-1] if grid else ()
        for cell in raw:
            _fill(row, hanging)
            _place(row, cell, cell.text(texts), hanging, above)
        _fill(row, hanging)
        grid.append(tuple(row))
    return grid


def _fill(row: list[PublishedCell], hanging: dict[int, tuple[int, PublishedCell]]) -> None:
    """Add the cells that hang down from rows above to the next free position."""
    while len(row) in hanging and len(row) < _MOST_COLUMNS:
        position = len(row)
        left, cell = hanging.pop(position)
        row.append(cell)
        if left > 1:
            hanging[position] = (left - 1, cell)


def _place(
    row: list[PublishedCell],
    cell: SourceCell,
    text: str,
    hanging: dict[int, tuple[int, PublishedCell]],
    above: PublishedRow,
) -> None:
    """Add a cell and all it spreads over, and note what hangs down from it."""
    for number in range(max(1, cell.columns)):
        position = len(row)
        if position >= _MOST_COLUMNS:
            return
        if cell.continues:
            over = above[position].text if position < len(above) else ""
            row.append(PublishedCell(over, spread=True))
            continue
        row.append(PublishedCell(text, spread=number > 0))
        if cell.rows > 1:
            hanging[position] = (cell.rows - 1, PublishedCell(text, spread=True))
