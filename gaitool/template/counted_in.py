"""A report with the figures that were counted from a register, and all else as it was."""

from decimal import Decimal

from gaitool.answers import answer_from_number
from gaitool.counted_register import CountedRegister
from gaitool.filled_report import FilledReport
from gaitool.form import CASES


def with_counts(report: FilledReport, counted: CountedRegister) -> FilledReport:
    """Return the report with every counted cell filled, those of no application with 0.

    Totals that were typed over the formulas of a counted table go: the formulas count again.
    """
    tables = {key.table for key in counted.cells}
    figures = {
        key: answer_from_number(Decimal(counted.figure(key)), CASES) for key in counted.cells
    }
    return report._replace(
        answers={**report.answers, **figures},
        typed_totals={k: a for k, a in report.typed_totals.items() if k.table not in tables},
        unfound=report.unfound - counted.cells,
    )
