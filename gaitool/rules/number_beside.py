"""Numbers of one sentence that only together are the table's figure: 办结66件，5件逾期未补正."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from gaitool.claims import Claim, Field, Kind, ReadText

_SET_ASIDE = frozenset([Field.DECLINED, Field.OTHERWISE])
"""Results that offices set beside what they have answered rather than count to it."""
_FEWEST = 2
"""A single case beside a number is too often there to explain anything."""
_NEAR = 2


def made_up_with_others(read: ReadText, claim: Claim, figures: Collection[Decimal]) -> bool:
    """Whether a figure is what a statement and the numbers right beside it add up to.

    The statement then tells of some of the cases, in words that were not understood: nothing
    can be said about it. ``figures`` are those that it may mean.
    """
    return any(total in figures for total in _totals(read, claim))


def _totals(read: ReadText, claim: Claim) -> Iterator[Decimal]:
    """Yield the statement with its repetitions in the sentence, and with its neighbours."""
    same = [one.value for one in read.claims if _says_as(one, claim)]
    if len(same) > 1:
        yield sum(same, start=Decimal(0))
    numbers = _numbers(read, claim)
    places = sorted(numbers)
    at = places.index(claim.start)
    behind = [numbers[place] for place in places[at + 1 : at + 1 + _NEAR]]
    before = [numbers[place] for place in places[max(0, at - 1) : at]]
    for beside in (before, behind[:1], behind):
        if beside and min(beside) >= _FEWEST:
            yield claim.value + sum(beside)


def _says_as(one: Claim, claim: Claim) -> bool:
    same = (one.field, one.row, one.kind) == (claim.field, claim.row, claim.kind)
    return same and one.quote == claim.quote


def _numbers(read: ReadText, claim: Claim) -> dict[int, Decimal]:
    """Return the counts of a sentence by their places; 0 for what is a figure of its own."""
    counts = {
        one.source.start: Decimal(one.number)
        for one in read.not_compared
        if one.source.quote == claim.quote and one.number.isdecimal()
    }
    return counts | {
        one.start: one.value if one.start == claim.start or one.field in _SET_ASIDE else Decimal(0)
        for one in read.claims
        if one.quote == claim.quote and one.kind is Kind.COUNT
    }
