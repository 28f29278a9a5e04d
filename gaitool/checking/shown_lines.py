"""What the lines of a document say otherwise than its data: changed, moved, parted, new."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from gaitool.as_printed import AFTER, BEFORE, SIGNATURE, TITLE, Altered, Change
from gaitool.checking.alignment import Alignment, Pair, aligned
from gaitool.checking.differences import stretches, unlike_sentences
from gaitool.checking.printed_blocks import Printed
from gaitool.text.shortening import shortened

TABLE_MARK = "\x00"
"""Stands, with the name of a part after it, in the place of the part's table."""

LINE_END = "〔分段〕"
WHOLE_TABLE = "整张表"
_GROUPED = (TITLE, SIGNATURE)
_CLAUSE = re.compile("[^，、。；：！？]+")
_LONG = 400
_LONGEST_QUOTE = 24
_MOST_ALONE = 200


def line_changes(printed: Sequence[Printed], shown: Sequence[str]) -> list[Altered]:
    """Return what is shown otherwise than it is printed, line by line, in the order of print."""
    texts = [one.text for one in printed]
    found = aligned(texts, shown, lambda i, j: _likeness(texts[i], shown[j]))
    lines = _Lines(printed, shown, found, _groups(texts, shown, found))
    told = [*lines.of_groups(), *lines.of_moved(), *lines.of_missing(), *lines.of_added()]
    return [one for _, one in sorted(told, key=lambda numbered: numbered[0])]


@dataclass(frozen=True, slots=True)
class _Group:
    """Printed lines and the shown ones that stand for them, by number: one and one, or more."""

    printed: list[int]
    shown: list[int]


def _groups(texts: Sequence[str], shown: Sequence[str], found: Alignment) -> list[_Group]:
    """Return the pairs in place, each with the lines beside it that are the rest of its own.

    A paragraph may be parted into several, and several be joined to one.
    """
    groups = [_Group([one], [other]) for one, other in found.in_place]
    unlike = [
        group
        for pair, group in zip(found.in_place, groups, strict=True)
        if texts[pair.first] != shown[pair.second]
    ]
    if len(found.missing) + len(found.added) > _MOST_ALONE:
        return groups
    for group in unlike:
        while _takes_one_more(group, texts, shown, found):
            pass
    return groups


def _takes_one_more(
    group: _Group, texts: Sequence[str], shown: Sequence[str], found: Alignment
) -> bool:
    """Take the line above or below into a group that is more alike with it; whether there is."""
    sides = ((group.printed, found.missing), (group.shown, found.added))
    before = _likeness_of(group, texts, shown)
    for numbers, alone in sides:
        for number in (numbers[0] - 1, numbers[-1] + 1):
            if number not in alone:
                continue
            kept = numbers[:]
            numbers[:] = sorted([*numbers, number])
            if _likeness_of(group, texts, shown) > before:
                alone.remove(number)
                return True
            numbers[:] = kept
    return False


def _likeness_of(group: _Group, texts: Sequence[str], shown: Sequence[str]) -> float:
    printed = "".join(texts[number] for number in group.printed)
    return _likeness(printed, "".join(shown[number] for number in group.shown))


def _likeness(printed: str, shown: str) -> float:
    """Return how alike two lines are; of long ones it is asked which clauses they share."""
    if printed == shown:
        return 1.0
    if TABLE_MARK in printed + shown:
        return 0.0
    if len(printed) + len(shown) > _LONG:
        clauses = (Counter(_CLAUSE.findall(printed)), Counter(_CLAUSE.findall(shown)))
        shared, every = clauses[0] & clauses[1], clauses[0] + clauses[1]
        return (
            2
            * sum(len(c) * n for c, n in shared.items())
            / max(1, sum(len(c) * n for c, n in every.items()))
        )
    return SequenceMatcher(None, printed, shown, autojunk=False).ratio()


_Told = Iterator[tuple[float, Altered]]
"""What is told, each with the number of the printed line that it belongs to or comes after."""


