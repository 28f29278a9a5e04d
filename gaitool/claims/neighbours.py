"""A number of a line with the numbers around it."""

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import is_

from gaitool.claims.attached import NEAR, Attached
from gaitool.record import Record

Items = tuple[Attached, ...]


class Place(Record):
    """A number of a line with those around it; ``at`` is its index among them."""

    item: Attached
    items: Items
    at: int
    by_place: Mapping[int | None, Attached]

    @cached_property
    def sentence(self) -> Items:
        """The numbers near it in its sentence."""
        near = self.items[max(0, self.at - NEAR) : self.at + NEAR]
        return tuple(one for one in near if one.frame.sentence == self.item.frame.sentence)

    @cached_property
    def earlier(self) -> Items:
        """Those of its sentence before it."""
        return tuple(one for one in self.sentence if one.frame.at < self.item.frame.at)

    @cached_property
    def later(self) -> Items:
        """Those of its sentence behind it."""
        return tuple(one for one in self.sentence if one.frame.at > self.item.frame.at)

    @property
    def whole(self) -> Attached | None:
        """The number that its list divides."""
        return self.by_place.get(self.item.scope.whole)


def places_of(items: Items) -> list[Place]:
    """Return every number with those around it."""
    by_place: dict[int | None, Attached] = {item.frame.at: item for item in items}
    return [Place(item, items, at, by_place) for at, item in enumerate(items)]


def changed(places: list[Place], rule: Callable[[Place], Attached]) -> list[Place]:
    """Return the numbers as a rule has them, each with those around it.

    Most rules change none: what has been seen around the numbers holds then.
    """
    items = tuple(map(rule, places))
    before = (place.item for place in places)
    return places if all(map(is_, items, before)) else places_of(items)
