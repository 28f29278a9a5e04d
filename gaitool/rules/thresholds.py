"""From where on a rule asks: its own figures, or those that local requirements set."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gaitool.prose.similarity import FEWEST_SENTENCES, MOST_SHARED

if TYPE_CHECKING:
    from gaitool.local_requirements import LocalRequirements


class Share(NamedTuple):
    """A share in percent, and of how many at the least; ``wish`` says who set it, if it was set."""

    percent: Decimal
    fewest: int
    wish: str = ""

    def words(self) -> str:
        """Return the share as it is written: 62.5%."""
        return f"{self.percent.normalize():f}%"

    def is_reached(self, part: int, whole: int) -> bool:
        """Whether a part of enough is such a share at the least."""
        # In whole numbers: 3 of 5 would not be 60 % in binary fractions.
        return whole >= self.fewest and part * 100 >= self.percent * whole


class Growth(NamedTuple):
    """How many times as much, or as little, and by how much; ``wish`` as above."""

    times: Decimal
    gap: int
    wish: str = ""

    def is_reached(self, this: Decimal, last: Decimal) -> bool:
        """Whether a figure grew or fell out of proportion; one that was 0 never did."""
        out_of_proportion = this > last * self.times or this * self.times < last
        return last > 0 and out_of_proportion and abs(this - last) >= self.gap


COPIED = Share(Decimal(MOST_SHARED), FEWEST_SENTENCES)
"""From where on sentences are taken for copied, from last year's or another unit's report."""


def share_asked(local: "LocalRequirements | None", rule: str, usual: Share) -> Share:
    """Return the share that a rule asks about here."""
    own = local.threshold(rule) if local else None
    if local is None or own is None:
        return usual
    percent = usual.percent if own.percent is None else own.percent
    fewest = usual.fewest if own.fewest is None else own.fewest
    return Share(percent, fewest, local.basis_words(own.sentence))


def growth_asked(local: "LocalRequirements | None", rule: str, usual: Growth) -> Growth:
    """Return the growth that a rule asks about here."""
    own = local.threshold(rule) if local else None
    if local is None or own is None:
        return usual
    times = usual.times if own.times is None else own.times
    gap = usual.gap if own.gap is None else own.gap
    return Growth(times, gap, local.basis_words(own.sentence))
