"""The words of the lexicon (``lexicon.toml``): what each stands for, found by longest match."""

import tomllib
from collections import defaultdict
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


class Meaning(NamedTuple):
    """What an entry is: its sort, and what it stands for within the sort."""

    sort: Sort
    name: str


class Word(NamedTuple):
    """An entry found in a text, as written there."""

    text: str
    sort: Sort
    name: str


class Lexicon:
    """All words, to be looked up by their first two characters, the longest first."""

    __slots__ = ("_lengths", "_meanings")

    def __init__(self, meanings: dict[str, Meaning]) -> None:
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for text in meanings:
            lengths[text[:2]].add(len(text))
        self._meanings = meanings
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}

    def longest_at(self, text: str, place: int) -> Word | None:
        """Return the longest word that stands at a place of a text."""
        for length in (*self._lengths.get(text[place : place + 2], ()), 1):
            word = text[place : place + length]
            meaning = self._meanings.get(word)
            if meaning:
                return Word(word, *meaning)
        return None


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package; read once."""
    source = files("gaitool.claims.words").joinpath("lexicon.toml").read_text(encoding="utf-8")
    meanings: dict[str, Meaning] = {}
    for section, names in tomllib.loads(source).items():
        sort = Sort(section)
        for name, entries in names.items():
            meaning = Meaning(sort, name)
            for entry in entries:
                for text in spelled_out(entry):
                    # Of two sections with the same word the first has it.
                    meanings.setdefault(text, meaning)
    return Lexicon(meanings)


def spelled_out(entry: str) -> Iterator[str]:
    """Yield every word that an entry with ``{a|b|}`` stands for."""
    if "{" not in entry:
        yield entry
        return
    pieces = [piece.split(_ALTERNATIVES) for piece in entry.replace("}", "{").split("{")]
    yield from filter(None, map("".join, product(*pieces)))
