"""The words of the lexicon (``lexicon.toml``): what each stands for, found by longest match."""

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

_ALTERNATIVES = "|"


class Sort(StrEnum):
    """What part a word plays in a sentence; the sections of the lexicon."""

    ACT = "act"
    FOREIGN_ACT = "foreign_act"
    NOUN = "noun"
    RESULT = "result"
    OUTCOME = "outcome"
    REASON = "reason"
    APPLICANT = "applicant"
    CHANNEL = "channel"
    ORGAN = "organ"
    TIME = "time"
    COMPARE = "compare"
    MOTION = "motion"
    SHARE = "share"
    DENY = "deny"
    PLAN = "plan"
    OPEN = "open"
    EACH = "each"
    TOPIC = "topic"
    PART = "part"
    READING = "reading"
    MARK = "mark"
    NUMBER = "number"
    UNKNOWN = "unknown"


class Word(NamedTuple):
    """An entry: the word as written, its sort, and what it stands for within the sort."""

    text: str
    sort: Sort
    name: str


class Lexicon:
    """All words, to be looked up by their first two characters, the longest first."""

    __slots__ = ("_lengths", "_words")

    def __init__(self, words: dict[str, Word]) -> None:
        lengths: dict[str, set[int]] = {}
        for text in words:
            lengths.setdefault(text[:2], set()).add(len(text))
        self._words = words
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}

    def longest_at(self, text: str, place: int) -> Word | None:
        """Return the longest word that stands at a place of a text."""
        for length in self._lengths.get(text[place : place + 2], ()):
            word = self._words.get(text[place : place + length])
            if word:
                return word
        return self._words.get(text[place])


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package; read once."""
    source = files("gaitool.claims.words").joinpath("lexicon.toml").read_text(encoding="utf-8")
    words: dict[str, Word] = {}
    for section, names in tomllib.loads(source).items():
        for name, entries in names.items():
            for entry in entries:
                for text in spelled_out(entry):
                    # Of two sections with the same word the first has it.
                    words.setdefault(text, Word(text, Sort(section), name))
    return Lexicon(words)


def spelled_out(entry: str) -> Iterator[str]:
    """Yield every word that an entry with ``{a|b|}`` stands for."""
    if "{" not in entry:
        yield entry
        return
    pieces = [piece.split(_ALTERNATIVES) for piece in entry.replace("}", "{").split("{")]
    yield from filter(None, map("".join, product(*pieces)))
