"""Cuts a document at the headings of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph, PublishedTable
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.page_furniture import is_page_number
from gaitool.importers.part_choice import HeadingLine, chosen_headings


@dataclass(slots=True)
class PartPiece:
    """The heading of a part and the paragraphs below it.

    ``line`` is the heading as it was found, None where a document has no headings; ``above`` counts
    the paragraphs that stand before the last table.
    """

    part: str
    heading: str
    lines: list[PublishedParagraph] = field(default_factory=list)
    has_table: bool = False
    line: HeadingLine | None = None
    above: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the heading."""
        return not (self.lines or self.has_table)


@dataclass(slots=True)
class Pieces:
    """What stands before the first part, the parts in printed order, and what belongs to none."""

    before: list[PublishedParagraph] = field(default_factory=list)
    pieces: list[PartPiece] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def part_pieces(blocks: Sequence[PublishedBlock], labels: FormLabels) -> Pieces:
    """Return a document cut at the headings of its parts, one piece a part."""
    chosen = chosen_headings(blocks, labels)
    parted = Pieces()
    found: list[PartPiece] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, PublishedParagraph):
            if found:
                found[-1].has_table = True
                found[-1].above = len(found[-1].lines)
            (parted.unplaced if found else parted.furniture).extend(_foreign_rows(block, labels))
            continue
        if is_page_number(block.text):
            parted.furniture.append(block.text)
            continue
        line = chosen.get(at)
        if line:
            found.append(PartPiece(line.part, line.text, line=line))
            block = PublishedParagraph(line.rest)
        if block.text:
            (found[-1].lines if found else parted.before).append(block)
    _take_each_once(found, parted, labels)
    return parted


def _foreign_rows(table: PublishedTable, labels: FormLabels) -> Iterator[str]:
    """Yield the rows of a table that has nothing of the form, such as a menu; else nothing."""
    rows = [[c.text for c in row if c.text.strip() and not c.spread] for row in table.rows]
    texts = [text for row in rows for text in row]
    if not any(map(_is_of_the_form, texts, repeat(labels))):
        yield from (" | ".join(row) for row in rows if row)


def _is_of_the_form(text: str, labels: FormLabels) -> bool:
    return labels.is_word(text) or labels.is_caption(text) or labels.texts.is_figure(text)


def _take_each_once(found: Sequence[PartPiece], parted: Pieces, labels: FormLabels) -> None:
    """Take in one piece a part: that with its table, else the first with anything below it.

    A heading with nothing below that comes again belongs to a table of contents; one that comes
    again with a text is a line of the part it stands in. Tables may well come twice.
    """
    chosen: dict[str, PartPiece] = {}
    for piece in found:
        known = chosen.get(piece.part)
        if known is None or _fits(piece, labels) > _fits(known, labels):
            chosen[piece.part] = piece
    for piece in found:
        if piece is chosen[piece.part]:
            parted.pieces.append(piece)
        elif piece.is_empty:
            parted.furniture.append(piece.heading)
        elif piece.has_table and piece.part not in labels.form.sections:
            chosen[piece.part].lines += piece.lines
        else:
            whole = parted.pieces[-1] if parted.pieces else None
            lines = whole.lines if whole else parted.before
            lines += [PublishedParagraph(piece.heading), *piece.lines]
            if whole:
                whole.has_table |= piece.has_table


def _fits(piece: PartPiece, labels: FormLabels) -> int:
    """Return how well the heading of a piece is that of its part; a table weighs most."""
    if piece.is_empty:
        return 0
    is_table = piece.part not in labels.form.sections
    return 2 if is_table and piece.has_table else 1
