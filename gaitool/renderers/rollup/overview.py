"""总览 of the roll-up's workbook: how many units stand how, and what is wrong between them."""

from collections.abc import Sequence
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.collection import Collection, Standing
from gaitool.findings import Finding, Severity
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.details import DETAILS_SHEET, Details
from gaitool.renderers.rollup.lists import SEVERITY_LOOKS
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    TITLE,
    CountLine,
    finding_counts,
    interruption,
    table_count,
    unit_counts,
    zero_counts,
)
from gaitool.renderers.sheets.looks import LIST_SIZE, Calculated, set_columns, set_up_list_page
from gaitool.renderers.sheets.rows import Content, RowSheet
from gaitool.text.typesetting import row_height

OVERVIEW_SHEET = "总览"
_WIDTHS = (96, 70, 470, 400)
_CHART_COLUMN = 3
_ROW_HEIGHT, _TITLE_HEIGHT = 22.0, 34.0
_PIXELS_PER_POINT = 4 / 3
_MOST_FINDINGS = 200
_COUNTS_BEHIND_STANDINGS = len(Severity) + 1
"""The lines of counts below those of standings: findings by severity, and what is counted."""

_COLOURS = MappingProxyType(
    {
        Standing.PASSED: "#70AD47",
        Standing.FAILED: "#C00000",
        Standing.UNUSABLE: "#7F7F7F",
        Standing.MISSING: "#ED7D31",
        Standing.DUPLICATE: "#4472C4",
    }
)


def write_overview(
    workbook: xlsxwriter.Workbook,
    rows: RowSheet,
    collection: Collection,
    details: Details,
    left_out: Sequence[str],
) -> None:
    """Write the sheet; ``left_out`` says what the other sheets could not hold."""
    _set_up(rows.sheet)
    rows.add_like("list_title", (TITLE,), _TITLE_HEIGHT)
    for warning in filter(None, (interruption(collection.overview), *left_out)):
        rows.add([(warning, rows.looks.named("list_title", LIST_SIZE))], _ROW_HEIGHT)
    first = rows.row
    _write_counts(rows, collection, details)
    zeros = sum(1 for _ in zero_counts(collection.overview))
    _insert_chart(workbook, rows, first, rows.row - zeros)
    rows.add((), _ROW_HEIGHT)
    _write_own_findings(rows, collection.own_findings)


def _set_up(sheet: Worksheet) -> None:
    set_columns(sheet, _WIDTHS)
    set_up_list_page(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _write_counts(rows: RowSheet, collection: Collection, details: Details) -> None:
    rows.add_like("list_head", ("项目", "数量", "说明"), _ROW_HEIGHT)
    overview = collection.overview
    for count in (*unit_counts(overview), *finding_counts(overview), *zero_counts(overview)):
        _write_count(rows, count, count.number)
    counted = Calculated(details.counted_formula, details.counted)
    meaning = (
        f"{table_count(collection.edition)}合计表包括的单位，在“{DETAILS_SHEET}”表的“计入”一列里改"
    )
    _write_count(rows, CountLine("计入汇总", details.counted, meaning), counted)


def _write_count(rows: RowSheet, count: CountLine, number: Content) -> None:
    looks = map(rows.looks.named, ("list_word", "list_word", "list_text"))
    rows.add(zip((count.name, number, count.meaning), looks, strict=True), _ROW_HEIGHT)


def _insert_chart(workbook: xlsxwriter.Workbook, rows: RowSheet, head: int, end: int) -> None:
    """Draw how many units stand how from the cells that say so, beside them.

    ``end`` is the row below the counts, were there none of tables of zeros.
    """
    below = rows.row - head
    last = end - 1 - _COUNTS_BEHIND_STANDINGS
    first = last - len(STANDING_WORDS) + 1
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "单位数",
            "categories": [OVERVIEW_SHEET, first, 0, last, 0],
            "values": [OVERVIEW_SHEET, first, 1, last, 1],
            "points": [{"fill": {"color": _COLOURS[standing]}} for standing in STANDING_WORDS],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": "各单位报送情况（个）", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True})
    height = round(below * _ROW_HEIGHT * _PIXELS_PER_POINT)
    chart.set_size({"width": _WIDTHS[_CHART_COLUMN] - 20, "height": height})
    place = {"x_offset": 10, "description": "通过、不通过、读不了、未报、重复各多少个的条形图"}
    rows.sheet.insert_chart(head, _CHART_COLUMN, chart, place)


def _write_own_findings(rows: RowSheet, findings: Sequence[Finding]) -> None:
    if not findings:
        rows.add_like("list_title", ("单位之间没有发现问题。",), _ROW_HEIGHT)
        return
    rows.add([("单位之间的问题", rows.looks.named("list_title", LIST_SIZE + 1))], _ROW_HEIGHT)
    rows.add_like("list_head", ("级别", "规则", "问题", "改法"), _ROW_HEIGHT)
    for finding in findings[:_MOST_FINDINGS]:
        _write_own_finding(rows, finding)
    more = len(findings) - _MOST_FINDINGS
    if more > 0:
        words = f"还有 {more} 条，见“{LIST_SHEET}”表。"
        rows.add([(words, rows.looks.named("list_title", LIST_SIZE))], _ROW_HEIGHT)


def _write_own_finding(rows: RowSheet, finding: Finding) -> None:
    words = (severity_words(finding), finding.rule, finding.message, finding.hint)
    names = (SEVERITY_LOOKS[finding.severity], "list_word", "list_text", "list_text")
    widths = zip(words, _WIDTHS, strict=True)
    height = max(_ROW_HEIGHT, *(row_height(*one, LIST_SIZE) for one in widths))
    rows.add(zip(words, map(rows.looks.named, names), strict=True), height)
