"""Finds groups of units whose sentences are copied from one another, without comparing all."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from gaitool.copied_groups import CopiedGroup, CopiedText
from gaitool.rollup.store import Store, name_of
from gaitool.rules.thresholds import Share

_SAID = """
SELECT place, sentence FROM reports JOIN sentences USING (collected)
WHERE year IS NULL OR year = :year ORDER BY place
"""
# Temporary tables: the store is the next run's cache, and these belong to this run alone.
_TABLES = """
DROP TABLE IF EXISTS temp.said;
DROP TABLE IF EXISTS temp.spread;
CREATE TEMP TABLE said (place INTEGER, sentence INTEGER, PRIMARY KEY (place, sentence))
    WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX temp.said_by_sentence ON said (sentence, place);
CREATE TEMP TABLE spread AS SELECT sentence, COUNT(*) AS units FROM said GROUP BY sentence;
CREATE INDEX temp.spread_of_sentence ON spread (sentence, units);
"""
_RAREST = """
SELECT sentence FROM said JOIN spread USING (sentence) WHERE place = ?
ORDER BY units, sentence LIMIT ?
"""
_WITH_SENTENCE = "SELECT place FROM said WHERE sentence = ?"
_SHARING = """
SELECT theirs.place FROM said AS mine
JOIN said AS theirs ON theirs.sentence = mine.sentence
WHERE mine.place = ? AND theirs.place IN ({marks})
GROUP BY theirs.place HAVING COUNT(*) >= ?
"""
_UNIT = """
SELECT unit, file, collected, dated FROM reports WHERE place = ?
"""
_QUOTE = "SELECT quote FROM sentences WHERE collected = ? AND sentence = ?"
_COMPARED_AT_ONCE = 50
# What everybody writes is asked for again by every unit.
_SENTENCES_REMEMBERED = 32
_QUOTED = 2


@dataclass(frozen=True, slots=True)
class _Groups:
    """The places that belong together, as far as is known."""

    members: dict[int, set[int]] = field(default_factory=dict)

    def of(self, place: int) -> set[int]:
        """Return the group that a place is in, at first by itself."""
        return self.members.setdefault(place, {place})

    def join(self, place: int, others: Iterable[int]) -> None:
        """Make one group of those of several places."""
        for other in others:
            mine, theirs = self.of(place), self.of(other)
            if mine is not theirs:
                larger, smaller = sorted((mine, theirs), key=len, reverse=True)
                larger |= smaller
                self.members.update(dict.fromkeys(smaller, larger))

    def of_several(self) -> list[list[int]]:
        """Return the groups of more than one, each in the order of the lines."""
        groups = {id(members): members for members in self.members.values()}
        return sorted(sorted(members) for members in groups.values() if len(members) > 1)


@dataclass(frozen=True, slots=True)
class _Text:
    """A unit's text by the numbers of its sentences; ``dated`` is the day on its cover."""

    unit: str
    file: str
    collected: int
    dated: str
    sentences: tuple[int, ...]


def copied_texts(
    store: Store, most: Share, year: int | None
) -> Iterator[tuple[CopiedGroup, Sequence[int]]]:
    """Yield each group of units whose texts are for the most part one another's.

    With each, where its units stand among the lines. A report of another year than the one that
    is collected has copied from nobody here: it is often the same office's, under the name that
    it had.

    Two units belong together if one of them shares so many of its sentences with the other, at
    the least; a group is all whom such ties connect.
    """
    store.rows.executescript(_TABLES)
    groups = _Groups()
    _join_equal_texts(store, groups, most.fewest, year)
    store.rows.executescript(_INDEXES)
    _join_similar_texts(store, groups, most)
    for places in groups.of_several():
        yield _copied_group(store, [_text(store, place) for place in places]), places


def _join_equal_texts(store: Store, groups: _Groups, fewest: int, year: int | None) -> None:
    """Join units that have exactly one text; only what the first of them says is noted.

    So any number of copies of one text costs one comparison with the other texts. Who says too
    little to be held against others may still be the one whom others have copied.
    """
    first_with: dict[bytes, int] = {}
    for place, said in groupby(store.rows.execute(_SAID, {"year": year}), itemgetter(0)):
        sentences = sorted({sentence for _, sentence in said})
        if len(sentences) >= fewest:
            # By their hash: the sentences themselves would hold every text in memory.
            text = sha256(repr(sentences).encode()).digest()
            first = first_with.setdefault(text, place)
            if first != place:
                groups.join(first, [place])
                continue
        store.rows.executemany(
            "INSERT INTO said VALUES (?, ?)", ((place, one) for one in sentences)
        )


