"""Sentences with their places: folded for matching, quoted as they were written."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from gaitool.text.numbers_apart import PARTED, folded_apart, run_together
from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_compared

# A closing quotation mark or bracket after the full stop still belongs to its sentence.
_ENDS = r"[。；;！!？?]+[”’」』）)]?"
# \v is what a soft line break of Word becomes.
_LINES = r"[^\n\r\v\f\u2028\u2029]+"
# NFKC would make , ; : ( ) ! ? of most of these: patterns and quotations need the Chinese ones.
_KEPT = frozenset("，。；：、（）！？")
_QUOTATION_MARKS = frozenset("“”‘’\"'「」『』")
_BETWEEN_DIGITS = r"(?<=\d)\W++(?=\d)"


class Folded(NamedTuple):
    """A line in NFKC (Chinese punctuation kept), white space only where two numbers meet.

    ``offsets[i]`` is the place in the original text of the folded character ``i``.
    """

    text: str
    offsets: tuple[int, ...]

    @property
    def unquoted(self) -> "Folded":
        """The line without quotation marks: “予以公开”19 件 is read like 予以公开 19 件.

        One that parts two numbers stays.
        """
        if _QUOTATION_MARKS.isdisjoint(self.text):
            return self
        parting = {
            between.start()
            for between in pattern(_BETWEEN_DIGITS).finditer(self.text)
            if _QUOTATION_MARKS.issuperset(between[0])
        }
        signs = enumerate(self.text)
        kept = [i for i, sign in signs if sign not in _QUOTATION_MARKS or i in parting]
        text = "".join(self.text[index] for index in kept)
        return Folded(text, tuple(self.offsets[index] for index in kept))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original start and end of a stretch of at least one folded character."""
        return self.offsets[start], self.offsets[end - 1] + 1


class Sentence(NamedTuple):
    """A sentence as written, white space at its ends cut; ``text[start:end] == quote``."""

    quote: str
    start: int
    end: int


class FoldedSentence(NamedTuple):
    """A sentence as written, and folded for matching."""

    quote: str
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, split at 。；！？ and line ends, with their offsets."""
    for line in pattern(_LINES).finditer(text):
        start = line.start()
        for mark in pattern(_ENDS).finditer(text, line.start(), line.end()):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
        yield from _trimmed(text, start, line.end())


@lru_cache(maxsize=256)
def folded_sentences(text: str) -> tuple[FoldedSentence, ...]:
    """Return the sentences of a text, folded; remembered, as many rules ask about one text."""
    return tuple(FoldedSentence(item.quote, fold(item.quote).text) for item in sentences(text))


def sentence_at(text: str, place: int) -> str:
    """Return the sentence that holds a place of the text, or the last one before it."""
    every = _sentences_of(text)
    index = bisect_right(every, place, key=lambda sentence: sentence.start) - 1
    return every[max(index, 0)].quote if every else ""


@lru_cache(maxsize=16)
def _sentences_of(text: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every line that is not empty."""
    for line in pattern(_LINES).finditer(text):
        yield line.span()


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Fold a stretch of text; offsets count from the beginning of ``text``."""
    stretch = text[start:end]
    apart = folded_apart(stretch)
    # As nearly every sentence is, there are hundreds a report: all in order, or blanks to drop.
    if not apart:
        places, folded = range(start, start + len(stretch)), stretch.translate(_FOLDED)
        if folded == stretch:
            return Folded(stretch, tuple(places))
        if not any(map(_WITH_CARE.__getitem__, set(stretch))):
            is_left = map(_FOLDED.__getitem__, map(ord, stretch))
            return Folded(folded, tuple(compress(places, is_left)))
    characters: list[str] = []
    offsets: list[int] = []
    beside = ""
    for place, character in enumerate(stretch, start):
        shown = apart.get(place - start)
        if shown is None:
            shown = _FOLDED[ord(character)]
        if characters and run_together(beside, characters[-1], character, shown):
            shown = PARTED + shown
        characters += shown
        offsets += [place] * len(shown)
        beside = character if shown else beside
    return Folded("".join(characters), tuple(offsets))


class _Foldings(dict[int, str]):
    """What characters fold to, by their code; each is folded when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _fold_character(chr(code)))


def _fold_character(character: str) -> str:
    if character in _KEPT:
        return character
    if character.isspace():
        return ""
    # NFKC makes a blank and an accent of signs such as ´ and ¨.
    return unicodedata.normalize("NFKC", as_compared(character)).replace(" ", "")


_FOLDED = _Foldings()


class _Careful(dict[str, bool]):
    """Which characters fold to several, or to a digit that they are not; each when first met."""

    def __missing__(self, character: str) -> bool:
        folded = _FOLDED[ord(character)]
        is_several = len(folded) > 1
        is_made_digit = folded.isdecimal() and not character.isdecimal()
        return self.setdefault(character, is_several or is_made_digit)


_WITH_CARE = _Careful()


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    written = text[start:end]
    quote = written.strip()
    if quote:
        begin = start + len(written) - len(written.lstrip())
        yield Sentence(quote, begin, begin + len(quote))
