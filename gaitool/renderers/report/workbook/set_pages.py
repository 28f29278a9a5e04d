"""The report set in lines and pages as GB/T 9704-2012 has it, before any of it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

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
from gaitool.renderers.report.workbook.set_table import SetTable
from gaitool.renderers.sheets.looks import BODY_SIZE, TITLE_SIZE
from gaitool.renderers.signed_lines import CHARACTERS, SignedLine
from gaitool.text.line_breaking import even_lines, set_lines
from gaitool.text.typesetting import widest_in_em, width_in_em

LINES = 22
"""Of a page (GB/T 9704-2012, 5.2.3)."""

LINE_POINTS = 28.5
"""A whole number of pixels, as programs round rows to them: 22 lines take 221 of the 225 mm."""

SLACK_EM = 0.9
"""How much wider than 28 characters the printed area is, for Latin letters of a wider font."""

BELOW_TABLE_POINTS = 9.0
PAGE_POINTS = LINES * LINE_POINTS
_TITLE_LINE_POINTS = 36.0


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of text; ``joined`` says that no page may end after it."""

    text: str
    look: str
    points: float = LINE_POINTS
    joined: bool = False


@dataclass(frozen=True, slots=True)
class SetRow:
    """One row of the form in a table, from 1; its lines stay together."""

    table: SetTable
    row: int
    joined: bool = False

    @property
    def points(self) -> float:
        """How high it is."""
        return self.table.lines[self.row - 1] * self.table.row_points


SetItem = SetLine | SetRow
SetPage = tuple[SetItem, ...]


def set_pages(
    blocks: Sequence[DocumentBlock], tables: Mapping[str, SetTable], *, draft: bool
) -> list[SetPage]:
    """Set all blocks into pages, none of which ends after a heading or inside a table."""
    items: list[SetItem] = [SetLine(DRAFT_WORDS, "printed_draft")] if draft else []
    for index, block in enumerate(blocks):
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        after_heading = index > 0 and isinstance(blocks[index - 1], PartHeading | SubHeadingLine)
        of_block = list(_items(block, tables))
        if isinstance(block, BodyText) and after_heading and len(of_block) > 1:
            of_block[0] = replace(of_block[0], joined=True)
        if isinstance(follows, ClosingLines) and of_block:
            of_block[-1] = replace(of_block[-1], joined=True)
        items += of_block
    return list(_paged(items))


def line_fits(line: str, width: float = CHARACTERS) -> bool:
    """Whether a line of the body fits so many characters, in any font that a program may take."""
    return width_in_em(line) <= width and widest_in_em(line) <= width + SLACK_EM


def _items(block: DocumentBlock, tables: Mapping[str, SetTable]) -> Iterator[SetItem]:
    match block:
        case DocumentTitle(lines):
            yield from _title(lines)
        case PartHeading(text):
            yield from _heading(text, "printed_part")
        case SubHeadingLine(text):
            yield from _heading(text, "printed_sub")
        case BodyText(text):
            yield from (SetLine(line, "printed_body") for line in _broken(text))
        case ClosingLines(lines):
            yield SetLine("", "printed_body", joined=True)
            yield from _closing(lines)
        case TableBlock(table):
            for row in range(1, tables[table.key].grid.rows + 1):
                yield SetRow(tables[table.key], row, joined=True)
            # Some programs draw the last border of a page at the head of the next.
            yield SetLine("", "printed_body", BELOW_TABLE_POINTS)


def _broken(text: str) -> list[str]:
    return set_lines(text, line_fits, INDENT)


def _title(lines: tuple[str, ...]) -> Iterator[SetLine]:
    width = CHARACTERS * BODY_SIZE / TITLE_SIZE
    for line in lines:
        for part in even_lines(line, lambda part: line_fits(part, width)):
            yield SetLine(part.strip(), "printed_title", _TITLE_LINE_POINTS, joined=True)
    yield SetLine("", "printed_body", joined=True)


def _heading(text: str, look: str) -> Iterator[SetLine]:
    return (SetLine(line, look, joined=True) for line in _broken(text))


def _closing(signed: tuple[SignedLine, ...]) -> Iterator[SetLine]:
    """Yield agency and date, put in their place by spaces as wide as a character.

    Below a name of several lines the date begins two characters further in than these.
    """
    begins = 0
    for number, one in enumerate(signed, start=1):
        lines = one.lines
        width = max(map(width_in_em, lines))
        left = max(round(CHARACTERS - one.indent - width), begins, 0)
        for line in lines:
            yield SetLine("　" * left + line, "printed_body", joined=number < len(signed))
        begins = left + len(INDENT) if len(lines) > 1 else 0


def _paged(items: Sequence[SetItem]) -> Iterator[SetPage]:
    page: list[SetItem] = []
    for chunk in _chunks(items):
        if page and _points([*page, *chunk]) > PAGE_POINTS:
            yield tuple(page)
            page = []
        for item in chunk:
            # What is joined to more than a page holds is broken all the same, between rows.
            if page and _points([*page, item]) > PAGE_POINTS:
                yield tuple(page)
                page = []
            page.append(item)
    yield tuple(page)


def _chunks(items: Sequence[SetItem]) -> Iterator[list[SetItem]]:
    """Yield what stands on one page together."""
    chunk: list[SetItem] = []
    for item in items:
        chunk.append(item)
        if not item.joined:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _points(items: Sequence[SetItem]) -> float:
    return fsum(item.points for item in items)
