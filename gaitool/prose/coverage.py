"""Whether a text speaks of what the form asks for, in the usual wordings."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Protocol

from gaitool.text.patterns import pattern
from gaitool.text.sentences import folded_sentences

_MOST_PARTS_NAMED = 3


class Requirement(Protocol):
    """What the form asks for, and the wordings that speak of it (a regular expression).

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


def folded_text(text: str) -> str:
    """Return the sentences of a text, folded, each on a line."""
    return "\n".join(sentence.text for sentence in folded_sentences(text))


def without_contents(folded: str, headings: Iterable[str]) -> str:
    """Return a folded text without the sentences that only list the parts of the report."""
    words = [heading.partition("、")[2] or heading for heading in headings]
    return "\n".join(
        line
        for line in folded.split("\n")
        if sum(word in line for word in words) < _MOST_PARTS_NAMED
    )


def speaks_of(folded: str, requirement: Requirement) -> bool:
    """Whether a folded text has one of the wordings of a requirement."""
    # Nearly every text has one of the plain words: the other wordings take long to compile.
    plain = takewhile(str.isalnum, requirement.wordings.split("|"))
    return any(map(folded.__contains__, plain)) or bool(
        pattern(requirement.wordings).search(folded)
    )
