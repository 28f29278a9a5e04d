"""How much of a text stands, figures aside, in another text as well."""

from collections.abc import Mapping
from dataclasses import dataclass

from gaitool.text.patterns import pattern
from gaitool.text.sentences import fold, sentences

_NUMBERS = (
    r"\d[\d,.]*[万亿]?(?:余|多)?|(?<![一二两三四五六七八九十百千零〇])[一二两三四五六七八九十百千零〇]++[万亿]?(?:余|多)?"
    r"(?=年|月|日|件|份|宗|起|例|项|条|个|次|期|篇|人|家|场|元|名|部|类)"
)
_PUNCTUATION = r"[\W_]+"
_SHORTEST = 6

MOST_SHARED = 0.8
"""The share of its sentences from which on a text is taken for another."""

FEWEST_SENTENCES = 3
"""A text of fewer sentences may be anybody's."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The sentences of a text that another has too; ``count`` is how many the text has."""

    sentences: tuple[str, ...]
    count: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 for a text without sentences."""
        return len(self.sentences) / self.count if self.count else 0.0


def masked_sentences(text: str) -> Mapping[str, str]:
    """Return the sentences of a text as written, by what is compared.

    Compared are the words without punctuation, numbers and years; stretches of fewer than six
    characters (headings, 一是) are left out, a sentence that is repeated counts once.
    """
    return {
        masked: sentence.quote
        for sentence in sentences(text)
        if len(masked := mask(sentence.quote)) >= _SHORTEST
    }


def mask(sentence: str) -> str:
    """Return the words of a sentence: folded, every number ``N``, no punctuation."""
    numbered = pattern(_NUMBERS).sub("N", fold(sentence).text)
    return pattern(_PUNCTUATION).sub("", numbered)


def shared_sentences(text: str, other: str) -> Shared:
    """Return what of a text stands in another as well, in the order of the text."""
    return shared_of(masked_sentences(text), masked_sentences(other))


def shared_of(text: Mapping[str, str], other: Mapping[str, str]) -> Shared:
    """Compare texts that were masked before, as a roll-up does with every pair."""
    return Shared(tuple(quote for masked, quote in text.items() if masked in other), len(text))
