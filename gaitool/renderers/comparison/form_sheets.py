"""A sheet for each table in the form's own shape: every cell as this year, last year, change."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.answers import plain_digits
from gaitool.form import CellKey
from gaitool.layout import Area, TableSheet
from gaitool.renderers.comparison.compared_cells import ComparedCell
from gaitool.renderers.comparison.listed_cells import SIGNED
from gaitool.renderers.comparison.tripled_table import Triple, TripledTable, tripled_table
from gaitool.renderers.comparison.two_years import TwoYears
from gaitool.renderers.sheets.looks import (
    Looks,
    set_columns,
    write_number,
    write_text,
)
from gaitool.renderers.tables.printed_table import GridCell, fitting_size
from gaitool.renderers.tables.workbook_table import GridPlace, set_row_heights
from gaitool.text.line_breaking import even_lines
from gaitool.text.typesetting import row_height, width_in_em

_PIXELS = 1100
"""A little wider than the page on its side: the table that fills it is scaled to its height."""

_HEADING_SIZE = 14
_HEADING_PADDING = 4
_ONE_PAGE_POINTS = 640.0
"""A table up to this height is scaled down to one page, at most by a fifth; others run on."""

_SAFETY = 0.96
_CHANGE = 2


@dataclass(frozen=True, slots=True)
class _FormSheet:
    """A sheet with the table that is written on it, and what is known of its cells."""

    sheet: Worksheet
    looks: Looks
    table: TripledTable
    cells: Mapping[CellKey, ComparedCell]

    @property
    def place(self) -> GridPlace:
        """Where the table stands: below its heading."""
        shares = self.table.grid.shares
        return GridPlace(1, (1,) * len(shares), tuple(round(one * _PIXELS) for one in shares))

    def write(self, heading: str) -> None:
        """Write heading and table, and set how they are printed."""
        place, grid = self.place, self.table.grid
        pixels = place.pixels
        set_columns(self.sheet, pixels)
        look = self.looks.named("part", _HEADING_SIZE)
        write_text(self.sheet, Area(1, 1, 1, len(pixels)), heading, look)
        self.sheet.set_row(0, row_height(heading, sum(pixels), _HEADING_SIZE) + _HEADING_PADDING)
        height = set_row_heights(self.sheet, grid, place)
        for cell in grid.cells:
            self._write_cell(cell, place)
        self.sheet.fit_to_pages(1, int(height <= _ONE_PAGE_POINTS))
        if grid.repeated_rows:
            self.sheet.repeat_rows(1, grid.repeated_rows)

    def _write_cell(self, cell: GridCell, place: GridPlace) -> None:
        area, grid = place.area(cell.area), self.table.grid
        room = place.room(cell.area)
        fitting = fitting_size(cell.text, grid.size, room)
        if cell.area in self.table.names:
            write_text(self.sheet, area, cell.text, self.looks.named("subhead", fitting))
        elif not cell.key:
            text = _broken(cell.text, room / grid.size)
            write_text(self.sheet, area, text, self.looks.named("label", grid.size))
        else:
            self._write_figure(cell, cell.key, area, fitting)

    def _write_figure(self, cell: GridCell, key: CellKey, area: Area, size: float) -> None:
        compared, which = self.cells[key], self.table.figures[cell.area]
        figure, look = _figures(compared)[which], self._look(compared, which, size)
        if figure is None:
            write_text(self.sheet, area, cell.text, look)
        else:
            write_number(self.sheet, area, float(figure), look)

    def _look(self, cell: ComparedCell, which: int, size: float) -> Format:
        """Return the look of a figure: a 0 is grey, a change out of proportion is marked."""
        is_asked = which == _CHANGE and cell.figures.jumps
        name = "figure_asked" if is_asked else "figure"
        if _figures(cell)[which] == 0:
            name = "figure_calm"
        return self.looks.named(name, size, SIGNED if which == _CHANGE else "General")


def write_form_sheet(
    sheet: Worksheet, looks: Looks, table_sheet: TableSheet, compared: TwoYears
) -> None:
    """Write one table of this year's form under its heading, which names both years."""
    cells = compared.of_this_year()
    table = tripled_table(table_sheet, lambda key: _printed(cells[key]))
    last, this = compared.years
    heading = f"{table_sheet.part.heading}（{this}与{last}对比）"
    _FormSheet(sheet, looks, table, cells).write(heading)


def _broken(label: str, room: float) -> str:
    """Break a label into lines so many em wide: a program might begin one with a comma."""
    return "\n".join(even_lines(label, lambda line: width_in_em(line) <= room * _SAFETY))


def _figures(cell: ComparedCell) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return this year's figure, last year's and the difference."""
    return cell.figures.this, cell.figures.last, cell.figures.difference


def _printed(cell: ComparedCell) -> Triple:
    """Return what is printed of a cell; no change where a figure is missing."""
    last, this = cell.written
    change = cell.figures.difference
    sign = "+" if change and change > 0 else ""
    return this, last, "" if change is None else f"{sign}{plain_digits(change)}"
