"""What a document of gaitool's own making shows: its lines and cells as they stand."""

from collections.abc import Iterable, Iterator

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph, PublishedTable
from gaitool.importers.labels import CellTexts
from gaitool.importers.set_apart import plain
from gaitool.importers.source_tables import SourceBlock, SourceTable, expanded


def shown_blocks(blocks: Iterable[SourceBlock], texts: CellTexts) -> Iterator[PublishedBlock]:
    """Yield lines and tables in reading order; what is struck or raised is drawn as it looks.

    A table that only arranges, or holds others, comes to what stands in it.
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
            yield PublishedTable(tuple(expanded(block.rows, texts)))


def _is_arranging(table: SourceTable) -> bool:
    filled = [[cell for cell in row if cell.blocks] for row in table.rows]
    holds_tables = any(cell.has_table for row in filled for cell in row)
    is_one_wide = all(len(row) <= 1 for row in filled)
    return holds_tables or (is_one_wide and any(len(c.blocks) > 1 for row in filled for c in row))
