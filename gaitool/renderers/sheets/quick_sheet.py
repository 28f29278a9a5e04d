"""A worksheet that writes rows in less time, byte for byte as the library writes them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.layout import column_letters
from gaitool.renderers.sheets.rows import Content, RowSheet, sheet_text

_ROW = "\0"
"""Stands for the number of a row, since it stands nowhere in a sheet."""

_LONGEST_REMEMBERED, _TEXTS_REMEMBERED, _RUNS_REMEMBERED = 100, 2_048, 1_024


@dataclass(frozen=True, slots=True)
class Figures:
    """Short figures that look alike, each in a cell of its own, side by side."""

    numbers: Sequence[Decimal]


class _Run(NamedTuple):
    """Figures as they are kept where the first of them stands."""

    figures: Sequence[float]
    format: Format


class QuickSheet(Worksheet):  # type: ignore[misc]
    """Writes the cells of rows that go to disk at once; everything else as the library does.

    The library looks at the address of every cell, escapes its look, in which there is nothing to
    escape, and takes every figure by itself: for the 650,000 cells of 3,000 units that is two
    thirds of the time of a workbook. Rows come in their order, each with a cell at the least,
    and cells by numbers. This knows how the library holds a row until it is written:
    ``pyproject.toml`` says of which versions.
    """

    fh: Any
    previous_row: int
    _pixels: int | None = None

    def cells_of(self, row: int) -> dict[int, Any]:
        """Return the cells of the next row by their columns; the row before it goes to disk.

        A cell is what the library notes, or what is written of it after its look, and the look.
        """
        if not self.previous_row <= row < self.xls_rowmax:
            raise IndexError(f"row {row} is written already, or beyond the sheet")
        if row > self.previous_row:
            self._write_single_row(row)
        cells: dict[int, Any] = self.table[row]
        return cells

    def write_number(self, row: int, column: int, number: float, look: Format) -> None:
        """Note a finite number."""
        self.cells_of(row)[column] = f"><v>{number:.16G}</v></c>", look

    def write_blank(self, row: int, column: int, _: None, look: Format) -> None:
        """Note a cell that has nothing but its look."""
        self.cells_of(row)[column] = "/>", look

    def write_figures(self, row: int, column: int, figures: Sequence[float], look: Format) -> None:
        """Note finite figures that stand side by side, the first of them in this column."""
        self.cells_of(row)[column] = _Run(figures, look)

    def set_row(self, row: int, points: float) -> None:
        """Make a row so high, in whole pixels as the library does."""
        self.cells_of(row)
        self._pixels = int(points * 4 / 3 + 0.5)

    def _write_single_row(self, current_row_num: int = 0) -> None:
        row, cells = self.previous_row, sorted(self.table[self.previous_row].items())
        if cells:
            self._note_extent(row, cells)
            # A file that is read again later takes ten times as long for each piece.
            file, self.fh = self.fh, io.StringIO()
            self._write_cells(row, cells)
            file.write(self.fh.getvalue())
            self.fh = file
        self.table.clear()
        self._pixels = None
        self.previous_row = current_row_num

    def _write_cells(self, row: int, cells: Sequence[tuple[int, Any]]) -> None:
        write, number = self.fh.write, row + 1
        write(f'<row r="{number}"{self._height()}>')
        for column, cell in cells:
            if type(cell) is tuple:
                rest, look = cell
                write(f'<c r="{_letters(column)}{number}" s="{look._get_xf_index()}"{rest}')
            elif type(cell) is _Run:
                run = _cells(column, len(cell.figures), cell.format._get_xf_index())
                write(run.replace(_ROW, str(number)) % tuple(cell.figures))
            else:  # of a merged area, or with a link
                self._write_cell(row, column, cell)
        write("</row>")

    def _note_extent(self, row: int, cells: Sequence[tuple[int, Any]]) -> None:
        (first, _), (last, cell) = cells[0], cells[-1]
        last += len(cell.figures) - 1 if type(cell) is _Run else 0
        if self._check_dimensions(row, first) or self._check_dimensions(row, last):
            raise IndexError(f"row {row} has cells up to column {last}, beyond the sheet")

    def _height(self) -> str:
        if self._pixels is None or self._pixels == self.default_row_height:
            return ""
        return f' ht="{self._pixels * 0.75:.16g}" customHeight="1"'


class QuickRows(RowSheet):
    """The rows of such a sheet; nearly all of their cells are texts and short figures."""

    sheet: QuickSheet

    def add(
        self, cells: Iterable[tuple[Content | Figures, Format]], height: float | None = None
    ) -> None:
        """Write the next row."""
        if height:
            self.sheet.set_row(self.row, height)
        noted, column = self.sheet.cells_of(self.row), 0
        for content, look in cells:
            if isinstance(content, Figures):
                figures = list(map(float, content.numbers))
                self.sheet.write_figures(self.row, column, figures, look)
                column += len(figures)
                continue
            if isinstance(content, str) and content:
                written = _remembered if len(content) <= _LONGEST_REMEMBERED else _written
                noted[column] = written(content), look
            else:
                self._write(column, content, look)
            column += 1
        self.row += 1


def _written(text: str) -> str:
    """Return what is written of a cell with a text after its look."""
    words = Worksheet._escape_control_characters(sheet_text(text))
    kept = ' xml:space="preserve"' if words != words.strip() else ""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t{kept}>{words}</t></is></c>'


_remembered = lru_cache(_TEXTS_REMEMBERED)(_written)
"""The names and labels that a list says again and again."""


@lru_cache(_RUNS_REMEMBERED)
def _cells(column: int, count: int, look: int) -> str:
    """Return cells of one look side by side, with a mark for their row and for each figure."""
    columns = map(_letters, range(column, column + count))
    return "".join(f'<c r="{letters}{_ROW}" s="{look}"><v>%.16G</v></c>' for letters in columns)


@cache
def _letters(column: int) -> str:
    """Return the letters of a column counted from 0; a sheet has 16,384 at the most."""
    return column_letters(column + 1)
