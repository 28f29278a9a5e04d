"""A worksheet that writes many figures in less time, byte for byte as the library writes them."""

import io
from functools import cache
from math import isfinite
from typing import Any

from xlsxwriter.worksheet import CellNumberTuple, Worksheet

from gaitool.layout import column_letters


class QuickSheet(Worksheet):  # type: ignore[misc]
    """Writes the figures of rows that go to disk at once; everything else as the library does.

    The library escapes the address and the look of every cell, in which there is nothing to
    escape: for the 540,000 figures of 3,000 units that is a third of the time of a workbook.
    """

    fh: Any

    def write_number(self, row: Any, col: Any, number: Any, cell_format: Any = None) -> int:
        """Note a figure; one that lies within what is noted of the sheet needs no other look."""
        is_within = row == self.dim_rowmax and self.dim_colmin <= col <= self.dim_colmax
        if not (is_within and row == self.previous_row and isfinite(number)):
            return int(super().write_number(row, col, number, cell_format))
        self.table[row][col] = CellNumberTuple(number, cell_format)
        return 0

    def _write_single_row(self, current_row_num: int = 0) -> None:
        # A file that is read again later takes ten times as long for each piece.
        file, self.fh = self.fh, io.StringIO()
        super()._write_single_row(current_row_num)
        file.write(self.fh.getvalue())
        self.fh = file

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if cell.__class__.__name__ == "Number" and cell.format:
            look = cell.format._get_xf_index()
            self.fh.write(
                f'<c r="{_letters(col)}{row + 1}" s="{look}"><v>{cell.number:.16G}</v></c>'
            )
        else:
            super()._write_cell(row, col, cell)


@cache
def _letters(column: int) -> str:
    """Return the letters of a column counted from 0; a sheet has 16,384 at the most."""
    return column_letters(column + 1)