def _join_similar_texts(store: Store, groups: _Groups, most: Share) -> None:
    """Join each unit with all that have most of its sentences.

    A unit that shares t of its n sentences shares at least one of its n − t + 1 rarest, so only
    units with one of those are compared; sentences that everybody writes cost nothing. Whoever is
    in its group already is not compared: where everybody is alike, the first joins them all.
    """

    @lru_cache(maxsize=_SENTENCES_REMEMBERED)
    def with_sentence(sentence: int) -> frozenset[int]:
        return frozenset(row[0] for row in store.rows.execute(_WITH_SENTENCE, [sentence]))

    counts = store.rows.execute(
        "SELECT place, COUNT(*) FROM said GROUP BY place HAVING COUNT(*) >= ?", [most.fewest]
    ).fetchall()
    for place, count in counts:
        needed = math.ceil(count * most.percent / 100)
        rarest = store.rows.execute(_RAREST, [place, count - needed + 1]).fetchall()
        others: set[int] = set()
        for (sentence,) in rarest:
            others |= with_sentence(sentence) - groups.of(place)
        groups.join(place, _sharing(store, place, sorted(others), needed))


def _sharing(store: Store, place: int, others: Sequence[int], needed: int) -> Iterator[int]:
    """Yield those of some units that have so many of a unit's sentences."""
    for at in range(0, len(others), _COMPARED_AT_ONCE):
        some = others[at : at + _COMPARED_AT_ONCE]
        query = _SHARING.format(marks=", ".join("?" * len(some)))
        # All of them first: a join changes what is asked next, not what was found.
        for (other,) in store.rows.execute(query, [place, *some, needed]).fetchall():
            yield other


def _text(store: Store, place: int) -> _Text:
    unit, file, collected, dated = store.rows.execute(_UNIT, [place]).fetchone()
    sentences = store.rows.execute(
        "SELECT sentence FROM sentences WHERE collected = ? ORDER BY rowid", [collected]
    )
    return _Text(unit, name_of(file), collected, dated, tuple(row[0] for row in sentences))


def _copied_group(store: Store, texts: Sequence[_Text]) -> CopiedGroup:
    said = Counter(sentence for text in texts for sentence in set(text.sentences))
    source = _earliest(texts) or _most_shared(texts, said)
    return CopiedGroup(
        texts=tuple(
            CopiedText(
                text.unit,
                text.file,
                shared=sum(said[sentence] > 1 for sentence in text.sentences),
                count=len(text.sentences),
                quote="".join(_quotes(store, text, said, most=1)),
            )
            for text in texts
        ),
        sentences=_quotes(store, source or texts[0], said),
        source=source.unit if source else "",
        source_dated=source.dated if source and source is _earliest(texts) else "",
    )


def _earliest(texts: Sequence[_Text]) -> _Text | None:
    """Return the text that says it was finished before all others, if all say when."""
    first, second = sorted(texts, key=lambda text: text.dated)[:2]
    return first if first.dated and first.dated != second.dated else None


def _most_shared(texts: Sequence[_Text], said: Counter[int]) -> _Text | None:
    """Return the text whose sentences stand in most others, if it is one alone."""

    def spread(text: _Text) -> int:
        return sum(said[sentence] - 1 for sentence in text.sentences)

    first, second = sorted(texts, key=spread, reverse=True)[:2]
    return first if spread(first) > spread(second) else None


def _quotes(store: Store, text: _Text, said: Counter[int], most: int = _QUOTED) -> tuple[str, ...]:
    """Return the sentences of a text that most units have, in the text's own words."""
    shared = (sentence for sentence in text.sentences if said[sentence] > 1)
    # A sort that keeps the order of the text among sentences that as many have.
    chosen = sorted(shared, key=said.__getitem__, reverse=True)[:most]
    found = (store.rows.execute(_QUOTE, [text.collected, one]).fetchone() for one in chosen)
    return tuple(quote for (quote,) in found)
