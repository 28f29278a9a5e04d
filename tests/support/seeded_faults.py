"""Wrong figures put into published tables, and how a diagnosis agrees with them.

A fault is located if the first repair listed is the right one, unique if there is no other.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import Answer, answer_from_number
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.rules.location.corrections import Diagnosis

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture

# Small figures and large ones: the more digits, the more ways to mistype them.
REPORTS = ("yongji_2023", "provincial_capital_2025")


@dataclass(frozen=True)
class Fault:
    """A cell, the figure it had, and the wrong figure put there."""

    key: CellKey
    right: int
    wrong: int


def published_report(name: str) -> FilledReport:
    """Read a fixture: all 166 inputs, and the 34 totals as declared."""
    data = fixture(name)
    return FilledReport(answers=_answers(data["cells"]), declared=_answers(data["declared"]))


def _answers(figures: dict[str, int]) -> dict[CellKey, Answer]:
    answers = {}
    for name, figure in figures.items():
        key = CellKey(*name.split("."))
        unit = FORM_2021.table_of(key).column(key).measure
        answers[key] = answer_from_number(Decimal(figure), unit)
    return answers


def with_figures(report: FilledReport, figures: dict[CellKey, int]) -> FilledReport:
    """Return the report with other figures in some cells, inputs or declared totals."""
    changed = _answers({str(key): figure for key, figure in figures.items()})
    is_total = {key: report.form.table_of(key).is_total(key) for key in changed}
    answers = {key: answer for key, answer in changed.items() if not is_total[key]}
    declared = {key: answer for key, answer in changed.items() if is_total[key]}
    return report._replace(
        answers={**report.answers, **answers},
        declared={**report.declared, **declared},
    )


def wrong_figures(right: int) -> list[int]:
    """Return the figure plus 1, minus 1, times 10, and with each two neighbouring digits swapped.

    That is how people mistype: by one, a digit too many, two digits transposed.
    """
    digits = str(right)
    swaps = [
        int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
        for i in range(len(digits) - 1)
    ]
    wrong = dict.fromkeys((right + 1, right - 1, right * 10, *swaps))
    return [figure for figure in wrong if figure >= 0 and figure != right]


def single_faults(report: FilledReport, table: Table) -> Iterator[Fault]:
    """Yield every fault of every cell of the table, declared totals included."""
    for key in table.cells:
        right = int(report.figure(key))
        for wrong in wrong_figures(right):
            yield Fault(key, right, wrong)


def fault_pairs(
    report: FilledReport, table: Table, count: int, seed: int
) -> Iterator[tuple[Fault, Fault]]:
    """Yield random pairs of faults in two different cells of the table."""
    # A fixed seed: a benchmark that draws anew each time cannot be compared with the last.
    dice = random.Random(seed)
    for _ in range(count):
        first, second = (
            Fault(key, right, dice.choice(wrong_figures(right)))
            for key in dice.sample(table.cells, 2)
            for right in [int(report.figure(key))]
        )
        yield first, second


def outcome(diagnoses: tuple[Diagnosis, ...], faults: Iterable[Fault]) -> str:
    """Return how the diagnoses agree with the faults that were seeded."""
    sought = {(fault.key, fault.right) for fault in faults}
    if not diagnoses:
        return "unseen"
    listed = [[{(f.key, f.expected) for f in r.corrections} for r in d.repairs] for d in diagnoses]
    first = set().union(*(repairs[0] for repairs in listed if repairs))
    if first == sought:
        return "unique" if all(diagnosis.located for diagnosis in diagnoses) else "first"
    return "listed" if any(sought in repairs for repairs in listed) else "missed"
