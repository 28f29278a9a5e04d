"""The tables of 总览 that a chart stands beside: standings, results, both years, findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import xlsxwriter

from gaitool.answers import plain_digits
from gaitool.collection import Collection
from gaitool.form import CellKey
from gaitool.renderers.drawings.figures import Whole, flow_cells, outcome_cells
from gaitool.renderers.drawings.palette import LAST_YEAR, SERIES
from gaitool.renderers.rollup.charts import (
    FINDING_COLOUR,
    STANDING_COLOURS,
)
from gaitool.renderers.rollup.details import DETAILS_SHEET, Details
from gaitool.renderers.rollup.last_year_details import LastYearDetails
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    CountLine,
    finding_counts,
    table_count,
    unit_counts,
    zero_counts,
)
from gaitool.renderers.sheets.looks import CHART_FONT, LIST_SIZE, Calculated, list_text_height
from gaitool.renderers.sheets.paged_rows import PagedRows
from gaitool.renderers.sheets.rows import Content
from gaitool.text.typesetting import row_height
from gaitool.trend import LastYear

OVERVIEW_SHEET = "总览"
WIDTHS = (124, 84, 292, 200, 430)
"""Of the columns, in pixels; charts stand in the last, and a text goes over two or three."""

ROW_HEIGHT = 18.0
_SPANS = (1, 1, 2)
"""Over how many columns a name goes, a figure, and what is said of it."""

_CHART_COLUMN = 4
_PIXELS_PER_POINT = 4 / 3
_FEWEST_ROWS = 8
"""As high as a chart must be."""

_THIS_YEAR = SERIES[0]
_TITLE_PIXELS, _LEGEND_PIXELS, _EDGE_PIXELS = 40, 34, 10
"""Kept free for what stands above and below the bars: programs draw it over them otherwise."""

_PER_MILLE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Sums:
    """What all counted units add up to, and where each sum stands in the workbook."""

    details: Details
    places: Mapping[CellKey, str]
    last: LastYearDetails | None = None

    def of(self, keys: Sequence[CellKey]) -> Calculated:
        """Return the sum of some cells of the summed tables, as a formula over them."""
        form = self.details.columns.form
        parts = (part for key in keys for part in form.table_of(key).input_parts(key))
        places = ",".join(self.places[key] for key in keys)
        return Calculated(f"SUM({places})", float(self.details.sum_of(parts)))

    def now_of_both(self, key: CellKey, reach: LastYear) -> Content:
        """Return this year's sum of a cell over the units that have a report of both years."""
        figure = reach.now.get(key)
        if self.last is None or figure is None:
            return figure
        return Calculated(self.last.now_formula(key), float(figure))

    def last_of(self, key: CellKey, figure: Decimal) -> Content:
        """Return last year's sum of a cell."""
        return Calculated(self.last.last_formula(key), float(figure)) if self.last else figure


@dataclass(frozen=True, slots=True)
class _Bars:
    """A chart of bars: its title, what it is for who does not see it, and how it is coloured.

    ``columns`` are those that hold its figures, from 0, each with a colour and a name.
    """

    title: str
    description: str
    columns: Mapping[int, tuple[str, str]]
    points: Sequence[str] = ()


