"""A printed table as a web page needs it: every cell with what it heads, or what heads it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from gaitool.form import Shape
from gaitool.layout import LabelKind
from gaitool.renderers.tables.printed_table import GridCell, PrintedGrid

_USUAL_COLUMNS = 15
_REM_A_COLUMN = 2.4


class CellMark(NamedTuple):
    """What sets a cell apart from the others: classes of its look, and the same in words.

    ``sign`` stands before the text, ``said`` is for those who do not see the look, ``note``
    stands below.
    """

    look: str = ""
    sign: str = ""
    said: str = ""
    note: str = ""


_UNMARKED = CellMark()


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell: ``scope`` is empty for a figure, whose ``headers`` name the cells that head it."""

    identity: str
    text: str
    scope: str
    headers: str
    spans_rows: int
    spans_columns: int
    mark: CellMark = _UNMARKED

    @property
    def is_head(self) -> bool:
        """Whether the cell is a label."""
        return bool(self.scope)


PageRow = tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table in its groups of rows: the head, then the bodies; columns in percent.

    ``identity`` is the table's own on the page, and how those of its cells begin. Heads of
    ``groups_across`` are short and get more room. ``least_width`` in rem and ``size`` in points
    are given for tables of so many columns that the usual ones would not do, else 0.
    """

    identity: str
    caption: str
    widths: tuple[str, ...]
    head: tuple[PageRow, ...]
    bodies: tuple[tuple[PageRow, ...], ...]
    groups_across: bool = False
    least_width: float = 0
    size: float = 0


def _unmarked(_: GridCell) -> CellMark:
    return _UNMARKED


def page_table(
    grid: PrintedGrid,
    caption: str,
    identity: str = "",
    mark_of: Callable[[GridCell], CellMark] = _unmarked,
) -> PageTable:
    """Split a table into the groups of rows that a page names; its key is its identity.

    ``identity`` takes the place of the key where the page uses that for something else.
    """

    def row_of(row: int) -> PageRow:
        return _row(grid, row, named, mark_of)

    named = identity or grid.table.key
    is_wide = grid.columns > _USUAL_COLUMNS
    head = range(1, grid.head_rows + 1)
    below = range(grid.head_rows + 1, grid.rows + 1)
    bodies = groupby(below, key=lambda row: _group(grid, row))
    return PageTable(
        identity=named,
        caption=caption,
        widths=tuple(f"{share:.2%}" for share in grid.shares),
        head=tuple(map(row_of, head)),
        bodies=tuple(tuple(map(row_of, rows)) for _, rows in bodies),
        groups_across=grid.table.shape is Shape.GROUPS_ACROSS,
        least_width=_REM_A_COLUMN * grid.columns if is_wide else 0,
        size=grid.size if is_wide else 0,
    )


def _group(grid: PrintedGrid, row: int) -> int:
    """Return the first row of the group a row belongs to: a block, or what one label spans."""
    starts = [
        cell.area.top
        for cell in grid.cells
        if cell.area.top <= row
        and (
            cell.kind is LabelKind.CAPTION
            or (cell.kind is LabelKind.ROW_HEAD and cell.area.left == 1 and _is_alone(grid, cell))
        )
    ]
    return max(starts, default=0)


def _is_alone(grid: PrintedGrid, cell: GridCell) -> bool:
    """Whether a label spans rows, or follows one that does."""
    before = [other for other in grid.cells if other.area.bottom == cell.area.top - 1]
    return cell.spans_rows > 1 or any(
        other.area.left == 1 and other.spans_rows > 1 and other.kind is LabelKind.ROW_HEAD
        for other in before
    )


def _row(
    grid: PrintedGrid, row: int, table: str, mark_of: Callable[[GridCell], CellMark]
) -> PageRow:
    return tuple(
        PageCell(
            identity=_identity(table, cell),
            text=cell.text,
            scope=_scope(cell),
            headers=" ".join(_identity(table, one) for one in _headers(grid, cell))
            if cell.key
            else "",
            spans_rows=cell.spans_rows,
            spans_columns=cell.spans_columns,
            mark=mark_of(cell),
        )
        for cell in grid.beginning(row)
    )


def _identity(table: str, cell: GridCell) -> str:
    return f"{table}-{cell.area.top}-{cell.area.left}"


def _scope(cell: GridCell) -> str:
    match cell.kind:
        case None:
            return ""
        case LabelKind.ROW_HEAD:
            return "rowgroup" if cell.area.left == 1 and cell.spans_rows > 1 else "row"
        case _:
            return "colgroup" if cell.spans_columns > 1 else "col"


def _headers(grid: PrintedGrid, figure: GridCell) -> Iterator[GridCell]:
    """Yield the labels above a figure in its block, outermost first, then those left of it."""
    top = figure.area.top
    block = grid.first_row_of_block(top)
    for cell in grid.cells:
        area = cell.area
        beside = cell.kind is LabelKind.ROW_HEAD and area.top <= top <= area.bottom
        above = cell.kind in {LabelKind.CAPTION, LabelKind.COLUMN_HEAD} and block <= area.top < top
        if beside or (above and area.left <= figure.area.left <= area.right):
            yield cell
