"""The decoder of broken sums: the smallest sets of shifted figures that explain all of them.

Every cell stands in a few equations only (its row, its column, the balance of its column), so
the pattern of broken equations, the syndrome, points at the cell as in an error-correcting code.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from gaitool.form import CellKey
from gaitool.rules.location.equations import Equation

MOST_CORRECTIONS = 3

Syndrome: TypeAlias = dict[int, Decimal]
"""What every broken equation makes instead of 0, by the number of the equation."""

MayHold: TypeAlias = Callable[[CellKey, Decimal], bool]
"""Whether a figure can be that of a cell."""


def not_negative(_key: CellKey, figure: Decimal) -> bool:
    """Whether a figure is 0 or more."""
    return figure >= 0


# Compared and hashed as objects: the signature, a mapping, has no hash.
@dataclass(frozen=True, eq=False)
class Lookalikes:
    """Cells in the same equations with the same (or all opposite) signs: nothing tells them apart.

    ``signature`` maps the number of each equation to the coefficient of the first cell; every
    member has its figure and 1, or -1 where all its signs are opposite. ``may_hold`` tells which
    figures a member can have.
    """

    signature: Mapping[int, int]
    members: tuple[tuple[CellKey, Decimal, int], ...]
    may_hold: MayHold

    def shifted(self, amount: Decimal) -> Iterator[tuple[CellKey, Decimal]]:
        """Yield the members that can bear the shift, with the figure it makes."""
        for key, figure, sign in self.members:
            if self.may_hold(key, figure + sign * amount):
                yield key, figure + sign * amount

    def amount_mending(self, equation: int, excess: Decimal) -> Decimal:
        """Return the shift that alone mends an equation, or 0 where no member can bear it."""
        coefficient = self.signature[equation]
        amount = Decimal(-excess) / coefficient
        mends = amount * coefficient == -excess  # a third has no end in decimals
        return amount if mends and next(self.shifted(amount), None) else Decimal(0)

    def apply(self, amount: Decimal, syndrome: Syndrome) -> Syndrome:
        """Return the syndrome that is left after a shift."""
        left = dict(syndrome)
        for equation, coefficient in self.signature.items():
            excess = left.pop(equation, Decimal(0)) + coefficient * amount
            if excess:
                left[equation] = excess
        return left


class Shift(NamedTuple):
    """A change of one cell, whichever of the lookalikes it is."""

    lookalikes: Lookalikes
    amount: Decimal


class Decoder:
    """The equations of a table arranged for the search; ``figures`` has every cell of them.

    ``may_hold`` tells which figures a correction may put into a cell.
    """

    def __init__(
        self,
        equations: Sequence[Equation],
        figures: Mapping[CellKey, Decimal],
        may_hold: MayHold = not_negative,
    ) -> None:
        self._syndrome = {
            number: equation.excess for number, equation in enumerate(equations) if equation.excess
        }
        self._in_equation: dict[int, list[Lookalikes]] = defaultdict(list)
        self._with_pattern: dict[frozenset[int], list[Lookalikes]] = defaultdict(list)
        self._widest = 0
        for group in _group_lookalikes(equations, figures, may_hold):
            self._with_pattern[frozenset(group.signature)].append(group)
            self._widest = max(self._widest, len(group.signature))
            for number in group.signature:
                self._in_equation[number].append(group)

    def smallest_explanations(self) -> tuple[frozenset[Shift], ...]:
        """Return every set of fewest shifts after which all equations hold.

        Searches up to three shifts. It finds the sets from which shifts can be taken one after
        the other, each alone in mending some equation; with all totals stated that is every set.
        Two shifts among the same lookalikes are never combined: infinitely many would do.
        """
        for size in range(1, MOST_CORRECTIONS + 1):
            if found := dict.fromkeys(self._explanations(self._syndrome, size)):
                return tuple(found)
        return ()

    def _explanations(self, syndrome: Syndrome, size: int) -> Iterator[frozenset[Shift]]:
        if size == 1:
            yield from self._single_shifts(syndrome)
        # A shift mends no more equations than its cell stands in: the rest cannot be reached.
        elif len(syndrome) <= size * self._widest:
            for first in self._first_shifts(syndrome):
                left = first.lookalikes.apply(first.amount, syndrome)
                for others in self._explanations(left, size - 1):
                    if all(other.lookalikes is not first.lookalikes for other in others):
                        yield others | {first}

    def _single_shifts(self, syndrome: Syndrome) -> Iterator[frozenset[Shift]]:
        for group in self._with_pattern.get(frozenset(syndrome), ()):
            number, excess = next(iter(syndrome.items()))
            amount = group.amount_mending(number, excess)
            if amount and not group.apply(amount, syndrome):
                yield frozenset([Shift(group, amount)])

    def _first_shifts(self, syndrome: Syndrome) -> Iterator[Shift]:
        """Yield every shift that alone mends one of the broken equations, once."""
        shifts = (
            Shift(group, group.amount_mending(number, excess))
            for number, excess in syndrome.items()
            for group in self._in_equation[number]
        )
        yield from dict.fromkeys(shift for shift in shifts if shift.amount)


def parts_that_share_cells(equations: Sequence[Equation]) -> tuple[tuple[Equation, ...], ...]:
    """Return the equations in groups that share no cell with each other, order kept."""
    group_of: dict[CellKey, set[int]] = {}
    for number, equation in enumerate(equations):
        touched = (group_of[cell] for cell in equation.coefficients if cell in group_of)
        joined = {number}.union(*touched)
        for member in joined:
            group_of.update(dict.fromkeys(equations[member].coefficients, joined))
    groups = dict.fromkeys(tuple(sorted(group)) for group in group_of.values())
    return tuple(tuple(equations[number] for number in group) for group in groups)


def _group_lookalikes(
    equations: Sequence[Equation], figures: Mapping[CellKey, Decimal], may_hold: MayHold
) -> Iterator[Lookalikes]:
    signatures: dict[CellKey, dict[int, int]] = defaultdict(dict)
    for number, equation in enumerate(equations):
        for cell, coefficient in equation.coefficients.items():
            signatures[cell][number] = coefficient
    groups: dict[tuple[tuple[int, int], ...], list[tuple[CellKey, Decimal, int]]] = defaultdict(
        list
    )
    for cell, signature in signatures.items():
        # Turned so that the first sign is +: cells on either side of a balance fall into one group.
        sign = next(iter(signature.values()))
        pattern = tuple((number, sign * value) for number, value in signature.items())
        groups[pattern].append((cell, figures[cell], sign))
    for pattern, members in groups.items():
        yield Lookalikes(dict(pattern), tuple(members), may_hold)
