"""A table set in lines: every line of a label is a row, so that no program has to break any."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from gaitool.layout import Area
from gaitool.renderers.sheets.looks import POINTS_PER_PIXEL
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid
from gaitool.renderers.tables.workbook_table import GridPlace
from gaitool.text.line_breaking import NEVER_FIRST, even_lines
from gaitool.text.typesetting import widest_in_em, width_in_em

_CELL_PADDING = 5.0
_LEAST_LEADING, _BEST_LEADING = 1.3, 1.8
"""What a row takes of the size of its font: no less than 宋体 needs, no more than looks well."""

_MARK_EM = 0.6
_ROOM_TO_SPARE_EM = 0.3
"""So much of the padding a wider font may take than the one that lines are measured by."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell of the form on rows that are lines: its lines, spread over its area from 1.

    ``cell.area`` counts the rows of the form, ``area`` those of the sheet.
    """

    cell: GridCell
    area: Area
    lines: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether its rows are merged: a figure, or a label of one line."""
        return len(self.lines) == 1

    def line(self, row: int) -> str:
        """Return what stands in a row of the area: its lines are in the middle."""
        above = (self.area.bottom - self.area.top + 1 - len(self.lines)) // 2
        place = row - self.area.top - above
        return self.lines[place] if 0 <= place < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table ready to be written: its cells, and the height in points that all its rows have.

    ``place`` has its columns; ``lines`` says how many rows each row of the form takes.
    """

    grid: PrintedGrid
    place: GridPlace
    cells: tuple[SetCell, ...]
    lines: tuple[int, ...]
    row_points: float


def set_table(grid: PrintedGrid, place: GridPlace, room: float) -> SetTable:
    """Set a table whose columns are those of a place, into so many points if it can be."""
    broken = [_lines_of(grid, cell, place) for cell in grid.cells]
    lines = _rows_needed(grid, broken)
    ends = list(accumulate(lines, initial=0))
    cells = tuple(
        SetCell(
            cell,
            cell.area._replace(top=ends[cell.area.top - 1] + 1, bottom=ends[cell.area.bottom]),
            parts,
        )
        for cell, parts in zip(grid.cells, broken, strict=True)
    )
    wanted = min(room / sum(lines), grid.size * _BEST_LEADING)
    points = max(wanted // POINTS_PER_PIXEL, -(-grid.size * _LEAST_LEADING // POINTS_PER_PIXEL))
    return SetTable(grid, place, cells, tuple(lines), points * POINTS_PER_PIXEL)


def _lines_of(grid: PrintedGrid, cell: GridCell, place: GridPlace) -> tuple[str, ...]:
    """Return the lines of a label in its cell; a figure is one, and made to fit it."""
    if cell.key:
        return (cell.text,)
    room = place.room(cell.area, _CELL_PADDING) / grid.size

    def fits(line: str) -> bool:
        # A mark fills the left half of its square only: 三、 goes into a column for 1.5 characters.
        spare = _MARK_EM if line[-1:] in NEVER_FIRST and len(line) > 1 else 0.0
        used, widest = width_in_em(line) - spare, widest_in_em(line) - spare
        return used <= room and widest <= room + _ROOM_TO_SPARE_EM

    return tuple(even_lines(cell.text, fits))


def _rows_needed(grid: PrintedGrid, broken: Sequence[tuple[str, ...]]) -> list[int]:
    """Return how many lines each row of the form needs for all its cells.

    One that spans several rows takes what the others make them, and where it needs more, the
    lowest get it.
    """
    rows = [1] * grid.rows
    pairs = sorted(zip(grid.cells, broken, strict=True), key=lambda pair: pair[0].spans_rows)
    for cell, lines in pairs:
        own = range(cell.area.top - 1, cell.area.bottom)
        while sum(rows[row] for row in own) < len(lines):
            rows[min(own, key=lambda row: rows[row])] += 1
    return rows
