"""Writes the check cells of a table sheet, the counts above it and last year's figures below."""

from gaitool.filled_report import FilledReport
from gaitool.layout import LAST_YEAR_LABEL, Area, LabelKind, TableSheet, live_checks
from gaitool.template.expressions import Expression
from gaitool.template.geometry import geometry_of
from gaitool.template.live_colours import mark_what_is_blank, mark_what_is_off
from gaitool.template.live_formulas import LiveFormulas
from gaitool.template.pen import Pen
from gaitool.template.styles import Look
from gaitool.template.table_sheet import LOWEST_ROW, label_heights

_ROWS_OF_HALF_A_PAGE = 15
COUNT_LOOKS = (Look.BLANK_COUNT, Look.WORDS_COUNT, Look.UNBALANCED_COUNT, Look.UNLIKE_COUNT)
_COUNTS_OF_BLANKS = frozenset([Look.BLANK_COUNT, Look.FIELDS_COUNT, Look.TEXTS_COUNT])


def write_live_checks(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    """Write the check cells of a table sheet, its counts, and last year's figures below."""
    checks, formulas = live_checks(sheet), LiveFormulas(sheet, report)
    for label in checks.labels:
        pen.area(label.area, label.text, Look.HEAD)
    for address, expression in formulas.cells.items():
        pen.formula(address, expression, Look.CHECK)
    counts = formulas.open_points.counts
    for area, count, look in zip(checks.status, counts, COUNT_LOOKS, strict=True):
        write_count(pen, area, count, look)
    mark_what_is_blank(pen, sheet)
    mark_what_is_off(pen, sheet)
    if report.previous:
        _write_last_year(pen, sheet, report.previous)


def write_count(pen: Pen, area: Area, count: Expression, look: Look) -> None:
    """Write how many points are open: in the colour of blanks what is blank, in red what is off."""
    pen.formula_area(area, count, look)
    marked = Look.TO_FILL if look in _COUNTS_OF_BLANKS else Look.WRONG
    pen.mark_where(area, f"{area.first.fixed}>0", marked)


def _write_last_year(pen: Pen, sheet: TableSheet, previous: FilledReport) -> None:
    """Repeat the form below with last year's figures, to compare without leaving the sheet."""
    checks, geometry = live_checks(sheet), geometry_of(sheet)
    shift = checks.last_year_shift
    title = Area(checks.last_year_row, 1, checks.last_year_row, sheet.form_area.right)
    pen.area(title, LAST_YEAR_LABEL, Look.HEADING)
    pen.sheet.set_row(checks.last_year_row - 1, LOWEST_ROW)
    # A short table and last year's go onto one page.
    if len(sheet.table.rows) > _ROWS_OF_HALF_A_PAGE:
        pen.sheet.set_h_pagebreaks([checks.last_year_row - 1])
    for label in sheet.labels:
        head = label.kind is LabelKind.ROW_HEAD
        look = Look.LAST_YEAR_ROW if head else Look.LAST_YEAR
        pen.area(label.area.shifted(shift), label.text, look)
    for key, question in sheet.questions.items():
        pen.figure_area(question.area.shifted(shift), previous.figure_or_none(key), Look.LAST_YEAR)
    for row, height in label_heights(sheet, geometry).items():
        if sheet.form_area.top <= row <= sheet.form_area.bottom:
            pen.sheet.set_row(row + shift - 1, max(height, LOWEST_ROW))
