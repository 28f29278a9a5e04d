"""Regular expressions, each compiled when a text first needs it: most never are.

Compiling all of them, some 200, takes longer than checking a workbook with them.
"""

import re
from collections.abc import Iterator
from functools import cache

HAN = r"[^\W\d\x00-\x7f〇]"
"""A Chinese character, as a piece of a pattern; in a text that is folded, no letter and no figure.

The range of all 20,992 of them would take 2 ms to compile wherever it stands.
"""


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return the compiled pattern."""
    return re.compile(source)


def found_in(text: str, source: str, *words: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that needs one of some words.

    A text without the words is not searched, since compiling costs more than looking for them.
    """
    if any(word in text for word in words):
        yield from pattern(source).finditer(text)
