"""Whether a text speaks of what the form asks for, in the usual wordings."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Protocol

from gaitool.text.patterns import pattern
from gaitool.text.sentences import folded_sentences

_MOST_PARTS_NAMED = 3
# Brackets of groups, and what parts alternatives, but not within a set of characters.
_SIGNS = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\Z)|[()|]"
_PASSED_OVER = "*"
_OF_THE_WHOLE = r"^\(\?[a-zA-Z]+\)|\\[1-9]|\(\?P=|\(\?\("


class Requirement(Protocol):
    """What the form asks for, and the wordings that speak of it (a regular expression).

    Another one matches what only sounds like it; it is empty where nothing does.

    The aspects of ``form`` fit it; this room does not import them.
    """

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def wordings(self) -> str:
        """The wordings, one of which will do."""
        ...

    @property
    def not_meant(self) -> str:
        """What is passed over, whatever wordings it has."""
        ...


def folded_text(text: str) -> str:
    """Return the sentences of a text, folded, each on a line."""
    return "\n".join(sentence.text for sentence in folded_sentences(text))


def without_contents(folded: str, headings: Iterable[str]) -> str:
    """Return a folded text without the sentences that only list the parts of the report."""
    words = [heading.partition("、")[2] or heading for heading in headings]
    return "\n".join(
        line
        for line in folded.split("\n")
        if sum(map(line.__contains__, words)) < _MOST_PARTS_NAMED
    )


def speaks_of(folded: str, requirement: Requirement) -> bool:
    """Whether a folded text has one of the wordings of a requirement."""
    # Nearly every text has one of the plain words, or one of the first: all take long to compile.
    plain, others = _alternatives(requirement.wordings)
    meant = folded
    if requirement.not_meant:
        meant = pattern(requirement.not_meant).sub(_PASSED_OVER, folded)
    return any(map(meant.__contains__, plain)) or any(
        pattern(wording).search(meant) for wording in others
    )


@cache
def _alternatives(wordings: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the wordings one by one: those that are plain words, and the other expressions.

    An expression that has flags for all of itself, or refers to a group, stays whole.
    """
    if re.search(_OF_THE_WHOLE, wordings):
        return (), (wordings,)
    ends, depth = [-1], 0
    for sign in re.finditer(_SIGNS, wordings):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            ends.append(sign.start())
    parts = [wordings[a + 1 : b] for a, b in pairwise([*ends, len(wordings)])]
    words = {part: _words_of(part) for part in parts}
    plain = tuple(word for told in words.values() for word in told)
    return plain, tuple(part for part, told in words.items() if not told)


def _words_of(wording: str) -> tuple[str, ...]:
    """Return the words that a wording stands for, if it is plain or has one set: 尚[未需]."""
    if wording.isalnum():
        return (wording,)
    before, _, rest = wording.partition("[")
    signs, _, after = rest.partition("]")
    has_one_set = wording == f"{before}[{signs}]{after}"
    if not (has_one_set and f"{before}{signs}{after}".isalnum()):
        return ()
    return tuple(f"{before}{sign}{after}" for sign in signs)
