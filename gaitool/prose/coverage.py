"""Whether a text speaks of what the form asks for, in the usual wordings."""

from typing import Protocol

from gaitool.text.patterns import pattern
from gaitool.text.sentences import folded_sentences


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


def speaks_of(folded: str, requirement: Requirement) -> bool:
    """Whether a folded text has one of the wordings of a requirement."""
    return bool(pattern(requirement.wordings).search(folded))
