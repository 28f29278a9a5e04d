"""Parts the text of a document: title, preamble, the parts of the form, and the sign-off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gaitool.filled_report import PREAMBLE, Paragraphs, PrintedHeading
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.identity import (
    NO_SIGN_OFF,
    NO_TITLE,
    PrintedSignOff,
    PrintedTitle,
    is_name,
    named_agency,
    read_date,
    read_sign_off,
    read_title,
)
from gaitool.importers.part_headings import is_listed
from gaitool.importers.sub_headings import entries_of

_LONGEST_LINE = 60
_SHORTEST_PREAMBLE = 30
# What portals print around the text: above it the line of date, source and font size, below it
# the site's footer and links to other pages.
_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*|第\s?\d{1,3}\s?页.{0,12}")
_LONE_NUMBER = re.compile(r"\d{1,3}")
_ABOVE = re.compile(
    "(?:发布|发文|更新|成文|公开|生成)(?:时间|日期)|来源|浏览|点击|字体|字号|打印|分享|索引号|当前位置"
    "|您的位置|责任编辑|收藏|发布机构"
)
_BELOW = re.compile(
    "版权所有|主办单位|承办单位|主办[：:]|承办[：:]|ICP备|公网安备|网站标识码|扫一扫|上一[篇条]|下一[篇条]"
    "|打印本页|关闭窗口|分享到|copyright|相关(?:链接|附件|阅读|文章)|责任编辑",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class PartedText:
    """What the words of a document come to; ``in_tables`` stand in the parts of tables.

    ``lone_numbers`` stood alone on their lines and do not count on from each other, so that they
    may be no numbers of pages.
    """

    title: PrintedTitle = NO_TITLE
    name_above: str = ""
    date_above: str = ""
    sign_off: PrintedSignOff = NO_SIGN_OFF
    headings: tuple[PrintedHeading, ...] = ()
    sections: dict[str, tuple[Paragraphs, ...]] = field(default_factory=dict)
    in_tables: tuple[str, ...] = ()
    lone_numbers: tuple[str, ...] = ()

    @property
    def preamble(self) -> str:
        """The text before part one."""
        entries = next(iter(self.sections.values()), ())
        return entries[0].body if entries and entries[0].heading == PREAMBLE else ""


@dataclass(slots=True)
class _PartPiece:
    """The heading of a part, the paragraphs below it, and whether anything stands there."""

    part: str
    heading: str
    lines: list[PublishedParagraph] = field(default_factory=list)
    is_empty: bool = True


def part_text(document: PublishedDocument, labels: FormLabels) -> PartedText:
    """Return the texts of a document by parts, its title and its sign-off.

    Text before the first part goes to the first part that is text: so offices fill it in too.
    """
    before, pieces = _pieces(document, labels)
    title, index = _title(before, document.title)
    head = before[index:]
    name_above = _name_above([line.text for line in before], index)
    sign_off = NO_SIGN_OFF
    if pieces:
        agency = title.agency or name_above
        sign_off = _cut_sign_off(pieces[-1], agency, is_styled=document.is_styled)
    text_parts = labels.form.sections
    sections: dict[str, tuple[Paragraphs, ...]] = {}
    if pieces and (preamble := _preamble(head, title, is_styled=document.is_styled)):
        sections |= {part: (Paragraphs(PREAMBLE, preamble),) for part in [*text_parts][:1]}
    for piece in pieces:
        if piece.part in text_parts:
            entries = entries_of(piece.lines, labels.presets, is_styled=document.is_styled)
            if entries:
                sections[piece.part] = (*sections.get(piece.part, ()), *entries)
    return PartedText(
        title=title,
        name_above=name_above,
        date_above=_date_above(head),
        sign_off=sign_off,
        headings=tuple(PrintedHeading(piece.part, piece.heading) for piece in pieces),
        sections=sections,
        in_tables=tuple(
            line.text for piece in pieces if piece.part not in text_parts for line in piece.lines
        ),
        lone_numbers=_lone_numbers(document),
    )


def _pieces(
    document: PublishedDocument, labels: FormLabels
) -> tuple[list[PublishedParagraph], list[_PartPiece]]:
    """Return what stands before the first part, and the parts in printed order."""
    before: list[PublishedParagraph] = []
    found: list[_PartPiece] = []
    for block in document.blocks:
        if not isinstance(block, PublishedParagraph):
            if found:
                found[-1].is_empty = False
            continue
        if _PAGE_NUMBER.fullmatch(block.text):
            continue
        part, heading, rest = _heading(block, labels)
        if part:
            found.append(_PartPiece(part, heading))
        if not rest:
            continue
        if found:
            found[-1].lines.append(PublishedParagraph(rest, block.level if not heading else 0))
            found[-1].is_empty = False
        else:
            before.append(block)
    return before, _each_once(found, labels)


def _lone_numbers(document: PublishedDocument) -> tuple[str, ...]:
    """Return the numbers alone on their lines, unless there are several that count pages."""
    texts = (b.text for b in document.blocks if isinstance(b, PublishedParagraph))
    numbers = [text for text in texts if _LONE_NUMBER.fullmatch(text)]
    pages = list(map(int, numbers))
    count_on = all(one < other <= one + 2 for one, other in pairwise(pages))
    return () if len(pages) > 1 and count_on else tuple(numbers)


def _heading(block: PublishedParagraph, labels: FormLabels) -> tuple[str | None, str, str]:
    """Return the part that a paragraph is or begins with the heading of, it, and the rest."""
    is_styled = bool(block.level)
    if part := labels.headings.part(block.text, is_styled=is_styled):
        return part, block.text, ""
    heading, rest = labels.headings.split(block.text) or ("", block.text)
    return labels.headings.part(heading, is_styled=is_styled), heading, rest


def _each_once(found: list[_PartPiece], labels: FormLabels) -> list[_PartPiece]:
    """Return one piece a part: the first below whose heading anything stands.

    A heading with nothing below that comes again belongs to a table of contents; one that
    comes again with a text is a line of the part it stands in. Tables may well come twice.
    """
    chosen: dict[str, _PartPiece] = {}
    for piece in found:
        known = chosen.get(piece.part)
        if known is None or (known.is_empty and not piece.is_empty):
            chosen[piece.part] = piece
    pieces: list[_PartPiece] = []
    for piece in found:
        if piece is chosen[piece.part]:
            pieces.append(piece)
        elif piece.part not in labels.form.sections:
            chosen[piece.part].lines += piece.lines
        elif pieces and not piece.is_empty:
            pieces[-1].lines += [PublishedParagraph(piece.heading), *piece.lines]
            pieces[-1].is_empty = False
    return pieces


def _title(before: Sequence[PublishedParagraph], fallback: str) -> tuple[PrintedTitle, int]:
    """Return the last title before part one, and the index of the paragraph after it."""
    for index in range(len(before) - 1, -1, -1):
        title = read_title(before[index].text)
        if title is None:
            continue
        if not title.year and index:
            title = read_title(before[index - 1].text + before[index].text) or title
        return title, index + 1
    named = filter(None, map(read_title, re.split("[_|-]", fallback)))
    return next(named, NO_TITLE), 0


def _name_above(texts: Sequence[str], index: int) -> str:
    """Return the organ that the lines above a title name, the nearest first."""
    above = reversed(texts[max(0, index - 3) : max(0, index - 1)])
    named = next((text.strip() for text in above if is_name(text)), "")
    return named or next(filter(None, map(named_agency, texts)), "")


def _date_above(head: Sequence[PublishedParagraph]) -> str:
    """Return the date that stands alone below the title, as some print it there."""
    dates = (read_date(line.text) for line in head)
    return next((date for name, date in filter(None, dates) if not name), "")


def _preamble(head: Sequence[PublishedParagraph], title: PrintedTitle, *, is_styled: bool) -> str:
    """Return the text between title and part one, without what a page prints around it."""
    known = title.agency or title.year
    lines = [
        line.text
        for line in head
        if (is_styled and known)
        or (_is_text(line.text) and not line.level and not is_listed(line.text))
    ]
    return "\n".join(lines)


def _is_text(text: str) -> bool:
    if "。" in text:
        return True
    return len(text) >= _SHORTEST_PREAMBLE and not (_ABOVE.search(text) or "|" in text)


def _cut_sign_off(piece: _PartPiece, agency: str, *, is_styled: bool) -> PrintedSignOff:
    """Take the sign-off off the last part, with all that a page prints below it."""
    if not is_styled:
        below = (index for index, line in enumerate(piece.lines) if _is_below(line.text))
        del piece.lines[next(below, len(piece.lines)) :]
    sign_off = read_sign_off([line.text for line in piece.lines], agency)
    if sign_off.paragraphs:
        del piece.lines[-sign_off.paragraphs :]
    return sign_off


def _is_below(text: str) -> bool:
    return len(text) < _LONGEST_LINE and "。" not in text and bool(_BELOW.search(text))
