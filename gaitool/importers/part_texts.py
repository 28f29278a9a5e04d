"""Parts the text of a document: title, preamble, the parts of the form, and the sign-off."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise, takewhile

from gaitool.as_printed import PrintedHeading
from gaitool.filled_report import PREAMBLE, Paragraphs
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.endings import Ending
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.identity import (
    NO_SIGN_OFF,
    PrintedSignOff,
    is_name,
    named_agency,
    read_sign_off,
)
from gaitool.importers.last_words import last_words
from gaitool.importers.late_starts import NO_BEGINNING, Beginning
from gaitool.importers.page_furniture import (
    PublishedOn,
    is_below,
    is_later_page,
    is_navigation,
    is_page_number,
    is_publishing_line,
    publishing_date,
    publishing_organ,
)
from gaitool.importers.part_pieces import PartPiece, part_pieces
from gaitool.importers.preambles import ReportHead, opens_report, read_head
from gaitool.importers.sub_headings import entries_of
from gaitool.importers.titles import (
    NO_TITLE,
    PrintedTitle,
    find_title,
    read_running_head,
    read_title,
)
from gaitool.importers.told_in_text import told_in_text
from gaitool.text.folding import fold_label

_LONGEST_FURNITURE = 40
_LONE_NUMBER = re.compile(r"\d{1,3}")
_UNITS = ("单位:", "(单位")
"""How the line above a table begins that names what it counts in."""

NO_ENDING = Ending()
_NO_PLACES = ("省", "市", "州", "县", "区", "乡", "镇", "本", "我")
_SHORTEST_PROSE = 10
_PROSE = re.compile("[。；，;,]")


@dataclass(frozen=True, eq=False)
class PartedText:
    """What the words of a document come to; no line of it is lost.

    ``running_head`` names organ and year at the head of a page that is no title, ``publisher`` is
    the organ of a publishing line. ``name_above`` stands above the title, and is
    perhaps that of a site unless a line such as
    填报单位：… names it (``is_named_for_sure``). ``table_texts`` are sentences in the parts of
    tables, ``in_tables`` all words there that are no labels. ``lone_numbers`` stood alone on their
    lines and do not count on from each other, so that they may be no numbers of pages.
    ``furniture`` is what a page prints around a report, ``unplaced`` what has no place in one,
    ``beginning`` and ``ending`` how it begins and how the last part ends.
    """

    title: PrintedTitle = NO_TITLE
    running_head: PrintedTitle = NO_TITLE
    name_above: str = ""
    is_named_for_sure: bool = False
    date_above: str = ""
    published: PublishedOn | None = None
    publisher: str = ""
    sign_off: PrintedSignOff = NO_SIGN_OFF
    headings: tuple[PrintedHeading, ...] = ()
    sections: dict[str, tuple[Paragraphs, ...]] = field(default_factory=dict)
    table_texts: dict[str, tuple[Paragraphs, ...]] = field(default_factory=dict)
    in_tables: tuple[str, ...] = ()
    lone_numbers: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    beginning: Beginning = NO_BEGINNING
    ending: Ending = NO_ENDING

    @property
    def is_titled(self) -> bool:
        """Whether the document has a title."""
        return self.title != NO_TITLE

    @property
    def opening(self) -> str:
        """The text before the first sub-heading: the preamble, and what opens part one."""
        entries = next(iter(self.sections.values()), ())
        opening = takewhile(lambda entry: entry.heading in ("", PREAMBLE), entries)
        return "\n".join(entry.body for entry in opening)

    @cached_property
    def in_first_sentences(self) -> PrintedTitle:
        """Who reports on which year as the first part begins; asked where nothing else tells."""
        first, *later = self.sections.values() or ((),)
        last = later[-1] if later else ()
        return told_in_text(_lines_of(first), _lines_of(last))

    @property
    def words(self) -> str:
        """All sentences of the parts that are text."""
        return "\n".join(line for part in self.sections.values() for line in _lines_of(part))


def part_text(document: PublishedDocument, labels: FormLabels) -> PartedText:
    """Return the texts of a document by parts, its title and its sign-off.

    Text before the first part goes to the first part that is text, all where no part is headed.
    """
    parted = part_pieces(document.blocks, labels)
    before, pieces = parted.before, parted.pieces
    lines = [line.text for line in before]
    title, place = _title(lines, document.title)
    is_own = document.is_styled and bool(title.agency or title.year)
    head = read_head(before[place.stop :], is_own=is_own, has_parts=bool(pieces))
    if not pieces:
        head, rest = head.parted()
        pieces = [PartPiece(next(iter(labels.form.sections)), "", rest)]
    name_above = _name_above(lines, place.start)
    agency = title.agency or name_above
    sign_off, below = _cut_sign_off(pieces[-1], agency, is_styled=document.is_styled)
    furniture, unplaced = _parted([*lines[: place.start], *below])
    ending = _ending(pieces[-1], document, labels, below)
    labels_of_tables, in_tables = _lines_in_tables(pieces, labels)
    return PartedText(
        title=title,
        name_above=name_above,
        is_named_for_sure=any(map(named_agency, lines)),
        date_above=head.date,
        publisher=_publisher([*lines, *parted.furniture, *below]),
        running_head=next(filter(None, map(read_running_head, lines)), NO_TITLE),
        published=publishing_date([*lines, *parted.furniture, *below]),
        sign_off=sign_off,
        headings=tuple(PrintedHeading(p.part, p.heading) for p in pieces if p.heading),
        sections=_sections(head, pieces, labels, is_styled=document.is_styled),
        table_texts=_table_texts(pieces, labels),
        in_tables=in_tables,
        lone_numbers=_lone_numbers(document),
        furniture=(*furniture, *head.furniture, *parted.furniture, *labels_of_tables),
        unplaced=(*unplaced, *head.unplaced, *parted.unplaced),
        beginning=_beginning(lines, title, (*map(_text, head.text), *head.unplaced, name_above)),
        ending=replace(ending, is_closed=bool(sign_off.paragraphs)),
    )


def _lines_of(entries: Iterable[Paragraphs]) -> Iterator[str]:
    return (line for entry in entries for line in entry.body.splitlines())


def _text(line: PublishedParagraph) -> str:
    return line.text


def _beginning(lines: Iterable[str], title: PrintedTitle, texts: Sequence[str]) -> Beginning:
    is_later, is_opened = any(map(is_later_page, lines)), any(map(opens_report, texts))
    first = next(filter(None, map(str.strip, texts)), "")
    return Beginning(title != NO_TITLE, sum(map(len, texts)), is_later, is_opened, first)


def _ending(
    piece: PartPiece, document: PublishedDocument, labels: FormLabels, below: Sequence[str]
) -> Ending:
    lines = piece.lines[piece.above :]
    is_label = [_is_of_a_table(line.text, labels) for line in lines]
    # Heads at the end are lines as long as no figure follows them.
    is_begun = piece.part in labels.form.tables and not piece.has_table and any(is_label)
    start = is_label.index(True) if is_begun else 0
    texts = zip(map(_text, lines[start:]), is_label[start:], strict=True)
    return Ending(
        part=piece.part,
        lines=tuple(text for text, is_of_a_table in texts if not is_of_a_table),
        has_table=piece.has_table or is_begun,
        is_footed=bool(below),
        is_cut_word=document.is_open_ended,
        last=last_words(document.blocks, labels, below),
    )


def _sections(
    head: ReportHead, pieces: Iterable[PartPiece], labels: FormLabels, *, is_styled: bool
) -> dict[str, tuple[Paragraphs, ...]]:
    """Return the sub-headings and texts of the parts that are text, the preamble first."""
    text_parts = labels.form.sections
    sections: dict[str, tuple[Paragraphs, ...]] = {}
    if preamble := "\n".join(line.text for line in head.text):
        sections |= {part: (Paragraphs(PREAMBLE, preamble),) for part in [*text_parts][:1]}
    for piece in pieces:
        if piece.part in text_parts:
            entries = entries_of(piece.lines, labels.presets, is_styled=is_styled)
            if entries:
                sections[piece.part] = (*sections.get(piece.part, ()), *entries)
    return sections


def _table_texts(
    pieces: Iterable[PartPiece], labels: FormLabels
) -> dict[str, tuple[Paragraphs, ...]]:
    """Return the sentences in the parts that are tables; what is no sentence may be a lost row."""
    return {
        piece.part: (Paragraphs("", "\n".join(prose)),)
        for piece in pieces
        if piece.part not in labels.form.sections
        and (prose := [line.text for line in piece.lines if _is_prose(line.text, labels)])
    }


def _is_prose(text: str, labels: FormLabels) -> bool:
    is_sentence = len(text) >= _SHORTEST_PROSE and bool(_PROSE.search(text))
    return is_sentence and not _is_of_a_table(text, labels)


def _lines_in_tables(
    pieces: Iterable[PartPiece], labels: FormLabels
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines in the parts of tables: those that the form prints there, and others."""
    text_parts = labels.form.sections
    lines = [line.text for p in pieces if p.part not in text_parts for line in p.lines]
    own = tuple(line for line in lines if _is_of_a_table(line, labels))
    return own, tuple(line for line in lines if not _is_of_a_table(line, labels))


