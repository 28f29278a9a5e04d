"""The whole report on one sheet, set page by page: where a row would stand wrong, a page ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.layout import Area
from gaitool.renderers.report.document import (
    BodyText,
    ClosingLines,
    DocumentBlock,
    DocumentTitle,
    PartHeading,
    SignedLine,
    SubHeadingLine,
    TableBlock,
)
from gaitool.renderers.report.workbook.sheet_columns import (
    PAGE_PIXELS,
    SheetColumns,
    sheet_columns,
)
from gaitool.renderers.sheets.looks import (
    BODY_SIZE,
    TITLE_SIZE,
    Looks,
    write_text,
)
from gaitool.renderers.tables.printed_table import PrintedGrid, printed_grid
from gaitool.renderers.tables.workbook_table import GridPlace, row_heights, write_grid
from gaitool.text.typesetting import leading_lines, line_count, split_to_lines

_PAGE_POINTS = 630.0
"""225 mm are 637.8; the rest is for programs that round every row up to whole pixels."""

_LINE_POINTS = 28.95
"""22 lines to a page (GB/T 9704-2012, 5.2.3)."""

_TITLE_LINE_POINTS = 34.0
_LAST_LINE_POINTS = 25.0
_MOST_LINES = 14
"""So many fit the 409 points that a row of a spreadsheet can be high."""

_LINES_LEFT_FREE = 3
"""A row may end so many lines early to end with a sentence."""

_FEWEST_LINES = 2
_INDENT = "　　"
"""A cell cannot indent its first line alone."""


@dataclass(slots=True)
class _SheetPage:
    """The sheet being written: its next free row (from 0), and what its page has used.

    ``grids`` are the tables by key, ``tables`` the areas that they filled; ``breaks`` are the rows
    that begin pages.
    """

    sheet: Worksheet
    looks: Looks
    grids: Mapping[str, PrintedGrid]
    columns: SheetColumns
    row: int = 0
    used: float = 0.0
    breaks: list[int] = field(default_factory=list)
    tables: dict[str, Area] = field(default_factory=dict)

    @property
    def left_over(self) -> float:
        """How many points of the page are free."""
        return _PAGE_POINTS - self.used


def write_whole_report(
    sheet: Worksheet,
    looks: Looks,
    blocks: Sequence[DocumentBlock],
    report: FilledReport,
    *,
    draft: bool,
) -> Mapping[str, Area]:
    """Write all blocks; return the area of each table by its key.

    A page that is ended by hand ends there also where the width is scaled to the paper.
    """
    grids = {table.key: printed_grid(table, report) for table in report.form.tables.values()}
    columns = sheet_columns(grids.values())
    for column, width in enumerate(columns.pixels):
        sheet.set_column_pixels(column, column, width)
    page = _SheetPage(sheet, looks, grids, columns)
    if draft:
        _write_row(page, "草稿，未核对无误，不得公布", "draft", _LINE_POINTS)
    for index, block in enumerate(blocks):
        if page.used and _needed(page, blocks[index:]) > page.left_over:
            _end_page(page)
        _write_block(page, block)
    sheet.set_h_pagebreaks(page.breaks)
    sheet.print_area(0, 0, max(page.row - 1, 0), columns.count - 1)
    return page.tables


def _end_page(page: _SheetPage) -> None:
    page.breaks.append(page.row)
    page.used = 0.0


def _needed(page: _SheetPage, blocks: Sequence[DocumentBlock]) -> float:
    """Return what must fit on the page for the first of the blocks to begin there.

    A heading needs the beginning of what follows, a paragraph two lines, a table all its rows.
    Agency and date never stand alone on a page: what comes last stands with them, a paragraph
    or a table.
    """
    block, rest = blocks[0], blocks[1:]
    match block:
        case DocumentTitle(lines):
            return len(lines) * _TITLE_LINE_POINTS + _LINE_POINTS
        case PartHeading() | SubHeadingLine():
            return _LINE_POINTS + (_needed(page, rest) if rest else 0)
        case BodyText(text):
            count = line_count(f"{_INDENT}{text}", PAGE_PIXELS, BODY_SIZE)
            if rest and isinstance(rest[0], ClosingLines) and count <= _MOST_LINES:
                return _paragraph_height(count) + _needed(page, rest)
            return _paragraph_height(min(count, _FEWEST_LINES))
        case ClosingLines(signed):
            return (len(signed) + 1) * _LINE_POINTS
        case TableBlock(table):
            height = _table_height(page, page.grids[table.key])
            if rest and isinstance(rest[0], ClosingLines):
                height += _needed(page, rest)
            return min(height, _PAGE_POINTS - 2 * _LINE_POINTS)


def _write_block(page: _SheetPage, block: DocumentBlock) -> None:
    match block:
        case DocumentTitle(lines):
            for title in lines:
                _write_lines(page, title, "title", _TITLE_LINE_POINTS)
            _write_row(page, "", "body", _LINE_POINTS)
        case PartHeading(text):
            _write_lines(page, f"{_INDENT}{text}", "part", _LINE_POINTS)
        case SubHeadingLine(text):
            _write_lines(page, f"{_INDENT}{text}", "sub", _LINE_POINTS)
        case BodyText(text):
            _write_paragraph(page, f"{_INDENT}{text}")
        case ClosingLines(signed):
            _write_sign_off(page, signed)
        case TableBlock(table):
            _write_table(page, page.grids[table.key])


def _write_sign_off(page: _SheetPage, lines: tuple[SignedLine, ...]) -> None:
    """Write agency and date below an empty row; the indent is of spaces, as Word pastes it."""
    _write_row(page, "", "body", _LINE_POINTS)
    for line in lines:
        text = f"{line.text}{'　' * round(line.indent)}"
        _write_lines(page, text, "sign", _LINE_POINTS)


def _write_row(page: _SheetPage, text: str, look: str, height: float) -> None:
    """Write one row over the whole width."""
    area = Area(page.row + 1, 1, page.row + 1, page.columns.count)
    write_text(page.sheet, area, text, page.looks.named(look))
    page.sheet.set_row(page.row, height)
    page.row += 1
    page.used += height


def _write_lines(page: _SheetPage, text: str, look: str, line_points: float) -> None:
    """Write a heading: one row, or several where it is longer than a row can be high."""
    size = TITLE_SIZE if look == "title" else BODY_SIZE
    for piece in split_to_lines(text, PAGE_PIXELS, size, _MOST_LINES - 3):
        _write_row(page, piece, look, line_count(piece, PAGE_PIXELS, size) * line_points)


def _write_paragraph(page: _SheetPage, text: str) -> None:
    """Write a paragraph; where the page or a row ends, it is cut, if well behind a sentence."""
    rest = text
    while rest:
        if page.left_over < _paragraph_height(1):
            _end_page(page)
        free = 1 + int((page.left_over - _paragraph_height(1)) // _LINE_POINTS)
        most = min(free, _MOST_LINES)
        lines = (max(most - _LINES_LEFT_FREE, 1), most)
        piece = leading_lines(rest, PAGE_PIXELS, BODY_SIZE, lines)
        height = _paragraph_height(line_count(piece, PAGE_PIXELS, BODY_SIZE))
        _write_row(page, piece, "body", height)
        rest = rest[len(piece) :]


def _paragraph_height(lines: int) -> float:
    """Return the height over which so many lines are spread: the first at the top, the last below.

    The space between two paragraphs comes out a little smaller than that between lines.
    """
    return (lines - 1) * _LINE_POINTS + _LAST_LINE_POINTS


def _write_table(page: _SheetPage, grid: PrintedGrid) -> None:
    page.tables[grid.table.key] = write_grid(page.sheet, page.looks, grid, _place(page, grid))
    page.used += _table_height(page, grid)
    page.row += grid.rows


def _place(page: _SheetPage, grid: PrintedGrid) -> GridPlace:
    return GridPlace(page.row, page.columns.spans(grid), page.columns.widths(grid))


def _table_height(page: _SheetPage, grid: PrintedGrid) -> float:
    return sum(row_heights(grid, _place(page, grid)).values())
