"""Two years as a workbook: what changed first, then the tables of the form, then every cell."""

import io

from gaitool.filled_report import FilledReport
from gaitool.layout import layout_of
from gaitool.renderers.comparison.all_cells_sheet import write_all_cells
from gaitool.renderers.comparison.changes_sheet import CHANGES_SHEET, write_changes
from gaitool.renderers.comparison.form_sheets import write_form_sheet
from gaitool.renderers.comparison.two_years import two_years
from gaitool.renderers.sheets.looks import LIST_MARGINS, Looks, set_up_list_page
from gaitool.renderers.sheets.names import distinct_sheet_names
from gaitool.renderers.sheets.new_workbook import new_workbook

_ALL_CELLS_SHEET = "逐格对比"


def write_comparison(last: FilledReport, this: FilledReport) -> bytes:
    """Return the workbook that compares two reports; the same reports give the same bytes."""
    content = io.BytesIO()
    workbook = new_workbook(content, f"{this.form.title}同比")
    looks = Looks(workbook)
    compared = two_years(last, this)
    tables = tuple(layout_of(this.form).tables.values())
    of_tables = distinct_sheet_names(
        (table.name for table in tables), taken=[CHANGES_SHEET, _ALL_CELLS_SHEET]
    )
    names = (CHANGES_SHEET, *of_tables, _ALL_CELLS_SHEET)
    changes, *alone, every_cell = [workbook.add_worksheet(name) for name in names]
    for sheet in (changes, *alone, every_cell):
        set_up_list_page(sheet)
        sheet.set_margins(**LIST_MARGINS)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
    write_changes(workbook, changes, looks, compared)
    for table, sheet in zip(tables, alone, strict=True):
        write_form_sheet(sheet, looks, table, compared)
    write_all_cells(every_cell, looks, compared)
    workbook.close()
    return content.getvalue()
