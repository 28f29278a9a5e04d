"""Chooses which of the lines that sound like headings of parts are those of the parts.

Offices number the aspects of part one 1. 2. 3. and call them what parts two and three are called.
What tells them apart is the kind of number: the parts of a report share one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter

from gaitool.form import Form
from gaitool.importers.blocks import PublishedBlock, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.text.folding import fold_label
from gaitool.text.numbering import numeral_value

_LONGEST_NUMBER = 20
_NUMERAL = "[一二三四五六七八九十]{1,2}"
_LONGEST_OWN = 30
_SENTENCE = re.compile("[。；，：]")
_FEWEST = 3
"""So many parts have to share a kind of number before it beats one that parts usually have."""


class Numbering(IntEnum):
    """How a heading is numbered, the kinds that parts have most often first."""

    NUMERAL = 0
    SECTION = 1
    BARE = 2
    DIGIT = 3
    BRACKET = 4


_NUMBERED = (
    (Numbering.SECTION, re.compile(rf"第({_NUMERAL})部分")),
    (Numbering.BRACKET, re.compile(rf"\(({_NUMERAL}|\d{{1,2}})\)")),
    (Numbering.NUMERAL, re.compile(rf"第?({_NUMERAL})[、.,:]")),
    (Numbering.DIGIT, re.compile(r"(\d{1,2})[、.](?!\d)")),
    # The mark after it was left out.
    (Numbering.NUMERAL, re.compile(rf"({_NUMERAL})(?=[\u4e00-\u9fff]{{4}})")),
)


@dataclass(frozen=True, eq=False)
class HeadingLine:
    """A line that sounds like the heading of a part, and what runs on after it in its paragraph.

    ``at`` is its place among the blocks; ``has_table`` tells that a table comes before the next
    such line.
    """

    at: int
    part: str
    text: str
    rest: str
    numbering: Numbering
    number: int
    is_exact: bool
    has_table: bool


def numbering_of(text: str) -> tuple[Numbering, int]:
    """Return how a line is numbered, and its number; 0 for one without."""
    line = fold_label(text[:_LONGEST_NUMBER])
    for numbering, pattern in _NUMBERED:
        if match := pattern.match(line):
            return numbering, numeral_value(match[1])
    return Numbering.BARE, 0


def chosen_headings(blocks: Sequence[PublishedBlock], labels: FormLabels) -> dict[int, HeadingLine]:
    """Return the headings of parts by their places among the blocks; a part may have several."""
    every = _heading_lines(blocks, labels)
    bracketed = _bracketed_parts(every, labels.form)
    plain = _without_points(every, labels.form)
    lines = bracketed or [one for one in plain if _may_be_part(one)]
    main = Numbering.BRACKET if bracketed else _main_numbering(lines)
    chosen = [line for line in lines if line.numbering is main]
    known = {line.part for line in chosen}
    for line in lines:
        if line.part not in known and _is_lone(line, chosen, blocks, labels.form):
            chosen.append(line)
    chosen += _first_by_number(blocks, chosen, labels.form)
    return {line.at: line for line in chosen}


def _first_by_number(
    blocks: Sequence[PublishedBlock], chosen: Sequence[HeadingLine], form: Form
) -> Iterator[HeadingLine]:
    """Yield the heading of part one in words of its own: a lone 一、 above a 二、 that is known."""
    first, second, *_ = (part.key for part in form.parts)
    below = min(chosen, key=attrgetter("at"), default=None)
    if below is None or (below.part, below.number) != (second, 2):
        return
    alike = [
        (at, block.text)
        for at, block in enumerate(blocks[: below.at])
        if isinstance(block, PublishedParagraph)
        and numbering_of(block.text) == (below.numbering, 1)
    ]
    if len(alike) != 1:
        return
    ((at, text),) = alike
    if len(text) <= _LONGEST_OWN and not _SENTENCE.search(text):
        yield HeadingLine(at, first, text, "", below.numbering, 1, is_exact=False, has_table=False)


def _heading_lines(blocks: Sequence[PublishedBlock], labels: FormLabels) -> list[HeadingLine]:
    """Return every line that sounds like the heading of a part, in reading order."""
    found: list[HeadingLine] = []
    has_table = False
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not isinstance(block, PublishedParagraph):
            has_table = True
            continue
        known = labels.headings.in_line(block.text, is_styled=bool(block.level))
        if known is None:
            continue
        part, heading, rest = known
        numbering, number = numbering_of(heading)
        is_exact = labels.headings.is_exact(heading)
        found.append(HeadingLine(at, part, heading, rest, numbering, number, is_exact, has_table))
        # A table below an aspect is that of the part around it.
        has_table = has_table and not _may_be_part(found[-1])
    return found[::-1]


def _without_points(lines: Sequence[HeadingLine], form: Form) -> list[HeadingLine]:
    """Return the lines without the points of part one that are called what a later part is.

    Part one may number its own points 一、 二、 三、 as parts are numbered: 四、依申请公开情况。
    Such a point stands between the heading of part one and the first one after it that the form
    itself has, mostly with a table below. The part that it sounds like has a heading later on, or
    such a point stands before it.
    """
    places = {part.key: number for number, part in enumerate(form.parts, start=1)}
    own = [one for one in lines if one.is_exact and one.number == places[one.part] > 1]
    end = next((one.at for one in own if one.has_table), own[0].at if own else 0)
    later = {one.part for one in own if one.at >= end}
    begin = max((one.at for one in lines if places[one.part] == 1 and one.at < end), default=end)
    points = (one.at for one in lines if begin < one.at < end and one.part in later)
    begin = next(points, end)
    return [one for one in lines if not begin <= one.at < end]


def _bracketed_parts(lines: Iterable[HeadingLine], form: Form) -> list[HeadingLine]:
    """Return the headings with bracketed numbers where these are the parts, else none.

    No other heading has a number then, the first in brackets is that of part one, and each has the
    number of its place: aspects of part one are numbered in brackets too.
    """
    places = {part.key: number for number, part in enumerate(form.parts, start=1)}
    numbered = [line for line in lines if line.numbering is not Numbering.BARE]
    if not numbered or places[numbered[0].part] > 1:
        return []
    if any(line.numbering is not Numbering.BRACKET for line in numbered):
        return []
    return [line for line in numbered if line.number == places[line.part]]


def _may_be_part(line: HeadingLine) -> bool:
    """Whether a line is none with a bracketed number that only sounds like a part's heading."""
    return line.is_exact or line.numbering is not Numbering.BRACKET


