"""What a document shows, line by line and cell by cell, beside what its data say it prints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from gaitool.as_printed import AROUND_PARTS, SIGNATURE
from gaitool.checking.printed_pieces import PrintedPiece, without_space
from gaitool.importers import (
    PublishedBlock,
    PublishedCell,
    PublishedDocument,
    PublishedParagraph,
    PublishedTable,
)

_FIGURE = re.compile(r"[\d.,，/—\-]*")
_ALIKE = 0.5
_LONGEST_LINE = 120
_MOST_COMPARED = 40_000
"""Pairs of pieces: in a longer stretch without a like nobody can tell what was what."""


class Shown(NamedTuple):
    """What is shown in the place of a printed piece, if anything, and what was printed there."""

    place: str
    text: str
    printed: str


class _Spot(NamedTuple):
    """Where words stand: in a block, and in which row and column where that is a table."""

    block: int
    row: int = 0
    column: int = 0


class _Words(NamedTuple):
    """What stands at a spot, without white space."""

    spot: _Spot
    text: str


@dataclass(frozen=True, eq=False)
class ShownPieces:
    """A document held against what is printed of its data.

    ``otherwise`` are titles, headings, labels and signatures that are shown otherwise, and words
    in the tables that none of them prints: an added row, or one that is there twice. ``mended``
    is the document with each of them as it was printed, and without the signature: figures are
    known by their labels and texts by their headings, so that they can be read though those were
    changed. A signature is no text, whatever the name in it looks like.
    """

    otherwise: tuple[Shown, ...]
    mended: PublishedDocument


def shown_pieces(document: PublishedDocument, printed: Sequence[PrintedPiece]) -> ShownPieces:
    """Hold a document against the pieces that are printed of its data."""
    pieces = [piece for piece in printed if not _FIGURE.fullmatch(piece.text)]
    words = [one for one in _words(document) if not _FIGURE.fullmatch(one.text)]
    counterparts = _counterparts([one.text for one in words], pieces)
    otherwise: list[Shown] = []
    mended: dict[_Spot, str] = {}
    for group in _groups(pieces):
        place, text = pieces[group[0]].place, "".join(pieces[index].text for index in group)
        numbers = sorted({number for index in group for number in counterparts.get(index, ())})
        seen = "".join(words[number].text for number in numbers)
        if seen != text:
            otherwise.append(Shown(place, seen, text))
        if place == SIGNATURE:
            mended |= {words[number].spot: "" for number in numbers}
        elif seen != text and numbers:
            first, *others = (words[number].spot for number in numbers)
            mended |= {first: text, **dict.fromkeys(others, "")}
    added = _added(document, words, pieces, counterparts)
    return ShownPieces((*otherwise, *added), _mended(document, mended))


def _added(
    document: PublishedDocument,
    words: Sequence[_Words],
    pieces: Sequence[PrintedPiece],
    counterparts: Mapping[int, tuple[int, ...]],
) -> Iterator[Shown]:
    """Yield what stands in the tables, or between them, and is no printed piece, by its part.

    That is a row, a line, or a heading that is there twice. Before the title and behind the
    signature stands what a site puts on every page.
    """
    placed = {n: pieces[index].place for index, found in counterparts.items() for n in found}
    labels = {piece.text for piece in pieces if not piece.is_text}
    blocks = {one.spot.block for one in words if one.text in labels}
    tables = {n for n in blocks if isinstance(document.blocks[n], PublishedTable)}
    parts = {place for n, place in placed.items() if words[n].spot.block in tables}
    place, last = "", max(placed, default=0)
    for number, one in enumerate(words):
        place = placed.get(number) or place
        in_table = one.spot.block in tables
        is_within = place and (number < last or in_table)
        is_ours = in_table or place in parts or one.text in labels
        if is_within and is_ours and number not in placed and one.text:
            yield Shown(place, one.text, "")


def _words(document: PublishedDocument) -> Iterator[_Words]:
    """Yield what stands in each line, and in each cell that is its own."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, PublishedParagraph):
            yield _Words(_Spot(number), without_space(block.text))
            continue
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                if not cell.spread:
                    yield _Words(_Spot(number, row, column), without_space(cell.text))


