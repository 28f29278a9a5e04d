"""What the lines of a document say otherwise than its data: changed, moved, parted, new."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gaitool.as_printed import AFTER, BEFORE, SIGNATURE, TITLE, Altered, Change
from gaitool.checking.alignment import Alignment, Pair
from gaitool.checking.alike_texts import TABLE_MARK, Group, grouped
from gaitool.checking.many_as_one import LINE_END, first_of
from gaitool.checking.printed_blocks import Printed
from gaitool.checking.unlike_sentences import LONGEST_QUOTE, stretches, unlike_sentences
from gaitool.text.shortening import shortened

WHOLE_TABLE = "整张表"
_GROUPED = (TITLE, SIGNATURE)


def line_changes(printed: Sequence[Printed], shown: Sequence[str]) -> list[Altered]:
    """Return what is shown otherwise than it is printed, line by line, in the order of print."""
    texts = [one.text for one in printed]
    lines = _Lines(printed, shown, *grouped(texts, shown))
    told = [*lines.of_groups(), *lines.of_moved(), *lines.of_missing(), *lines.of_added()]
    found = _moved_together(sorted(told, key=lambda one: one.number))
    return [_quoted(one.altered) for one in found]


class _One(NamedTuple):
    """What is told, and the number of the printed line that it belongs to or comes after.

    ``where`` says in words where that stands which is seen and was not printed.
    """

    number: float
    altered: Altered
    where: str = ""


_Told = Iterator[_One]


def _moved_together(told: Sequence[_One]) -> list[_One]:
    """Return what is told, a text that is gone in one place and stands in another as moved."""
    added: dict[str, list[_One]] = {}
    for one in told:
        if one.where and not one.altered.carried:
            added.setdefault(one.altered.seen.replace(LINE_END, ""), []).append(one)
    found, elsewhere = [], set()
    for one in told:
        if not one.altered.seen and (places := added.get(one.altered.carried)):
            other = places.pop(0)
            elsewhere.add(id(other))
            moved = Altered(one.altered.place, other.where, one.altered.carried, Change.MOVED)
            found.append(one._replace(altered=moved))
        else:
            found.append(one)
    return [one for one in found if id(one) not in elsewhere]


def _quoted(one: Altered) -> Altered:
    """Return what is told with texts quoted no longer than it takes to see what differs."""
    if one.change is Change.MOVED:
        is_table = TABLE_MARK in one.carried
        quoted = WHOLE_TABLE if is_table else shortened(one.carried, LONGEST_QUOTE)
        return one._replace(carried=quoted)
    is_whole = one.place in _GROUPED or one.place.startswith("headings.")
    if is_whole and one.change is Change.OTHERWISE:
        return one
    seen, carried = stretches(one.seen, one.carried)
    return one._replace(seen=seen, carried=carried)


@dataclass(frozen=True)
class _Lines:
    """The printed lines beside those that are shown."""

    printed: Sequence[Printed]
    shown: Sequence[str]
    found: Alignment
    groups: list[Group]

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
                yield from _changes(number, place, shown, printed)
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
            yield _One(numbers[0], Altered(place, seen, printed))

    def of_moved(self) -> _Told:
        """Yield what stands in another place, and what was changed in it."""
        for pair in self.found.moved:
            place, text, _ = self.printed[pair.first]
            moved = Altered(place, self._above(pair.second), text, Change.MOVED)
            yield _One(pair.first, moved)
            if place not in _GROUPED and text != self.shown[pair.second]:
                yield from _changes(pair.first, place, [self.shown[pair.second]], [text])

    def of_missing(self) -> _Told:
        """Yield what is shown nowhere."""
        for number in self.found.missing:
            place, text, _ = self.printed[number]
            if TABLE_MARK in text:
                yield _One(number, Altered(place, "", WHOLE_TABLE))
            elif place not in _GROUPED:
                yield _One(number, Altered(place, "", text))

    def of_added(self) -> _Told:
        """Yield what is shown and was not printed; what stands before or after all as one."""
        outside: dict[str, list[str]] = {BEFORE: [], AFTER: []}
        for number in self.found.added:
            after, place = self._owner(number)
            if place in outside:
                outside[place].append(self.shown[number])
            else:
                added = Altered(place, self.shown[number], "")
                yield _One(after + 0.5, added, self._above(number))
        for place, lines in outside.items():
            if lines:
                after = -1 if place == BEFORE else len(self.printed)
                yield _One(after, Altered(place, first_of(lines), ""))

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
        quoted = WHOLE_TABLE if TABLE_MARK in above else shortened(above, LONGEST_QUOTE)
        return f"“{quoted}”下面"


def _changes(number: int, place: str, shown: list[str], printed: list[str]) -> _Told:
    seen, kept = LINE_END.join(shown), LINE_END.join(printed)
    if "".join(shown) == "".join(printed):
        yield _One(number, Altered(place, seen, kept, Change.PARTED))
    elif place.startswith("headings."):
        yield _One(number, Altered(place, seen, kept))
    else:
        for printed_one, shown_one, where in unlike_sentences(kept, seen):
            if printed_one == shown_one:
                yield _One(number, Altered(place, where, printed_one, Change.MOVED))
            else:
                yield _One(number, Altered(place, shown_one, printed_one), where)
