"""Holds pumped texts against a regular expression in the ways in which the package uses it."""

from collections.abc import Callable, Iterator
from re import Pattern
from types import MappingProxyType
from typing import Any, NamedTuple

from tests.support.pumped.growth import LONGEST, Growth, Work, growth, seconds
from tests.support.pumped.pumps import Pump, pumps_of
from tests.support.pumped.used_patterns import UsedPattern

_SPOILING = "\0"
"""A mark that nothing matches: what went well to the end is tried in all other ways."""

_WAYS = MappingProxyType[str, Callable[[Pattern[Any], Any], object]](
    {
        "search": lambda compiled, text: sum(1 for _ in compiled.finditer(text)),
        "match": lambda compiled, text: compiled.match(text),
        "fullmatch": lambda compiled, text: compiled.fullmatch(text),
    }
)


class Held(NamedTuple):
    """A pattern and a pumped text, held against each other in one way."""

    used: UsedPattern
    pump: Pump
    way: str
    ending: str = _SPOILING

    def work(self, length: int) -> Work:
        """Return the work at a length."""
        text: Any = self.pump.text(length) + self.ending
        if isinstance(self.used.compiled.pattern, bytes):
            text = text.encode()
        return lambda: _WAYS[self.way](self.used.compiled, text)

    def __str__(self) -> str:
        pattern = self.used.compiled.pattern
        return f"{self.used.where} by {self.way} of {self.pump!r}: {pattern[:80]!r}"


def pairs(used: UsedPattern, *, endings: tuple[str, ...] = (_SPOILING,)) -> Iterator[Held]:
    """Yield a pattern with every text that may cost it much.

    A search tries what a match tries, and more.
    """
    ways = used.ways - {"match"} if "search" in used.ways else used.ways
    for pump in pumps_of(used.compiled):
        for way in sorted(ways):
            yield from (Held(used, pump, way, ending) for ending in endings)


def grows_too_fast(held: Held) -> Growth | None:
    """Return the growth of a pair that grows faster than its text; None for one that does not.

    Four times the text takes four times as long, or sixteen times where each character is looked
    at from each: nine lies safely between, whatever else the machine does. Most pairs show in a
    millisecond that they are not worth measuring well.
    """
    rough = seconds(held.work(4_000))
    if rough > LONGEST:
        return Growth(rough, 4_000, rough)
    if rough < 0.0004 or 6 * seconds(held.work(1_000)) > rough:
        return None
    return growth(held.work, (2_000, 8_000, 32_000), least=0.004, most=9)
