"""Tells tables that were copied as text with every cell ended by a bar, a line or more a cell.

Converters of pages write `规章 |`, `0 |`, or the bar on a line of its own. What is blank between
two bars is a blank cell, or fills up a row after a merged one.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gaitool.importers.bars import BAR, filled_cells, with_plain_bars
from gaitool.importers.broken_labels import MOST_LINES
from gaitool.importers.cell_lines import CellLines

_FEWEST_CELLS = 6
"""So many, two of them labels, are a table, though all of its figures be blank."""


def told_by_bars(lines: Sequence[str], cells: CellLines) -> Iterator[tuple[bool, list[str]]]:
    """Yield the lines in runs: the cells of a table that bars end, or lines as they are."""
    barred = list(map(with_plain_bars, lines))
    done = 0
    for run in _runs(barred, cells):
        texts = _cells(barred[run.start : run.stop], cells)
        if len(texts) >= _FEWEST_CELLS and cells.labels.is_of_the_form(texts):
            yield False, list(lines[done : run.start])
            yield True, texts
            done = run.stop
    yield False, list(lines[done:])


def _runs(lines: Sequence[str], cells: CellLines) -> Iterator[range]:
    """Yield where lines follow each other that each hold one cell, or a piece of one."""
    places = [at for at, line in enumerate(lines) if _holds_one_cell(line)]
    start = end = -1
    for place in places:
        between = lines[end + 1 : place]
        goes_on = len(between) < MOST_LINES and all(map(cells.may_be_label, between))
        if start >= 0 and not goes_on:
            yield _whole(range(start, end + 1), lines, cells)
        start = place if start < 0 or not goes_on else start
        end = place
    if places:
        yield _whole(range(start, end + 1), lines, cells)


def _whole(run: range, lines: Sequence[str], cells: CellLines) -> range:
    """Return a run with the cell before a bar that begins it, and the figure after the last bar."""
    start, stop = run.start, run.stop
    before, after = lines[max(0, start - 1) : start], lines[stop : stop + 1]
    if lines[start].lstrip().startswith(BAR) and all(map(cells.may_be_label, before)):
        start -= len(before)
    last = lines[stop - 1].strip(f"{BAR} \t\u3000")
    is_open = not last or not cells.is_figure(last)
    is_cut = stop + 1 == len(lines) and _lacks_figures(_cells(lines[start:stop], cells), cells)
    if (is_open or is_cut) and all(map(cells.is_figure, after)):
        stop += len(after)
    return range(start, stop)


def _lacks_figures(texts: Sequence[str], cells: CellLines) -> bool:
    """Whether the last row of some cells has fewer figures than the form: the document is cut."""
    figures = list(takewhile(cells.is_figure, reversed(texts)))
    label = texts[-len(figures) - 1] if len(figures) < len(texts) else ""
    name = cells.labels.texts.name(label)
    known = ((table.table, table.rows.get(name)) for table in cells.labels.labelled_at_the_left)
    return any(key and len(figures) < len(table.block_of(key).columns) for table, key in known)


def _holds_one_cell(line: str) -> bool:
    return BAR in line and filled_cells(line) <= 1


def _cells(lines: Sequence[str], cells: CellLines) -> list[str]:
    """Return what stands between the bars of a run, a cell broken over lines as one text.

    Several figures stay apart: two numbers one below the other are not one long one.
    """
    # The last bar ends a cell, and begins none.
    between = "\n".join(lines).rstrip().removesuffix(BAR).split(BAR)
    pieces = [[piece.strip() for piece in cell.split("\n") if piece.strip()] for cell in between]
    return [("\n" if all(map(cells.is_figure, words)) else "").join(words) for words in pieces]
