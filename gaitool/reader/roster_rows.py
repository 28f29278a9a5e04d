"""The rows of a list of units, out of a workbook, as offices really save them."""

from collections.abc import Iterator
from pathlib import Path

from gaitool.office_files.parted_text import Row
from gaitool.office_files.table_rows import TableRow, TableSheet, open_table, table_sheet

_WHAT = "单位名单"


def rows_of_workbook(path: Path, content: bytes) -> Iterator[tuple[str, list[Row]]]:
    """Yield each visible sheet's name and rows; merged cells are filled, as people see them.

    It is read by our own reader: the library refuses styles that every spreadsheet program
    shrugs at, and Strict workbooks. Raises UnusableFile.
    """
    workbook = open_table(path, content, _WHAT)
    for name in (name for name in workbook.sheets if name not in workbook.hidden):
        yield name, _rows(table_sheet(path, workbook, name, _WHAT, whole=True))


def _rows(sheet: TableSheet) -> list[Row]:
    rows = {row.number: row for row in sheet.rows()}
    columns = range(1, max((max(row.cells) for row in rows.values()), default=0) + 1)
    blank = TableRow(0, {})
    listed = (rows.get(number, blank) for number in range(1, max(rows, default=0) + 1))
    return [[row.text(column) for column in columns] for row in listed]
