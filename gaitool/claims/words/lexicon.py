"""The words of the lexicon (``lexicon.toml``): what each stands for, found by longest match."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from gaitool.toml_file import read_packaged

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


class _Words(NamedTuple):
    """The words that begin alike, with the lengths that they have, the longest first."""

    lengths: tuple[int, ...]
    meanings: dict[str, Meaning]


class Lexicon:
    """All words, to be looked up by their first two characters, the longest first.

    The entries that begin with them are spelled out when a text first has the two: of some
    25,000 words a report needs a few hundred.
    """

    __slots__ = ("_entries", "_spelled")

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._entries: defaultdict[str, list[tuple[str, Meaning]]] = defaultdict(list)
        for entry, meaning in entries:
            for start in _beginnings(entry):
                self._entries[start].append((entry, meaning))
        self._spelled: dict[str, _Words] = {}

    def longest_at(self, text: str, place: int) -> Word | None:
        """Return the longest word that stands at a place of a text."""
        pair = text[place : place + 2]
        for start in (pair, pair[:1]):
            words = self._spelled.get(start)
            if words is None:
                if start not in self._entries:
                    continue
                words = self._spelled[start] = self._beginning_with(start)
            for length in words.lengths:
                word = text[place : place + length]
                meaning = words.meanings.get(word)
                if meaning:
                    return Word(word, *meaning)
        return None

    def _beginning_with(self, start: str) -> _Words:
        meanings: dict[str, Meaning] = {}
        for entry, meaning in self._entries[start]:
            for word in spelled_out(entry, start):
                # Of two sections with the same word the first has it.
                meanings.setdefault(word, meaning)
        return _Words(tuple(sorted(set(map(len, meanings)), reverse=True)), meanings)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package; read once."""
    return Lexicon(
        (entry, Meaning(Sort(section), name))
        for section, names in read_packaged(Path(__file__).with_suffix(".toml")).items()
        for name, entries in names.items()
        for entry in entries
    )


def spelled_out(entry: str, start: str = "") -> Iterator[str]:
    """Yield the words that an entry with ``{a|b|}`` stands for, or those of one beginning.

    ``start`` are the first two characters, or a word of one character.
    """
    words = _spelled(_pieces(entry), start)
    return (word for word in words if word and start in ("", word[:2]))


def _spelled(pieces: Sequence[Sequence[str]], start: str) -> Iterator[str]:
    """Yield the words of alternatives in a row; nothing is put together that begins otherwise."""
    if not start:
        yield from map("".join, product(*pieces))
        return
    for one in pieces[0] if pieces else ():
        if start.startswith(one) or one.startswith(start):
            yield from (one + rest for rest in _spelled(pieces[1:], start[len(one) :]))


def _beginnings(entry: str) -> set[str]:
    """Return the first two characters of every word of an entry."""
    # Three in four are one word.
    if "{" not in entry:
        return {entry[:2]}
    starts = {""}
    for alternatives in _pieces(entry):
        starts = {s if len(s) > 1 else (s + one)[:2] for s in starts for one in alternatives}
    return starts - {""}


def _pieces(entry: str) -> list[list[str]]:
    return [piece.split(_ALTERNATIVES) for piece in entry.replace("}", "{").split("{")]
