"""The finished report as a workbook: printed on A4, or pasted into Word as real tables."""

import io
from collections.abc import Iterable

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.layout import Area, TableSheet, column_letters, layout_of
from gaitool.office_files.properties import CREATED
from gaitool.renderers.report.document import document_blocks
from gaitool.renderers.report.workbook.page import write_whole_report
from gaitool.renderers.sheets.looks import Looks, set_up_page
from gaitool.renderers.sheets.names import distinct_range_names, distinct_sheet_names
from gaitool.renderers.tables.printed_table import printed_grid
from gaitool.renderers.tables.workbook_table import write_table_alone

_WHOLE = "年度报告"
_PREFIX_IN_WHOLE = "全文_"


def write_report_workbook(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as a workbook; a draft says so on every page.

    The first sheet is the whole document, each further one a table alone; every range worth
    copying has a name. Everything is a value: Word pastes no formula. The same report gives the
    same bytes.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": report.form.title, "created": CREATED})
    looks = Looks(workbook)
    sheet = workbook.add_worksheet(_WHOLE)
    set_up_page(sheet, draft=draft)
    blocks = tuple(document_blocks(report))
    areas = write_whole_report(sheet, looks, blocks, report, draft=draft)
    names = dict(zip(report.form.tables, _range_names(report), strict=True))
    for key, area in areas.items():
        _define_name(workbook, f"{_PREFIX_IN_WHOLE}{names[key]}", sheet, area)
    for table_sheet, alone in _sheets_of_tables(workbook, report):
        area = _write_table(alone, looks, table_sheet, report, draft=draft)
        _define_name(workbook, names[table_sheet.table.key], alone, area)
    workbook.close()
    return content.getvalue()


def _range_names(report: FilledReport) -> list[str]:
    return distinct_range_names(table.name for table in report.form.tables.values())


def _sheets_of_tables(
    workbook: xlsxwriter.Workbook, report: FilledReport
) -> Iterable[tuple[TableSheet, Worksheet]]:
    """Yield every table of the form with a sheet of its own."""
    tables = layout_of(report.form).tables.values()
    names = distinct_sheet_names((table.name for table in tables), taken=[_WHOLE])
    for table, name in zip(tables, names, strict=True):
        yield table, workbook.add_worksheet(name)


def _write_table(
    sheet: Worksheet, looks: Looks, table_sheet: TableSheet, report: FilledReport, *, draft: bool
) -> Area:
    """Write one table alone under its heading, no cell of its figures merged; return its area."""
    set_up_page(sheet, draft=draft)
    grid = printed_grid(table_sheet.table, report)
    return write_table_alone(sheet, looks, grid, table_sheet.part.heading)


def _define_name(workbook: xlsxwriter.Workbook, name: str, sheet: Worksheet, area: Area) -> None:
    first = f"${column_letters(area.left)}${area.top}"
    last = f"${column_letters(area.right)}${area.bottom}"
    workbook.define_name(name, f"='{sheet.get_name()}'!{first}:{last}")
