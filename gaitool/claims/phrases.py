"""Phrases that should name a figure, and the answers they give."""

from typing import NamedTuple

from gaitool.claims.claim import Refusal
from gaitool.claims.scopes import Organ, Scope
from gaitool.claims.words import Sort, Words, first_of, has, trimmed


class Phrase(NamedTuple):
    """Words that lead up to a number, those behind it, and what governs them from outside.

    ``told`` are the results and applicants that the sentence names: 公开 3 件 is a result where
    others are told.
    """

    words: Words
    behind: Words
    unit: str
    scope: Scope
    told: frozenset[str] = frozenset()
    is_zero: bool = False
    year: int | None = None

    @property
    def core(self) -> Words:
        """The words without those at the end that tie them to the number."""
        return trimmed(self.words)

    @property
    def counted(self) -> Words:
        """What stands behind the number as the thing counted."""
        return noun_phrase(self.behind)

    def has(self, sort: Sort, *names: str) -> bool:
        """Whether a word before the number is of a sort."""
        return has(self.words, sort, *names)

    @property
    def refusal(self) -> Refusal | None:
        """Why no phrase of the kind names a figure: denied, or another organ's."""
        if self.has(Sort.DENY, "word"):
            return Refusal.DENIED
        return Refusal.OTHER_ORGAN if self.scope.organ is Organ.OTHERS else None


def noun_phrase(words: Words) -> Words:
    """Return the words behind a number up to the first verb: what was counted."""
    end = first_of(words, Sort.ACT, Sort.EACH, Sort.SHARE)
    if end is not None and words[end + 1 :] and words[end].is_a(Sort.ACT, "submit", "happen"):
        # 4 件群众提出的申请: the verb belongs to the noun that follows.
        return words[: end + 1] + noun_phrase(words[end + 1 :])
    return trimmed(words[:end])
