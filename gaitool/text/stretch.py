"""A stretch of a text that something was recognised in."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gaitool.text.patterns import pattern


class Stretch(NamedTuple):
    """Words as written, with their place: ``text[start:end] == words``."""

    words: str
    start: int
    end: int


def matches(sources: Iterable[str], text: str) -> Iterator[Stretch]:
    """Yield what any of the regular expressions matches, none inside another, in order."""
    found = [
        Stretch(match[0], match.start(), match.end())
        for source in sources
        for match in pattern(source).finditer(text)
    ]
    end = 0
    # Of two that begin together the longer comes first and keeps the other out.
    for stretch in sorted(found, key=lambda item: (item.start, -item.end)):
        if stretch.start >= end:
            yield stretch
            end = stretch.end
