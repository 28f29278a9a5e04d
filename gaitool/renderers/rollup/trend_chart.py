"""The chart of 趋势: numbers as columns, and on an axis of their own the rates as lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gaitool.renderers.rollup.years_wording import undrawn_rates
from gaitool.renderers.sheets.looks import CHART_FONT
from gaitool.trend import Trend

TREND_SHEET = "趋势"
_PIXELS = 312
_PLOT = MappingProxyType({"x": 0.08, "y": 0.15, "width": 0.83, "height": 0.53})
"""As parts of the chart: above it the title, below it years of two lines and names of two rows."""

_TITLE = "柱是件数（左轴），线是比率（右轴）"
_UNEQUAL = "；各年单位数不同，件数不能直接比"
_COLUMNS = ("#2F5C8A", "#8FB0D3", "#C9CDD2")
_LINES = (("#C55A11", "circle"), ("#548235", "square"), ("#7F6000", "triangle"), ("#7030A0", "x"))


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Draws the lines of the sheet, whose rows (from 0) are known by the keys of what they are of.

    ``head`` is the row that names the years, ``first`` the column of the earliest.
    """

    trend: Trend
    lines: Mapping[str, int]
    head: int
    first: int

    def insert(
        self, workbook: xlsxwriter.Workbook, sheet: Worksheet, row: int, pixels: int
    ) -> None:
        """Put the chart over the width of the sheet, at a row (from 0)."""
        chart = self._columns(workbook)
        if lines := self._lines(workbook):
            chart.combine(lines)
        chart.set_title({"name": self._title, "name_font": {**CHART_FONT, "size": 12}})
        chart.set_legend({"position": "bottom", "font": dict(CHART_FONT)})
        chart.set_x_axis({"num_font": dict(CHART_FONT)})
        grid = {"visible": True, "line": {"color": "#E3E3E3"}}
        chart.set_y_axis({"num_font": dict(CHART_FONT), "min": 0, "major_gridlines": grid})
        chart.set_plotarea({"layout": dict(_PLOT)})
        chart.set_size({"width": pixels - 8, "height": _PIXELS})
        place = {"x_offset": 4, "y_offset": 4, "description": "各年的件数和比率的图"}
        sheet.insert_chart(row, 0, chart, place)

    @property
    def _title(self) -> str:
        """What the chart shows; where the years are of more or fewer units, that too."""
        unequal = len({year.units for year in self.trend.years}) > 1
        return f"{_TITLE}{_UNEQUAL if unequal else ''}"

    def _columns(self, workbook: xlsxwriter.Workbook) -> Any:
        chart = workbook.add_chart({"type": "column"})
        drawn = [number.key for number in self.trend.numbers if number.drawn]
        for key, colour in zip(drawn, _COLUMNS, strict=False):
            chart.add_series(self._series(key) | {"fill": {"color": colour}})
        return chart

    def _lines(self, workbook: xlsxwriter.Workbook) -> Any:
        """Return the lines of the rates that every year has; None where there are none."""
        left_out = undrawn_rates(self.trend)
        drawn = [rate.key for rate in self.trend.rates if rate.drawn and rate not in left_out]
        if not drawn:
            return None
        chart = workbook.add_chart({"type": "line"})
        for key, (colour, kind) in zip(drawn, _LINES, strict=False):
            solid = {"color": colour}
            marker = {"type": kind, "size": 7, "border": solid, "fill": solid}
            line = {"line": {**solid, "width": 2.25}, "marker": marker}
            chart.add_series(self._series(key) | {"y2_axis": True} | line)
        axis = {"num_font": dict(CHART_FONT), "num_format": "0%", "min": 0, "max": 1}
        chart.set_y2_axis(axis)
        return chart

    def _series(self, key: str) -> dict[str, Any]:
        row, last = self.lines[key], self.first + len(self.trend.years) - 1
        return {
            "name": [TREND_SHEET, row, 0],
            "categories": [TREND_SHEET, self.head, self.first, self.head, last],
            "values": [TREND_SHEET, row, self.first, row, last],
        }
