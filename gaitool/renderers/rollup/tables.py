"""The tables of the roll-up's workbook as the form prints them: every input a sum over 明细."""

from dataclasses import replace

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from gaitool.answers import plain_digits
from gaitool.form import CellKey
from gaitool.layout import Area, TableSheet, rectangles
from gaitool.renderers.rollup.details import DETAILS_SHEET, Details
from gaitool.renderers.sheets.looks import (
    LIST_SIZE,
    Calculated,
    Looks,
    set_up_page,
    write_calculated,
)
from gaitool.renderers.sheets.rows import left_out_words
from gaitool.renderers.tables.printed_table import grid_with_figures
from gaitool.renderers.tables.workbook_table import TABLE_PIXELS, write_table_alone
from gaitool.text.typesetting import row_height

_FIRST_ROW = 2
"""The row of the sheet where the table begins, below its heading."""


def write_summed_table(
    sheet: Worksheet, looks: Looks, form_sheet: TableSheet, details: Details
) -> None:
    """Write one table as the form prints it, with its figures as formulas, and a note below."""
    set_up_page(sheet, draft=False)
    table = form_sheet.table
    grid = grid_with_figures(
        form_sheet, lambda key: plain_digits(details.sum_of(table.input_parts(key)))
    )
    cells = tuple(
        replace(cell, formula=_formula(form_sheet, cell.key, details)) if cell.key else cell
        for cell in grid.cells
    )
    area = write_table_alone(sheet, looks, replace(grid, cells=cells), form_sheet.part.heading)
    note_row = area.bottom + 1
    note = counted_note(details)
    look = looks.named("note", LIST_SIZE)
    write_calculated(sheet, Area(note_row, 1, note_row, grid.columns), note, look)
    sheet.set_row(note_row - 1, row_height(str(note.value), TABLE_PIXELS, LIST_SIZE))
    sheet.print_area(0, 0, note_row - 1, area.right - 1)


def summed_cells(name: str, form_sheet: TableSheet) -> dict[CellKey, str]:
    """Return where the figures of a table stand in its sheet, as formulas of others name them."""
    moved = _FIRST_ROW - form_sheet.form_area.top
    return {
        key: f"{quote_sheetname(name)}!{question.address.moved(rows=moved)}"
        for key, question in form_sheet.questions.items()
    }


def _formula(sheet: TableSheet, key: CellKey, details: Details) -> str:
    """Return the sum over the units of an input, over its parts of a total."""
    if not sheet.table.is_total(key):
        return details.sum_formula(key)
    parts = (sheet.questions[part].address for part in sheet.table.sum_parts(key))
    moved = _FIRST_ROW - sheet.form_area.top
    return f"SUM({','.join(str(area.shifted(moved)) for area in rectangles(parts))})"


def counted_note(details: Details) -> Calculated:
    """Say how many units the table is the sum of, and how much they lack."""
    counted, missing = details.counted_formula, details.missing_formula
    start = "本表是 "
    after = f" 个单位的合计；要改计入哪些单位，请改“{DETAILS_SHEET}”表的“计入”一列。"
    lacking = (
        "这些单位还有 ",
        f" 格没有数，合计里没有它们（“{DETAILS_SHEET}”表中黄色的格）。",
    )
    left_out = f"{left_out_words(details.left_out, '个单位')}。" if details.left_out else ""
    formula = (
        f'"{start}"&{counted}&"{after}{left_out}"'
        f'&IF({missing}>0,"{lacking[0]}"&{missing}&"{lacking[1]}","")'
    )
    value = f"{start}{details.counted}{after}{left_out}"
    if details.missing:
        value += f"{lacking[0]}{details.missing}{lacking[1]}"
    return Calculated(formula, value)
