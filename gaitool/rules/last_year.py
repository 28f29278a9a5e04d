"""Last year's report as rules ask for it; it may be on an older edition of the form."""

from decimal import Decimal

from gaitool.face import FACE
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.form import CellKey, Form
from gaitool.rules.rule import CannotCheck, NotGiven
from gaitool.text.periods import not_successive


def last_year(report: FilledReport) -> FilledReport:
    """Return last year's report; raises CannotCheck if there is none or it is of another year."""
    previous = report.previous
    if previous is None:
        raise NotGiven("没有上年的报告可比", FACE.last_year)
    if doubt := _doubt_of_year(report, previous):
        raise CannotCheck(doubt)
    return previous


def _doubt_of_year(report: FilledReport, previous: FilledReport) -> str:
    years = not_successive(previous.cover.known_year, report.cover.known_year)
    return f"给的上年报告是 {years[0]} 年的，不是 {years[1] - 1} 年的" if years else ""


def last_figure(report: FilledReport, key: CellKey) -> Decimal:
    """Return a figure of last year's report; raises CannotCheck where that lacks it."""
    previous = last_year(report)
    cell = _cell_of(previous.form, key)
    if cell is None:
        raise CannotCheck(f"上年的表式没有“{report.label(key)}”这一格")
    try:
        return previous.figure(cell)
    # MissingNumber would be told as a gap in this year's report.
    except MissingNumber as gap:
        raise CannotCheck(f"上年报告没有{report.label(key)}的数") from gap


def last_figure_or_none(report: FilledReport, key: CellKey) -> Decimal | None:
    """Return a figure of last year's report, None where it lacks it or is of another year."""
    previous = report.previous
    if previous is None or _doubt_of_year(report, previous):
        return None
    cell = _cell_of(previous.form, key)
    return previous.figure_or_none(cell) if cell else None


def _cell_of(form: Form, key: CellKey) -> CellKey | None:
    """Return what a cell is called in the edition of last year's report, if that has it."""
    if key in form:
        return key
    name = f"{key.table}.{key.row}"
    older = (old.partition(".")[2] for old, new in form.becomes.items() if new == name)
    cells = (key._replace(row=row) for row in older)
    return next((cell for cell in cells if cell in form), None)
