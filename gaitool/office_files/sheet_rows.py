"""Yields the rows of a sheet one after the other, so that a long one is never held whole."""

from collections.abc import Iterator
from typing import NamedTuple

from gaitool.office_files.cell_values import CellValues
from gaitool.office_files.cells import MOST_MERGED, SheetCells
from gaitool.office_files.grid import Written
from gaitool.office_files.merged_behind import merged_behind
from gaitool.office_files.opened import OpenedWorkbook

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What a part begins with in which the bytes of ``mergeCells`` do not stand as they are."""


class RowsOutOfOrder(Exception):
    """A row stands behind a lower one, or is there twice: such a sheet has to be held whole."""


class BeyondWindow(Exception):
    """Something is written outside the window that is read."""


class SheetRow(NamedTuple):
    """The cells of a row by their columns, counted from 1; whether the row is hidden."""

    number: int
    cells: dict[int, Written]
    hidden: bool


class SheetOfRows:
    """A sheet of an open workbook, read anew each time its rows are asked for."""

    def __init__(self, workbook: OpenedWorkbook, name: str, last_row: int) -> None:
        self._workbook, self._name, self._last_row = workbook, name, last_row
        self._part = workbook.sheets[name]

    @property
    def can_be_streamed(self) -> bool:
        """Whether the merged areas behind the rows can be found before those are read."""
        with self._workbook.package.open(self._part) as stream:
            return stream.read(2) not in _WIDE_MARKS

    @property
    def merged(self) -> list[str]:
        """The references of the merged areas."""
        with self._workbook.package.open(self._part) as stream:
            return merged_behind(stream, MOST_MERGED)

    @property
    def hidden_columns(self) -> frozenset[int]:
        """The hidden columns, which stand before the rows."""
        cells = SheetCells(self._name, self._last_row)
        for _ in self._parsed(cells):
            if cells.open_row:
                break
        return frozenset(cells.hidden_columns)

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows in which something is written, in order.

        Raises RowsOutOfOrder, BeyondWindow, and whatever a broken sheet makes the parsers raise.
        """
        cells = SheetCells(self._name, self._last_row)
        taken = _TakenRows(cells, CellValues(self._name, self._workbook.conventions))
        for _ in self._parsed(cells):
            yield from taken.finished(up_to=cells.open_row)
            # What comes behind the rows is of no use here, and may be broken.
            if cells.behind:
                break
        yield from taken.finished(up_to=None)

    def _parsed(self, cells: SheetCells) -> Iterator[None]:
        with self._workbook.package.open(self._part) as stream:
            yield from cells.parsed(stream)


class _TakenRows:
    """Takes the rows that are finished out of what was read so far."""

    def __init__(self, cells: SheetCells, values: CellValues) -> None:
        self._cells, self._values = cells, values
        self._last = 0

    def finished(self, up_to: int | None) -> Iterator[SheetRow]:
        """Yield the rows that are there but that one; raises RowsOutOfOrder, BeyondWindow."""
        if self._cells.beyond:
            raise BeyondWindow
        found, left = self._cells.found, {}
        rows: dict[int, dict[int, Written]] = {}
        for address, raw in found.items():
            row, column = address
            if row == up_to:
                left[address] = raw
            else:
                rows.setdefault(row, {})[column] = self._values.written(address, raw)
        found.clear()
        found.update(left)
        for number, written in rows.items():
            if number <= self._last:
                raise RowsOutOfOrder
            self._last = number
            yield SheetRow(number, written, number in self._cells.hidden_rows)
        self._cells.hidden_rows.discard(self._last)