def _is_of_a_table(text: str, labels: FormLabels) -> bool:
    """Whether a line is a label, caption or title of the form, or names what a table counts in."""
    is_known = labels.is_word(text) or labels.is_caption(text) or labels.is_title(text)
    return is_known or fold_label(text).startswith(_UNITS)


def _lone_numbers(document: PublishedDocument) -> tuple[str, ...]:
    """Return the numbers alone on their lines, unless there are several that count pages."""
    texts = (b.text for b in document.blocks if isinstance(b, PublishedParagraph))
    numbers = [text for text in texts if _LONE_NUMBER.fullmatch(text)]
    pages = list(map(int, numbers))
    count_on = all(one < other <= one + 2 for one, other in pairwise(pages))
    return () if len(pages) > 1 and count_on else tuple(numbers)


def _title(lines: Sequence[str], beside: str) -> tuple[PrintedTitle, range]:
    """Return the title and the places of its lines, else that by which a page calls itself."""
    title, place = find_title(lines)
    if title is NO_TITLE:
        named = filter(None, map(read_title, re.split("[_|-]", beside)))
        title = next(named, NO_TITLE)
    return title, place


def _name_above(texts: Sequence[str], index: int) -> str:
    """Return the organ that the lines above a title name, the nearest first."""
    above = reversed(texts[max(0, index - 2) : index])
    names = (text.strip() for text in above if is_name(text) and not is_publishing_line(text))
    named = next(names, "")
    return named or next(filter(None, map(named_agency, texts)), "")


