"""The columns of the sheet that holds the whole report, and how many each column of a table takes.

All tables stand on the same columns below each other, so that these are many and narrow, and a
cell of a table is merged over some of them. Fifteen of one width do for a table of up to fifteen
columns; a wider table adds its own edges. Equal columns would do for neither: Word gives a table
that is pasted into it no more than 63 columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gaitool.layout import LabelKind
from gaitool.renderers.tables.printed_table import PrintedGrid
from gaitool.text.typesetting import line_count

PAGE_PIXELS = 570
"""How wide the sheet is: from 590 pixels (156 mm) on Excel scales the page, fonts and all, down."""

_USUAL_COLUMNS = 15
_USUAL_PIXELS = PAGE_PIXELS // _USUAL_COLUMNS
_NEARLY_ONE = 0.999


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of the sheet, by their widths in pixels."""

    pixels: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.pixels)

    def spans(self, grid: PrintedGrid) -> tuple[int, ...]:
        """Return how many of the columns each column of a table takes."""
        places = {edge: place for place, edge in enumerate(accumulate(self.pixels, initial=0))}
        return tuple(places[right] - places[left] for left, right in pairwise(_edges(grid)))

    def widths(self, grid: PrintedGrid) -> tuple[int, ...]:
        """Return how wide each column of a table is."""
        return tuple(right - left for left, right in pairwise(_edges(grid)))


def sheet_columns(grids: Iterable[PrintedGrid]) -> SheetColumns:
    """Return columns on whose edges those of all the tables lie."""
    usual = range(0, PAGE_PIXELS + 1, _USUAL_PIXELS)
    edges = {*usual, *(edge for grid in grids for edge in _edges(grid))}
    return SheetColumns(tuple(right - left for left, right in pairwise(sorted(edges))))


def _edges(grid: PrintedGrid) -> Sequence[int]:
    """Return where the columns of a table begin and end, in pixels from the left."""
    if grid.columns > _USUAL_COLUMNS:
        return [round(edge * PAGE_PIXELS) for edge in accumulate(grid.shares, initial=0.0)]
    return [edge * _USUAL_PIXELS for edge in accumulate(_usual_spans(grid), initial=0)]


def _usual_spans(grid: PrintedGrid) -> list[int]:
    """Return how many of the usual columns each column of a table takes.

    Each gets the whole columns of its share; those that are left go where a head then takes a
    line less, else where most of a share is still open.
    """
    spans = [1] * grid.columns
    while sum(spans) < _USUAL_COLUMNS:
        open_shares = [
            share * _USUAL_COLUMNS - span for share, span in zip(grid.shares, spans, strict=True)
        ]
        ranks = [
            (left >= _NEARLY_ONE, _saves_a_line(grid, column, spans[column]), left)
            for column, left in enumerate(open_shares)
        ]
        spans[ranks.index(max(ranks))] += 1
    return spans


def _saves_a_line(grid: PrintedGrid, column: int, span: int) -> bool:
    """Whether the head of a column alone gets a line shorter with one more of the usual ones."""
    heads = (
        cell.text
        for cell in grid.cells
        if cell.kind is LabelKind.COLUMN_HEAD and cell.area.left == cell.area.right == column + 1
    )
    now, then = span * _USUAL_PIXELS, (span + 1) * _USUAL_PIXELS
    return any(
        line_count(head, then, grid.size) < line_count(head, now, grid.size) for head in heads
    )
