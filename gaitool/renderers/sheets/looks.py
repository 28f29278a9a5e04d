"""The looks of the report workbook's cells, and cells written so that text stays text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.layout import Area
from gaitool.office_files.unmarked import unmarked
from gaitool.text.typesetting import line_count, lines_height, row_height

BODY_SIZE = 16
TITLE_SIZE = 22
POINTS_PER_PIXEL = 0.75
MARGINS_INCHES = MappingProxyType({"left": 1.10, "right": 1.02, "top": 1.46, "bottom": 1.38})
"""28, 26, 37 and 35 mm (GB/T 9704-2012)."""

_CALM = "#8C8C8C"
"""The colour of what is there and asks for nobody's eye, as a 0 among figures that changed."""

_ASKED = "#FFE699"
_A4 = 9
_FOOTER_INCHES = 0.9
"""The page number stands 7 mm below the type area (GB/T 9704-2012, 7.5)."""

_LINE = {"font_name": "仿宋", "font_size": BODY_SIZE, "valign": "vcenter"}
_TEXT = {**_LINE, "text_wrap": True}
_TITLE = {"font_name": "方正小标宋简体", "font_size": TITLE_SIZE, "align": "center"}
_PART, _SUB = {"font_name": "黑体"}, {"font_name": "楷体"}
_DRAFT = {**_PART, "align": "center", "font_color": "#C00000"}
_LINE_IN_CELL = {"font_name": "宋体", "valign": "vcenter", "align": "center"}
_CELL = {**_LINE_IN_CELL, "text_wrap": True, "border": 1}
_FIGURE = {**_CELL, "text_wrap": False, "shrink": True}
_HINT_POINTS = 18.0
ROW_BELOW_HINT = 1
"""From 0."""

LIST_SIZE = 11
CHART_FONT = MappingProxyType({"name": "宋体", "size": 10, "bold": False})
"""Named, since a machine without the default font may draw other signs for the digits."""

LIST_LEADING = 1.42
"""Messages run over many lines: a program that sets those a little wider would cut the last."""

_LIST_INDENT_PIXELS = 12
"""What the indent of a text takes of the width of its column."""

LIST_MARGINS: Mapping[str, float] = MappingProxyType(
    {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
)
"""Of a list on a page on its side, in inches."""

_LISTED = {
    "font_name": "宋体",
    "font_size": LIST_SIZE,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
}
# A little air: else a text sticks to the border of its column.
_LISTED_TEXT = {**_LISTED, "align": "left", "indent": 1}
_LISTED_FIGURE = {**_LISTED, "align": "right", "text_wrap": False}
_LOOKS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "title": {**_TEXT, **_TITLE},
        "part": {**_TEXT, **_PART},
        "sub": {**_TEXT, **_SUB},
        "body": _TEXT,
        "sign": {**_TEXT, "align": "right"},
        "draft": {**_TEXT, **_DRAFT},
        "label": _CELL,
        # A number that is too wide for its cell shows as ####, unless it may shrink.
        "figure": _FIGURE,
        "figure_calm": {**_FIGURE, "font_color": _CALM},
        "figure_asked": {**_FIGURE, "bg_color": _ASKED},
        "subhead": {**_CELL, "bg_color": "#F2F2F2"},
        # One line each: nothing of what is printed is left for a program to wrap or to shrink.
        "printed_title": {**_LINE, **_TITLE},
        "printed_part": {**_LINE, **_PART},
        "printed_sub": {**_LINE, **_SUB},
        "printed_body": _LINE,
        "printed_draft": {**_LINE, **_DRAFT},
        "printed_label": {**_LINE_IN_CELL, "border": 1},
        "printed_label_top": {**_LINE_IN_CELL, "left": 1, "right": 1, "top": 1},
        "printed_label_middle": {**_LINE_IN_CELL, "left": 1, "right": 1},
        "printed_label_bottom": {**_LINE_IN_CELL, "left": 1, "right": 1, "bottom": 1},
        "printed_figure": {**_LINE_IN_CELL, "border": 1},
        "hint": {
            "font_name": "宋体",
            "font_size": 10,
            "font_color": "#7F7F7F",
            "valign": "vcenter",
        },
        "note": {**_LISTED, "border": 0},
        "list_title": {"font_name": "黑体", "font_size": 16, "valign": "vcenter"},
        "list_head": {
            **_LISTED,
            "align": "center",
            "valign": "vcenter",
            "bg_color": "#F2F2F2",
        },
        "list_text": _LISTED_TEXT,
        "list_figure": _LISTED_FIGURE,
        "list_figure_fitted": {**_LISTED_FIGURE, "shrink": True},
        "list_figure_asked": {**_LISTED_FIGURE, "shrink": True, "bg_color": _ASKED},
        "list_figure_calm": {**_LISTED_FIGURE, "font_color": _CALM},
        "list_text_calm": {**_LISTED_TEXT, "font_color": _CALM},
        "list_open": {**_LISTED_TEXT, "bg_color": "#FFFBE6", "locked": False},
        "list_word": {**_LISTED, "align": "center"},
        "list_link": {**_LISTED, "align": "center", "font_color": "#0563C1", "underline": 1},
        "list_good": {**_LISTED, "align": "center", "bg_color": "#E2EFDA"},
        "list_bad": {**_LISTED, "align": "center", "bg_color": "#FFC7CE"},
        "list_ask": {**_LISTED, "align": "center", "bg_color": _ASKED},
        "list_told": {**_LISTED, "align": "center", "bg_color": "#DDEBF7"},
    }
)


