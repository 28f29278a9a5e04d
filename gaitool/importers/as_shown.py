"""What a document of gaitool's own making shows: its lines and cells as they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph, PublishedTable
from gaitool.importers.labels import CellTexts
from gaitool.importers.set_apart import plain
from gaitool.importers.source_tables import SourceBlock, SourceCell, SourceTable, expanded


def shown_blocks(blocks: Iterable[SourceBlock], texts: CellTexts) -> Iterator[PublishedBlock]:
    """Yield lines and tables in reading order; what is struck or raised is drawn as it looks.

    A table that only arranges, or holds larger ones, comes to what stands in it; what smaller ones
    in the cells of another hold are the words of those cells.
    """
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, PublishedParagraph):
            yield PublishedParagraph(plain(block.text), block.level)
        elif _is_arranging(block):
            inner = [one for row in block.rows for cell in row for one in cell.blocks]
            waiting.append(iter(inner))
        else:
            rows = [[_with_own_words(cell) for cell in row] for row in block.rows]
            yield PublishedTable(tuple(expanded(rows, texts)))


def _is_arranging(table: SourceTable) -> bool:
    filled = [[cell for cell in row if cell.blocks] for row in table.rows]
    cells = [cell for row in filled for cell in row]
    if any(cell.has_table for cell in cells):
        own = sum(not cell.has_table for cell in cells)
        inside = (one for cell in cells for one in _within(cell) if isinstance(one, SourceCell))
        return len(list(islice(inside, own))) == own
    return all(len(row) <= 1 for row in filled) and any(len(cell.blocks) > 1 for cell in cells)


def _with_own_words(cell: SourceCell) -> SourceCell:
    """Return a cell with what stands in the tables in it as its own paragraphs."""
    if not cell.has_table:
        return cell
    words = [one for one in _within(cell) if isinstance(one, PublishedParagraph)]
    return replace(cell, blocks=list[SourceBlock](words))


def _within(cell: SourceCell) -> Iterator[SourceCell | PublishedParagraph]:
    """Yield the paragraphs of a cell and of the tables in it, and the cells of those, in order."""
    waiting: list[Iterator[SourceCell | SourceBlock]] = [iter(cell.blocks)]
    while waiting:
        one = next(waiting[-1], None)
        match one:
            case None:
                waiting.pop()
            case SourceTable(rows):
                waiting.append(chain.from_iterable(rows))
            case SourceCell():
                yield one
                waiting.append(iter(one.blocks))
            case _:
                yield one
