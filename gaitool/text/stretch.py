"""A stretch of a text that something was recognised in."""

from collections.abc import Iterable, Iterator

from gaitool.record import Value
from gaitool.text.patterns import Guarded


class Stretch(Value):
    """Words as written, with their place: ``text[start:end] == words``."""

    words: str
    start: int
    end: int


def matches(patterns: Iterable[Guarded], text: str) -> Iterator[Stretch]:
    """Yield what any of some patterns matches, none inside another, in order."""
    found = [
        Stretch(match[0], match.start(), match.end())
        for one in patterns
        for match in one.finditer(text)
    ]
    end = 0
    # Of two that begin together the longer comes first and keeps the other out.
    for stretch in sorted(found, key=lambda item: (item.start, -item.end)):
        if stretch.start >= end:
            yield stretch
            end = stretch.end
