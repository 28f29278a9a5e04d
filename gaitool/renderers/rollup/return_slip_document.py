"""A return slip as a Word document of one page, in the looks of an official letter."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx import Document

from gaitool.collection import UnitLine
from gaitool.findings import Finding
from gaitool.renderers.clean_text import clean_line, clean_text
from gaitool.renderers.findings.wording import place_words
from gaitool.renderers.rollup.return_slips import (
    ReturnTerms,
    SlipPart,
    closing,
    kind_of,
    opening,
    parts_of,
    slip_title,
)
from gaitool.renderers.signed_lines import signed_lines
from gaitool.renderers.word.package import Properties, describe, leave_out_the_unused, saved
from gaitool.renderers.word.page import set_up_pages
from gaitool.renderers.word.settings import set_up_settings
from gaitool.renderers.word.sign_off import write_sign_off
from gaitool.renderers.word.styles import BODY, LINE_POINTS, NAMES, BodySize, set_up_styles
from gaitool.renderers.word.text import write_text
from gaitool.text.shortening import shortened
from gaitool.text.typesetting import break_lines, widest_in_em

_TITLE, _PART, _ADDRESSEE = "Title", "Heading 1", "Normal"
_ROOM = 19 * LINE_POINTS
"""Of the 22 lines of a page, less the title and what is left over, in points."""

_LINE_WIDTH, _INDENT = 27.0 * BodySize().points, "　　"
_SIZES = (BodySize(), BodySize(14, 24), BodySize(12, 19), BodySize(10.5, 16))
"""That of the standard, and what Chinese print calls 四号, 小四 and 五号: the first that does."""

_LONGEST = 90
"""Characters of what is said of one finding where even the smallest size has no room for all."""

_Say = Callable[[Finding], str]


@dataclass(frozen=True, slots=True)
class SentWith:
    """The names of the files that go with a slip; ``marked_copy`` is empty where there is none."""

    listing: str
    marked_copy: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph in the style of this name; ``finding`` is what it tells, if it tells one."""

    style: str
    text: str
    finding: Finding | None = None

    def height(self, size: BodySize) -> float:
        """How high it is on the page, in points."""
        indent = "" if self.style == _ADDRESSEE else _INDENT
        width = _LINE_WIDTH / size.points
        return len(break_lines(f"{indent}{self.text}", width, widest_in_em)) * size.line_points


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a letter in a size in which they fit on one page."""

    size: BodySize
    blocks: Sequence[_Block]


def write_return_slip(
    line: UnitLine, findings: Sequence[Finding], terms: ReturnTerms, files: SentWith
) -> bytes:
    """Return the slip as .docx; the same slip gives the same bytes.

    Findings that are explained are left out. The text is as large as lets all the others stand on
    the page; where none does, they are told more briefly, and of too many the gravest.
    """
    still_open = (one for one in findings if not one.explained)
    page = _page(line, sorted(still_open, key=kind_of), terms, files)
    document = Document()
    leave_out_the_unused(document, NAMES)
    about = Properties(
        slip_title(line), slip_title(line), clean_text(terms.sender), ("政府信息公开", "年度报告")
    )
    describe(document, about)
    set_up_settings(document)
    set_up_styles(document, page.size)
    set_up_pages(document, draft=False)
    write_text(document.add_paragraph(style=_TITLE), slip_title(line))
    for block in page.blocks:
        write_text(document.add_paragraph(style=block.style), clean_line(block.text))
    signed = tuple(signed_lines(clean_line(terms.sender), terms.day))
    if signed:
        write_sign_off(document, signed)
    return saved(document)


def _page(
    line: UnitLine, findings: Sequence[Finding], terms: ReturnTerms, files: SentWith
) -> _Page:
    """Return all findings in the largest size with room, else what the smallest has room for."""
    first = [_Block(_ADDRESSEE, f"{line.unit}："), _Block(BODY, opening(line))]
    last = [_Block(BODY, words) for words in closing(line, terms, files.marked_copy)]
    whole = [*first, *_listed(findings, _in_full, _in_full), *last]
    signed = sum(map(bool, (terms.sender, terms.day)))
    for size in _SIZES:
        room = _ROOM - (signed + 1) * size.line_points * bool(signed)
        if _height(whole, size) <= room:
            return _Page(size, whole)
    listed = _chosen(findings, size, room - _height([*first, *last], size))
    if len(shown := [one for one in listed if one.finding]) < len(findings):
        # What is left out stands in the copy, so that both are told together.
        last = [_Block(BODY, words) for words in closing(line, terms, "")]
        room -= _height([*first, _rest(findings, files), *last], size)
        listed = _chosen(findings, size, room)
        shown = [one for one in listed if one.finding]
        last = [_rest(findings[len(shown) :], files), *last]
    return _Page(size, [*first, *listed, *last])


def _rest(left: Sequence[Finding], files: SentWith) -> _Block:
    numbers = Counter(map(kind_of, left))
    each = "、".join(f"{kind.word} {numbers[kind]}" for kind in sorted(numbers))
    where = f"见“{files.listing}”。"
    if files.marked_copy:
        where = f"全部标在另附的“{files.marked_copy}”里，可以直接在这份里改。"
    return _Block(BODY, f"另有 {len(left)} 处（{each}）没有列在这里，{where}")


def _chosen(findings: Sequence[Finding], size: BodySize, room: float) -> list[_Block]:
    """Return what fits of the findings: all that wants an answer, where fewer words allow it.

    If they do not, all errors, told as fully as there is room for. For what is only to be known
    no error loses a word.
    """
    manners = ((_in_full, _what), (_in_full, _briefly), (_what, _briefly), (_briefly, _briefly))
    fitting = (
        manner
        for least, some in ((SlipPart.TOLD, 2), (SlipPart.ASKED, 4), (SlipPart.ERRORS, 4))
        for manner in manners[:some]
        if _height(_listed([f for f in findings if kind_of(f) <= least], *manner), size) <= room
    )
    return _fitting(_listed(findings, *next(fitting, manners[-1])), size, room)


def _listed(findings: Iterable[Finding], error: _Say, other: _Say) -> Iterator[_Block]:
    """Yield the findings by severity, each as one paragraph, under the heading of its part."""
    for heading, own in parts_of(findings):
        yield _Block(_PART, heading)
        for count, finding in enumerate(own, start=1):
            say = error if kind_of(finding) is SlipPart.ERRORS else other
            yield _Block(BODY, f"{count}．{say(finding)}", finding)


def _in_full(finding: Finding) -> str:
    return f"{_what(finding)}{clean_line(finding.hint)}"


def _what(finding: Finding) -> str:
    return f"{_place(finding)}{clean_line(finding.message)}"


def _briefly(finding: Finding) -> str:
    """Return the first sentence of what is wrong; not all of one that names forty cells."""
    message = clean_line(finding.message)
    first, end, _ = message.partition("。")
    return f"{_place(finding)}{shortened(first + end, _LONGEST, '……')}"


def _place(finding: Finding) -> str:
    place = clean_line(place_words(finding))
    return f"{place}：" if place else ""


def _fitting(blocks: Iterable[_Block], size: BodySize, room: float) -> list[_Block]:
    """Return the first paragraphs that fit so many points, without a heading at their end."""
    fitting: list[_Block] = []
    for block in blocks:
        room -= block.height(size)
        if room < 0:
            break
        fitting.append(block)
    while fitting and fitting[-1].style == _PART:
        fitting.pop()
    return fitting


def _height(blocks: Iterable[_Block], size: BodySize) -> float:
    return sum(block.height(size) for block in blocks)
