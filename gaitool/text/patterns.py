"""Regular expressions, each compiled when a text first needs it: most never are.

Compiling all of them, some 200, takes longer than checking a workbook with them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

HAN = r"[^\W\d\x00-\x7f〇]"
"""A Chinese character, as a piece of a pattern; in a text that is folded, no letter and no figure.

The range of all 20,992 of them would take 2 ms to compile wherever it stands. A set of Chinese
characters in more than two runs takes 60 µs each time: where a category will do, it is cheaper.
"""


class Meeting:
    """Words of which one must stand right before one of others: 收到 and then 条 or 件.

    ``but_not`` are words that begin as one of the others does, and are not meant: 条例.
    """

    def __init__(
        self, before: tuple[str, ...], after: tuple[str, ...], but_not: tuple[str, ...] = ()
    ) -> None:
        self._before, self._after, self.but_not = before, after, but_not

    @property
    def words(self) -> tuple[str, ...]:
        """What it stands for, one by one: 收到条, 收到件."""
        return joined(self._before, self._after)

    def is_in(self, text: str) -> bool:
        """Whether two of the words meet somewhere in a text."""
        # Those are looked for that are fewer; what stands beside them is looked at.
        if len(self._before) < len(self._after):
            return any(
                text.startswith(self._after, at + len(word))
                and not text.startswith(self.but_not, at + len(word))
                for word in self._before
                for at in _places(text, word)
            )
        return any(
            text.endswith(self._before, 0, at) and not text.startswith(self.but_not, at)
            for word in self._after
            for at in _places(text, word)
        )


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


Need = tuple[str, ...] | Meeting
"""Words, or characters, of which a text must have one."""


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return the compiled pattern."""
    return re.compile(source)


class Guarded:
    """A pattern that needs words, of each of its ``needs`` one; without them it matches nothing.

    A text that lacks them is not searched, since compiling costs more than looking for them. One
    without needs is searched for in every text.
    """

    def __init__(self, source: str, *needs: Need) -> None:
        self.source, self.needs = source, needs

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Yield what the pattern matches in a text."""
        return pattern(self.source).finditer(text) if self.may_match(text) else ()

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return pattern(self.source).search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text has what the pattern needs."""
        # Asked a thousand times a report: loops take half as long as any() with a generator.
        for need in self.needs:
            if isinstance(need, Meeting):
                if not need.is_in(text):
                    return False
                continue
            for word in need:
                if word in text:
                    break
            else:
                return False
        return True


def joined(*choices: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are made of one of each of some choices, in their order."""
    return tuple(map("".join, product(*choices)))


def has_one(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of some words."""
    for word in words:  # noqa: SIM110 - any() with a generator takes twice as long
        if word in text:
            return True
    return False
