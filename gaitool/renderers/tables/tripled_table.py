"""A table of the form in which every figure is three: this year's, last year's, the difference.

They stand side by side under the figure's head; in a table too wide for that, one under another.
The second is the first turned on its side, and is worked out so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gaitool.form import CellKey, Shape
from gaitool.layout import Area, TableSheet
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid, grid_with_figures

Triple = tuple[str, str, str]
NAMES: Triple = ("本年", "上年", "增减")
_MOST_COLUMNS = 8
"""An A4 page on its side has room for so many columns of three numbers each."""

_LABELS_SHARE = 0.72
"""Labels need so much less of a page on its side than of one upright."""

_NAMES_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class TripledTable:
    """A grid with three cells for each figure.

    ``figures`` says which of a question's three figures stands in an area, counted from 0, and
    ``names`` over which of them the head in an area stands.
    """

    grid: PrintedGrid
    figures: Mapping[Area, int]
    names: Mapping[Area, int]


@dataclass(frozen=True, slots=True)
class _Spread:
    """Makes three columns of each that has figures, and a row for their heads above them."""

    columns: frozenset[int]
    rows: frozenset[int]

    @classmethod
    def around(cls, figures: Iterable[Area]) -> "_Spread":
        """Return the spread for figures that fill these areas."""
        areas = tuple(figures)
        rows = {row for area in areas for row in range(area.top, area.bottom + 1)}
        return cls(
            frozenset(c for area in areas for c in range(area.left, area.right + 1)),
            frozenset(row for row in rows if row - 1 not in rows),
        )

    def _row(self, row: int) -> int:
        return row + sum(first <= row for first in self.rows)

    def _column(self, column: int) -> int:
        return column + 2 * sum(one < column for one in self.columns)

    def area(self, area: Area) -> Area:
        """Return where a cell stands; a label beside the new heads reaches down to their foot."""
        is_beside = self.columns.isdisjoint(range(area.left, area.right + 1))
        reaches = is_beside and area.bottom + 1 in self.rows
        return Area(
            self._row(area.top),
            self._column(area.left),
            self._row(area.bottom) + reaches,
            self._column(area.right + 1) - 1,
        )

    def thirds(self, area: Area) -> tuple[Area, ...]:
        """Return the three parts of the cell of a figure, from left to right."""
        whole = self.area(area)
        width = (whole.right - whole.left + 1) // 3
        lefts = range(whole.left, whole.right + 1, width)
        return tuple(whole._replace(left=left, right=left + width - 1) for left in lefts)

    def heads(self, area: Area) -> Iterator[Area]:
        """Yield where the three heads stand over a figure that is the first below them."""
        if area.top in self.rows:
            row = self._row(area.top) - 1
            yield from (third._replace(top=row, bottom=row) for third in self.thirds(area))


def tripled_table(
    sheet: TableSheet, printed: Callable[[CellKey], Triple], names: Sequence[str] = NAMES
) -> TripledTable:
    """Lay a table out with what is printed of each cell: this year, last year, the difference."""
    grid = grid_with_figures(sheet, lambda key: max(printed(key), key=len))
    is_wide = _is_wide(sheet, grid)
    turned = [_turned(cell) for cell in grid.cells] if is_wide else list(grid.cells)
    spread = _Spread.around(cell.area for cell in turned if cell.key)
    labels = [replace(cell, area=spread.area(cell.area)) for cell in turned if not cell.key]
    heads = [
        GridCell(area, name)
        for cell in turned
        if cell.key
        for name, area in zip(names, spread.heads(cell.area), strict=False)
    ]
    figures = [cell for one in turned if one.key for cell in _three(one, spread, printed)]
    back = _turned if is_wide else _as_it_is
    placed = [back(cell) for cell in (*labels, *heads, *figures)]
    placed += _corner(placed)
    shares = _shares_below(grid, spread) if is_wide else _shares_beside(grid, spread)
    return TripledTable(
        replace(
            grid, cells=tuple(sorted(placed, key=lambda cell: cell.area)), shares=tuple(shares)
        ),
        {back(cell).area: number % 3 for number, cell in enumerate(figures)},
        {back(cell).area: number % 3 for number, cell in enumerate(heads)},
    )


def _is_wide(sheet: TableSheet, grid: PrintedGrid) -> bool:
    columns = {cell.area.left for cell in grid.cells if cell.key}
    return sheet.table.shape is Shape.GROUPS_ACROSS or len(columns) > _MOST_COLUMNS


def _corner(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """Yield a blank cell for what is empty above the labels of rows, left of those of columns."""
    bottom = min(cell.area.top for cell in cells if cell.key) - 1
    right = min(cell.area.left for cell in cells if cell.key) - 1
    is_empty = all(cell.area.top > bottom or cell.area.left > right for cell in cells)
    if bottom and right and is_empty:
        yield GridCell(Area(1, 1, bottom, right), "")


def _three(
    cell: GridCell, spread: _Spread, printed: Callable[[CellKey], Triple]
) -> Iterator[GridCell]:
    assert cell.key is not None
    for area, text in zip(spread.thirds(cell.area), printed(cell.key), strict=True):
        yield replace(cell, area=area, text=text)


def _turned(cell: GridCell) -> GridCell:
    """Return a cell with its rows for columns and its columns for rows."""
    area = cell.area
    return replace(cell, area=Area(area.left, area.top, area.right, area.bottom))


def _as_it_is(cell: GridCell) -> GridCell:
    return cell


def _shares_beside(grid: PrintedGrid, spread: _Spread) -> Iterator[float]:
    """Yield the columns' parts of the width; what the labels leave is shared alike."""
    own = [share * _LABELS_SHARE for share in grid.shares]
    labels = sum(share for column, share in enumerate(own, 1) if column not in spread.columns)
    alike = (1 - labels) / (3 * len(spread.columns))
    for column, share in enumerate(own, 1):
        yield from [alike] * 3 if column in spread.columns else [share]


def _shares_below(grid: PrintedGrid, spread: _Spread) -> Iterator[float]:
    """Yield the columns' parts of the width, with a narrow one before the figures for heads."""
    rest = 1 - _NAMES_SHARE * len(spread.rows)
    for column, share in enumerate(grid.shares, 1):
        yield from [_NAMES_SHARE, share * rest] if column in spread.rows else [share * rest]
