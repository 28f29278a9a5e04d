"""The finished report as one sheet: it prints on A4 and is pasted into Word as real tables."""

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.form import Table
from gaitool.layout import LAYOUT_2021, Area, TableSheet
from gaitool.renderers.document import (
    Block,
    BodyText,
    PartHeading,
    PrintedTable,
    SignOff,
    SubHeading,
    Title,
    document_blocks,
)
from gaitool.renderers.printed_figures import printed_figure
from gaitool.typesetting import line_count, split_to_lines

_CREATED = datetime.datetime(2021, 9, 1)
_A4 = 9
_MARGINS_INCHES = {"left": 1.10, "right": 1.02, "top": 1.46, "bottom": 1.38}
_COLUMNS = 15
_COLUMN_PIXELS = 39
_PAGE_PIXELS = _COLUMNS * _COLUMN_PIXELS
_LINE_POINTS = 28.95
_BODY_SIZE = 16
_TITLE_SIZE = 22
_TABLE_SIZE = 9
_TABLE_LINE_POINTS = 13.0
_LOWEST_TABLE_ROW = 20.0
_MOST_LINES = 14
_INDENT = "　　"

_TEXT = {"font_name": "仿宋", "font_size": _BODY_SIZE, "text_wrap": True, "valign": "vcenter"}
_CELL = {
    "font_name": "宋体",
    "font_size": _TABLE_SIZE,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
    "border": 1,
}
_FORMATS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "title": {
            **_TEXT,
            "font_name": "方正小标宋简体",
            "font_size": _TITLE_SIZE,
            "align": "center",
        },
        "part": {**_TEXT, "font_name": "黑体"},
        "sub": {**_TEXT, "font_name": "楷体"},
        "body": _TEXT,
        "sign": {**_TEXT, "align": "right", "indent": 2},
        "draft": {**_TEXT, "font_name": "黑体", "align": "center", "font_color": "#C00000"},
        "label": _CELL,
        "figure": {**_CELL, "text_wrap": False, "shrink": True},
    }
)
_COLUMN_SPANS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        "disclosure": (6, 3, 3, 3),
        "applications": (1, 1, 4, 1, 1, 1, 2, 2, 1, 1),
        "disputes": (1,) * 15,
    }
)


@dataclass(slots=True)
class _Page:
    """The sheet being written, and the next free row of it (from 0)."""

    sheet: Worksheet
    formats: Mapping[str, Format]
    row: int = 0


def write_report_workbook(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as a workbook; a draft says so on every page.

    The same report gives the same bytes.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": "政府信息公开工作年度报告", "created": _CREATED})
    formats = {name: workbook.add_format(dict(look)) for name, look in _FORMATS.items()}
    page = _Page(workbook.add_worksheet("年度报告"), formats)
    _set_up(page.sheet, draft=draft)
    if draft:
        _write_text(page, "草稿，未核对无误，不得公布", "draft", _BODY_SIZE)
    for block in document_blocks(report):
        _write_block(page, block, report)
    page.sheet.print_area(0, 0, max(page.row - 1, 0), _COLUMNS - 1)
    workbook.close()
    return content.getvalue()


def _set_up(sheet: Worksheet, *, draft: bool) -> None:
    sheet.set_column_pixels(0, _COLUMNS - 1, _COLUMN_PIXELS)
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS_INCHES)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"宋体"&14— &P —')
    if draft:
        sheet.set_header('&C&"黑体"&16草　稿')
    sheet.hide_gridlines(2)


def _write_block(page: _Page, block: Block, report: FilledReport) -> None:
    match block:
        case Title(text):
            _write_text(page, text, "title", _TITLE_SIZE)
        case PartHeading(text):
            _write_text(page, f"{_INDENT}{text}", "part", _BODY_SIZE)
        case SubHeading(text):
            _write_text(page, f"{_INDENT}{text}", "sub", _BODY_SIZE)
        case BodyText(text):
            _write_text(page, f"{_INDENT}{text}", "body", _BODY_SIZE)
        case SignOff(text):
            _write_text(page, text, "sign", _BODY_SIZE)
        case PrintedTable(table):
            _write_table(page, table, report)


def _write_text(page: _Page, text: str, look: str, size: int) -> None:
    """Write a paragraph over the whole width; a long one takes several rows."""
    for piece in split_to_lines(text, _PAGE_PIXELS, size, _MOST_LINES):
        _merge(page, Area(1, 1, 1, _COLUMNS), piece, look)
        height = line_count(piece, _PAGE_PIXELS, size) * max(_LINE_POINTS, size * 1.3)
        page.sheet.set_row(page.row, height)
        page.row += 1


def _write_table(page: _Page, table: Table, report: FilledReport) -> None:
    """Write a table cell for cell as the form prints it."""
    sheet = LAYOUT_2021.tables[table.key]
    heights: dict[int, float] = {}
    for label in sheet.labels:
        area = _on_page(label.area, sheet)
        _merge(page, area, label.text, "label")
        if area.top == area.bottom:
            pixels = (area.right - area.left + 1) * _COLUMN_PIXELS
            lines = line_count(label.text, pixels, _TABLE_SIZE)
            needed = lines * _TABLE_LINE_POINTS + 6
            heights[area.top] = max(heights.get(area.top, _LOWEST_TABLE_ROW), needed)
    for key, question in sheet.questions.items():
        area = _on_page(question.area, sheet)
        _merge(page, area, printed_figure(report, key), "figure")
    rows = sheet.form_area.bottom - sheet.form_area.top + 1
    for row in range(rows):
        page.sheet.set_row(page.row + row, heights.get(row + 1, _LOWEST_TABLE_ROW))
    page.row += rows


def _on_page(area: Area, sheet: TableSheet) -> Area:
    """Return where an area of the form stands on the page's columns, rows counted from 1."""
    spans = _COLUMN_SPANS[sheet.table.key]
    top = sheet.form_area.top - 1
    return Area(
        area.top - top,
        sum(spans[: area.left - 1]) + 1,
        area.bottom - top,
        sum(spans[: area.right]),
    )


def _merge(page: _Page, area: Area, text: str, look: str) -> None:
    """Write a text or a number over an area whose rows count from the page's next free one."""
    first_row, last_row = page.row + area.top - 1, page.row + area.bottom - 1
    left, right, style = area.left - 1, area.right - 1, page.formats[look]
    if area.first != (area.bottom, area.right):
        page.sheet.merge_range(first_row, left, last_row, right, "", style)
    if look == "figure" and text.replace(".", "", 1).isdecimal():
        page.sheet.write_number(first_row, left, float(text), style)
    else:
        page.sheet.write_string(first_row, left, text, style)
