"""A number with what it was read as, and what the rules may look at to read one."""

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from gaitool.claims.claim import Answer, Field, Figure, Kind, Refusal
from gaitool.claims.naming import figures_of
from gaitool.claims.phrases import Phrase
from gaitool.claims.scopes import Scope
from gaitool.claims.words import Frame, Sort, Words, has
from gaitool.record import Record

NEAR = 12
"""How many numbers are looked at on either side: the longest lists have no more."""
ASIDE = frozenset([Refusal.DIFFERENCE, Refusal.COMPARED])
"""Numbers that only say by how much a figure changed, or from what."""


class Attached(NamedTuple):
    """A number with what it was read as: figures, or the reason why it became no claim.

    ``figures`` may stand beside a ``refusal``: those of another year, or compared with. A
    percentage has a ``kind``, its signed value as ``ratio`` and what it is a share of as ``base``.
    """

    frame: Frame
    scope: Scope
    figures: tuple[Figure, ...] = ()
    refusal: Refusal | None = None
    rule: str = ""
    kind: Kind = Kind.COUNT
    ratio: Decimal = Decimal(0)
    base: Field | None = None

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.frame.measure.value

    @property
    def claimed(self) -> bool:
        """Whether the number is a claim."""
        return bool(self.figures) and self.refusal is None

    @property
    def field(self) -> Field | None:
        """The figure that is claimed, the first of several."""
        return self.figures[0].field if self.claimed else None

    @property
    def is_newly_received(self) -> bool:
        """Whether its verb says that it came new: 新收."""
        return any("新" in token.text for token in self.frame.own if token.sort is Sort.ACT)

    @property
    def is_new(self) -> bool:
        """Whether a number counts what came new this year."""
        return self.is_newly_received or has(self.frame.own, Sort.TIME, "this", "now")


class Sight(Record):
    """What a rule may look at: the number, what was attached before it, the year.

    ``before`` are the numbers of the line, ``earlier`` those of the sentence; ``labels`` the
    phrases that 分别 or 均为 give the number in place of the words before it.
    """

    frame: Frame
    scope: Scope
    before: tuple[Attached, ...]
    labels: tuple[Words, ...]
    told: frozenset[str]
    year: int | None

    @cached_property
    def earlier(self) -> tuple[Attached, ...]:
        """The numbers before this one in its sentence."""
        return tuple(i for i in self.before if i.frame.sentence == self.frame.sentence)

    @property
    def divided(self) -> tuple["Attached", ...]:
        """Those before it in its sentence, or in the last one where 其中 opens its own."""
        if self.earlier or not self.before or not has(self.frame.own[:1], Sort.OPEN, "among"):
            return self.earlier
        last = self.before[-1].frame.sentence
        return tuple(i for i in self.before if i.frame.sentence == last)

    def phrase(self, words: Words, behind: Words = ()) -> Phrase:
        """Return some words as a phrase that leads up to the number."""
        is_zero = self.frame.measure.value == 0
        return Phrase(words, behind, self.frame.unit, self.scope, self.told, is_zero, self.year)

    def counting(self, words: Words) -> tuple[Figure, ...]:
        """Return what some words name if they count cases; nothing where they do not."""
        answer = figures_of(self.phrase(words)._replace(unit="件"))
        return answer if isinstance(answer, tuple) else ()

    def figures(self, words: Words, behind: Words = ()) -> Answer | None:
        """Return what some words name."""
        return figures_of(self.phrase(words, behind))
