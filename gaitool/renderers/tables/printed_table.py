"""A statutory table as it is printed: labels and figures on one grid, and the columns' widths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.layout import Area, LabelKind, TableSheet, layout_of
from gaitool.renderers.tables.column_widths import column_shares, font_size
from gaitool.renderers.tables.printed_figures import printed_figure
from gaitool.text.typesetting import width_in_em

_SMALLEST_SIZE = 5.0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A (merged) cell of the grid, its area counted from 1; ``key`` is None for a label.

    ``formula`` is what a spreadsheet program gets the figure from; empty where it was written. An
    empty corner has neither ``key`` nor ``kind``.
    """

    area: Area
    text: str
    kind: LabelKind | None = None
    key: CellKey | None = None
    formula: str = ""

    @property
    def spans_rows(self) -> int:
        """How many rows the cell fills."""
        return self.area.bottom - self.area.top + 1

    @property
    def spans_columns(self) -> int:
        """How many columns the cell fills."""
        return self.area.right - self.area.left + 1


@dataclass(frozen=True, eq=False)
class PrintedGrid:
    """A table ready to be printed: its cells in reading order and what each column gets.

    ``shares`` are the columns' parts of the whole width, ``size`` is the font's in points.
    """

    table: Table
    cells: tuple[GridCell, ...]
    shares: tuple[float, ...]
    size: float

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max(cell.area.bottom for cell in self.cells)

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.shares)

    @cached_property
    def head_rows(self) -> int:
        """How many rows stand above the first figure."""
        return min(cell.area.top for cell in self.cells if cell.key) - 1

    @property
    def repeated_rows(self) -> int:
        """How many rows head every page: none where each block has heads of its own."""
        return self.head_rows if len(self.table.blocks) == 1 else 0

    def edges(self, width: int) -> tuple[int, ...]:
        """Return where the columns of a grid so wide begin and end, from its left."""
        return tuple(round(share * width) for share in accumulate(self.shares, initial=0.0))

    def first_row_of_block(self, row: int) -> int:
        """Return where the heads of the block begin that a row of figures belongs to."""
        figures = {cell.area.top for cell in self.cells if cell.key}
        heads = max(above for above in range(1, row) if above not in figures)
        return max((above for above in figures if above < heads), default=0) + 1

    def touching(self, row: int) -> Iterator[GridCell]:
        """Yield the cells that fill a part of the row, from left to right."""
        touching = (cell for cell in self.cells if cell.area.top <= row <= cell.area.bottom)
        yield from sorted(touching, key=lambda cell: cell.area.left)

    def beginning(self, row: int) -> Iterator[GridCell]:
        """Yield the cells whose first row this is, from left to right."""
        return (cell for cell in self.touching(row) if cell.area.top == row)


def printed_grid(table: Table, report: FilledReport) -> PrintedGrid:
    """Lay a table with the figures of a report out as the form prints it."""
    sheet = layout_of(report.form).tables[table.key]
    return grid_with_figures(sheet, lambda key: printed_figure(report, key))


def grid_with_figures(sheet: TableSheet, printed: Callable[[CellKey], str]) -> PrintedGrid:
    """Lay a table out as the form prints it, with whatever is printed in each cell."""
    above = 1 - sheet.form_area.top
    labels = (GridCell(one.area.shifted(above), one.text, one.kind) for one in sheet.labels)
    figures = [
        GridCell(question.area.shifted(above), printed(key), key=key)
        for key, question in sheet.questions.items()
    ]
    corners = (GridCell(area.shifted(above), "") for area in sheet.corners)
    shares = column_shares(sheet, ((cell.area, cell.text) for cell in figures))
    return PrintedGrid(
        table=sheet.table,
        cells=tuple(sorted((*labels, *corners, *figures), key=lambda cell: cell.area)),
        shares=shares,
        size=font_size(sheet, shares),
    )


def fitting_size(
    text: str, size: float, width: float, measure: Callable[[str], float] = width_in_em
) -> float:
    """Return the largest font size up to ``size``, in halves, at which a figure fits ``width``.

    Width and size are in points; 5 points at least. ``measure`` gives the width of a text in em.
    """
    widest = width / max(measure(text), 1)
    return max(min(size, int(widest * 2) / 2), _SMALLEST_SIZE)
