"""Tells the sub-headings of a part from its text, on lines of their own or run in."""

import re
from collections.abc import Container, Iterable

from gaitool.filled_report import Paragraphs
from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.labels import core

_LONGEST_LINE = 36
_LONGEST_RUN_IN = 26
"""So far reaches a sub-heading whose text runs on in its paragraph (（一）主动公开。本年……)."""

_LONGEST_STYLED = 60
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_OTHER_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])")
_LONGEST_OTHER = 20
"""Points of a list are numbered 1. too: only a short one without a sentence is a sub-heading."""

_SENTENCE = re.compile(r"[。；;！!？?，,：:]")
_RUN_IN_END = re.compile(r"[。：:]")


def entries_of(
    lines: Iterable[PublishedParagraph], presets: Container[str], *, is_styled: bool
) -> tuple[Paragraphs, ...]:
    """Return the sub-headings with their texts; text before the first stands under none.

    ``presets`` are the cores of those that the form offers. Where the document styles its
    sub-headings, nothing else is one.
    """
    entries: list[tuple[str, list[str]]] = []
    for line in lines:
        styled = (line.text, "") if line.level else None
        split = styled if is_styled else _sub_heading(line, presets)
        if split:
            entries.append((split[0], [split[1]] if split[1] else []))
        elif entries:
            entries[-1][1].append(line.text)
        else:
            entries.append(("", [line.text]))
    return tuple(Paragraphs(heading, "\n".join(body)) for heading, body in entries)


def _sub_heading(line: PublishedParagraph, presets: Container[str]) -> tuple[str, str] | None:
    """Return a sub-heading and the text that runs on after it, or None."""
    text = line.text
    bare = text.rstrip("。：: ")
    if line.level and len(text) <= _LONGEST_STYLED:
        return bare, ""
    if len(bare) <= _LONGEST_LINE and not _SENTENCE.search(bare):
        is_heading = (
            _NUMBERED.match(bare)
            or core(bare) in presets
            or (_OTHER_NUMBER.match(bare) and len(bare) <= _LONGEST_OTHER)
        )
        return (bare, "") if is_heading else None
    number = _NUMBERED.match(text)
    end = _RUN_IN_END.search(text, number.end(), _LONGEST_RUN_IN + 1) if number else None
    if end is None or "，" in text[: end.start()]:
        return None
    return text[: end.start()], text[end.end() :].strip()
