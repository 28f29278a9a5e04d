"""A stretch of a text that something was recognised in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gaitool.text.patterns import found_in


class Stretch(NamedTuple):
    """Words as written, with their place: ``text[start:end] == words``."""

    words: str
    start: int
    end: int


def matches(sources: Mapping[str, Iterable[str]], text: str) -> Iterator[Stretch]:
    """Yield what any of the regular expressions matches, none inside another, in order.

    Each comes with the words, or the characters, of which it needs one.
    """
    found = [
        Stretch(match[0], match.start(), match.end())
        for source, words in sources.items()
        for match in found_in(text, source, *words)
    ]
    end = 0
    # Of two that begin together the longer comes first and keeps the other out.
    for stretch in sorted(found, key=lambda item: (item.start, -item.end)):
        if stretch.start >= end:
            yield stretch
            end = stretch.end
