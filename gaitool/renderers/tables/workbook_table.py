"""Writes a printed table on a sheet: rows high enough, figures never too wide for their cell."""

from dataclasses import dataclass
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from gaitool.layout import Area
from gaitool.renderers.sheets.looks import (
    BODY_SIZE,
    POINTS_PER_PIXEL,
    Calculated,
    Looks,
    set_columns,
    write_calculated,
    write_number,
    write_text,
)
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid, fitting_size
from gaitool.text.numerals import is_plain
from gaitool.text.typesetting import line_count

_LEADING = 1.3
"""What a line of 宋体 takes of its size; Noto, which stands in on Linux, takes 1.55."""

_SPACE = 4.0
_LOWEST_ROW = 15.5
_CELL_PADDING = 4.0
"""What programs keep free in a cell, in points."""

MOST_EXACT_DIGITS = 15
"""Spreadsheet programs show and compute with so many digits."""

TABLE_PIXELS = 570
"""How wide a table alone on its sheet is; from 590 pixels (156 mm) on Excel scales fonts down."""

_LINE_POINTS = 28.95


class SizedLook(NamedTuple):
    """A look by its name, in a size of its own."""

    name: str
    size: float


@dataclass(frozen=True, slots=True)
class GridPlace:
    """Where a table stands on a sheet: its first row (from 0), and its columns.

    ``spans`` says how many columns of the sheet each column of the table takes, ``pixels`` how
    wide it is.
    """

    row: int
    spans: tuple[int, ...]
    pixels: tuple[int, ...]

    def area(self, area: Area) -> Area:
        """Return where an area of the grid stands on the sheet, counted from 1."""
        left = sum(self.spans[: area.left - 1]) + 1
        right = sum(self.spans[: area.right])
        return Area(area.top + self.row, left, area.bottom + self.row, right)

    def width(self, area: Area) -> int:
        """Return the width of an area of the grid in pixels."""
        return sum(self.pixels[area.left - 1 : area.right])

    def room(self, area: Area, padding: float = _CELL_PADDING) -> float:
        """Return what an area of the grid has for its text, in points."""
        return self.width(area) * POINTS_PER_PIXEL - padding


def _row_heights(grid: PrintedGrid, place: GridPlace) -> dict[int, float]:
    """Return the height in points of each row (from 1) that shows every line of its labels.

    No program fits the height of a row to a merged cell.
    """
    heights = dict.fromkeys(range(1, grid.rows + 1), _LOWEST_ROW)
    for cell in sorted(grid.cells, key=lambda cell: cell.spans_rows):
        if cell.key:
            continue
        lines = line_count(cell.text, place.width(cell.area), grid.size)
        rows = range(cell.area.top, cell.area.bottom + 1)
        missing = lines * grid.size * _LEADING + _SPACE - fsum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(missing, 0) / len(rows)
    return heights


def set_row_heights(sheet: Worksheet, grid: PrintedGrid, place: GridPlace) -> float:
    """Make the rows of a table high enough; return how high it is in points."""
    heights = _row_heights(grid, place)
    for row, height in heights.items():
        sheet.set_row(place.row + row - 1, height)
    return fsum(heights.values())


def write_grid(sheet: Worksheet, looks: Looks, grid: PrintedGrid, place: GridPlace) -> Area:
    """Write a table with borders and fonts on every cell; return the area it fills."""
    set_row_heights(sheet, grid, place)
    for cell in grid.cells:
        if cell.key:
            _write_figure(sheet, looks, grid, place, cell)
        else:
            look = looks.named("label", grid.size)
            write_text(sheet, place.area(cell.area), cell.text, look)
    return place.area(Area(1, 1, grid.rows, grid.columns))


def write_table_alone(sheet: Worksheet, looks: Looks, grid: PrintedGrid, heading: str) -> Area:
    """Write a table on a sheet of its own under its heading; return the area it fills."""
    pixels = tuple(round(share * TABLE_PIXELS) for share in grid.shares)
    set_columns(sheet, pixels)
    write_text(sheet, Area(1, 1, 1, grid.columns), heading, looks.named("part"))
    sheet.set_row(0, _LINE_POINTS * line_count(heading, sum(pixels), BODY_SIZE))
    area = write_grid(sheet, looks, grid, GridPlace(1, (1,) * grid.columns, pixels))
    if grid.repeated_rows:
        sheet.repeat_rows(1, grid.repeated_rows)
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, area.bottom - 1, area.right - 1)
    return area


def _write_figure(
    sheet: Worksheet, looks: Looks, grid: PrintedGrid, place: GridPlace, cell: GridCell
) -> None:
    """Write a figure in a size that fits its cell."""
    look = SizedLook("figure", fitting_size(cell.text, grid.size, place.room(cell.area)))
    write_figure(sheet, looks, cell, place.area(cell.area), look)


def write_figure(
    sheet: Worksheet, looks: Looks, cell: GridCell, area: Area, sized: SizedLook
) -> None:
    """Write a number as such where a double holds it, else its text."""
    look = looks.named(sized.name, sized.size, "General" if "." in cell.text else "0")
    if cell.formula:
        write_calculated(sheet, area, Calculated(cell.formula, float(cell.text)), look)
    elif _is_exact_text(cell.text):
        write_number(sheet, area, float(cell.text), look)
    else:
        write_text(sheet, area, cell.text, looks.named(sized.name, sized.size))


def _is_exact_text(text: str) -> bool:
    """Whether a text is a number that a spreadsheet's double holds exactly."""
    return is_plain(text) and is_exact(Decimal(text))


def is_exact(number: Decimal) -> bool:
    """Whether a spreadsheet's double holds every digit of a number."""
    # A text so short has no more digits, and is made in a third of the time.
    return len(str(number)) <= MOST_EXACT_DIGITS or (
        len(number.as_tuple().digits) <= MOST_EXACT_DIGITS
    )
