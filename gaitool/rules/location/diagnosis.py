"""Which cells of a table are wrong: the broken equations and every smallest repair."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product
from math import prod

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.rules.location.causes import Cause, cause_of, misplaced_figure
from gaitool.rules.location.corrections import LONGEST_LIST, Correction, Diagnosis, Repair
from gaitool.rules.location.equations import (
    Equation,
    WrittenTable,
    equations_of,
    read_written_table,
)
from gaitool.rules.location.syndromes import Decoder, Shift, parts_that_share_cells

# Without stated totals the some twenty results of a column look alike: three wrong cells among
# such make 8 000 picks, and each has to be weighed.
_MOST_COMPARED = 600


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """A correction of one cell, its place in reading order, and what may have caused the slip."""

    position: int
    correction: Correction
    cause: Cause | None

    @property
    def weight(self) -> int:
        return self.cause.weight if self.cause else 0


def diagnose(report: FilledReport, table: Table) -> tuple[Diagnosis, ...]:
    """Find the wrong cells of a table; nothing where every equation holds.

    Equations that share no cell are decoded apart, each group with its own diagnosis. Corrected
    figures are such as their cells can hold; at most three cells are corrected together.
    """
    written = read_written_table(report, table)
    equations = equations_of(written)
    if not any(equation.excess for equation in equations):
        return ()
    return tuple(
        _diagnose_part(report, part, written)
        for part in parts_that_share_cells(equations)
        if any(equation.excess for equation in part)
    )


def _diagnose_part(
    report: FilledReport, equations: Sequence[Equation], written: WrittenTable
) -> Diagnosis:
    broken = tuple(equation for equation in equations if equation.excess)
    decoder = Decoder(equations, written.figures, written.may_hold)
    explanations = decoder.smallest_explanations()
    choices = [_choices(report, shifts, written.figures) for shifts in explanations]
    count = sum(prod(map(len, choice)) for choice in choices)
    ranked = sorted((pick for c in choices for pick in _picks(c, len(choices))), key=_rank)
    return Diagnosis(broken, tuple(_repair(pick, broken) for pick in ranked[:LONGEST_LIST]), count)


def _choices(
    report: FilledReport, shifts: Iterable[Shift], figures: Mapping[CellKey, Decimal]
) -> list[list[_Suspicion]]:
    """Return for each shift the cells it may be in, the most plausible first."""
    return [
        sorted(
            (
                _suspect(report, Correction(key, figures[key], figure))
                for key, figure in group.shifted(amount)
            ),
            key=lambda suspicion: (-suspicion.weight, suspicion.position),
        )
        for group, amount in shifts
    ]


def _suspect(report: FilledReport, correction: Correction) -> _Suspicion:
    position = report.form.table_of(correction.key).cells.index(correction.key)
    return _Suspicion(position, correction, cause_of(report, correction))


def _picks(choice: list[list[_Suspicion]], sharing: int) -> Iterator[tuple[_Suspicion, ...]]:
    """Yield every choice of one cell for each shift, or the most plausible of too many.

    The cells of a pick are in reading order.
    """
    allowed = _MOST_COMPARED // sharing
    if prod(map(len, choice)) > allowed:
        shortest = max(1, int(allowed ** (1 / len(choice))))
        choice = [suspicions[:shortest] for suspicions in choice]
    for pick in product(*choice):
        yield tuple(sorted(pick, key=lambda suspicion: suspicion.position))


def _rank(pick: tuple[_Suspicion, ...]) -> tuple[int, int, list[int]]:
    """Rank by cells without a cause, then by weight of the causes, then in reading order."""
    shared = _shared_cause(pick)
    uncaused = 0 if shared else sum(not suspicion.cause for suspicion in pick)
    weight = sum(suspicion.weight for suspicion in pick) + (shared.weight if shared else 0)
    return uncaused, -weight, [suspicion.position for suspicion in pick]


def _shared_cause(pick: tuple[_Suspicion, ...]) -> Cause | None:
    """Return the most telling cause that two of the cells share, or None."""
    pairs = combinations(pick, 2)
    causes = (misplaced_figure(one.correction, other.correction) for one, other in pairs)
    return max(filter(None, causes), key=lambda cause: cause.weight, default=None)


def _repair(pick: tuple[_Suspicion, ...], broken: Sequence[Equation]) -> Repair:
    shared = _shared_cause(pick)
    corrections = (
        replace(
            suspicion.correction,
            equations=tuple(e for e in broken if suspicion.correction.key in e.coefficients),
            cause=suspicion.cause.words if suspicion.cause else "",
        )
        for suspicion in pick
    )
    return Repair(tuple(corrections), shared.words if shared else "")
