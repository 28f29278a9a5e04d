"""A number of a line with the numbers around it."""

from collections.abc import Mapping
from typing import NamedTuple

from gaitool.claims.attached import NEAR, Attached

Items = tuple[Attached, ...]


class Place(NamedTuple):
    """A number of a line with those around it; ``at`` is its index among them."""

    item: Attached
    items: Items
    at: int
    by_place: Mapping[int | None, Attached]

    @property
    def sentence(self) -> Items:
        """The numbers near it in its sentence."""
        near = self.items[max(0, self.at - NEAR) : self.at + NEAR]
        return tuple(one for one in near if one.frame.sentence == self.item.frame.sentence)

    @property
    def earlier(self) -> Items:
        """Those of its sentence before it."""
        return tuple(one for one in self.sentence if one.frame.at < self.item.frame.at)

    @property
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
