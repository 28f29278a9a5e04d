"""总览 of the roll-up's workbook: what to do first, charts, what several units share."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.collection import Collection, go_through
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.alike import (
    Alike,
    AlikeFinding,
    between_heading,
    between_units,
)
from gaitool.renderers.rollup.charts import Places
from gaitool.renderers.rollup.lists import SEVERITY_LOOKS, UNITS_SHEET
from gaitool.renderers.rollup.needed import Ask, Needed, Needs
from gaitool.renderers.rollup.overview_charts import (
    ROW_HEIGHT,
    WIDTHS,
    OverviewCharts,
    Sums,
)
from gaitool.renderers.rollup.wording import (
    alike_heading,
    interruption,
    is_told_at_units,
    nothing_needed,
    run_words,
    title_of,
)
from gaitool.renderers.sheets.looks import (
    LIST_LEADING,
    LIST_SIZE,
    list_text_height,
    set_columns,
    set_up_list_page,
)
from gaitool.renderers.sheets.paged_rows import PagedRows
from gaitool.renderers.sheets.rows import RowSheet
from gaitool.text.first_of_many import first_of_many
from gaitool.text.typesetting import row_height

_TITLE_HEIGHT = 34.0
_PRINTED_PERCENT = 85
_PAGE_POINTS = 580.0
"""A4 on its side holds 599 at this scale, and the columns with a tenth left over."""

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
_SPLITS = ((1, 1, 1, 2), (1, 1, 2, 1))
"""Over how many columns the cells of a table go, whose last two hold texts."""

_HEAD_AND_FIRST = 2
"""The rows that stay with a heading: the heads of the table below it, and its first line."""


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
    needs, places, alike = Needs(collection), Places(), Alike()
    go_through(collection, needs, places, alike)
    _write_needed(rows, needs.needed, nothing_needed(collection.overview))
    charts = OverviewCharts(workbook, rows)
    charts.write_counts(collection, sums.details)
    charts.write_results(collection, sums)
    charts.write_years(collection, sums)
    charts.write_places(places.counted)
    _write_notes(rows, (*run_words(collection), *collection.notes))
    if between := between_units(collection):
        _write_findings(rows, between_heading(collection, between), *_shown_between(between))
    else:
        _say(rows, "单位之间没有发现问题。")
    if several := alike.findings:
        more = len(several) - _MOST_ALIKE
        _write_findings(rows, alike_heading(len(several)), several[:_MOST_ALIKE], more)
    rows.break_pages(_PAGE_POINTS)


def _set_up(sheet: Worksheet) -> None:
    set_columns(sheet, WIDTHS)
    set_up_list_page(sheet)
    sheet.set_print_scale(_PRINTED_PERCENT)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)


def _say(rows: RowSheet, words: str, *, larger: int = 0) -> None:
    rows.add([(words, rows.looks.named("list_title", LIST_SIZE + larger))], ROW_HEIGHT)


def _write_needed(rows: PagedRows, needed: Sequence[Needed], nothing: str) -> None:
    _say(rows, "先做这些", larger=1)
    rows.keep(rows.row - 1, more=_HEAD_AND_FIRST)
    if not needed:
        _say(rows, nothing)
    spans: Sequence[int] = ()
    for one in needed:
        lines = [
            (one.name, len(need.units), _names(need.units), need.wrong)
            for need in one.needs[:_MOST_NEEDS]
        ]
        looks = [_LOOKS[one.ask]] * len(lines)
        spans = _write_table(rows, ("状态", "单位数", "单位", "哪里不对"), lines, looks, spans)
        more = sum(len(need.units) for need in one.needs[_MOST_NEEDS:])
        if more:
            _say(rows, f"{one.name}的还有 {more} 个单位，见“{UNITS_SHEET}”表。")
    rows.add((), ROW_HEIGHT)


def _names(units: Sequence[str]) -> str:
    return first_of_many(units, len(units), "个单位", _MOST_NAMES)


def _shown_between(between: Sequence[AlikeFinding]) -> tuple[Sequence[AlikeFinding], int]:
    """Return what is shown of them, and how many are left to the list of all findings.

    A group of units with one text has no row there, and is never left out.
    """
    groups = [one for one in between if is_told_at_units(one.finding)]
    listed = [one for one in between if not is_told_at_units(one.finding)]
    return (*listed[:_MOST_FINDINGS], *groups), len(listed) - _MOST_FINDINGS


def _write_findings(
    rows: PagedRows, heading: str, shown: Sequence[AlikeFinding], more: int
) -> None:
    """Write findings under a heading; so many more stand in the list of all findings."""
    _say(rows, heading, larger=1)
    rows.keep(rows.row - 1, more=_HEAD_AND_FIRST)
    lines = [
        (severity_words(one.finding), one.finding.rule, _said(one), one.finding.hint)
        for one in shown
    ]
    looks = [SEVERITY_LOOKS[one.finding.severity] for one in shown]
    _write_table(rows, ("级别", "规则", "问题", "改法"), lines, looks)
    if more > 0:
        _say(rows, f"还有 {more} 条，见“{LIST_SHEET}”表。")
    rows.add((), ROW_HEIGHT)


def _said(alike: AlikeFinding) -> str:
    """Return what is wrong, and below it with which units."""
    message, number = alike.finding.message, len(alike.units)
    return f"{message}\n{number} 个单位：{_names(alike.units)}" if number > 1 else message


def _write_notes(rows: PagedRows, notes: Iterable[str]) -> None:
    """Write what a person has to know of this run, each over the width of the page."""
    told = [note for note in notes if note]
    if not told:
        return
    _say(rows, "这次汇总的说明", larger=1)
    rows.keep(rows.row - 1, more=1)
    look = rows.looks.named("note", LIST_SIZE)
    for note in told:
        height = row_height(note, sum(WIDTHS), LIST_SIZE, leading=LIST_LEADING)
        rows.add_over([(note, look, len(WIDTHS))], height)
    rows.add((), ROW_HEIGHT)


def _write_table(
    rows: PagedRows,
    heads: Sequence[str],
    lines: Sequence[Sequence[str | int]],
    first_looks: Sequence[str],
    above: Sequence[int] = (),
) -> Sequence[int]:
    """Write lines whose first cell has a look of its own, each as high as its texts.

    Of the two texts of a line that one is the wider by which the table becomes the lower. Returns
    over how many columns each cell goes; where that is as ``above``, no heads are repeated.
    """
    splits = sorted(_SPLITS, key=lambda split: split != above)
    spans = min(splits, key=lambda split: sum(_height(line, split) for line in lines))
    if spans != above:
        head = rows.looks.named("list_head")
        rows.add_over(((one, head, n) for one, n in zip(heads, spans, strict=True)), ROW_HEIGHT)
        rows.keep(rows.row - 1, more=1)
    for line, first in zip(lines, first_looks, strict=True):
        looks = map(rows.looks.named, (first, "list_word", "list_text", "list_text"))
        rows.add_over(zip(line, looks, spans, strict=True), _height(line, spans))
    return spans


def _height(line: Sequence[str | int], spans: Sequence[int]) -> float:
    widths, heights = iter(WIDTHS), [ROW_HEIGHT]
    for content, columns in zip(line, spans, strict=True):
        heights.append(list_text_height(str(content), sum(islice(widths, columns))))
    return max(heights)
