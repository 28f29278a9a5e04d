"""The sheet that is copied from: one row a paragraph, and each table real, with its borders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.worksheet import Worksheet

from gaitool.layout import Area
from gaitool.layout.report_sheets import COPIED_HINT
from gaitool.office_files.own_documents import DRAFT_WORDS
from gaitool.renderers.report.document import (
    INDENT,
    BodyText,
    ClosingLines,
    DocumentBlock,
    DocumentTitle,
    PartHeading,
    SubHeadingLine,
    TableBlock,
)
from gaitool.renderers.report.workbook.sheet_columns import (
    PAGE_PIXELS,
    SheetColumns,
    copied_columns,
)
from gaitool.renderers.sheets.looks import (
    BODY_SIZE,
    ROW_BELOW_HINT,
    TITLE_SIZE,
    Looks,
    set_columns,
    set_up_page,
    write_hint,
    write_text,
)
from gaitool.renderers.sheets.rows import MOST_CHARACTERS
from gaitool.renderers.tables.printed_table import PrintedGrid
from gaitool.renderers.tables.workbook_table import write_grid
from gaitool.text.typesetting import row_height

_LEADING = 1.3
"""What a line of 仿宋 takes of its size; Word takes the height over, and leaves a gap for more."""

_MOST_IN_A_CELL = MOST_CHARACTERS // 2
"""Of characters, some of which Excel counts as two."""


@dataclass(frozen=True, slots=True)
class CopiedAreas:
    """What is worth copying: the whole, each table by its key, and the texts between them."""

    whole: Area
    tables: Mapping[str, Area]
    texts: tuple[Area, ...]


@dataclass(slots=True)
class _Page:
    """The sheet being written: its next free row (from 0), and the tables so far."""

    sheet: Worksheet
    looks: Looks
    columns: SheetColumns
    row: int = ROW_BELOW_HINT
    tables: dict[str, Area] = field(default_factory=dict)


def write_copied_sheet(
    sheet: Worksheet,
    looks: Looks,
    blocks: Sequence[DocumentBlock],
    grids: Mapping[str, PrintedGrid],
    *,
    draft: bool,
) -> CopiedAreas:
    """Write all blocks as they are copied; return where they stand."""
    set_up_page(sheet, draft=draft)
    write_hint(sheet, looks, COPIED_HINT)
    columns = copied_columns(grids)
    set_columns(sheet, columns.pixels)
    page = _Page(sheet, looks, columns)
    if draft:
        _write_paragraph(page, DRAFT_WORDS, "draft")
    for block in blocks:
        if isinstance(block, TableBlock):
            _write_table(page, grids[block.table.key])
        else:
            for text, look in _paragraphs(block):
                _write_paragraph(page, text, look)
    sheet.print_area(ROW_BELOW_HINT, 0, max(page.row - 1, ROW_BELOW_HINT), columns.count - 1)
    whole = Area(ROW_BELOW_HINT + 1, 1, page.row, columns.count)
    return CopiedAreas(whole, page.tables, tuple(_between(whole, page.tables.values())))


def _paragraphs(
    block: DocumentTitle | PartHeading | SubHeadingLine | BodyText | ClosingLines,
) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a block, each with its look."""
    match block:
        case DocumentTitle(lines):
            yield from ((line, "title") for line in lines)
        case PartHeading(text):
            yield f"{INDENT}{text}", "part"
        case SubHeadingLine(text):
            yield f"{INDENT}{text}", "sub"
        case BodyText(text):
            yield f"{INDENT}{text}", "body"
        case ClosingLines(lines):
            # The indent is of spaces: Word pastes them, and none that a cell has.
            yield from ((f"{one.text}{'　' * round(one.indent)}", "sign") for one in lines)


def _write_paragraph(page: _Page, text: str, look: str) -> None:
    """Write a row over the whole width, several only for more than a cell can hold."""
    size = TITLE_SIZE if look == "title" else BODY_SIZE
    for start in range(0, len(text), _MOST_IN_A_CELL):
        part = text[start : start + _MOST_IN_A_CELL]
        area = Area(page.row + 1, 1, page.row + 1, page.columns.count)
        write_text(page.sheet, area, part, page.looks.named(look))
        page.sheet.set_row(page.row, row_height(part, PAGE_PIXELS, size, leading=_LEADING))
        page.row += 1


def _write_table(page: _Page, grid: PrintedGrid) -> None:
    place = page.columns.place(grid.table.key, page.row)
    page.tables[grid.table.key] = write_grid(page.sheet, page.looks, grid, place)
    page.row += grid.rows


def _between(whole: Area, tables: Iterable[Area]) -> Iterator[Area]:
    """Yield the rows before, between and after the tables."""
    top = whole.top
    for table in tables:
        if table.top > top:
            yield whole._replace(top=top, bottom=table.top - 1)
        top = table.bottom + 1
    if whole.bottom >= top:
        yield whole._replace(top=top)
