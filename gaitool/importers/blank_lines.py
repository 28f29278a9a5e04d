"""Tells blank cells by the blank lines of a copy that has a cell a line and one more after each.

Some programs copy a filled cell with two line breaks and a blank one with a single one, so that
the lines between two figures count the blank cells between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaitool.form import Block
from gaitool.importers.bars import BAR
from gaitool.importers.cell_lines import CellLines
from gaitool.importers.summed_rows import adds_up

BLANK_LINES = "表里每格之后都空一行，多出的空行按空白格读：每行格数与规定的相同，各数相加等于总计。"
"""What is to be said of a table that was read so."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: where its label stands, and its cells, blank ones as nothing."""

    at: int
    block: Block
    texts: Sequence[str]

    @property
    def is_proven(self) -> bool:
        """Whether there are as many cells as columns, and what stands in them adds up."""
        is_whole = len(self.texts) == len(self.block.columns)
        return is_whole and bool(adds_up(self.block, self.texts))


def with_blank_cells(lines: Sequence[str], cells: CellLines) -> list[str] | None:
    """Return the lines with every cell of such a table ended by a bar; None for any others.

    Every row has to have a place for each column, and figures that add up: where a single one
    has not, blank lines may stand for anything.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    rows = list(_rows(lines, filled, cells))
    lack = any(any(row.texts) and not all(row.texts) for row in rows)
    if not lack or not all(row.is_proven for row in rows):
        return None
    places = {row.at: row for row in rows}
    first, last = filled.index(rows[0].at), rows[-1].at
    while first and cells.is_cell(lines[filled[first - 1]]):
        first -= 1
    written: list[str] = list(lines[: filled[first]])
    ends = _end(lines, last, cells)
    for at in (at for at in filled[first:] if at < ends):
        if at in places:
            written += [f"{text} {BAR}" for text in (lines[at].strip(), *places[at].texts)]
        elif not cells.is_figure(lines[at]):
            written.append(f"{lines[at].strip()} {BAR}")
    return [*written, *lines[ends:]]


def _end(lines: Sequence[str], at: int, cells: CellLines) -> int:
    """Return where the cells behind a label end: at the next line that is neither blank nor one."""
    return next(
        (
            n
            for n in range(at + 1, len(lines))
            if lines[n].strip() and not cells.is_figure(lines[n])
        ),
        len(lines),
    )


def _rows(lines: Sequence[str], filled: Sequence[int], cells: CellLines) -> Iterator[_Row]:
    """Yield the rows of tables with sums; not the one in which the text ends, nor bare groups."""
    for at in filled:
        block = _block(lines[at], cells)
        end = _end(lines, at, cells) if block else at
        if block and end < len(lines) and (texts := _texts(lines[at + 1 : end])):
            yield _Row(at, block, texts)


def _block(line: str, cells: CellLines) -> Block | None:
    """Return the block with sums whose row a line is the label of."""
    name = cells.labels.texts.name(line.strip())
    for known in cells.labels.labelled_at_the_left:
        if key := known.rows.get(name):
            block = known.table.block_of(key)
            if any(column.sums for column in block.columns):
                return block
    return None


def _texts(lines: Sequence[str]) -> list[str]:
    """Return the cells that lines come to: the break of a filled one is two lines long."""
    texts: list[str] = []
    is_after = True
    for line in map(str.strip, lines):
        if line or not is_after:
            texts.append(line)
        is_after = bool(line)
    return texts
