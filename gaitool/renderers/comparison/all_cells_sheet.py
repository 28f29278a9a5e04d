"""The last sheet: every cell of both years in a list to be filtered."""

from xlsxwriter.worksheet import Worksheet

from gaitool.renderers.comparison.listed_cells import (
    FIRST_FIGURE,
    ROOMY_WIDTHS,
    listed,
    listed_heads,
    listed_height,
)
from gaitool.renderers.comparison.two_years import TwoYears
from gaitool.renderers.sheets.looks import Looks, set_columns
from gaitool.renderers.sheets.rows import RowSheet, SheetLimits

_TITLE_POINTS, _HEAD_POINTS = 32.0, 22.0


def write_all_cells(sheet: Worksheet, looks: Looks, compared: TwoYears) -> None:
    """Write every cell of either edition once, in reading order."""
    set_columns(sheet, ROOMY_WIDTHS)
    rows = RowSheet(sheet, looks, SheetLimits())
    rows.add_like("list_title", [compared.title], _TITLE_POINTS)
    rows.add_like("list_head", listed_heads(compared.years), _HEAD_POINTS)
    for cell in compared.cells:
        rows.add(listed(cell, looks), listed_height(cell, ROOMY_WIDTHS))
    sheet.autofilter(1, 0, len(compared.cells) + 1, len(ROOMY_WIDTHS) - 1)
    sheet.freeze_panes(2, FIRST_FIGURE)
    sheet.repeat_rows(1)
    sheet.fit_to_pages(1, 0)