class OverviewCharts:
    """Writes the tables one below the other, each with its chart beside it."""

    def __init__(self, workbook: xlsxwriter.Workbook, rows: PagedRows) -> None:
        self._workbook = workbook
        self._rows = rows

    def write_counts(self, collection: Collection, details: Details) -> None:
        """Write how many units stand how, and how many are counted."""
        first = self._head("各单位报送情况", ("项目", "数量", "说明"))
        overview = collection.overview
        for count in unit_counts(overview):
            self._count(count, count.number)
        last = self._rows.row - 1
        for count in finding_counts(collection):
            self._count(count, count.number)
        meaning = (
            f"{table_count(collection.edition)}合计表包括的单位，"
            f"在“{DETAILS_SHEET}”表的“计入”一列里改"
        )
        counted = Calculated(details.counted_formula, details.counted)
        self._count(CountLine("计入汇总", details.counted, meaning), counted)
        for count in zero_counts(overview):
            self._count(count, count.number)
        bars = _Bars(
            "各单位报送情况（个）",
            "通过、不通过、读不了、未报、重复各多少个的条形图",
            {1: (_THIS_YEAR, "单位数")},
            tuple(STANDING_COLOURS.values()),
        )
        self._draw(bars, first, (last - len(STANDING_WORDS) + 1, last))

    def write_results(self, collection: Collection, sums: Sums) -> None:
        """Write how the applications to all counted units were concluded."""
        groups = tuple(outcome_cells(collection.edition))
        if not groups:
            return
        first = self._head("申请办理结果", ("结果", "件", "占全部办结的"))
        top = self._rows.row
        whole = sums.of([key for _, keys in groups for key in keys])
        for name, keys in groups:
            number = sums.of(keys)
            self._line(name, number, _share(f"B{self._rows.row + 1}", number, whole))
        bars = _Bars("申请办理结果（件）", "各种办理结果各多少件的条形图", {1: (_THIS_YEAR, "件")})
        self._draw(bars, first, (top, self._rows.row - 1))

    def write_years(self, collection: Collection, sums: Sums) -> None:
        """Write this year's figures beside last year's, where those are known."""
        known = collection.previous_sums
        cells = [(name, key) for name, key in flow_cells(collection.edition) if key in known]
        if not cells:
            return
        # Where units lack a report of last year, those alone are compared that have both.
        reach = collection.last_year
        part = reach if reach and reach.units < reach.counted else None
        whose = f"（两年都有报告的 {part.units} 个单位）" if part else ""
        first = self._head(f"今年与上年{whose}", ("项目", "今年（件）", "上年（件）"))
        top = self._rows.row
        for name, key in cells:
            now = sums.now_of_both(key, part) if part else sums.of([key])
            self._line(name, now, sums.last_of(key, known[key]))
        bars = _Bars(
            "今年与上年（件）",
            "新收、上年结转、办结、结转下年，今年与上年各多少件的条形图",
            {1: (_THIS_YEAR, "今年"), 2: (LAST_YEAR, "上年")},
        )
        self._draw(bars, first, (top, self._rows.row - 1))

    def write_places(self, places: Sequence[Whole]) -> None:
        """Write where the findings fall, if there are any."""
        if not places:
            return
        first = self._head("问题在哪里", ("位置", "条数", "其中"))
        top = self._rows.row
        for place in places:
            parts = "、".join(
                f"{one.label} {plain_digits(one.now or Decimal(0))}" for one in place.parts
            )
            self._line(place.count.label, place.count.now, parts)
        bars = _Bars(
            "问题在哪里（条）", "报告各部分各有多少条问题的条形图", {1: (FINDING_COLOUR, "条数")}
        )
        self._draw(bars, first, (top, self._rows.row - 1))

    def _head(self, heading: str, columns: Sequence[str]) -> int:
        """Write a heading and the heads below it; return the row of the heads."""
        rows = self._rows
        rows.add([(heading, rows.looks.named("list_title", LIST_SIZE + 1))], ROW_HEIGHT)
        look = rows.looks.named("list_head")
        heads = ((word, look, n) for word, n in zip(columns, _SPANS, strict=True))
        rows.add_over(heads, ROW_HEIGHT)
        return rows.row - 1

    def _count(self, count: CountLine, number: Content) -> None:
        self._line(count.name, number, count.meaning)

    def _line(self, name: str, number: Content, more: Content) -> None:
        names = ("list_word", "list_word", "list_text" if isinstance(more, str) else "list_word")
        looks = map(self._rows.looks.named, names)
        told = list_text_height(more, sum(WIDTHS[2:4])) if isinstance(more, str) else 0
        height = max(ROW_HEIGHT, row_height(name, WIDTHS[0], LIST_SIZE), told)
        self._rows.add_over(zip((name, number, more), looks, _SPANS, strict=True), height)

    def _draw(self, bars: _Bars, head: int, cells: tuple[int, int]) -> None:
        """Draw bars of the cells that say so, beside them, and leave room where they are few."""
        rows = self._rows
        top, bottom = cells
        while rows.row - head < _FEWEST_ROWS:
            rows.add((), ROW_HEIGHT)
        chart = self._workbook.add_chart({"type": "bar"})
        for column, (colour, name) in bars.columns.items():
            points = [{"fill": {"color": one}} for one in bars.points]
            chart.add_series(
                {
                    "name": name,
                    "categories": [OVERVIEW_SHEET, top, 0, bottom, 0],
                    "values": [OVERVIEW_SHEET, top, column, bottom, column],
                    "fill": {"color": colour},
                    "data_labels": {"value": True, "font": dict(CHART_FONT)},
                    "gap": 60,
                    **({"points": points} if points else {}),
                }
            )
        chart.set_title({"name": bars.title, "name_font": {**CHART_FONT, "size": 12, "bold": True}})
        legend = {"position": "bottom", "font": dict(CHART_FONT)}
        chart.set_legend(legend if len(bars.columns) > 1 else {"none": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        chart.set_y_axis({"reverse": True, "num_font": dict(CHART_FONT)})
        height = round((rows.row - head) * ROW_HEIGHT * _PIXELS_PER_POINT)
        chart.set_plotarea({"layout": _plot(height, has_legend=len(bars.columns) > 1)})
        chart.set_size({"width": WIDTHS[_CHART_COLUMN] - 20, "height": height})
        place = {"x_offset": 10, "description": bars.description}
        rows.sheet.insert_chart(head, _CHART_COLUMN, chart, place)
        rows.keep(head - 1)
        rows.add((), ROW_HEIGHT)


def _plot(height: int, *, has_legend: bool) -> dict[str, float]:
    """Return where the bars stand, as parts of a chart so many pixels high.

    On the left there is room for names, on the right for the figure of the longest bar.
    """
    below = _LEGEND_PIXELS if has_legend else _EDGE_PIXELS
    bars = height - _TITLE_PIXELS - below
    return {"x": 0.27, "y": _TITLE_PIXELS / height, "width": 0.6, "height": bars / height}


def _share(cell: str, number: Calculated, whole: Calculated) -> Calculated:
    """Return what part of the whole a number is, in words; nothing of nothing."""
    formula = f'IF({whole.formula}=0,"",TEXT(ROUND({cell}*100/{whole.formula},1),"0.0")&"%")'
    if not whole.value:
        return Calculated(formula, "")
    share = Decimal(number.value) * 100 / Decimal(whole.value)
    return Calculated(formula, f"{share.quantize(_PER_MILLE, ROUND_HALF_UP)}%")