@dataclass(frozen=True, slots=True)
class Calculated:
    """A formula without its ``=``, and the value it has in the workbook as written."""

    formula: str
    value: float | str


class Looks:
    """The formats of one workbook, made when they are first asked for."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, float, str], Format] = {}

    def named(self, name: str, size: float = 0, number_format: str = "General") -> Format:
        """Return a look, in another size than its own where one is given."""
        key = (name, size, number_format)
        if key not in self._made:
            changes = {"font_size": size} if size else {}
            properties = {**_LOOKS[name], **changes, "num_format": number_format}
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def set_up_list_page(sheet: Worksheet) -> None:
    """Set the paper, on its side, and page numbers for a list that fills several pages."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    # With its font: a machine without the default one may print other signs for the digits.
    sheet.set_footer('&C&"宋体,Regular"第 &P 页，共 &N 页')


def set_up_page(sheet: Worksheet, *, draft: bool, right_inches: float = 0.0) -> None:
    """Set paper, margins and page number; a draft says so at the head of every page.

    What is printed stands in the middle, unless it has a right margin of its own.
    """
    sheet.set_paper(_A4)
    own = {"right": right_inches} if right_inches else {}
    sheet.set_margins(**{**MARGINS_INCHES, **own})
    if not own:
        sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"宋体,Regular"&14— &P —', {"margin": _FOOTER_INCHES})
    if draft:
        sheet.set_header('&C&"黑体,Regular"&16草　稿')
    sheet.hide_gridlines(2)


def set_columns(sheet: Worksheet, pixels: Iterable[int]) -> None:
    """Make the columns of a sheet, from its first, so wide."""
    for column, width in enumerate(pixels):
        sheet.set_column_pixels(column, column, width)


def list_text_height(
    text: str, pixels: float, size: float = LIST_SIZE, *, leading: float = LIST_LEADING
) -> float:
    """Return the height in points at which a text of a list shows whole, indented as it is."""
    return row_height(text, pixels - _LIST_INDENT_PIXELS, size, leading=leading)


def list_texts_height(texts: Iterable[tuple[str, float]], size: float = LIST_SIZE) -> float:
    """Return the height at which several texts of a list, each in its column, show whole."""
    lines = (line_count(text, pixels - _LIST_INDENT_PIXELS, size) for text, pixels in texts)
    return lines_height(max(lines, default=1), size, leading=LIST_LEADING)


def write_hint(sheet: Worksheet, looks: Looks, words: str) -> None:
    """Say in the first row, which stays in view and is not printed, what a sheet is for."""
    sheet.set_row(0, _HINT_POINTS)
    sheet.write_string(0, 0, words, looks.named("hint"))
    sheet.freeze_panes(1, 0)


def write_text(sheet: Worksheet, area: Area, text: str, look: Format) -> None:
    """Write a text over a (merged) area, whatever it begins with; without one it is blank.

    The library's own ``write`` would make a formula of =1+1 and a link of an address.
    """
    _merge(sheet, area, look)
    if text:
        sheet.write_string(area.top - 1, area.left - 1, unmarked(text), look)
    else:
        sheet.write_blank(area.top - 1, area.left - 1, None, look)


def write_number(sheet: Worksheet, area: Area, number: float, look: Format) -> None:
    """Write a number over a (merged) area."""
    _merge(sheet, area, look)
    sheet.write_number(area.top - 1, area.left - 1, number, look)


def write_calculated(sheet: Worksheet, area: Area, cell: Calculated, look: Format) -> None:
    """Write a formula over a (merged) area, with the value that it has now."""
    _merge(sheet, area, look)
    sheet.write_formula(area.top - 1, area.left - 1, f"={cell.formula}", look, cell.value)


def _merge(sheet: Worksheet, area: Area, look: Format) -> None:
    if area.first != (area.bottom, area.right):
        sheet.merge_range(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, "", look)
