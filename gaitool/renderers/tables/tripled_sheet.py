"""Writes a table of three figures a cell on a sheet, under a heading: this year, last, change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.answers import plain_digits
from gaitool.layout import Area
from gaitool.renderers.sheets.looks import (
    Calculated,
    Looks,
    set_columns,
    write_calculated,
    write_text,
)
from gaitool.renderers.tables.printed_table import GridCell, fitting_size
from gaitool.renderers.tables.tripled_table import TripledTable
from gaitool.renderers.tables.workbook_table import GridPlace, set_row_heights
from gaitool.text.line_breaking import even_lines
from gaitool.text.typesetting import row_height, width_in_em

TRIPLED_PIXELS = 1100
"""A little wider than the page on its side: the table that fills it is scaled to its height."""

_HEADING_SIZE = 14
_HEADING_PADDING = 4
_ONE_PAGE_POINTS = 640.0
"""A table up to this height is scaled down to one page, at most by a fifth; others run on."""

_SAFETY = 0.96

SIGNED = "+General;-General;0"
"""How a change is shown."""

CHANGE = 2
"""Which of the three figures is the change; this year's and last year's come before it."""

WriteFigure = Callable[[GridCell, Area, float], None]
"""Writes a figure over an area of the sheet, in a font size that fits."""


def signed_digits(change: Decimal) -> str:
    """Return a change as it is shown: with its sign, but for a 0."""
    return f"{'+' if change > 0 else ''}{plain_digits(change)}"


@dataclass(frozen=True, slots=True)
class TripledSheet:
    """A sheet with the table that is written on it.

    ``heads`` are what is worked out to stand over each of the three figures; where there are
    none, the names that the table has there.
    """

    sheet: Worksheet
    looks: Looks
    table: TripledTable
    heads: Sequence[Calculated] = ()

    @property
    def place(self) -> GridPlace:
        """Where the table stands: below its heading."""
        shares = self.table.grid.shares
        pixels = tuple(round(one * TRIPLED_PIXELS) for one in shares)
        return GridPlace(1, (1,) * len(shares), pixels)

    def write(self, heading: str, write_figure: WriteFigure) -> None:
        """Write heading and table, and set how they are printed."""
        place, grid = self.place, self.table.grid
        pixels = place.pixels
        set_columns(self.sheet, pixels)
        look = self.looks.named("part", _HEADING_SIZE)
        write_text(self.sheet, Area(1, 1, 1, len(pixels)), heading, look)
        self.sheet.set_row(0, row_height(heading, sum(pixels), _HEADING_SIZE) + _HEADING_PADDING)
        height = set_row_heights(self.sheet, grid, place)
        for cell in grid.cells:
            self._write_cell(cell, place, write_figure)
        self.sheet.fit_to_pages(1, int(height <= _ONE_PAGE_POINTS))
        if grid.repeated_rows:
            self.sheet.repeat_rows(1, grid.repeated_rows)

    def _write_cell(self, cell: GridCell, place: GridPlace, write_figure: WriteFigure) -> None:
        area, grid = place.area(cell.area), self.table.grid
        room = place.room(cell.area)
        fitting = fitting_size(max(cell.text.split("\n"), key=len), grid.size, room)
        if cell.key:
            write_figure(cell, area, fitting)
        elif cell.area in self.table.names:
            self._write_head(cell, area, self.looks.named("subhead", fitting))
        else:
            text = _broken(cell.text, room / grid.size)
            write_text(self.sheet, area, text, self.looks.named("label", grid.size))

    def _write_head(self, cell: GridCell, area: Area, look: Format) -> None:
        if self.heads:
            write_calculated(self.sheet, area, self.heads[self.table.names[cell.area]], look)
        else:
            write_text(self.sheet, area, cell.text, look)


def _broken(label: str, room: float) -> str:
    """Break a label into lines so many em wide: a program might begin one with a comma."""
    return "\n".join(even_lines(label, lambda line: width_in_em(line) <= room * _SAFETY))
