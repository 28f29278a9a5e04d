"""Regular expressions, compiled when a text first has a word that they need: most never are."""

import re
from collections.abc import Iterator
from functools import cache


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return the compiled pattern."""
    return re.compile(source)


def found_in(text: str, source: str, *words: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that needs one of some words.

    Compiling costs more than a search, so that a text without the words is not asked.
    """
    if any(word in text for word in words):
        yield from pattern(source).finditer(text)
