"""What a blank workbook can fill in by itself: from last year's report, and by law."""

from decimal import Decimal

from gaitool.answers import answer_from_number
from gaitool.filled_report import FilledReport
from gaitool.form import CASES, CellKey, may_make_regulations


def with_last_year(report: FilledReport, previous: FilledReport) -> FilledReport:
    """Return the report with last year's beside it, and what carries on from it where blank."""
    report = report.with_previous(previous)
    # Last year's may be on another edition, with other rows.
    previous = previous.on(report.form)
    answers = dict(report.answers)
    for table, key in [(t, key) for t in report.form.tables.values() for key in t.inputs]:
        if (row := table.row(key)).carries_on and report.answer(key).blank:
            last = previous.figure_or_none(key._replace(row=row.carries_on))
            if last is not None:
                answers[key] = answer_from_number(last, table.column(key).measure)
    return report._replace(answers=answers)


def with_fixed_zeros(report: FilledReport) -> FilledReport:
    """Return the report with 0 for the 规章 of an organ that cannot make any."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    # 立法法 第九十一、九十三条. Who the organ is must be known for certain: nothing is guessed.
    if agency_type is None or level is None or may_make_regulations(agency_type, level):
        return report
    zeros = {
        key: answer_from_number(Decimal(0), CASES)
        for key in _regulations(report)
        if report.answer(key).blank
    }
    return report._replace(answers={**report.answers, **zeros})


def _regulations(report: FilledReport) -> tuple[CellKey, ...]:
    inputs = (key for table in report.form.tables.values() for key in table.inputs)
    return tuple(key for key in inputs if (key.table, key.row) == ("disclosure", "regulations"))