def _publisher(lines: Sequence[str]) -> str:
    """Return the organ that publishing lines name, in full if one does: 县水利局 may be any."""
    names = filter(is_name, map(publishing_organ, lines))
    whole = next((name for name in names if not name.startswith(_NO_PLACES)), "")
    return whole or next(
        (n for line in lines if is_name(n := publishing_organ(line, is_short=True))), ""
    )


def _parted(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part the lines around a report into what a page prints there and what has no place."""
    furniture: list[str] = []
    unplaced: list[str] = []
    for line in lines:
        is_short = len(line) < _LONGEST_FURNITURE and "。" not in line
        is_known = is_navigation(line) or is_publishing_line(line) or is_page_number(line)
        (furniture if is_short or is_known else unplaced).append(line)
    return furniture, unplaced


def _cut_sign_off(
    piece: PartPiece, agency: str, *, is_styled: bool
) -> tuple[PrintedSignOff, list[str]]:
    """Take the sign-off off the last part, and return it with all that stands below it."""
    cut: list[PublishedParagraph] = []
    if not is_styled:
        below = (index for index, line in enumerate(piece.lines) if is_below(line.text))
        first = next(below, len(piece.lines))
        while first and is_publishing_line(piece.lines[first - 1].text):
            first -= 1
        cut = piece.lines[first:]
        del piece.lines[first:]
    sign_off = read_sign_off([line.text for line in piece.lines], agency)
    first = len(piece.lines) - sign_off.paragraphs
    cut = piece.lines[first + sign_off.own :] + cut
    del piece.lines[first:]
    return sign_off, [line.text for line in cut]
