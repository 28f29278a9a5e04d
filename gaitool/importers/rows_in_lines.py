"""Gives every row of a table lines of its own, where a text has several on one, or one on several.

Converters that take line breaks for spaces leave whole tables on one line; those that keep the
breaks within a cell break the row.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from gaitool.importers.bars import BAR, filled_cells, with_plain_bars
from gaitool.importers.broken_labels import MOST_LINES, whole_labels
from gaitool.importers.cell_lines import CellLines

_FEWEST_CELLS = 6
"""So many words that are cells, one after the other, are of a table and of no sentence."""

_FEWEST_OUTCOMES = 4


def rows_in_lines(lines: Sequence[str], cells: CellLines) -> Iterator[str]:
    """Yield the lines; those of a row together, cells of several rows a line each."""
    for line in _whole_rows(lines, cells):
        yield from _cells_of(line, cells) or [line]


def _cells_of(line: str, cells: CellLines) -> list[str] | None:
    """Return the cells of a line that holds several rows, and what stands around them, as lines."""
    barred = with_plain_bars(line)
    mark = next((mark for mark in (BAR, "\t") if mark in barred.strip()), None)
    words = [word.strip() for word in barred.split(mark)]
    if _rows(words, cells) < 2 and not _has_heads(words, cells):
        return None
    if mark is None:
        return list(_among_words(list(whole_labels(words, cells.labels)), cells))
    # The bar keeps blank cells.
    return [f"{word} {BAR}" if cells.may_be_label(word) else word for word in words]


def _rows(words: Sequence[str], cells: CellLines) -> int:
    """Return how many labels of rows stand among words with a figure after them."""
    labels = cells.labels
    return sum(
        bool(after) and labels.texts.name(word) in labels.row_names and cells.is_figure(after)
        for word, after in pairwise(words)
    )


def _has_heads(words: Sequence[str], cells: CellLines) -> bool:
    """Whether heads and figures stand among words of a table whose rows have no labels."""
    heads = sum(cells.labels.texts.name(word) in cells.outcomes for word in words)
    return heads >= _FEWEST_OUTCOMES and any(word and cells.is_figure(word) for word in words)


def _among_words(words: Iterable[str], cells: CellLines) -> Iterator[str]:
    """Yield words that are cells one by one, headings of parts alone, all others together."""
    held: list[str] = []
    for is_cell, run in groupby(words, key=cells.is_cell):
        texts = list(run)
        is_table = is_cell and len(texts) >= _FEWEST_CELLS
        for text in texts:
            is_heading = cells.labels.headings.part(text) is not None
            if (is_table or is_heading) and held:
                yield " ".join(held)
                held = []
            if is_table or is_heading:
                yield text
            else:
                held.append(text)
    if held:
        yield " ".join(held)


def _whole_rows(lines: Sequence[str], cells: CellLines) -> Iterator[str]:
    """Yield the lines; a row with bars that a line break within one of its cells parts, as one."""
    barred = [with_plain_bars(line).strip() for line in lines]
    at = 0
    while at < len(lines):
        count = _broken(barred[at : at + MOST_LINES], cells)
        pieces = lines[at : at + count]
        yield "".join(map(str.strip, pieces)) if count > 1 else pieces[0]
        at += count


def _broken(lines: Sequence[str], cells: CellLines) -> int:
    """Return how many of some lines with plain bars, from the first on, are one row."""
    first = lines[0]
    for count in range(2, len(lines) + 1):
        *inner, last = lines[1:count]
        if any(BAR in line for line in inner):
            break
        rest, bar, _ = last.partition(BAR)
        label = "".join([first.rpartition(BAR)[2], *inner, rest])
        is_row = bool(bar and rest) and max(filled_cells(first), filled_cells(last)) > 1
        if is_row and cells.labels.is_word(label) and not cells.labels.is_word(rest):
            return count
    return 1
