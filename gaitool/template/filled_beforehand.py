"""What stands in a workbook before an office gets it: its cover, and what last year tells."""

from dataclasses import replace

from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.template.carried_over import with_fixed_zeros, with_last_year


def blank_report() -> FilledReport:
    """Return a report with nothing filled in and no blank confirmed to be 0."""
    return FilledReport().with_blanks_left_open()


def cover_to_fill(given: Cover, known: Cover, last_year: FilledReport | None) -> Cover:
    """Return the cover: what was given, else what is known, else what last year's says."""
    last = last_year.cover if last_year else Cover()
    next_year = str(last.known_year + 1) if last.known_year else ""
    return replace(
        known,
        agency=given.agency or known.agency or last.agency,
        agency_type=given.agency_type or known.agency_type or last.agency_type,
        level=given.level or known.level or last.level,
        year=given.year or known.year or next_year,
    )


def demand_last_year(cover: Cover, last_year: FilledReport | None) -> None:
    """Refuse a report of another year as last year's; raises UsageError."""
    last, this = last_year.cover.known_year if last_year else None, cover.known_year
    if last and this and last != this - 1:
        raise UsageError(f"{cover.agency}的上年报告是 {last} 年的，不是 {this - 1} 年的。")


def filled_in_beforehand(
    report: FilledReport, last_year: FilledReport | None, *, from_data: bool = False
) -> FilledReport:
    """Return the report with 上年结转, and with 0 for the 规章 of an organ that makes none.

    One that was given as data keeps its blanks, so that export gives the same data back.
    """
    if last_year:
        report = with_last_year(report, last_year)
    return report if from_data else with_fixed_zeros(report)
