"""Puts together again the sentences that line breaks, pages' ends and odd markup have torn."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gaitool.importers.blocks import PublishedBlock, PublishedParagraph
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.identity import is_name, read_date, read_title

_FULL_LINE = 18
"""Text copied from a PDF breaks at the page's width; a shorter line ends because its author did."""

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
    held: list[str] = []
    for block in blocks:
        if (
            isinstance(block, PublishedParagraph)
            and held
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


def _runs_on(first: str, second: str, labels: FormLabels) -> bool:
    """Whether a paragraph stops in the middle of a sentence that the next one ends."""
    if len(first) < _FULL_LINE or first.endswith(tuple(_ENDS)):
        return False
    if _ends_by_itself(first, labels):
        return False
    return not (is_name(second) or _begins_by_itself(second, labels))


def _ends_by_itself(line: str, labels: FormLabels) -> bool:
    return bool(labels.headings.part(line) or read_title(line) or is_name(line))


def _begins_by_itself(line: str, labels: FormLabels) -> bool:
    return bool(labels.headings.part(line) or read_date(line) or line.startswith(("（", "(")))
