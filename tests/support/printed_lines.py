"""Reads the printed sheet of a report workbook: its pages, row by row."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from openpyxl import load_workbook

from gaitool.layout.report_sheets import PRINTED_SHEET


@dataclass(frozen=True)
class PrintedRow:
    """A row: the text of its first cell, its height in points, and whether it is of a table."""

    text: str
    points: float
    in_table: bool


Page = list[PrintedRow]


def printed_sheet(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))[PRINTED_SHEET]


def pages_of(content: bytes) -> list[Page]:
    """Return the rows of the printed area page by page."""
    sheet = printed_sheet(content)
    first, last = 2, sheet.max_row
    ends = sorted({first - 1, *(one.id for one in sheet.row_breaks.brk), last})
    rows = dict(enumerate(_rows(sheet), start=1))
    return [[rows[number] for number in range(a + 1, b + 1)] for a, b in pairwise(ends)]


def _rows(sheet: Any) -> Iterator[PrintedRow]:
    for cells in sheet.iter_rows():
        points = sheet.row_dimensions[cells[0].row].height
        in_table = any(cell.border.left.style for cell in cells)
        yield PrintedRow(str(cells[0].value or ""), points, in_table)
