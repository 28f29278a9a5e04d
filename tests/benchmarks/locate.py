"""How many seeded faults of table 三 are found: ``python -m tests.benchmarks.locate``.

A located fault is the first repair of the list; a unique one is the only repair.
"""

import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from statistics import median

from gaitool.answers import Answer, answer_from_number
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.rules.location.corrections import Diagnosis
from gaitool.rules.location.diagnosis import diagnose

from tests.support.editions import APPLICATIONS, FORM_2021

FIXTURES = Path(__file__).parents[1] / "fixtures"
REPORTS = ("yongji_2023", "provincial_capital_2025")
PAIRS, SEED = 2000, 2021


@dataclass(frozen=True)
class Fault:
    """A cell, the figure it had, and the wrong figure put there."""

    key: CellKey
    right: int
    wrong: int


def published_report(name: str) -> FilledReport:
    """Read a fixture: all 166 inputs, and the 34 totals as declared."""
    data = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
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
    return replace(
        report,
        answers={**report.answers, **answers},
        declared={**report.declared, **declared},
    )


def wrong_figures(right: int) -> list[int]:
    """Return the figure one more, one less, ten times, and with each adjacent swap of digits."""
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
    dice = random.Random(seed)
    for _ in range(count):
        first, second = (
            Fault(key, right, dice.choice(wrong_figures(right)))
            for key in dice.sample(table.cells, 2)
            for right in [int(report.figure(key))]
        )
        yield first, second


def outcome(diagnoses: tuple[Diagnosis, ...], faults: Iterable[Fault]) -> str:
    """Say how the diagnoses agree with the faults that were seeded."""
    sought = {(fault.key, fault.right) for fault in faults}
    if not diagnoses:
        return "unseen"
    listed = [[{(f.key, f.expected) for f in r.corrections} for r in d.repairs] for d in diagnoses]
    first = set().union(*(repairs[0] for repairs in listed if repairs))
    if first == sought:
        return "unique" if all(diagnosis.located for diagnosis in diagnoses) else "first"
    return "listed" if any(sought in repairs for repairs in listed) else "missed"


def measure(
    report: FilledReport, cases: Iterable[tuple[Fault, ...]]
) -> tuple[Counter[str], list[float]]:
    """Diagnose table 三 with each of the cases; return the outcomes and the seconds each took."""
    outcomes: Counter[str] = Counter()
    seconds = []
    for faults in cases:
        broken = with_figures(report, {fault.key: fault.wrong for fault in faults})
        start = time.perf_counter()
        diagnoses = diagnose(broken, APPLICATIONS)
        seconds.append(time.perf_counter() - start)
        outcomes[outcome(diagnoses, faults)] += 1
    return outcomes, seconds


def show(title: str, outcomes: Counter[str], seconds: list[float]) -> None:
    """Print one line of the result."""
    total = outcomes.total()
    located = outcomes["unique"] + outcomes["first"]
    print(
        f"{title}: located {located}/{total} ({located / total:.1%}); "
        f"unique {outcomes['unique']}, first of several {outcomes['first']}, "
        f"listed later {outcomes['listed']}, missed {outcomes['missed']}, "
        f"unseen {outcomes['unseen']}; median {median(seconds) * 1000:.1f} ms, "
        f"worst {max(seconds) * 1000:.1f} ms"
    )


def main() -> None:
    """Measure single faults, pairs of faults, and the time a consistent table takes."""
    for name in REPORTS:
        report = published_report(name)
        singles = [(fault,) for fault in single_faults(report, APPLICATIONS)]
        show(f"{name}, one wrong cell", *measure(report, singles))
        pairs = fault_pairs(report, APPLICATIONS, PAIRS // len(REPORTS), SEED)
        show(f"{name}, two wrong cells", *measure(report, pairs))
        _, seconds = measure(report, [()] * 50)
        print(f"{name}, consistent: median {median(seconds) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
