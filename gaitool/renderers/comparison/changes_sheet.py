"""The first sheet: a chart of the main figures, and what changed, with room for the reasons."""

from collections.abc import Iterable

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.layout import Area
from gaitool.renderers.comparison.listed_cells import (
    FIRST_FIGURE,
    LISTED_WIDTHS,
    listed,
    listed_figures,
    listed_heads,
    listed_height,
)
from gaitool.renderers.comparison.two_years import TwoYears
from gaitool.renderers.sheets.looks import (
    CHART_FONT,
    LIST_SIZE,
    Looks,
    set_columns,
    write_text,
)
from gaitool.renderers.sheets.rows import Content, RowSheet, SheetLimits
from gaitool.rules.years import largest_growth
from gaitool.text.typesetting import row_height

CHANGES_SHEET = "变化"
_REASON = "本单位说明的原因"
_REASON_PIXELS = 230
_WIDTHS = (*LISTED_WIDTHS, _REASON_PIXELS)
_TITLE_POINTS, _HEAD_POINTS, _ROW_POINTS, _CALM_POINTS = 32.0, 22.0, 20.0, 40.0
_CHART_POINTS = 216.0
_CHART_PIXELS = 288
_MEASURE = f"“变化很大”：{largest_growth().words()}（与规则 G606 相同）。"
_ORDER = f"变化很大的排在前面，其余按相差多少从大到小排；“{_REASON}”一列留给本单位填写。"
_WHOLE_LIST = "见最后一张工作表。"
_ALL_EQUAL = "两年都有的数全部相同，没有变化需要说明。"
_NONE_COMPARED = "两年没有一个能比的数。"
# One hue in two strengths: told apart in grey print too.
_LAST_COLOUR, _THIS_COLOUR = "#B4C7DC", "#2F5C8A"


def write_changes(
    workbook: xlsxwriter.Workbook, sheet: Worksheet, looks: Looks, compared: TwoYears
) -> None:
    """Write what changed; where nothing did, one calm line in its place."""
    set_columns(sheet, _WIDTHS)
    rows = RowSheet(sheet, looks, SheetLimits())
    rows.add_like("list_title", [compared.title], _TITLE_POINTS)
    if any(pair.this or pair.last for pair in compared.main.values()):
        _write_main_figures(rows, compared)
        _write_chart(workbook, rows, compared)
    if compared.changed:
        _write_changed(rows, compared)
    else:
        _write_over(rows, "list_good", _ALL_EQUAL if compared.comparable else _NONE_COMPARED)
    if left_out := _left_out(compared):
        _write_over(rows, "note", left_out)
    sheet.print_area(0, 0, rows.row - 1, len(_WIDTHS) - 1)
    sheet.fit_to_pages(1, 0)


def _write_main_figures(rows: RowSheet, compared: TwoYears) -> None:
    """Write the figures of the chart in the columns that the list has them in."""
    head = rows.looks.named("list_head")
    heads = listed_heads(compared.years)[FIRST_FIGURE : FIRST_FIGURE + 3]
    _write_named(rows, ("主要数据", "list_head"), [(one, head) for one in heads])
    for name, pair in compared.main.items():
        _write_named(rows, (name, "list_text"), listed_figures(pair, rows.looks))


def _write_named(
    rows: RowSheet, name: tuple[str, str], figures: Iterable[tuple[Content, Format]]
) -> None:
    """Write a name, with its look, over the columns before the figures."""
    words, look = name[0], rows.looks.named(name[1])
    area = Area(rows.row + 1, 1, rows.row + 1, FIRST_FIGURE)
    rows.add([*[(words, look)] * FIRST_FIGURE, *figures], _ROW_POINTS)
    write_text(rows.sheet, area, words, look)


def _write_chart(workbook: xlsxwriter.Workbook, rows: RowSheet, compared: TwoYears) -> None:
    """Draw the main figures from their cells above, in a row as high as the chart."""
    end = rows.row - 1
    first = rows.row - len(compared.main)
    chart = workbook.add_chart({"type": "column"})
    # Time runs from left to right, whatever the order of the columns.
    for column, colour in ((FIRST_FIGURE + 1, _LAST_COLOUR), (FIRST_FIGURE, _THIS_COLOUR)):
        chart.add_series(
            {
                "name": [CHANGES_SHEET, first - 1, column],
                "categories": [CHANGES_SHEET, first, 0, end, 0],
                "values": [CHANGES_SHEET, first, column, end, column],
                "data_labels": {"value": True, "font": dict(CHART_FONT)},
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "主要数据对比（件）", "name_font": {**CHART_FONT, "size": 12}})
    chart.set_legend({"position": "bottom", "font": dict(CHART_FONT)})
    chart.set_x_axis({"num_font": dict(CHART_FONT)})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_size({"width": sum(_WIDTHS) - 4, "height": _CHART_PIXELS - 8})
    place = {"x_offset": 2, "y_offset": 4, "description": "主要数据两年对比的柱形图"}
    rows.sheet.insert_chart(rows.row, 0, chart, place)
    rows.add([], _CHART_POINTS)


def _write_changed(rows: RowSheet, compared: TwoYears) -> None:
    changed = compared.changed
    told = f"有增减的{len(changed)}格，其中变化很大的{compared.jumps}格。"
    _write_over(rows, "note", f"{told}{_MEASURE}{_ORDER}")
    rows.sheet.repeat_rows(rows.row)
    rows.add_like("list_head", (*listed_heads(compared.years), _REASON), _HEAD_POINTS)
    to_fill = (None, rows.looks.named("list_open"))
    for cell in changed:
        rows.add([*listed(cell, rows.looks), to_fill], listed_height(cell))


def _left_out(compared: TwoYears) -> str:
    """Say how many cells are in no list of changes because they cannot be compared."""
    counts = {
        "缺数、不能比的": compared.incomplete,
        "只有一年的表式里有的": compared.asked_once,
    }
    told = "，".join(f"{what}{count}格" for what, count in counts.items() if count)
    return f"另有{told}，{_WHOLE_LIST}" if told else ""


def _write_over(rows: RowSheet, look: str, words: str) -> None:
    """Write words over the whole width, in a row that shows every line of them."""
    height = row_height(words, sum(_WIDTHS), LIST_SIZE) + 4
    area = Area(rows.row + 1, 1, rows.row + 1, len(_WIDTHS))
    write_text(rows.sheet, area, words, rows.looks.named(look))
    rows.add([], _CALM_POINTS if look == "list_good" else height)
