"""The finished report as a workbook: printed on A4, or pasted into Word as real tables."""

import io
from collections.abc import Iterable, Iterator, Mapping

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.layout import Area, TableSheet, column_letters, layout_of
from gaitool.layout.report_sheets import COPIED_SHEET, PRINTED_SHEET
from gaitool.renderers.report.document import document_blocks
from gaitool.renderers.report.workbook.copied_sheet import CopiedAreas, write_copied_sheet
from gaitool.renderers.report.workbook.printed_sheet import write_printed_sheet
from gaitool.renderers.sheets.looks import Looks, set_up_page
from gaitool.renderers.sheets.names import distinct_range_names, distinct_sheet_names
from gaitool.renderers.sheets.new_workbook import new_workbook
from gaitool.renderers.sheets.numbered_sheet import NumberedSheet
from gaitool.renderers.tables.printed_table import printed_grid
from gaitool.renderers.tables.workbook_table import write_table_alone

_PREFIX_OF_COPIED = "粘贴_"
_WHOLE = "全文"
_TEXT = "文字"


def write_report_workbook(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as a workbook; a draft says so on every page.

    The first sheet is the document as it is printed, the second as it is copied, each further one
    a table alone; every range worth copying has a name. Everything is a value: Word pastes no
    formula. The same report gives the same bytes.
    """
    content = io.BytesIO()
    workbook = new_workbook(content, report.form.title)
    looks = Looks(workbook)
    blocks = tuple(document_blocks(report))
    grids = {table.key: printed_grid(table, report) for table in report.form.tables.values()}
    printed = workbook.add_worksheet(PRINTED_SHEET, NumberedSheet)
    write_printed_sheet(printed, looks, blocks, grids, draft=draft)
    copied = workbook.add_worksheet(COPIED_SHEET)
    areas = write_copied_sheet(copied, looks, blocks, grids, draft=draft)
    names = dict(zip(report.form.tables, _range_names(report), strict=True))
    for name, area in _copied_names(areas, names):
        _define_name(workbook, f"{_PREFIX_OF_COPIED}{name}", copied, area)
    for table_sheet, alone in _sheets_of_tables(workbook, report):
        # No cell of its figures is merged.
        set_up_page(alone, draft=draft)
        grid = grids[table_sheet.table.key]
        area = write_table_alone(alone, looks, grid, table_sheet.part.heading)
        _define_name(workbook, names[table_sheet.table.key], alone, area)
    workbook.close()
    return content.getvalue()


def _copied_names(areas: CopiedAreas, names: Mapping[str, str]) -> Iterator[tuple[str, Area]]:
    """Yield what the ranges of the copied sheet are called; a table may be called as another is."""
    wanted = [_WHOLE, *(names[key] for key in areas.tables)]
    wanted += [f"{_TEXT}{number}" for number in range(1, len(areas.texts) + 1)]
    yield from zip(
        distinct_range_names(wanted),
        (areas.whole, *areas.tables.values(), *areas.texts),
        strict=True,
    )


def _range_names(report: FilledReport) -> list[str]:
    return distinct_range_names(table.name for table in report.form.tables.values())


def _sheets_of_tables(
    workbook: xlsxwriter.Workbook, report: FilledReport
) -> Iterable[tuple[TableSheet, Worksheet]]:
    """Yield every table of the form with a sheet of its own."""
    tables = layout_of(report.form).tables.values()
    names = distinct_sheet_names(
        (table.name for table in tables), taken=[PRINTED_SHEET, COPIED_SHEET]
    )
    for table, name in zip(tables, names, strict=True):
        yield table, workbook.add_worksheet(name)


def _define_name(workbook: xlsxwriter.Workbook, name: str, sheet: Worksheet, area: Area) -> None:
    first = f"${column_letters(area.left)}${area.top}"
    last = f"${column_letters(area.right)}${area.bottom}"
    workbook.define_name(name, f"='{sheet.get_name()}'!{first}:{last}")