@dataclass(frozen=True)
class _Lines:
    """The printed lines beside those that are shown."""

    printed: Sequence[Printed]
    shown: Sequence[str]
    found: Alignment
    groups: list[_Group]

    def of_groups(self) -> _Told:
        """Yield what was changed in its place, and paragraphs that were parted or joined.

        Title and signature are told whole: their lines may be broken as there is room for them.
        """
        for group in self.groups:
            number = group.printed[0]
            place = self.printed[number].place
            printed = [self.printed[one].text for one in group.printed]
            shown = [self.shown[one] for one in group.shown]
            if printed != shown and place not in _GROUPED:
                yield from ((number, one) for one in _changes(place, shown, printed))
        for place in _GROUPED:
            yield from self._whole(place)

    def _whole(self, place: str) -> _Told:
        numbers = [n for n, one in enumerate(self.printed) if one.place == place]
        standing = {n: group for group in self.groups for n in group.printed}
        elsewhere = {pair.first: [pair.second] for pair in self.found.moved}
        shown: list[int] = []
        for number in numbers:
            group = standing.get(number)
            shown += group.shown if group else elsewhere.get(number, [])
        seen = "".join(self.shown[number] for number in dict.fromkeys(shown))
        printed = "".join(self.printed[number].text for number in numbers)
        if seen != printed:
            yield numbers[0], Altered(place, seen, printed)

    def of_moved(self) -> _Told:
        """Yield what stands in another place, and what was changed in it."""
        for pair in self.found.moved:
            place, text = self.printed[pair.first]
            quoted = WHOLE_TABLE if TABLE_MARK in text else shortened(text, _LONGEST_QUOTE)
            where = self._above(pair.second)
            yield pair.first, Altered(place, where, quoted, Change.MOVED)
            if place not in _GROUPED and text != self.shown[pair.second]:
                changes = _changes(place, [self.shown[pair.second]], [text])
                yield from ((pair.first, one) for one in changes)

    def of_missing(self) -> _Told:
        """Yield what is shown nowhere."""
        for number in self.found.missing:
            place, text = self.printed[number]
            if TABLE_MARK in text:
                yield number, Altered(place, "", WHOLE_TABLE)
            elif place not in _GROUPED:
                yield number, Altered(place, *stretches("", text))

    def of_added(self) -> _Told:
        """Yield what is shown and was not printed; what stands before or after all as one."""
        outside: dict[str, list[str]] = {BEFORE: [], AFTER: []}
        for number in self.found.added:
            after, place = self._owner(number)
            if place in outside:
                outside[place].append(self.shown[number])
            else:
                yield after + 0.5, Altered(place, stretches(self.shown[number], "")[0], "")
        for place, lines in outside.items():
            if lines:
                after = -1 if place == BEFORE else len(self.printed)
                yield after, Altered(place, stretches(LINE_END.join(lines), "")[0], "")

    @cached_property
    def _standing(self) -> list[Pair]:
        """The shown lines in their place, in order, each with the printed one."""
        return sorted(Pair(n, group.printed[0]) for group in self.groups for n in group.shown)

    def _owner(self, number: int) -> tuple[int, str]:
        """Return after which printed line a shown one stands, and in which place."""
        at = bisect_left(self._standing, (number, -1))
        if not at:
            return -1, BEFORE
        if at == len(self._standing):
            return len(self.printed), AFTER
        above, below = (self._standing[n].second for n in (at - 1, at))
        place = self.printed[above].place
        if place == TITLE:
            place = self.printed[below].place
        kind, _, part = place.partition(".")
        return above, f"sections.{part}" if kind == "headings" else place

    def _above(self, number: int) -> str:
        """Return in words where a line stands."""
        if not number:
            return "最上面"
        above = self.shown[number - 1]
        quoted = WHOLE_TABLE if TABLE_MARK in above else shortened(above, _LONGEST_QUOTE)
        return f"“{quoted}”下面"


def _changes(place: str, shown: list[str], printed: list[str]) -> Iterator[Altered]:
    seen, kept = LINE_END.join(shown), LINE_END.join(printed)
    if "".join(shown) == "".join(printed):
        yield Altered(place, *stretches(seen, kept), Change.PARTED)
    elif place.startswith("headings."):
        yield Altered(place, seen, kept)
    else:
        for one, other in unlike_sentences(seen, kept):
            yield Altered(place, *stretches(one, other))
