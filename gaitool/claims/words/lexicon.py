"""The words of the lexicon (``lexicon.toml``): what each stands for, found by longest match."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

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


class _Beginning(NamedTuple):
    """The words that begin alike, with the lengths that they have, the longest first."""

    lengths: list[int]
    meanings: dict[str, Meaning]


Word = tuple[str, Meaning]
"""An entry found in a text, as written there, and what it is; too many are found for a class."""

Beginnings = Mapping[str, Sequence[Sequence[str]]]
"""Entries by how their words begin: section, name, and those of the words that begin so."""


class Lexicon:
    """All words, to be looked up by their first two characters, the longest first.

    The entries that begin with them are spelled out when a text first has the two: of some
    25,000 words a report needs a few hundred.
    """

    __slots__ = ("_entries", "_spelled", "initials")

    def __init__(self, entries: Beginnings) -> None:
        self._entries = entries
        self.initials = frozenset(start[0] for start in entries)
        self._spelled: dict[str, _Beginning] = {}

    def longest_at(self, text: str, place: int) -> Word | None:
        """Return the longest word that stands at a place of a text, and what it is."""
        for start in (text[place : place + 2], text[place]):
            words = self._spelled.get(start)
            if words is None:
                if start not in self._entries:
                    continue
                words = self._spelled[start] = self._beginning_with(start)
            for length in words.lengths:
                word = text[place : place + length]
                meaning = words.meanings.get(word)
                if meaning:
                    return word, meaning
        return None

    def _beginning_with(self, start: str) -> _Beginning:
        meanings: dict[str, Meaning] = {}
        # Of two sections with the same word the first has it.
        for section, name, entry in reversed(self._entries[start]):
            meanings.update(dict.fromkeys(spelled_out(entry), Meaning(Sort(section), name)))
        return _Beginning(sorted({*map(len, meanings)}, reverse=True), meanings)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package; read once."""
    return Lexicon(read_packaged(Path(__file__).with_suffix(".toml"), by_beginnings))


def spelled_out(entry: str) -> Iterator[str]:
    """Yield the words that an entry with ``{a|b|}`` stands for."""
    if "{" not in entry:
        return iter((entry,))
    return filter(None, map("".join, product(*_pieces(entry))))


def by_beginnings(sections: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Return the lexicon by the first two characters of its words, or one of a single character."""
    found: dict[str, list[list[str]]] = {}
    for section, names in sections.items():
        for name, entries in names.items():
            for entry in entries:
                for start, words in _parted(entry):
                    found.setdefault(start, []).append([section, name, words])
    return found


def _parted(entry: str) -> Iterator[tuple[str, str]]:
    """Yield the beginnings of an entry's words, each with an entry of the words that have it."""
    opened: dict[tuple[str, int], list[str]] = {}
    pieces = _pieces(entry)
    for begun, reached in dict.fromkeys(_begun(pieces)):
        opened.setdefault((begun[:2], reached), []).append(begun)
    for (start, reached), beginnings in opened.items():
        yield start, "".join(map(_in_braces, [beginnings, *pieces[reached:]]))


def _begun(
    pieces: Sequence[Sequence[str]], begun: str = "", at: int = 0
) -> Iterator[tuple[str, int]]:
    """Yield how words begin, up to the piece with their second character, and how many pieces."""
    if len(begun) > 1 or at == len(pieces):
        yield from [(begun, at)] if begun else []
        return
    for one in pieces[at]:
        yield from _begun(pieces, begun + one, at + 1)


def _in_braces(alternatives: Sequence[str]) -> str:
    plain = len(alternatives) == 1
    return alternatives[0] if plain else f"{{{_ALTERNATIVES.join(alternatives)}}}"


def _pieces(entry: str) -> list[list[str]]:
    return [piece.split(_ALTERNATIVES) for piece in entry.replace("}", "{").split("{")]
