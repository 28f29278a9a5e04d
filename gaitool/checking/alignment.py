"""Which items of one sequence stand for which of another: in their place, moved, or alone."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

Likeness = Callable[[int, int], float]
"""How alike an item of the first and one of the second are, from 0 to 1, both by number."""

_ALIKE = 0.5
_SURELY_ALIKE = 0.7
"""From here on an item that is gone and another elsewhere are the same, moved and changed."""

_MOST_COMPARED = 250_000
_MOST_PAIRED = 2_500
"""Pairs of items: in a longer stretch without a like nobody can tell what was what."""


class Pair(NamedTuple):
    """An item of the first and one of the second, by their numbers."""

    first: int
    second: int


@dataclass(slots=True)
class Alignment:
    """Pairs in their place and moved ones; what is ``missing`` in the second, and ``added``."""

    in_place: list[Pair] = field(default_factory=list)
    moved: list[Pair] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)


class _Gap(NamedTuple):
    """A stretch without an item that is the same in both, by numbers."""

    first: list[int]
    second: list[int]


def aligned(first: Sequence[Hashable], second: Sequence[Hashable], likeness: Likeness) -> Alignment:
    """Hold two sequences against each other.

    What is the same in both comes first, then what is the same elsewhere, what is alike in its
    place, what stands alone in the place of another, and last what is alike elsewhere.
    """
    found = Alignment()
    gaps = list(_gaps(first, second, found))
    _take_moved(first, second, gaps, found)
    for gap in gaps:
        alike = list(_alike_in_order(gap, likeness))
        found.in_place += alike
        for run in _runs(gap, alike):
            if len(run.first) == len(run.second):
                found.in_place += map(Pair, run.first, run.second)
            else:
                found.missing += run.first
                found.added += run.second
    _take_alike_elsewhere(likeness, found)
    found.in_place.sort()
    return found


def _gaps(
    first: Sequence[Hashable], second: Sequence[Hashable], found: Alignment
) -> Iterator[_Gap]:
    """Yield the stretches that differ, and take what is the same in both."""
    begin = same_at_start(first, second)
    end = same_at_start(first[begin:][::-1], second[begin:][::-1])
    stops = len(first) - end, len(second) - end
    found.in_place += (Pair(at, at) for at in range(begin))
    found.in_place += (Pair(stops[0] + at, stops[1] + at) for at in range(end))
    one, other = first[begin : stops[0]], second[begin : stops[1]]
    if len(one) * len(other) > _MOST_COMPARED:
        yield _Gap(list(range(begin, stops[0])), list(range(begin, stops[1])))
        return
    matched = SequenceMatcher(None, one, other, autojunk=False)
    for tag, at, to, its_at, its_to in matched.get_opcodes():
        numbers = range(begin + at, begin + to), range(begin + its_at, begin + its_to)
        if tag == "equal":
            found.in_place += map(Pair, *numbers)
        else:
            yield _Gap(*map(list, numbers))


def same_at_start(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """Return with how many equal items two sequences begin."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(first), len(second)))


def _take_moved(
    first: Sequence[Hashable], second: Sequence[Hashable], gaps: list[_Gap], found: Alignment
) -> None:
    """Take the items out of the gaps that stand unchanged in another place."""
    elsewhere: dict[Hashable, list[tuple[_Gap, int]]] = {}
    for gap in gaps:
        for number in gap.second:
            elsewhere.setdefault(second[number], []).append((gap, number))
    for gap in gaps:
        for number in list(gap.first):
            if places := elsewhere.get(first[number]):
                its_gap, its_number = places.pop(0)
                gap.first.remove(number)
                its_gap.second.remove(its_number)
                found.moved.append(Pair(number, its_number))


def _alike_in_order(gap: _Gap, likeness: Likeness) -> Iterator[Pair]:
    """Yield the pairs that are most alike of all that keep the order."""
    rows, columns = len(gap.first), len(gap.second)
    if not 0 < rows * columns <= _MOST_PAIRED:
        return
    alike = [[_at_least(_ALIKE, likeness(i, j)) for j in gap.second] for i in gap.first]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            with_both = best[row + 1][column + 1] + alike[row][column]
            best[row][column] = max(best[row + 1][column], best[row][column + 1], with_both)
    row = column = 0
    while row < rows and column < columns:
        here = best[row][column]
        if alike[row][column] and here == best[row + 1][column + 1] + alike[row][column]:
            yield Pair(gap.first[row], gap.second[column])
            row, column = row + 1, column + 1
        elif here == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _at_least(least: float, likeness: float) -> float:
    return likeness if likeness >= least else 0.0


def _runs(gap: _Gap, pairs: Sequence[Pair]) -> Iterator[_Gap]:
    """Yield what stands before, between and after the pairs of a gap."""
    last = Pair(-1, -1)
    for pair in (*pairs, None):
        yield _Gap(
            [n for n in gap.first if n > last.first and not (pair and n >= pair.first)],
            [n for n in gap.second if n > last.second and not (pair and n >= pair.second)],
        )
        last = pair or last


def _take_alike_elsewhere(likeness: Likeness, found: Alignment) -> None:
    if len(found.missing) * len(found.added) > _MOST_PAIRED:
        return
    for number in list(found.missing):
        ratios = ((likeness(number, other), -other) for other in found.added)
        ratio, other = max(ratios, default=(0.0, 0))
        if ratio >= _SURELY_ALIKE:
            found.missing.remove(number)
            found.added.remove(-other)
            found.moved.append(Pair(number, -other))
