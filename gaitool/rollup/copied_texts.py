"""Finds groups of units whose sentences are copied from one another, without comparing all."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from gaitool.copied_groups import CopiedGroup, CopiedText
from gaitool.rollup.store import Store, name_of
from gaitool.rules.thresholds import Share

# Temporary tables: the store is the next run's cache, and these belong to this run alone.
_TABLES = """
DROP TABLE IF EXISTS temp.said;
DROP TABLE IF EXISTS temp.spread;
CREATE TEMP TABLE said AS
    SELECT DISTINCT place, sentence FROM reports JOIN sentences USING (collected)
    WHERE year IS NULL OR year = {year};
CREATE INDEX temp.said_by_place ON said (place, sentence);
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
SELECT unit, file, reports.collected, dated
FROM reports JOIN collected ON collected.id = reports.collected WHERE place = ?
"""
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
        groups = {min(members): sorted(members) for members in self.members.values()}
        return [groups[first] for first in sorted(groups) if len(groups[first]) > 1]


@dataclass(frozen=True, slots=True)
class _Text:
    """A unit's text by the numbers of its sentences; ``dated`` is the day on its cover."""

    unit: str
    file: str
    collected: int
    dated: str
    sentences: tuple[int, ...]


def copied_texts(store: Store, most: Share, year: int | None) -> Iterator[CopiedGroup]:
    """Yield each group of units whose texts are for the most part one another's.

    A report of another year than the one that is collected has copied from nobody here: it is
    often the same office's, under the name that it had.

    Two units belong together if one of them shares so many of its sentences with the other, at
    the least; a group is all whom such ties connect.
    """
    store.rows.executescript(_TABLES.format(year="NULL" if year is None else year))
    groups = _Groups()
    _join_equal_texts(store, groups, most.fewest)
    _join_similar_texts(store, groups, most)
    for places in groups.of_several():
        yield _copied_group(store, [_text(store, place) for place in places])


def _join_equal_texts(store: Store, groups: _Groups, fewest: int) -> None:
    """Join units that have exactly one text; only the first of them is compared on.

    So any number of copies of one text costs one comparison with the other texts.
    """
    alike: dict[bytes, list[int]] = defaultdict(list)
    for place, sentences in _sentences_of_all(store):
        if len(sentences) >= fewest:
            # By their hash: the sentences themselves would hold every text in memory.
            alike[sha256(repr(sentences).encode()).digest()].append(place)
    for first, *others in alike.values():
        groups.join(first, others)
        store.rows.executemany("DELETE FROM said WHERE place = ?", ([other] for other in others))


def _sentences_of_all(store: Store) -> Iterator[tuple[int, list[int]]]:
    places = store.rows.execute("SELECT DISTINCT place FROM said ORDER BY place").fetchall()
    for (place,) in places:
        query = "SELECT sentence FROM said WHERE place = ? ORDER BY sentence"
        yield place, [sentence for (sentence,) in store.rows.execute(query, [place])]


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
                quote=next(iter(_quotes(store, text, said)), ""),
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


def _quotes(store: Store, text: _Text, said: Counter[int]) -> tuple[str, ...]:
    """Return the sentences of a text that most units have, in the text's own words."""
    quotes = store.rows.execute(
        "SELECT sentence, quote FROM sentences WHERE collected = ? ORDER BY rowid",
        [text.collected],
    )
    shared = [(said[sentence], quote) for sentence, quote in quotes if said[sentence] > 1]
    # A sort that keeps the order of the text among sentences that as many have.
    most = sorted(shared, key=lambda one: one[0], reverse=True)
    return tuple(quote for _, quote in most[:_QUOTED])
