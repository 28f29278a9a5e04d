"""What stands in a workbook before an office gets it: its cover, and last year's figures."""

from gaitool.errors import UsageError
from gaitool.face import FACE
from gaitool.filled_report import Cover, FilledReport
from gaitool.form import Form, edition_for, newest_edition
from gaitool.template.carried_over import with_fixed_zeros, with_last_year
from gaitool.text.file_names import file_stem
from gaitool.text.periods import not_successive


def blank_report(form: Form | None = None) -> FilledReport:
    """Return a report with nothing filled in and no blank confirmed to be 0.

    It is on the newest edition unless another one is asked for.
    """
    return FilledReport(form=form or newest_edition()).with_blanks_left_open()


def edition_to_fill(given: Cover, last_year: FilledReport | None) -> Form | None:
    """Return the edition where none is asked for: last year's supplement, else that of the year.

    An office that had a supplement last year has it again, until it is told otherwise.
    """
    if last_year and last_year.form.source:
        return last_year.form
    year = cover_to_fill(given, Cover(), last_year).known_year
    return edition_for(year) if year else None


def cover_to_fill(given: Cover, known: Cover, last_year: FilledReport | None) -> Cover:
    """Return the cover: what was given, else what is known, else what last year's says."""
    last = last_year.cover if last_year else Cover()
    # Last year's report tells the year of this one.
    next_year = str(last.known_year + 1) if last.known_year else ""
    return known._replace(
        agency=given.agency or known.agency or last.agency,
        agency_type=given.agency_type or known.agency_type or last.agency_type,
        level=given.level or known.level or last.level,
        year=given.year or known.year or next_year,
    )


def demand_year(cover: Cover, form: Form) -> None:
    """Refuse a year that the edition is not made for; raises UsageError."""
    year, years = cover.known_year, form.years
    if year and year not in years:
        raise UsageError(
            f"表式“{form.version}”用于 {years[0]} 年度至 {years[-1]} 年度的报告，"
            f"不能用于 {year} 年度。请改年度{FACE.other_form}。"
        )


def demand_last_year(cover: Cover, last_year: FilledReport | None) -> None:
    """Refuse a report of another year as last year's; raises UsageError."""
    last = last_year.cover.known_year if last_year else None
    if years := not_successive(last, cover.known_year):
        raise UsageError(f"{cover.agency}的上年报告是 {years[0]} 年的，不是 {years[1] - 1} 年的。")


def filled_in_beforehand(
    report: FilledReport, last_year: FilledReport | None, *, from_data: bool = False
) -> FilledReport:
    """Return the report with 上年结转, and with 0 for the 规章 of an organ that makes none.

    One that was given as data keeps its blanks, so that export gives the same data back.
    """
    if last_year:
        report = with_last_year(report, last_year)
    return report if from_data else with_fixed_zeros(report)


def blank_to_fill(
    own: Cover, shared: Cover, last_year: FilledReport | None, form: Form | None = None
) -> FilledReport:
    """Return what a unit's workbook is filled with before it is handed out.

    ``own`` is what is known of the unit, ``shared`` what is the same for all. Raises UsageError for
    a year that the edition, or last year's report, does not go with.
    """
    cover = cover_to_fill(own, shared, last_year)
    blank = blank_report(form or edition_to_fill(cover, last_year))
    demand_year(cover, blank.form)
    demand_last_year(cover, last_year)
    return filled_in_beforehand(blank._replace(cover=cover), last_year)


def name_of_blank(cover: Cover) -> str:
    """Return what the file of a blank workbook is called that nobody named."""
    return f"{file_stem(cover.agency, f'{cover.year}政府信息公开工作年度报告填报表')}.xlsx"
