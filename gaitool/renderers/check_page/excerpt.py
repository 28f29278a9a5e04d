"""The part of a printed table around some of its cells, under the form's own labels."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from gaitool.form import CellKey
from gaitool.layout import Area, LabelKind
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid


@dataclass(frozen=True, eq=False)
class Excerpt:
    """Some rows and columns of a table as a table of their own.

    Something was left out before each of ``torn_rows`` and ``torn_columns``; the number after the
    last one stands for the end.
    """

    grid: PrintedGrid
    torn_rows: frozenset[int]
    torn_columns: frozenset[int]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return not (self.torn_rows or self.torn_columns)


def excerpt_around(grid: PrintedGrid, keys: Collection[CellKey]) -> Excerpt:
    """Return the rows and columns of these cells, and whatever labels stand above and beside.

    A row or column that would stand alone has its neighbours with it: nobody recognises a table
    by one line.
    """
    asked = [cell for cell in grid.cells if cell.key in keys]
    rows, columns = _rows(grid, asked), _columns(grid, asked)
    beside = {
        column
        for cell in grid.cells
        if cell.kind is LabelKind.ROW_HEAD and not rows.isdisjoint(_rows_of(cell.area))
        for column in _columns_of(cell.area)
    }
    kept_rows = sorted(rows | set(_heads(grid, rows)))
    kept_columns = sorted(columns | beside)
    return Excerpt(
        replace(
            grid,
            cells=tuple(_cut(grid.cells, kept_rows, kept_columns)),
            shares=tuple(grid.shares[column - 1] for column in kept_columns),
        ),
        _torn(kept_rows, grid.rows),
        _torn(kept_columns, grid.columns),
    )


def _rows(grid: PrintedGrid, asked: Iterable[GridCell]) -> set[int]:
    rows = {cell.area.top for cell in asked}
    if len(rows) > 1:
        return rows
    figures = {cell.area.top for cell in grid.cells if cell.key}
    (row,) = rows
    return rows | ({row - 1, row + 1} & figures)


def _columns(grid: PrintedGrid, asked: Iterable[GridCell]) -> set[int]:
    columns = {column for cell in asked for column in _columns_of(cell.area)}
    if len(columns) > 1:
        return columns
    figures = {column for cell in grid.cells if cell.key for column in _columns_of(cell.area)}
    (column,) = columns
    return columns | ({column - 1, column + 1} & figures)


def _heads(grid: PrintedGrid, rows: Iterable[int]) -> Iterator[int]:
    """Yield the rows of labels above each row of figures in its block."""
    figures = {cell.area.top for cell in grid.cells if cell.key}
    for row in rows:
        yield from set(range(grid.first_row_of_block(row), row)) - figures


def _cut(cells: Iterable[GridCell], rows: list[int], columns: list[int]) -> Iterator[GridCell]:
    """Yield what is left of the cells, where it comes to stand."""
    for cell in cells:
        top, left, bottom, right = cell.area
        # Where the first kept line of the cell comes to stand, and the first one after it.
        above, below = bisect_left(rows, top), bisect_right(rows, bottom)
        before, after = bisect_left(columns, left), bisect_right(columns, right)
        if above < below and before < after:
            yield replace(cell, area=Area(above + 1, before + 1, below, after))


def _torn(kept: list[int], last: int) -> frozenset[int]:
    reached = enumerate(zip([0, *kept], [*kept, last + 1], strict=True), start=1)
    return frozenset(at for at, (before, this) in reached if this != before + 1)


def _rows_of(area: Area) -> range:
    return range(area.top, area.bottom + 1)


def _columns_of(area: Area) -> range:
    return range(area.left, area.right + 1)
