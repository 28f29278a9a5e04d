"""总览 of the roll-up's workbook: what to do first, charts, what several units share."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.collection import Collection
from gaitool.layout import Area
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.alike import (
    AlikeFinding,
    alike_findings,
    between_heading,
    between_units,
)
from gaitool.renderers.rollup.lists import SEVERITY_LOOKS, UNITS_SHEET
from gaitool.renderers.rollup.needed import Ask, Need, Needed, what_is_needed
from gaitool.renderers.rollup.overview_charts import (
    ROW_HEIGHT,
    WIDTHS,
    OverviewCharts,
    Sums,
)
from gaitool.renderers.rollup.wording import (
    alike_heading,
    interruption,
    run_words,
    title_of,
)
from gaitool.renderers.sheets.looks import (
    LIST_LEADING,
    LIST_SIZE,
    set_columns,
    set_up_list_page,
    write_text,
)
from gaitool.renderers.sheets.paged_rows import PagedRows
from gaitool.renderers.sheets.rows import Content, RowSheet
from gaitool.text.first_of_many import first_of_many
from gaitool.text.typesetting import row_height

_TITLE_HEIGHT = 34.0
_PRINTED_PERCENT = 95
_PAGE_POINTS = 520.0
"""A4 on its side holds 536 at this scale, and the columns with a tenth left over."""

_MOST_NEEDS, _MOST_FINDINGS, _MOST_ALIKE = 30, 200, 50
_MOST_NAMES = 40
_LOOKS: Mapping[Ask, str] = MappingProxyType(
    {
        Ask.MISSING: "list_ask",
        Ask.UNUSABLE: "list_bad",
        Ask.FAILED: "list_bad",
        Ask.REPLY: "list_ask",
        Ask.OFF_ROSTER: "list_told",
    }
)
_NOTHING_NEEDED = "没有要催、要退回的单位。"


def write_overview(
    workbook: xlsxwriter.Workbook,
    rows: PagedRows,
    collection: Collection,
    sums: Sums,
    left_out: Sequence[str],
) -> None:
    """Write the sheet; ``left_out`` says what the other sheets could not hold."""
    _set_up(rows.sheet)
    rows.add_like("list_title", (title_of(collection),), _TITLE_HEIGHT)
    for warning in filter(None, (interruption(collection.overview), *left_out)):
        _say(rows, warning)
    _write_needed(rows, what_is_needed(collection))
    charts = OverviewCharts(workbook, rows)
    charts.write_counts(collection, sums.details)
    charts.write_results(collection, sums)
    charts.write_years(collection, sums)
    charts.write_places(collection)
    if between := between_units(collection):
        _write_findings(rows, between_heading(collection, between), between, _MOST_FINDINGS)
    else:
        _say(rows, "单位之间没有发现问题。")
    if alike := alike_findings(collection):
        _write_findings(rows, alike_heading(len(alike)), alike, _MOST_ALIKE)
    _write_notes(
        rows,
        (*run_words(collection), *collection.notes),
    )
    rows.break_pages(_PAGE_POINTS)


def _set_up(sheet: Worksheet) -> None:
    set_columns(sheet, WIDTHS)
    set_up_list_page(sheet)
    sheet.set_print_scale(_PRINTED_PERCENT)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)


def _say(rows: RowSheet, words: str, *, larger: int = 0) -> None:
    rows.add([(words, rows.looks.named("list_title", LIST_SIZE + larger))], ROW_HEIGHT)


def _write_needed(rows: PagedRows, needed: Sequence[Needed]) -> None:
    first = rows.row
    _say(rows, "先做这些", larger=1)
    if not needed:
        _say(rows, _NOTHING_NEEDED)
    else:
        rows.add_like("list_head", ("状态", "单位数", "单位", "哪里不对"), ROW_HEIGHT)
    for one in needed:
        for need in one.needs[:_MOST_NEEDS]:
            _write_need(rows, one, need)
            rows.keep(first)
            first = rows.row
        more = sum(len(need.units) for need in one.needs[_MOST_NEEDS:])
        if more:
            _say(rows, f"{one.name}的还有 {more} 个单位，见“{UNITS_SHEET}”表最前面。")
    rows.add((), ROW_HEIGHT)


def _write_need(rows: RowSheet, needed: Needed, need: Need) -> None:
    number = len(need.units)
    names = first_of_many(need.units, number, "个单位", _MOST_NAMES)
    _write(rows, (needed.name, number, names, need.wrong), _LOOKS[needed.ask])


def _write_findings(
    rows: PagedRows, heading: str, findings: Sequence[AlikeFinding], most: int
) -> None:
    first = rows.row
    _say(rows, heading, larger=1)
    rows.add_like("list_head", ("级别", "规则", "问题", "改法"), ROW_HEIGHT)
    for alike in findings[:most]:
        finding, number = alike.finding, len(alike.units)
        names = first_of_many(alike.units, number, "个单位", _MOST_NAMES)
        said = f"{finding.message}\n{number} 个单位：{names}" if number > 1 else finding.message
        words = (severity_words(finding), finding.rule, said, finding.hint)
        _write(rows, words, SEVERITY_LOOKS[finding.severity])
        rows.keep(first)
        first = rows.row
    more = len(findings) - most
    if more > 0:
        _say(rows, f"还有 {more} 条，见“{LIST_SHEET}”表。")
    rows.add((), ROW_HEIGHT)


def _write_notes(rows: PagedRows, notes: Iterable[str]) -> None:
    """Write what a person has to know of this run, each over the width of the page."""
    told = [note for note in notes if note]
    if told:
        _say(rows, "这次汇总的说明", larger=1)
    for note in told:
        height = row_height(note, sum(WIDTHS), LIST_SIZE, leading=LIST_LEADING)
        rows.add([], height)
        area = Area(rows.row, 1, rows.row, len(WIDTHS))
        write_text(rows.sheet, area, note, rows.looks.named("note", LIST_SIZE))


def _write(rows: RowSheet, contents: Sequence[Content], look: str) -> None:
    """Write a line whose first cell has a look of its own, as high as its texts."""
    looks = map(rows.looks.named, (look, "list_word", "list_text", "list_text"))
    texts = zip(map(str, contents), WIDTHS, strict=True)
    heights = (row_height(*one, LIST_SIZE, leading=LIST_LEADING) for one in texts)
    height = max(ROW_HEIGHT, *heights)
    rows.add(zip(contents, looks, strict=True), height)
