"""A sheet for each table in the form's own shape: every cell as this year, last year, change."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.form import CellKey
from gaitool.layout import Area, TableSheet
from gaitool.renderers.comparison.compared_cells import ComparedCell
from gaitool.renderers.comparison.two_years import TwoYears
from gaitool.renderers.sheets.looks import Looks, write_number, write_text
from gaitool.renderers.tables.printed_table import GridCell
from gaitool.renderers.tables.tripled_sheet import CHANGE, SIGNED, TripledSheet, signed_digits
from gaitool.renderers.tables.tripled_table import Triple, TripledTable, tripled_table


@dataclass(frozen=True, slots=True)
class _Figures:
    """Writes the figures of a table; what is known of its cells."""

    sheet: Worksheet
    looks: Looks
    table: TripledTable
    cells: Mapping[CellKey, ComparedCell]

    def write(self, cell: GridCell, area: Area, size: float) -> None:
        """Write a figure over an area."""
        assert cell.key is not None  # only cells with figures are written so
        compared, which = self.cells[cell.key], self.table.figures[cell.area]
        figure, look = _figures(compared)[which], self._look(compared, which, size)
        if figure is None:
            write_text(self.sheet, area, cell.text, look)
        else:
            write_number(self.sheet, area, float(figure), look)

    def _look(self, cell: ComparedCell, which: int, size: float) -> Format:
        """Return the look of a figure: a 0 is grey, a change out of proportion is marked."""
        is_asked = which == CHANGE and cell.figures.jumps
        name = "figure_asked" if is_asked else "figure"
        if _figures(cell)[which] == 0:
            name = "figure_calm"
        return self.looks.named(name, size, SIGNED if which == CHANGE else "General")


def write_form_sheet(
    sheet: Worksheet, looks: Looks, table_sheet: TableSheet, compared: TwoYears
) -> None:
    """Write one table of this year's form under its heading, which names both years."""
    cells = compared.of_this_year()
    table = tripled_table(table_sheet, lambda key: _printed(cells[key]))
    last, this = compared.years
    heading = f"{table_sheet.part.heading}（{this}与{last}对比）"
    TripledSheet(sheet, looks, table).write(heading, _Figures(sheet, looks, table, cells).write)


def _figures(cell: ComparedCell) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return this year's figure, last year's and the difference."""
    return cell.figures.this, cell.figures.last, cell.figures.difference


def _printed(cell: ComparedCell) -> Triple:
    """Return what is printed of a cell; no change where a figure is missing."""
    last, this = cell.written
    change = cell.figures.difference
    return this, last, "" if change is None else signed_digits(change)
