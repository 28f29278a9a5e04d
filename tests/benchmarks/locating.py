"""Of the faults seeded into 表三 the wrong cell is named, alone or first, within milliseconds.

A located fault is the first repair of the list; a unique one is the only repair.
"""

import time
from collections import Counter
from collections.abc import Iterable
from statistics import median

from gaitool.filled_report import FilledReport
from gaitool.rules.location.diagnosis import diagnose

from tests.support.editions import APPLICATIONS
from tests.support.seeded_faults import (
    REPORTS,
    Fault,
    fault_pairs,
    outcome,
    published_report,
    single_faults,
    with_figures,
)

PAIRS, SEED = 2000, 2021
CONSISTENT = 50


def main() -> None:
    """Measure single faults, pairs of faults, and the time a consistent table takes."""
    for name in REPORTS:
        report = published_report(name)
        singles = [(fault,) for fault in single_faults(report, APPLICATIONS)]
        show(f"{name}, one wrong cell", *measure(report, singles))
        pairs = fault_pairs(report, APPLICATIONS, PAIRS // len(REPORTS), SEED)
        show(f"{name}, two wrong cells", *measure(report, pairs))
        _, seconds = measure(report, [()] * CONSISTENT)
        print(f"{name}, consistent: median {median(seconds) * 1000:.1f} ms")


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


if __name__ == "__main__":
    main()
