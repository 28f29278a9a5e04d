"""趋势 of the roll-up's workbook: the years side by side, their rates as formulas, one chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format

from gaitool.layout import Area, column_letters
from gaitool.renderers.rollup.details import Details
from gaitool.renderers.rollup.trend_chart import TrendChart
from gaitool.renderers.rollup.years_wording import NOTHING, trend_notes, undrawn_rates
from gaitool.renderers.sheets.looks import (
    LIST_MARGINS,
    LIST_SIZE,
    Calculated,
    list_text_height,
    set_columns,
    set_up_list_page,
    write_text,
)
from gaitool.renderers.sheets.paged_rows import PagedRows
from gaitool.renderers.sheets.rows import Content
from gaitool.text.typesetting import row_height
from gaitool.trend import Trend, TrendNumber, TrendRate, TrendYear

_NAME_PIXELS, _YEAR_PIXELS, _MEANING_PIXELS = 200, 96, 440
_TITLE_POINTS, _HEAD_POINTS, _ROW_POINTS, _CHART_POINTS = 30.0, 32.0, 18.0, 240.0
_PAGE_PIXELS, _PAGE_POINTS = 1_000, 505.0
"""What A4 on its side holds, less what programs differ by."""

_PERCENT = "0.0%"
_FIRST_YEAR = 1
"""The column (from 0) of the earliest year."""


@dataclass(frozen=True)
class _TrendSheet:
    """The sheet as it is written; ``lines`` are the rows (from 0) of numbers and rates."""

    rows: PagedRows
    trend: Trend
    details: Details
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def meaning(self) -> int:
        """The column (from 0) that says how a line is worked out."""
        return _FIRST_YEAR + len(self.trend.years)

    @property
    def widths(self) -> tuple[int, ...]:
        """The columns' widths in pixels."""
        return (_NAME_PIXELS, *[_YEAR_PIXELS] * len(self.trend.years), _MEANING_PIXELS)

    def add(self, name: str, cells: Sequence[tuple[Content, Format]], meaning: str) -> None:
        """Write a line: its name, what it is in each year, and what it means."""
        text = self.rows.looks.named("list_text")
        height = max(_ROW_POINTS, list_text_height(meaning, _MEANING_PIXELS))
        self.rows.add([(name, text), *cells, (meaning, text)], height)

    def number(self, year: TrendYear, number: TrendNumber) -> Content:
        """Return a number of a year; that of the year collected follows what is counted."""
        value = year.numbers.get(number.key)
        if value is None or year is not self.trend.years[-1]:
            return value
        formulas = map(self.details.sum_formula, number.cells)
        return Calculated("+".join(formulas), float(self.details.sum_of(number.cells)))

    def rate(self, rate: TrendRate, year: int) -> Calculated:
        """Return the formula of a rate over the numbers above it in its column."""
        cells = {key: self._cell(key, year) for key in rate.parts}
        over, of = ("+".join(cells[key] for key in keys) for keys in (rate.over, rate.of))
        divided = f"{_bracketed(over)}/{_bracketed(of)}"
        known = f"COUNT({','.join(dict.fromkeys(cells.values()))})={len(set(cells.values()))}"
        value = self.trend.years[year].rate(rate)
        formula = f'IF({known},IF({of}=0,"{NOTHING}",{divided}),"{NOTHING}")'
        return Calculated(formula, NOTHING if value is None else float(value))

    def _cell(self, key: str, year: int) -> str:
        return f"{column_letters(_FIRST_YEAR + year + 1)}{self.lines[key] + 1}"


def write_trend(
    workbook: xlsxwriter.Workbook, rows: PagedRows, trend: Trend, details: Details
) -> None:
    """Write title, chart, what is not whole in it, and the lines of numbers and rates."""
    sheet = _TrendSheet(rows, trend, details)
    set_columns(rows.sheet, sheet.widths)
    first, last = trend.years[0].year, trend.years[-1].year
    rows.add_like("list_title", (f"{first}—{last} 年各单位合计的变化",), _TITLE_POINTS)
    chart_row = rows.row
    rows.add([], _CHART_POINTS)
    _write_notes(sheet)
    head = rows.row
    years = [f"{year.year}年\n{year.units}个单位" for year in trend.years]
    rows.add_like("list_head", ("项目", *years, "怎样算"), _HEAD_POINTS)
    _write_lines(sheet)
    chart = TrendChart(trend, sheet.lines, head, _FIRST_YEAR)
    chart.insert(workbook, rows.sheet, chart_row, sum(sheet.widths))
    rows.keep(head)
    rows.sheet.repeat_rows(head)
    _set_up(sheet)


def _write_lines(sheet: _TrendSheet) -> None:
    trend, looks = sheet.trend, sheet.rows.looks
    word, figure = looks.named("list_word"), looks.named("list_figure_fitted")
    reach: Mapping[str, list[int]] = {
        "有数的单位（个）": [year.units for year in trend.years],
        "没有的单位（个）": [len(year.missing) for year in trend.years],
    }
    meanings = (
        "各年的数是这么多单位相加的；本年是计入汇总的",
        "今年的单位中，这一年没有报告（或本年没有计入）的",
    )
    for (name, counts), meaning in zip(reach.items(), meanings, strict=True):
        sheet.add(name, [(count, word) for count in counts], meaning)
    for number in trend.numbers:
        sheet.lines[number.key] = sheet.rows.row
        cells = [(sheet.number(year, number), figure) for year in trend.years]
        sheet.add(f"{number.name}（{number.measure}）", cells, _cells_words(sheet, number))
    percent = looks.named("list_figure", 0, _PERCENT)
    for rate in trend.rates:
        sheet.lines[rate.key] = sheet.rows.row
        cells = [(sheet.rate(rate, at), percent) for at in range(len(trend.years))]
        sheet.add(rate.name, cells, trend.meaning(rate))


def _cells_words(sheet: _TrendSheet, number: TrendNumber) -> str:
    form = sheet.details.columns.form
    return "＋".join(form.label(key) for key in number.cells)


def _bracketed(formula: str) -> str:
    return f"({formula})" if "+" in formula else formula


def _write_notes(sheet: _TrendSheet) -> None:
    notes = list(trend_notes(sheet.trend))
    if left_out := undrawn_rates(sheet.trend):
        names = "、".join(rate.name for rate in left_out)
        notes.append(f"有的年度算不出来（“{NOTHING}”）、没有画在图里的：{names}。")
    look = sheet.rows.looks.named("note", LIST_SIZE)
    for note in notes:
        row, columns = sheet.rows.row + 1, len(sheet.widths)
        sheet.rows.add([], row_height(note, sum(sheet.widths), LIST_SIZE))
        write_text(sheet.rows.sheet, Area(row, 1, row, columns), note, look)


def _set_up(sheet: _TrendSheet) -> None:
    page = sheet.rows.sheet
    set_up_list_page(page)
    page.set_margins(**LIST_MARGINS)
    percent = min(_PAGE_PIXELS * 100 // sum(sheet.widths), 100)
    page.set_print_scale(percent)
    sheet.rows.break_pages(_PAGE_POINTS * 100 / percent)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.print_area(0, 0, sheet.rows.row - 1, len(sheet.widths) - 1)
    page.freeze_panes(0, 1)
