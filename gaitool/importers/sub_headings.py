"""Tells the sub-headings of a part from its text, on lines of their own or run in."""

import re
from collections.abc import Container, Iterable
from itertools import zip_longest

from gaitool.filled_report import Paragraphs
from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.labels import core

_LONGEST_LINE = 60
_LONGEST_RUN_IN = 26
"""So far reaches a sub-heading whose text runs on in its paragraph (（一）主动公开。本年……)."""

_LONGEST_STYLED = 60
# Editors and converters lose the first bracket: 二）依申请公开.
_BRACKETED = r"(?:[（(]?\s*[一二三四五六七八九十]{1,3}\s*[）)]|[㈠-㈩])"
_NUMBERED = re.compile(_BRACKETED)
_OTHER_NUMBER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(]\s*\d{1,2}\s*[）)]|\d{1,2}\s*[.．、](?!\d))"
)
_LONGEST_ENDED = 36
_LONGEST_OTHER = 20
"""Points of a list are numbered 1. too: a longer one is a sub-heading only over a text."""

_SENTENCE = re.compile(r"[。；;！!？?：:]")
_RUN_IN_END = re.compile(r"[。：:]")
_RUN_IN_BY_SPACE = re.compile(
    rf"(?P<head>{_BRACKETED}\s*[^\s。；：:，,\d]{{2,20}}"
    r"(?:情况|方面|工作|建设|管理|保障|公开))[ \u3000]+(?=\S)"
)
_COMMA = re.compile("[，,]")
# What a sentence tells, and a heading does not.
_TELLS = re.compile(r"\d|[本我][局办委厅镇乡县市区单机]|全年|已经?|均|未|没有|为了|了")


def entries_of(
    lines: Iterable[PublishedParagraph], presets: Container[str], *, is_styled: bool
) -> tuple[Paragraphs, ...]:
    """Return the sub-headings with their texts; text before the first stands under none.

    ``presets`` are the cores of those that the form offers. Where the document styles its
    sub-headings, nothing else is one.
    """
    entries: list[tuple[str, list[str]]] = []
    every = list(lines)
    for line, after in zip_longest(every, every[1:]):
        styled = (line.text, "") if line.level else None
        split = styled if is_styled else _sub_heading(line, after, presets)
        if split:
            entries.append((split[0], [split[1]] if split[1] else []))
        elif entries:
            entries[-1][1].append(line.text)
        else:
            entries.append(("", [line.text]))
    return tuple(Paragraphs(heading, "\n".join(body)) for heading, body in entries)


def is_heading_line(text: str) -> bool:
    """Whether a line is a sub-heading by its number and shape: no sentence, and not ended."""
    bare = text.rstrip("。：: ")
    is_numbered = _NUMBERED.match(bare) or _OTHER_NUMBER.match(bare)
    return bool(is_numbered) and len(bare) <= _LONGEST_LINE and not _SENTENCE.search(bare)


def is_numbered_in_brackets(text: str) -> bool:
    """Whether a line begins with such a number as sub-headings have: （二）, or 二） cut short."""
    return bool(_NUMBERED.match(text))


def _sub_heading(
    line: PublishedParagraph, after: PublishedParagraph | None, presets: Container[str]
) -> tuple[str, str] | None:
    """Return a sub-heading and the text that runs on after it, or None."""
    text = line.text
    bare = text.rstrip("。：: ")
    if line.level and len(text) <= _LONGEST_STYLED:
        return bare, ""
    if core(bare) in presets or _is_alone(bare, text, after):
        return bare, ""
    if match := _RUN_IN_BY_SPACE.match(text):
        return match["head"], text[match.end() :].strip()
    number = _NUMBERED.match(text)
    end = _RUN_IN_END.search(text, number.end(), _LONGEST_RUN_IN + 1) if number else None
    if end is None or not text[end.end() :].strip():
        return None
    head = text[: end.start()]
    is_sentence = _COMMA.search(head) and _TELLS.search(head)
    return None if is_sentence else (head, text[end.end() :].strip())


def _is_alone(bare: str, text: str, after: PublishedParagraph | None) -> bool:
    """Whether a numbered line is a sub-heading that stands alone, the text below it."""
    if not is_heading_line(bare):
        return False
    # Points of a list, each a few words: 1.更新不及时 2.形式单一。
    is_point = text.rstrip().endswith("。") or not _NUMBERED.match(bare)
    if is_point and not _is_text_below(bare, after):
        return False
    if _COMMA.search(bare):
        # With a comma it is a sentence, unless it is left without its full stop over a text.
        is_left_open = bare == text.rstrip() and not _TELLS.search(bare)
        return is_left_open and _is_text_below(bare, after)
    most = _LONGEST_ENDED if _NUMBERED.match(bare) else _LONGEST_OTHER
    if len(bare) <= most:
        return True
    # A long one that ends like a sentence is one.
    return bare == text.rstrip() and (most > _LONGEST_OTHER or _is_text_below(bare, after))


def _is_text_below(bare: str, after: PublishedParagraph | None) -> bool:
    """Whether the line below is no further point of the same list, nor the next sub-heading."""
    if after is None or _NUMBERED.match(after.text):
        return False
    return bool(_NUMBERED.match(bare)) or not _OTHER_NUMBER.match(after.text)
