"""Finds units whose sentences are copied from another, without comparing every pair."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from gaitool.collection import CopiedText
from gaitool.rollup.store import Store, name_of
from gaitool.rules.thresholds import Share

# Temporary tables: the store is the next run's cache, and these belong to this run alone.
_TABLES = """
DROP TABLE IF EXISTS temp.said;
DROP TABLE IF EXISTS temp.spread;
CREATE TEMP TABLE said AS
    SELECT DISTINCT place, sentence FROM reports JOIN sentences USING (collected);
CREATE INDEX temp.said_by_place ON said (place, sentence);
CREATE INDEX temp.said_by_sentence ON said (sentence, place);
CREATE TEMP TABLE spread AS SELECT sentence, COUNT(*) AS units FROM said GROUP BY sentence;
CREATE INDEX temp.spread_of_sentence ON spread (sentence, units);
"""
_RAREST = """
SELECT sentence FROM said JOIN spread USING (sentence) WHERE place = ?
ORDER BY units, sentence LIMIT ?
"""
_WITH_SENTENCE = "SELECT place FROM said WHERE sentence = ? AND place <> ? ORDER BY place"
_SHARING = """
SELECT theirs.place, COUNT(*) AS shared FROM said AS mine
JOIN said AS theirs ON theirs.sentence = mine.sentence
WHERE mine.place = ? AND theirs.place IN ({marks})
GROUP BY theirs.place HAVING shared >= ? ORDER BY shared DESC, theirs.place
"""
# A few dozen: where everybody has the same text, the first of them answer already.
_COMPARED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _AlikePair:
    place: int
    other: int
    further: int


def copied_texts(store: Store, most: Share) -> Iterator[CopiedText]:
    """Yield once each pair of units that share so many of their sentences at the least.

    A unit that shares t of its n sentences shares at least one of its n − t + 1 rarest, so only
    units with one of those are compared; sentences that everybody writes cost nothing.
    """
    store.rows.executescript(_TABLES)
    seen: set[frozenset[int]] = set()
    for match in [*_equal_texts(store, most.fewest), *_similar_texts(store, most)]:
        pair = frozenset((match.place, match.other))
        if pair not in seen:
            seen.add(pair)
            yield _copied_text(store, match)


def _equal_texts(store: Store, fewest: int) -> Iterator[_AlikePair]:
    """Yield units that have exactly another's sentences; only the first of them is compared on.

    So any number of copies of one text costs one comparison with the other texts.
    """
    groups: dict[bytes, list[int]] = defaultdict(list)
    for place, sentences in _sentences_of_all(store):
        if len(sentences) >= fewest:
            # By their hash: the sentences themselves would hold every text in memory.
            groups[sha256(repr(sentences).encode()).digest()].append(place)
    for first, *others in groups.values():
        for other in others:
            store.rows.execute("DELETE FROM said WHERE place = ?", [other])
            yield _AlikePair(other, first, len(others) - 1)


def _sentences_of_all(store: Store) -> Iterator[tuple[int, list[int]]]:
    places = store.rows.execute("SELECT DISTINCT place FROM said ORDER BY place").fetchall()
    for (place,) in places:
        query = "SELECT sentence FROM said WHERE place = ? ORDER BY sentence"
        yield place, [sentence for (sentence,) in store.rows.execute(query, [place])]


def _similar_texts(store: Store, most: Share) -> Iterator[_AlikePair]:
    counts = store.rows.execute(
        "SELECT place, COUNT(*) FROM said GROUP BY place HAVING COUNT(*) >= ?", [most.fewest]
    ).fetchall()
    for place, count in counts:
        needed = math.ceil(count * most.percent / 100)
        rarest = [row[0] for row in store.rows.execute(_RAREST, [place, count - needed + 1])]
        if match := _first_match(store, place, rarest, needed):
            yield match


def _first_match(store: Store, place: int, rarest: list[int], needed: int) -> _AlikePair | None:
    """Return the most alike of the first units that are alike; the likeliest come first.

    Where everybody has the same text, everybody is alike: one of them is enough.
    """
    others = _others_with(store, place, rarest)
    while some := list(islice(others, _COMPARED_AT_ONCE)):
        query = _SHARING.format(marks=", ".join("?" * len(some)))
        found = store.rows.execute(query, [place, *some, needed]).fetchall()
        if found:
            return _AlikePair(place, found[0][0], len(found) - 1)
    return None


def _others_with(store: Store, place: int, sentences: list[int]) -> Iterator[int]:
    """Yield the units that have one of the sentences, each once."""
    seen: set[int] = set()
    for sentence in sentences:
        for (other,) in store.rows.execute(_WITH_SENTENCE, [sentence, place]):
            if other not in seen:
                seen.add(other)
                yield other


def _copied_text(store: Store, match: _AlikePair) -> CopiedText:
    unit, file, sentences = _unit(store, match.place)
    other, other_file, others = _unit(store, match.other)
    shared = tuple(quote for number, quote in sentences.items() if number in others)
    return CopiedText(unit, file, other, other_file, shared, len(sentences), match.further)


def _unit(store: Store, place: int) -> tuple[str, str, dict[int, str]]:
    unit, file, collected = store.rows.execute(
        "SELECT unit, file, collected FROM reports WHERE place = ?", [place]
    ).fetchone()
    sentences = store.rows.execute(
        "SELECT sentence, quote FROM sentences WHERE collected = ? ORDER BY rowid", [collected]
    )
    return unit, name_of(file), dict(sentences)
