"""Puts together again the sentences that line breaks, pages' ends and odd markup have torn."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.identity import is_name, read_date
from gaitool.importers.page_furniture import is_navigation, is_publishing_line
from gaitool.importers.sub_headings import is_heading_line, is_numbered_in_brackets
from gaitool.importers.titles import read_title
from gaitool.text.typesetting import width_in_em

_FULL_LINE = 18
"""Text copied from a PDF breaks at the page's width; a shorter line ends because its author did."""

_FEWEST_FULL = 3
"""So many lines that break off at one width show that a text was broken at the width of a page."""

_ALIKE_WIDTH = 1.5
_ENDS = "。！？；：”）》…!?;:.)】"
_MEASURES = "件个条人次项份篇期场宗例起册套家户万亿元余多"
_FIGURE = r"\d[\d,，.]{0,20}"
_BARE_FIGURE = re.compile(_FIGURE)
_COUNTED = re.compile(rf"{_FIGURE}\s?(?:[{_MEASURES}％%]|处(?!理))")
_GOES_ON = re.compile(rf"[，、。；,;）)》”％%]|[{_MEASURES}](?=[，、。；,;）)]|$)")
_AFTER_FIGURE = re.compile(rf"[{_MEASURES}％%](?![、.])")
_STOPS_OPEN = "，、（《“,("
_LONGEST_JOINED = 2_000


def whole_lines(lines: Iterable[str], labels: FormLabels) -> list[str]:
    """Return the lines of one paragraph; those in which a sentence goes on as one."""
    return _joined(list(lines), labels, is_soft=True)


def whole_sentences(
    blocks: Iterable[PublishedBlock], labels: FormLabels
) -> Iterator[PublishedBlock]:
    """Yield the blocks; paragraphs that are sure to be pieces of one sentence as one."""
    run: list[str] = []
    for block in blocks:
        if isinstance(block, PublishedParagraph) and not block.level:
            run.append(block.text)
            continue
        yield from map(PublishedParagraph, _joined(run, labels, is_soft=False))
        run = []
        yield block
    yield from map(PublishedParagraph, _joined(run, labels, is_soft=False))


def _joined(lines: Sequence[str], labels: FormLabels, *, is_soft: bool) -> list[str]:
    found: list[str] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else ""
        if not found or len(found[-1]) > _LONGEST_JOINED:
            found.append(line)
        elif _is_torn(found[-1], line, after, labels) or (
            is_soft and _runs_on(found[-1], line, labels)
        ):
            found[-1] += line
        else:
            found.append(line)
    return found


def _is_torn(first: str, second: str, third: str, labels: FormLabels) -> bool:
    """Whether a line cannot but be the rest of the one before: a figure, what it counts, a comma.

    A bare figure is one only where the line after it tells what it counts: others number pages.
    """
    if first.endswith(tuple(_ENDS)):
        return False
    if first.endswith(tuple(_STOPS_OPEN)):
        return not _begins_by_itself(second, labels)
    if first[-1:].isdecimal():
        goes_on = _AFTER_FIGURE.match(second) or _GOES_ON.match(second)
    elif _BARE_FIGURE.fullmatch(second):
        goes_on = _AFTER_FIGURE.match(third)
    else:
        goes_on = _GOES_ON.match(second) or _COUNTED.match(second)
    return bool(goes_on) and not _ends_by_itself(first, labels)


def whole_paragraphs(
    blocks: Iterable[PublishedBlock], labels: FormLabels
) -> Iterator[PublishedBlock]:
    """Yield the blocks; a paragraph that a page's end has cut is put together again."""
    every = list(blocks)
    page_width = _page_width(b.text for b in every if isinstance(b, PublishedParagraph))
    held: list[str] = []
    for block in every:
        if (
            isinstance(block, PublishedParagraph)
            and held
            and not _is_heading_above(held, page_width)
            and _runs_on(held[-1], block.text, labels)
        ):
            held.append(block.text)
            continue
        if held:
            yield PublishedParagraph("".join(held))
            held = []
        if isinstance(block, PublishedParagraph):
            held = [block.text]
        else:
            yield block
    if held:
        yield PublishedParagraph("".join(held))


def _page_width(lines: Iterable[str]) -> float:
    """Return the width in em at which the lines of a text break off; 0 where it has no such."""
    open_ended = sorted(
        width_in_em(t) for t in lines if len(t) >= _FULL_LINE and t[-1] not in _ENDS
    )
    width = 0.0
    for first, last in zip(open_ended, open_ended[_FEWEST_FULL - 1 :], strict=False):
        if last - first <= _ALIKE_WIDTH:
            width = last
    return width


def _is_heading_above(held: Sequence[str], page_width: float) -> bool:
    """Whether a line is a sub-heading by its number and shape, and not broken off by its page."""
    if len(held) > 1 or not is_heading_line(held[0]):
        return False
    return width_in_em(held[0]) < page_width - _ALIKE_WIDTH or not page_width


def _runs_on(first: str, second: str, labels: FormLabels) -> bool:
    """Whether a paragraph stops in the middle of a sentence that the next one ends."""
    if len(first) < _FULL_LINE or first.endswith(tuple(_ENDS)):
        return False
    if _ends_by_itself(first, labels):
        return False
    return not (is_name(second) or _begins_by_itself(second, labels))


def _ends_by_itself(line: str, labels: FormLabels) -> bool:
    return bool(
        labels.headings.part(line)
        or read_title(line)
        or is_name(line)
        or is_navigation(line)
        or is_publishing_line(line)
    )


def _begins_by_itself(line: str, labels: FormLabels) -> bool:
    return bool(
        labels.headings.part(line)
        or read_date(line)
        or read_title(line)
        or is_publishing_line(line)
        or line.startswith(("（", "("))
        or is_numbered_in_brackets(line)
    )