def _groups(pieces: Sequence[PrintedPiece]) -> list[list[int]]:
    """Return the pieces that are no texts by number, the lines of title and signature together."""
    groups: dict[object, list[int]] = {}
    for index, piece in enumerate(pieces):
        if not piece.is_text:
            groups.setdefault(piece.place if piece.place in AROUND_PARTS else index, []).append(
                index
            )
    return list(groups.values())


def _counterparts(
    shown: Sequence[str], pieces: Sequence[PrintedPiece]
) -> dict[int, tuple[int, ...]]:
    """Return in which of the shown lines and cells each piece stands, both by number."""
    printed = [piece.text for piece in pieces]
    found: dict[int, tuple[int, ...]] = {}
    matched = SequenceMatcher(None, shown, printed, autojunk=False)
    for tag, begin, end, first, last in matched.get_opcodes():
        if tag == "equal" or end - begin == last - first:
            found |= {first + step: (begin + step,) for step in range(last - first)}
        elif tag == "replace" and (end - begin) * (last - first) <= _MOST_COMPARED:
            found |= _by_likeness(shown, pieces, range(begin, end), range(first, last))
    return found


def _by_likeness(
    shown: Sequence[str], pieces: Sequence[PrintedPiece], numbers: range, indexes: range
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield pieces of a stretch with what is like them; of labels and headings each in its turn.

    The lines of a title may stand in one, and a long name in a signature in several.
    """
    begin = numbers.start
    for index in indexes:
        piece = pieces[index]
        if piece.place in AROUND_PARTS:
            alike = [n for n in numbers if _shared(shown[n], piece.text) >= _ALIKE]
            yield index, tuple(alike)
        elif not piece.is_text:
            ratios = ((_likeness(shown[n], piece.text), -n) for n in range(begin, numbers.stop))
            likeness, number = max(ratios, default=(0.0, 0))
            if likeness >= _ALIKE:
                begin = 1 - number
                yield index, (-number,)


def _likeness(shown: str, printed: str) -> float:
    matched = SequenceMatcher(None, shown, printed, autojunk=False)
    return matched.ratio() if matched.real_quick_ratio() >= _ALIKE else 0.0


def _shared(shown: str, printed: str) -> float:
    """Return how much of the shorter of two lines the other has in its order."""
    if len(shown) > _LONGEST_LINE:
        return 0.0
    matched = SequenceMatcher(None, shown, printed, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) / min(len(shown), len(printed))


def _mended(document: PublishedDocument, texts: Mapping[_Spot, str]) -> PublishedDocument:
    """Return a document with other words at some spots; lines without any are left out."""
    by_block: dict[int, dict[_Spot, str]] = {}
    for spot, text in texts.items():
        by_block.setdefault(spot.block, {})[spot] = text
    blocks: list[PublishedBlock] = []
    for number, block in enumerate(document.blocks):
        spots = by_block.get(number)
        if not spots:
            blocks.append(block)
        elif isinstance(block, PublishedTable):
            blocks.append(_mended_table(block, spots))
        elif text := spots[_Spot(number)]:
            blocks.append(replace(block, text=text))
    return replace(document, blocks=tuple(blocks))


def _mended_table(table: PublishedTable, texts: Mapping[_Spot, str]) -> PublishedTable:
    rows = [list(row) for row in table.rows]
    for spot, text in texts.items():
        own = rows[spot.row][spot.column]
        for row in rows[spot.row :]:
            width = _merged_width(own, row[spot.column :])
            if not width:
                break
            for column in range(spot.column, spot.column + width):
                row[column] = replace(row[column], text=text)
    return PublishedTable(tuple(map(tuple, rows)))


def _merged_width(own: PublishedCell, cells: Sequence[PublishedCell]) -> int:
    """Return how many cells, from the first on, are the cell itself or repeat what it fills."""
    repeated = (one is own or (one.spread and one.text == own.text) for one in cells)
    return next((width for width, is_so in enumerate(repeated) if not is_so), len(cells))
