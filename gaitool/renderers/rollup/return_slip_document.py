"""A return slip as a Word document of one page, in the looks of an official letter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument

from gaitool.collection import UnitLine
from gaitool.findings import Finding, Severity
from gaitool.renderers.clean_text import clean_line, clean_text
from gaitool.renderers.findings.wording import place_words
from gaitool.renderers.rollup.return_slips import (
    ReturnTerms,
    closing,
    opening,
    parts_of,
    slip_title,
)
from gaitool.renderers.word.package import Properties, describe, leave_out_the_unused, saved
from gaitool.renderers.word.page import set_up_pages
from gaitool.renderers.word.settings import set_up_settings
from gaitool.renderers.word.styles import (
    BODY,
    FIRST_SIGN_OFF,
    NAMES,
    set_indent_at_right,
    set_up_styles,
)
from gaitool.renderers.word.text import write_text
from gaitool.rules.explained import wants_answer
from gaitool.text.shortening import shortened
from gaitool.text.typesetting import break_lines, widest_in_em

_TITLE, _PART, _ADDRESSEE = "Title", "Heading 1", "Normal"
_LINES = 19
"""Of the 22 of a page, less the title and what is left over."""

_CHARACTERS, _INDENT = 27.0, "　　"
_SIGN_OFF_LINES, _SIGN_OFF_INDENT = 2, 2.0
_LONGEST = 90
"""Characters of what is said of one finding: one that names forty cells would fill the page."""

_SHORTER = (_LONGEST, 60, 40)
"""Those of what is no error: the first that leaves room for all that has to be answered."""


@dataclass(frozen=True, slots=True)
class SentWith:
    """The names of the files that go with a slip; ``marked_copy`` is empty where there is none."""

    listing: str
    marked_copy: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph in the style of this name."""

    style: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines it takes on the page."""
        indent = "" if self.style == _ADDRESSEE else _INDENT
        return len(break_lines(f"{indent}{self.text}", _CHARACTERS, widest_in_em))


def write_return_slip(
    line: UnitLine, findings: Sequence[Finding], terms: ReturnTerms, files: SentWith
) -> bytes:
    """Return the slip as .docx; the same slip gives the same bytes.

    Findings that are explained are left out; of many the gravest stand on the page.
    """
    document = Document()
    leave_out_the_unused(document, NAMES)
    about = Properties(
        slip_title(line), slip_title(line), clean_text(terms.sender), ("政府信息公开", "年度报告")
    )
    describe(document, about)
    set_up_settings(document)
    set_up_styles(document)
    set_up_pages(document, draft=False)
    for block in _blocks(line, [one for one in findings if not one.explained], terms, files):
        write_text(document.add_paragraph(style=block.style), clean_line(block.text))
    _sign(document, terms.sender)
    return saved(document)


def _sign(document: WordDocument, sender: str) -> None:
    if sender:
        paragraph = document.add_paragraph(style=FIRST_SIGN_OFF)
        write_text(paragraph, clean_line(sender))
        set_indent_at_right(paragraph, _SIGN_OFF_INDENT)


def _blocks(
    line: UnitLine, findings: Sequence[Finding], terms: ReturnTerms, files: SentWith
) -> Iterator[_Block]:
    """Yield the paragraphs of the page, as many findings among them as there is room for."""
    first = [_Block(_ADDRESSEE, f"{line.unit}："), _Block(BODY, opening(line))]
    last = full = [_Block(BODY, words) for words in closing(line, terms, files.marked_copy)]
    room = _LINES - _height(first) - (_SIGN_OFF_LINES if terms.sender else 0)
    listed = list(_listed(findings, _LONGEST))
    if _height([*listed, *last]) > room:
        # What is left out stands in the copy, so that both are told together.
        last = [_Block(BODY, words) for words in closing(line, terms, "")]
        listed = _chosen(findings, room - _height([_rest(len(findings), files), *last]))
        left = len(findings) - sum(block.style == BODY for block in listed)
        last = [_rest(left, files), *last] if left else full
    yield _Block(_TITLE, slip_title(line))
    yield from (*first, *listed, *last)


def _rest(left: int, files: SentWith) -> _Block:
    where = f"见“{files.listing}”。"
    if files.marked_copy:
        where = f"全部标在另附的“{files.marked_copy}”里，可以直接在这份里改。"
    return _Block(BODY, f"另有 {left} 处没有列在这里，{where}")


def _chosen(findings: Sequence[Finding], room: int) -> list[_Block]:
    """Return what fits of the findings; all that wants an answer, where shorter words allow it."""
    asked = [one for one in findings if one.severity is Severity.ERROR or wants_answer(one)]
    fitting = (most for most in _SHORTER if _height(_listed(asked, most)) <= room)
    return _fitting(_listed(findings, next(fitting, _SHORTER[1])), room)


def _listed(findings: Sequence[Finding], longest: int) -> Iterator[_Block]:
    """Yield the findings by severity, each as one paragraph, under the heading of its part.

    ``longest`` is for those that are no errors: an error is told whole before any other.
    """
    for heading, own in parts_of(findings):
        yield _Block(_PART, heading)
        for count, finding in enumerate(own, start=1):
            most = _LONGEST if finding.severity is Severity.ERROR else longest
            yield _Block(BODY, f"{count}．{_said(finding, most)}")


def _said(finding: Finding, longest: int) -> str:
    place = place_words(finding)
    said = clean_line(
        f"{place}：{finding.message}{finding.hint}" if place else finding.message + finding.hint
    )
    return shortened(said, longest, "……")


def _fitting(blocks: Iterable[_Block], room: int) -> list[_Block]:
    """Return the first paragraphs that fit so many lines, without a heading at their end."""
    fitting: list[_Block] = []
    for block in blocks:
        room -= block.lines
        if room < 0:
            break
        fitting.append(block)
    while fitting and fitting[-1].style == _PART:
        fitting.pop()
    return fitting


def _height(blocks: Iterable[_Block]) -> int:
    return sum(block.lines for block in blocks)
