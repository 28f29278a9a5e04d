"""Tells the rows of a table written as text, by tabs, bars or wide gaps, from paragraphs."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gaitool.importers.blocks import Block, PrintedCell, PrintedParagraph, PrintedRow, with_tables
from gaitool.importers.cell_lines import is_cell, is_table, rows_of_cells
from gaitool.importers.identity import is_name, read_date, read_title
from gaitool.importers.labels import is_figure
from gaitool.importers.part_headings import heading_part
from gaitool.importers.table_search import is_of_the_form

_LONGEST_ROW = 2_000
_FEWEST_FIGURES = 5
_FULL_LINE = 18
_ENDS = "。！？；：”）》…!?;:.)】"
_GAP = re.compile(r"[ \u3000]{2,}")
_RULE = re.compile(r"[\s|+:=-]+")


def blocks_of_lines(lines: Iterable[str]) -> Iterator[Block]:
    """Yield runs of rows as tables, everything else as paragraphs; empty lines part nothing."""
    return with_tables(_without_rules(line for line in lines if line.strip()))


def _without_rules(lines: Iterable[str]) -> Iterator[PrintedRow | PrintedParagraph]:
    """Yield rows and paragraphs; a rule that is drawn between rows is neither."""
    in_table = False
    for piece in _rows_and_lines(lines):
        if isinstance(piece, tuple):
            in_table = True
            yield piece
        elif not (in_table and "|" in piece and _RULE.fullmatch(piece)):
            in_table = False
            yield PrintedParagraph(piece.strip())


def _rows_and_lines(lines: Iterable[str]) -> Iterator[PrintedRow | str]:
    """Yield rows, whether a line each or a cell a line, and the lines that are none."""
    for are_cells, run in groupby(lines, key=is_cell):
        texts = list(run)
        if are_cells and is_table(texts):
            yield from rows_of_cells(texts)
        else:
            yield from (_row(line) or line for line in texts)


def with_rows_of_text(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a document; paragraphs that are rows typed with tabs as tables."""
    return with_tables(_typed_rows(blocks))


def _typed_rows(blocks: Iterable[Block]) -> Iterator[PrintedRow | Block]:
    in_table = False
    for block in blocks:
        row = _row(block.text) if isinstance(block, PrintedParagraph) and not block.level else None
        in_table = row is not None and (in_table or is_of_the_form(cell.text for cell in row))
        yield row if row is not None and in_table else block


def _row(line: str) -> PrintedRow | None:
    """Return the cells of a line that is a row of a table; None for any other line."""
    if len(line) > _LONGEST_ROW:
        return None
    if "\t" in line.strip(" "):
        cells = line.rstrip("\r\n").split("\t")
        return _cells(cells) if _is_row(cells) else None
    if line.count("|") > 1 and not _RULE.fullmatch(line):
        return _cells(line.strip().strip("|").split("|"))
    words = _GAP.split(line.strip())
    if len(words) > 1 and (any(map(is_figure, words)) or is_of_the_form(words)):
        return _cells(words)
    return _spaced_row(line.split())


def _is_row(cells: list[str]) -> bool:
    """Whether a line with tabs is a row, not a paragraph indented by one."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1:
        return bool(filled)
    return len(cells) > 2 and not heading_part(filled[0]) and "。" not in filled[0]


def _spaced_row(words: list[str]) -> PrintedRow | None:
    """Return a row whose figures follow its label, or stand alone, one space between them."""
    first = len(words)
    while first and is_figure(words[first - 1]):
        first -= 1
    if len(words) - first < _FEWEST_FIGURES:
        return None
    label = "".join(words[:first])
    return _cells([*([label] if label else []), *words[first:]])


def _cells(texts: Iterable[str]) -> PrintedRow:
    return tuple(PrintedCell(text.strip()) for text in texts)


def whole_paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; a paragraph that a page's end has cut is put together again."""
    held: list[str] = []
    for block in blocks:
        if isinstance(block, PrintedParagraph) and held and _runs_on(held[-1], block.text):
            held.append(block.text)
            continue
        if held:
            yield PrintedParagraph("".join(held))
            held = []
        if isinstance(block, PrintedParagraph):
            held = [block.text]
        else:
            yield block
    if held:
        yield PrintedParagraph("".join(held))


def _runs_on(first: str, second: str) -> bool:
    """Whether a paragraph stops in the middle of a sentence that the next one ends."""
    if len(first) < _FULL_LINE or first.endswith(tuple(_ENDS)):
        return False
    if heading_part(first) or read_title(first) or is_name(first) or is_name(second):
        return False
    return not (heading_part(second) or read_date(second) or second.startswith(("（", "(")))
