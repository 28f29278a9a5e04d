"""The sheet that is printed: one row a line, pages ended by hand, nothing left to be wrapped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from xlsxwriter.worksheet import Worksheet

from gaitool.layout import Area
from gaitool.layout.report_sheets import PRINTED_HINT
from gaitool.renderers.report.document import DocumentBlock
from gaitool.renderers.report.workbook.set_pages import (
    BELOW_TABLE_POINTS,
    LINE_POINTS,
    PAGE_POINTS,
    SLACK_EM,
    SetLine,
    SetPage,
    SetRow,
    set_pages,
)
from gaitool.renderers.report.workbook.set_table import SetCell, SetTable, set_table
from gaitool.renderers.report.workbook.sheet_columns import sheet_columns
from gaitool.renderers.sheets.looks import (
    BODY_SIZE,
    POINTS_PER_PIXEL,
    ROW_BELOW_HINT,
    Looks,
    set_columns,
    set_up_page,
    write_hint,
    write_text,
)
from gaitool.renderers.signed_lines import CHARACTERS
from gaitool.renderers.tables.printed_table import PrintedGrid, fitting_size
from gaitool.renderers.tables.workbook_table import SizedLook, write_figure
from gaitool.text.typesetting import widest_in_em

_TEXT_PIXELS = int(CHARACTERS * BODY_SIZE / POINTS_PER_PIXEL) + 3
"""28 characters, and what programs keep free at the left of a cell."""

_SLACK_PIXELS = int(SLACK_EM * BODY_SIZE / POINTS_PER_PIXEL)
_RIGHT_INCHES = 0.71
"""18 mm, of which the slack takes 5, so that the paper is empty for 23 mm right of a full line.

The standard has 26: its 28 characters of 16 points fill 156 mm only where they are set closer by
0.2 points, which Word can and a cell cannot.
"""

_LEAST_PADDING = 2.0
"""What a line of a label leaves free in its cell at least, in points."""

_ROOM_OF_TABLE = PAGE_POINTS - LINE_POINTS - BELOW_TABLE_POINTS
"""What its heading leaves of a page."""

_CENTRED = frozenset({"printed_title", "printed_draft"})


def write_printed_sheet(
    sheet: Worksheet,
    looks: Looks,
    blocks: Sequence[DocumentBlock],
    grids: Mapping[str, PrintedGrid],
    *,
    draft: bool,
) -> None:
    """Write all blocks as they are printed; what the sheet is for stands above, unprinted."""
    set_up_page(sheet, draft=draft, right_inches=_RIGHT_INCHES)
    # Else the library leaves out a height of 15, and programs fit those rows themselves.
    sheet.set_default_row(LINE_POINTS)
    of_tables = {key: grid.edges(_TEXT_PIXELS) for key, grid in grids.items()}
    columns = sheet_columns(of_tables, (0, _TEXT_PIXELS))
    set_columns(sheet, (*columns.pixels, _SLACK_PIXELS))
    tables = {
        key: set_table(grid, columns.place(key), _ROOM_OF_TABLE) for key, grid in grids.items()
    }
    write_hint(sheet, looks, PRINTED_HINT)
    writer = _Writer(sheet, looks, columns.count)
    writer.write(set_pages(blocks, tables, draft=draft))


@dataclass(slots=True)
class _Writer:
    """Writes pages downwards over so many columns; ``row`` is the next free one (from 0)."""

    sheet: Worksheet
    looks: Looks
    columns: int
    row: int = ROW_BELOW_HINT

    def write(self, pages: Iterable[SetPage]) -> None:
        """Write all pages, and end each by hand."""
        breaks = []
        for page in pages:
            breaks.append(self.row)
            for item in page:
                match item:
                    case SetLine():
                        self._write_line(item)
                    case SetRow(table, row):
                        self._write_row(table, row)
        self.sheet.set_h_pagebreaks(breaks[1:])
        self.sheet.print_area(ROW_BELOW_HINT, 0, max(self.row - 1, ROW_BELOW_HINT), self.columns)

    def _write_line(self, line: SetLine) -> None:
        """Write a line into the first column, from where it runs over the empty ones beside it.

        Only what stands in the middle needs to be told how wide the page is.
        """
        self.sheet.set_row(self.row, line.points)
        right = self.columns if line.look in _CENTRED else 1
        if line.text:
            area = Area(self.row + 1, 1, self.row + 1, right)
            write_text(self.sheet, area, line.text, self.looks.named(line.look))
        self.row += 1

    def _write_row(self, table: SetTable, row: int) -> None:
        """Write a row of a table; with the first all cells, which may reach below."""
        if row == 1:
            for cell in table.cells:
                self._write_cell(table, cell)
        for _ in range(table.lines[row - 1]):
            self.sheet.set_row(self.row, table.row_points)
            self.row += 1

    def _write_cell(self, table: SetTable, cell: SetCell) -> None:
        area = replace(table.place, row=self.row).area(cell.area)
        if cell.cell.key:
            # Else a figure shows as ####, in whatever font.
            room = table.place.room(cell.area)
            size = fitting_size(cell.cell.text, table.grid.size, room, widest_in_em)
            look = SizedLook("printed_figure", size)
            write_figure(self.sheet, self.looks, cell.cell, area, look)
        elif cell.is_one:
            look = self.looks.named("printed_label", table.grid.size)
            write_text(self.sheet, area, cell.lines[0], look)
        else:
            self._write_lines(table, cell, area)

    def _write_lines(self, table: SetTable, cell: SetCell, area: Area) -> None:
        """Write each line of a label into a row of its own; together they look like one cell."""
        # Smaller only where a mark at the end stands in what programs keep free.
        room = table.place.room(cell.area, _LEAST_PADDING)
        for row in range(area.top, area.bottom + 1):
            place = {area.top: "_top", area.bottom: "_bottom"}.get(row, "_middle")
            text = cell.line(cell.area.top + row - area.top)
            size = fitting_size(text, table.grid.size, room)
            look = self.looks.named(f"printed_label{place}", size)
            write_text(self.sheet, area._replace(top=row, bottom=row), text, look)
