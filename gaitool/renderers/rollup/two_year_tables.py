"""The summed tables where last year is known: each cell as this year, last year, change."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from gaitool.answers import plain_digits
from gaitool.form import CellKey
from gaitool.layout import Address, Area, TableSheet, rectangles
from gaitool.renderers.rollup.last_year_details import LastYearDetails
from gaitool.renderers.rollup.tables import counted_note
from gaitool.renderers.rollup.years_wording import compared_words, year_names
from gaitool.renderers.sheets.looks import (
    LIST_MARGINS,
    LIST_SIZE,
    Calculated,
    Looks,
    set_up_list_page,
    write_calculated,
    write_text,
)
from gaitool.renderers.tables.printed_table import GridCell
from gaitool.renderers.tables.tripled_sheet import (
    CHANGE,
    SIGNED,
    TRIPLED_PIXELS,
    TripledSheet,
    signed_digits,
)
from gaitool.renderers.tables.tripled_table import NAMES, Triple, TripledTable, tripled_table
from gaitool.text.typesetting import row_height
from gaitool.trend import LastYear

_NOW, _BEFORE = 0, 1


@dataclass(frozen=True)
class _Figures:
    """Writes the figures of a table as formulas, each with its value."""

    sheet: TripledSheet
    table: TableSheet
    last: LastYearDetails

    def write(self, cell: GridCell, area: Area, size: float) -> None:
        """Write a figure over an area."""
        assert cell.key is not None  # only cells with figures are written so
        which = self.sheet.table.figures[cell.area]
        figure = self._value(cell.key, which)
        shown = Calculated(self._formula(cell.key, which), "" if figure is None else float(figure))
        name = "figure_calm" if figure == 0 else "figure"
        look = self.sheet.looks.named(name, size, SIGNED if which == CHANGE else "General")
        write_calculated(self.sheet.sheet, area, shown, look)

    def _value(self, key: CellKey, which: int) -> Decimal | None:
        if which == CHANGE:
            return self.last.change_of(key)
        if which == _BEFORE:
            return self.last.last_of(key)
        return self.last.details.sum_of(self.table.table.input_parts(key))

    def _formula(self, key: CellKey, which: int) -> str:
        if which == CHANGE:
            return self.last.change_formula(key)
        if which == _BEFORE:
            return self.last.last_formula(key)
        if not self.table.table.is_total(key):
            return self.last.details.sum_formula(key)
        parts = (self._addresses[part] for part in self.table.table.sum_parts(key))
        return f"SUM({','.join(map(str, rectangles(parts)))})"

    @property
    def places(self) -> dict[CellKey, str]:
        """Where this year's figures stand, as formulas of other sheets name them."""
        name = quote_sheetname(self.sheet.sheet.name)
        return {key: f"{name}!{address}" for key, address in self._addresses.items()}

    @cached_property
    def _addresses(self) -> Mapping[CellKey, Address]:
        """Where this year's figures stand."""
        table, place = self.sheet.table, self.sheet.place
        return {
            cell.key: place.area(cell.area).first
            for cell in table.grid.cells
            if cell.key and table.figures[cell.area] == _NOW
        }


def write_two_year_table(
    sheet: Worksheet,
    looks: Looks,
    table_sheet: TableSheet,
    last: LastYearDetails,
    reach: LastYear,
) -> dict[CellKey, str]:
    """Write one table under its heading, which names both years, and below it whose they are.

    Returns where this year's sums stand.
    """
    set_up_list_page(sheet)
    sheet.set_margins(**LIST_MARGINS)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    heads = _heads(last, reach)
    table = tripled_table(
        table_sheet,
        lambda key: _printed(table_sheet, last, key),
        tuple(str(head.value) for head in heads) or NAMES,
    )
    tripled = TripledSheet(sheet, looks, table, heads)
    before, now = year_names(reach)
    heading = f"{table_sheet.part.heading}（合计，{now}与{before}对比）"
    figures = _Figures(tripled, table_sheet, last)
    tripled.write(heading, figures.write)
    _write_notes(tripled, table, last, reach)
    return figures.places


def _printed(sheet: TableSheet, last: LastYearDetails, key: CellKey) -> Triple:
    before, change = last.last_of(key), last.change_of(key)
    return (
        plain_digits(last.details.sum_of(sheet.table.input_parts(key))),
        "" if before is None else plain_digits(before),
        "" if change is None else signed_digits(change),
    )


def _heads(last: LastYearDetails, reach: LastYear) -> tuple[Calculated, ...]:
    """Return the heads over the figures with how many units each is of; none where it is one."""
    if reach.units == reach.counted:
        return ()
    both = (reach.units, last.both_formula)
    of_units = ((reach.counted, last.details.counted_formula), both, both)
    return tuple(
        Calculated(f'"{name}"&CHAR(10)&{formula}&"家"', f"{name}\n{number}家")
        for name, (number, formula) in zip(NAMES, of_units, strict=True)
    )


def _write_notes(
    tripled: TripledSheet, table: TripledTable, last: LastYearDetails, reach: LastYear
) -> None:
    sheet, columns = tripled.sheet, table.grid.columns
    look = tripled.looks.named("note", LIST_SIZE)
    row = table.grid.rows + 2
    note = counted_note(last.details)
    write_calculated(sheet, Area(row, 1, row, columns), note, look)
    words = compared_words(reach)
    write_text(sheet, Area(row + 1, 1, row + 1, columns), words, look)
    for at, text in ((row, str(note.value)), (row + 1, words)):
        sheet.set_row(at - 1, row_height(text, TRIPLED_PIXELS, LIST_SIZE))
    sheet.print_area(0, 0, row, columns - 1)