def _main_numbering(lines: Iterable[HeadingLine]) -> Numbering | None:
    """Return the kind of number that the parts of a document have: that of most parts."""
    parts: dict[Numbering, set[str]] = {}
    for line in lines:
        parts.setdefault(line.numbering, set()).add(line.part)
    usual = {kind: found for kind, found in parts.items() if kind <= Numbering.SECTION}
    able = usual | {kind: found for kind, found in parts.items() if len(found) >= _FEWEST}
    return max(able, key=lambda kind: (len(able[kind]), -kind), default=None)


def _is_lone(
    line: HeadingLine, chosen: Sequence[HeadingLine], blocks: Sequence[PublishedBlock], form: Form
) -> bool:
    """Whether a line with a number of another kind is the heading of a part nonetheless.

    It stands where its part belongs, is worded as the form has it, and is no point of a list. A
    part that is missing must stay missing: an aspect of another is not to be moved there.
    """
    if not line.is_exact or line.numbering is Numbering.BRACKET:
        return False
    order = [part.key for part in form.parts]
    place = order.index(line.part)
    if any((one.at < line.at) != (order.index(one.part) < place) for one in chosen):
        return False
    if line.part not in form.sections and not line.has_table:
        return False
    if line.numbering is Numbering.BARE:
        return True
    return line.number == place + 1 and not _goes_before(line, chosen, blocks)


def _goes_before(
    line: HeadingLine, chosen: Iterable[HeadingLine], blocks: Sequence[PublishedBlock]
) -> bool:
    """Whether another line of the same part has a number of the same kind."""
    start = max((one.at for one in chosen if one.at < line.at), default=-1) + 1
    before = (b.text for b in blocks[start : line.at] if isinstance(b, PublishedParagraph))
    return any(numbering_of(text)[0] is line.numbering for text in before)
