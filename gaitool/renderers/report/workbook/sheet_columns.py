"""The columns of a sheet that holds the whole report, and how many each column of a table takes.

All tables stand on the same columns below each other, so that these are many and narrow, and a
cell of a table is merged over some of them. On the sheet that is copied fifteen of one width do
for a table of up to fifteen columns; a wider table adds its own edges. Equal columns would do for
neither: Word gives a table that is pasted into it no more than 63 columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gaitool.layout import LabelKind
from gaitool.renderers.tables.printed_table import PrintedGrid
from gaitool.renderers.tables.workbook_table import GridPlace
from gaitool.text.typesetting import line_count

PAGE_PIXELS = 570
"""How wide the sheet is: from 590 pixels (156 mm) on Excel scales the page, fonts and all, down."""

_USUAL_COLUMNS = 15
_USUAL_PIXELS = PAGE_PIXELS // _USUAL_COLUMNS
_NEARLY_ONE = 0.999


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The edges of a sheet's columns in pixels from the left, and of each table's, by its key."""

    edges: tuple[int, ...]
    of_tables: Mapping[str, Sequence[int]]

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1

    @property
    def pixels(self) -> tuple[int, ...]:
        """How wide they are."""
        return _widths(self.edges)

    def place(self, table: str, row: int = 0) -> GridPlace:
        """Return where a table stands whose first row (from 0) this is."""
        own = self.of_tables[table]
        return GridPlace(row, _widths([self.edges.index(edge) for edge in own]), _widths(own))


def sheet_columns(of_tables: Mapping[str, Sequence[int]], usual: Iterable[int]) -> SheetColumns:
    """Return columns with the usual edges, on which those of all the tables lie too."""
    edges = {*usual, *(edge for own in of_tables.values() for edge in own)}
    return SheetColumns(tuple(sorted(edges)), of_tables)


def copied_columns(grids: Mapping[str, PrintedGrid]) -> SheetColumns:
    """Return the columns of the sheet that is copied."""
    usual = range(0, PAGE_PIXELS + 1, _USUAL_PIXELS)
    return sheet_columns({key: _copied_edges(grid) for key, grid in grids.items()}, usual)


def _widths(edges: Sequence[int]) -> tuple[int, ...]:
    return tuple(right - left for left, right in pairwise(edges))


def _copied_edges(grid: PrintedGrid) -> Sequence[int]:
    if grid.columns > _USUAL_COLUMNS:
        return grid.edges(PAGE_PIXELS)
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
