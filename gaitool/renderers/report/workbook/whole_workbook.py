"""The finished report as a workbook: printed on A4, or pasted into Word as real tables."""

import io
from collections.abc import Mapping

import xlsxwriter

from gaitool.filled_report import FilledReport
from gaitool.form import Table
from gaitool.layout import LAYOUT_2021, Area, column_letters
from gaitool.office_files.properties import CREATED
from gaitool.renderers.report.document import TITLE, document_blocks
from gaitool.renderers.report.workbook.page import write_whole_report
from gaitool.renderers.sheets.looks import Looks, set_up_page
from gaitool.renderers.tables.printed_table import printed_grid
from gaitool.renderers.tables.workbook_table import write_table_alone

_WHOLE = "年度报告"


def write_report_workbook(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as a workbook; a draft says so on every page.

    The first sheet is the whole document, each further one a table alone; every range worth
    copying has a name. The same report gives the same bytes.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": TITLE, "created": CREATED})
    looks = Looks(workbook)
    sheet = workbook.add_worksheet(_WHOLE)
    set_up_page(sheet, draft=draft)
    blocks = tuple(document_blocks(report))
    areas = write_whole_report(sheet, looks, blocks, report, draft=draft)
    _define_names(workbook, _WHOLE, {f"全文_{_table_name(key)}": areas[key] for key in areas})
    for table in report.form.tables.values():
        _write_table_sheet(workbook, looks, table, report, draft=draft)
    workbook.close()
    return content.getvalue()


def _write_table_sheet(
    workbook: xlsxwriter.Workbook, looks: Looks, table: Table, report: FilledReport, *, draft: bool
) -> None:
    """Write one table alone: under its heading, no cell of its figures merged."""
    sheet_of_form = LAYOUT_2021.tables[table.key]
    name, heading = sheet_of_form.name, sheet_of_form.part.heading
    sheet = workbook.add_worksheet(name)
    set_up_page(sheet, draft=draft)
    area = write_table_alone(sheet, looks, printed_grid(table, report), heading)
    _define_names(workbook, name, {_table_name(table.key): area})


def _table_name(key: str) -> str:
    return LAYOUT_2021.tables[key].table.name


def _define_names(workbook: xlsxwriter.Workbook, sheet: str, areas: Mapping[str, Area]) -> None:
    for name, area in areas.items():
        first = f"${column_letters(area.left)}${area.top}"
        last = f"${column_letters(area.right)}${area.bottom}"
        workbook.define_name(name, f"='{sheet}'!{first}:{last}")
