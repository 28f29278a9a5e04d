"""The columns of the sheet that holds the whole report, and how many each column of a table takes.

All tables stand on the same columns below each other, so that these are many and narrow, and a
cell of a table is merged over some of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gaitool.filled_report import FilledReport
from gaitool.layout import LabelKind, layout_of
from gaitool.renderers.tables.printed_table import PrintedGrid
from gaitool.text.typesetting import line_count

PAGE_PIXELS = 570
"""How wide the sheet is: what fits between the margins at a scale of about 100 %."""

_FEWEST_COLUMNS = 15
_COUNTS = tuple(n for n in range(_FEWEST_COLUMNS, PAGE_PIXELS + 1) if PAGE_PIXELS % n == 0)
"""The numbers of columns that fill the page exactly: 15 of 38 pixels, 19 of 30, 30 of 19 …."""

_NEARLY_ONE = 0.999


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """So many columns of the sheet, all as wide."""

    count: int

    @property
    def pixels(self) -> int:
        """The width of each."""
        return PAGE_PIXELS // self.count

    def spans(self, grid: PrintedGrid) -> tuple[int, ...]:
        """Return how many of the columns each column of a table takes.

        Each gets the whole columns of its share; those that are left go where a head then takes
        a line less, else where most of a share is still open.
        """
        spans = [1] * grid.columns
        while sum(spans) < self.count:
            open_shares = [
                share * self.count - span for share, span in zip(grid.shares, spans, strict=True)
            ]
            ranks = [
                (left >= _NEARLY_ONE, self._saves_a_line(grid, column, spans[column]), left)
                for column, left in enumerate(open_shares)
            ]
            spans[ranks.index(max(ranks))] += 1
        return tuple(spans)

    def _saves_a_line(self, grid: PrintedGrid, column: int, span: int) -> bool:
        heads = [
            cell.text
            for cell in grid.cells
            if cell.kind is LabelKind.COLUMN_HEAD
            and cell.area.left == cell.area.right == column + 1
        ]
        return any(
            line_count(head, (span + 1) * self.pixels, grid.size)
            < line_count(head, span * self.pixels, grid.size)
            for head in heads
        )


def sheet_columns(report: FilledReport) -> SheetColumns:
    """Return columns that are enough for the widest table of a report."""
    tables = layout_of(report.form).tables.values()
    return SheetColumns(_enough(sheet.form_area.right for sheet in tables))


def _enough(widths: Iterable[int]) -> int:
    widest = max(widths, default=0)
    return next(count for count in _COUNTS if count >= widest)
