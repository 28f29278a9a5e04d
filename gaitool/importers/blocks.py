"""A published document whatever its format: paragraphs and tables in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedParagraph:
    """A line of text; ``level`` is that of a heading by its style, 0 for any other text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """A cell of a table; ``spread`` tells that a merged cell which begins elsewhere fills it.

    ``is_glued`` tells that its figure was taken off the label before it.
    """

    text: str = ""
    spread: bool = False
    is_glued: bool = False


PublishedRow = tuple[PublishedCell, ...]


def own_texts(cells: Iterable[PublishedCell]) -> list[str]:
    """Return the texts of some cells, but for those that a merged cell from elsewhere fills."""
    return [cell.text for cell in cells if not cell.spread]


@dataclass(frozen=True, eq=False)
class PublishedTable:
    """A table with its merged cells expanded; rows need not have the same length."""

    rows: tuple[PublishedRow, ...]


PublishedBlock = PublishedParagraph | PublishedTable


@dataclass(frozen=True, eq=False)
class PublishedDocument:
    """What a file shows; ``title`` is what it calls itself beside its text.

    ``is_styled`` tells that sub-headings are known by their style alone, as in documents of
    gaitool's own making. ``notes`` say what is to be known of the reading, ``unplaced`` what
    stands in the file and could go to no block. ``carried`` is the report as data that a document
    of gaitool's own making has in it unseen; ``shown`` is what such a document shows line by line
    and cell by cell, with nothing put together or left out, ``foreign`` what is in it that gaitool
    never writes and that may show other words or hide some. ``around`` are the words of the page
    that such a document was put into, and its styles and scripts; ``is_unstyled`` tells that it has
    no style any more, ``captions`` are what its tables are called for who does not see where they
    stand. ``is_unnumbered`` tells that some of its pages show no number, ``is_draft_on_paper`` that
    one of them says that it is a draft, ``is_unmarked`` that some do not. ``is_open_ended`` tells
    that its last word stands at the very end of the file, so that it may have been cut.
    """

    blocks: tuple[PublishedBlock, ...]
    title: str = ""
    is_styled: bool = False
    notes: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    carried: str = ""
    shown: tuple[PublishedBlock, ...] = ()
    foreign: tuple[str, ...] = ()
    around: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    is_unstyled: bool = False
    captions: tuple[str, ...] = ()
    is_draft_on_paper: bool = False
    is_unnumbered: bool = False
    is_unmarked: bool = False
    is_open_ended: bool = False


def with_tables(pieces: Iterable[PublishedRow | PublishedBlock]) -> Iterator[PublishedBlock]:
    """Yield the blocks; rows that follow each other come as one table."""
    rows: list[PublishedRow] = []
    for piece in pieces:
        if isinstance(piece, tuple):
            rows.append(piece)
            continue
        if rows:
            yield PublishedTable(tuple(rows))
            rows = []
        yield piece
    if rows:
        yield PublishedTable(tuple(rows))


def texts_of(blocks: Iterable[PublishedBlock]) -> Iterator[str]:
    """Yield the texts of blocks: paragraphs, and the cells of tables, each merged cell once."""
    for block in blocks:
        if isinstance(block, PublishedParagraph):
            yield block.text
        else:
            yield from (text for row in block.rows for text in own_texts(row))
