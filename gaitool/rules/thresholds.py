"""From where on a rule asks: its own figures, or those that local requirements set."""

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from gaitool.prose.similarity import FEWEST_SENTENCES, MOST_SHARED
from gaitool.record import Value

if TYPE_CHECKING:
    from gaitool.local_requirements import LocalRequirements


class Share(Value):
    """A share in percent, of so many (1 or more) at the least; ``wish`` says who set it, if set."""

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

    def is_exceeded(self, part: int | Decimal, whole: int | Decimal) -> bool:
        """Whether a part of enough is more than such a share."""
        return whole >= self.fewest and part * 100 > self.percent * whole


class Growth(Value):
    """How many times as much, or as little, and by how much; ``wish`` as above."""

    times: Decimal
    gap: int
    wish: str = ""

    def words(self) -> str:
        """Return when a figure is out of proportion to last year's, in words."""
        times = f"{self.times.normalize():f}"
        return f"一年的数超过另一年的 {times} 倍，并且相差不少于 {self.gap}；上年为 0 的不按倍数算"

    def is_reached(self, this: Decimal, last: Decimal) -> bool:
        """Whether a figure grew or fell out of proportion; of one that was 0 nobody can say."""
        out_of_proportion = this > last * self.times or this * self.times < last
        return last > 0 and out_of_proportion and abs(this - last) >= self.gap


_Limit = TypeVar("_Limit", Share, Growth)

COPIED_TEXT = "G905"
"""The rule by which another unit's text is one's own."""

COPIED = Share(Decimal(MOST_SHARED), FEWEST_SENTENCES)
"""From where on sentences are taken for copied, from last year's or another unit's report."""


def threshold_asked(local: "LocalRequirements | None", rule: str, usual: _Limit) -> _Limit:
    """Return from where on a rule asks here: what is not set stays as usual."""
    own = local.threshold(rule) if local else None
    if local is None or own is None:
        return usual
    # A threshold has the fields of both kinds, under the same names.
    values = {name: getattr(own, name) for name in usual._fields if name != "wish"}
    set_here = {name: value for name, value in values.items() if value is not None}
    return usual._replace(**set_here, wish=local.basis_words(own.sentence))
