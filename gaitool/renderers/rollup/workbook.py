"""The roll-up as one workbook: who has handed in, what is wrong, and the tables summed."""

from collections import ChainMap
from collections.abc import Iterator
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from gaitool.collection import Collection
from gaitool.layout import TableSheet, layout_of
from gaitool.office_files.measuring_font import MEASURING_FONT
from gaitool.office_files.properties import CREATED
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.rollup.details import DETAILS_SHEET, write_details
from gaitool.renderers.rollup.last_year_details import (
    LAST_YEAR_DETAILS_SHEET,
    write_last_year_details,
)
from gaitool.renderers.rollup.lists import UNITS_SHEET, write_findings, write_units
from gaitool.renderers.rollup.overview import write_overview
from gaitool.renderers.rollup.overview_charts import OVERVIEW_SHEET, Sums
from gaitool.renderers.rollup.tables import summed_cells, write_summed_table
from gaitool.renderers.rollup.trend_chart import TREND_SHEET
from gaitool.renderers.rollup.trend_sheet import write_trend
from gaitool.renderers.rollup.two_year_tables import write_two_year_table
from gaitool.renderers.rollup.units_with_last_year import (
    UNITS_WITH_LAST_YEAR_SHEET,
    write_units_with_last_year,
)
from gaitool.renderers.rollup.wording import title_of
from gaitool.renderers.sheets.looks import Looks
from gaitool.renderers.sheets.names import distinct_sheet_names
from gaitool.renderers.sheets.paged_rows import PagedRows
from gaitool.renderers.sheets.quick_sheet import QuickRows, QuickSheet
from gaitool.renderers.sheets.rows import LinkTo, SheetLimits, left_out_words

EXCEL = SheetLimits()
_OPTIONS = {
    # Rows go to disk as they are written, so that memory does not grow with the units.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "use_zip64": True,
}


def write_rollup_workbook(
    collection: Collection, stream: BinaryIO, link: LinkTo, limits: SheetLimits = EXCEL
) -> None:
    """Write the workbook; the same roll-up gives the same bytes.

    Lists and 明细 go to disk row by row; what a sheet cannot hold is counted and said. Raises
    OSError.
    """
    workbook = _begun(stream, title_of(collection))
    looks = Looks(workbook)

    def long_list(name: str) -> QuickRows:
        return QuickRows(workbook.add_worksheet(name, QuickSheet), looks, limits)

    overview = _held_sheet(workbook, OVERVIEW_SHEET)
    units, findings = long_list(UNITS_SHEET), long_list(LIST_SHEET)
    trend = _held_sheet(workbook, TREND_SHEET) if collection.trend else None
    both = long_list(UNITS_WITH_LAST_YEAR_SHEET) if collection.last_year else None
    tables = [(_held_sheet(workbook, name), one) for name, one in _tables(collection)]
    rows = long_list(DETAILS_SHEET)
    left_out = (write_units(units, collection, link), write_findings(findings, collection))
    details = write_details(rows, collection)
    if trend and collection.trend:
        write_trend(workbook, PagedRows(trend, looks, limits), collection.trend, details)
    last = None
    if both and collection.last_year:
        reach = collection.last_year
        write_units_with_last_year(both, collection, reach)
        before = long_list(LAST_YEAR_DETAILS_SHEET)
        last = write_last_year_details(before, collection, details)
        places = [write_two_year_table(sheet, looks, one, last, reach) for sheet, one in tables]
    else:
        for sheet, form_sheet in tables:
            write_summed_table(sheet, looks, form_sheet, details)
        places = [summed_cells(sheet.name, form_sheet) for sheet, form_sheet in tables]
    warnings = tuple(_warnings(*left_out, details.left_out))
    sums = Sums(details, ChainMap(*places), last)
    write_overview(workbook, PagedRows(overview, looks, limits), collection, sums, warnings)
    _close(workbook)


def _begun(stream: BinaryIO, title: str) -> xlsxwriter.Workbook:
    # Columns are measured by it: else they are a third wider where there is no Calibri.
    measured = dict(MEASURING_FONT)  # its own: the library writes into it
    workbook = xlsxwriter.Workbook(stream, _OPTIONS | {"default_format_properties": measured})
    workbook.set_properties({"title": title, "created": CREATED})
    return workbook


def _tables(collection: Collection) -> Iterator[tuple[str, TableSheet]]:
    """Yield the tables of the edition summed, each with the name of its sheet."""
    tables = layout_of(collection.edition).tables.values()
    taken = (
        *(OVERVIEW_SHEET, UNITS_SHEET, LIST_SHEET, DETAILS_SHEET),
        *(TREND_SHEET, UNITS_WITH_LAST_YEAR_SHEET, LAST_YEAR_DETAILS_SHEET),
    )
    names = distinct_sheet_names((table.name for table in tables), taken)
    yield from zip(names, tables, strict=True)


def _held_sheet(workbook: xlsxwriter.Workbook, name: str) -> Any:
    """Add a sheet that is held as a whole, as merged cells and charts need; it is small.

    The library takes every sheet of such a workbook for one with a file of rows to close.
    """
    workbook.constant_memory = False
    sheet = workbook.add_worksheet(name)
    sheet.row_data_fh_closed = True
    workbook.constant_memory = True
    return sheet


def _warnings(units: int, findings: int, details: int) -> Iterator[str]:
    for sheet, number, called in (
        (UNITS_SHEET, units, "个单位"),
        (LIST_SHEET, findings, "个问题"),
        (DETAILS_SHEET, details, "个单位"),
    ):
        if number:
            yield f"“{sheet}”表{left_out_words(number, called)}。"


def _close(workbook: xlsxwriter.Workbook) -> None:
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error
