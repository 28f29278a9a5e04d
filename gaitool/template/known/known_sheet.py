"""Writes one blank sheet of known figures: heads as the form has them, a unit a row."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from gaitool.form import Form
from gaitool.layout import Address, Area
from gaitool.template import validations
from gaitool.template.known.plan import (
    FIRST_ROW,
    GROUP_ROW,
    HEAD_ROW,
    NAME_COLUMN,
    YEAR,
    YEAR_LABEL,
    KnownSheet,
    known_sheets,
)
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, LINE_SIZE, Look
from gaitool.text.typesetting import row_height

_TITLE_HEIGHT, _LINE_HEIGHT = 30.0, 21.0
_FEW_COLUMNS = 5
"""So many figures leave room for wide columns."""

_MARGINS_INCHES = (0.4, 0.4, 0.6, 0.6)


def write_known_sheet(
    pen: Pen, sheet: KnownSheet, form: Form, units: Sequence[str], year: int | None
) -> None:
    """Write the sheet with the names of units, and blank rows below."""
    widths = _widths(sheet)
    set_widths(pen, widths)
    _write_top(pen, sheet, sum(widths), form, year)
    _write_heads(pen, sheet, widths)
    blank = known_sheets()["spare_rows" if units else "rows"]
    names = (*units, *[""] * blank)
    for row, name in enumerate(names, start=FIRST_ROW):
        pen.text(Address(row, NAME_COLUMN), name, Look.LINE_NAME)
        for column in range(NAME_COLUMN + 1, sheet.right + 1):
            pen.text(Address(row, column), "", Look.LINE_FIGURE)
        pen.sheet.set_growing_row(row - 1, _LINE_HEIGHT)
    _validate(pen, sheet, FIRST_ROW + len(names) - 1)
    _set_up_page(pen, sheet)


def _widths(sheet: KnownSheet) -> tuple[int, ...]:
    widths = known_sheets()["widths"]
    is_wide = len(sheet.columns) <= _FEW_COLUMNS
    return (widths["name"], *[widths["wide_figure" if is_wide else "figure"]] * len(sheet.columns))


def _write_top(pen: Pen, sheet: KnownSheet, width: int, form: Form, year: int | None) -> None:
    words = known_sheets()
    hint = f"{words['hint']}{sheet.about}"
    pen.area(Area(1, 1, 1, sheet.right), words["sheet_title"].format(who=sheet.name), Look.TITLE)
    pen.area(Area(2, 1, 2, sheet.right), hint, Look.HINT)
    pen.sheet.set_row(0, _TITLE_HEIGHT)
    pen.sheet.set_row(1, row_height(hint, width, HINT_SIZE) + 4)
    pen.sheet.set_row(2, _LINE_HEIGHT + 3)
    pen.text(YEAR_LABEL, words["year_label"], Look.LINE_HEAD)
    if year:
        pen.number(YEAR, Decimal(year), Look.LINE_YEAR)
    else:
        pen.text(YEAR, "", Look.LINE_YEAR)
    rule = validations.year(form.years, words["year_label"], words["year_message"])
    pen.validate(Area.around(YEAR), rule)


def _write_heads(pen: Pen, sheet: KnownSheet, widths: Sequence[int]) -> None:
    name = Area(GROUP_ROW, NAME_COLUMN, HEAD_ROW, NAME_COLUMN)
    pen.area(name, known_sheets()["name_head"], Look.LINE_HEAD)
    left = NAME_COLUMN + 1
    for group, columns in groupby(sheet.columns, key=lambda column: column.group):
        right = left + len(list(columns)) - 1
        pen.area(Area(GROUP_ROW, left, GROUP_ROW, right), group, Look.LINE_BAND)
        left = right + 1
    for number, column in enumerate(sheet.columns, start=NAME_COLUMN + 1):
        pen.text(Address(HEAD_ROW, number), column.head, Look.LINE_HEAD)
    heads = zip((column.head for column in sheet.columns), widths[1:], strict=True)
    pen.sheet.set_row(GROUP_ROW - 1, _LINE_HEIGHT)
    height = max(row_height(head, width, LINE_SIZE) for head, width in heads)
    pen.sheet.set_row(HEAD_ROW - 1, max(_LINE_HEIGHT, height + 4))


def _validate(pen: Pen, sheet: KnownSheet, last: int) -> None:
    words = known_sheets()
    names = Area(FIRST_ROW, NAME_COLUMN, last, NAME_COLUMN)
    pen.validate(names, validations.note(words["name_head"], words["name_message"]))
    for number, column in enumerate(sheet.columns, start=NAME_COLUMN + 1):
        message = words["figure_message"].format(head=f"{column.group} {column.head}")
        rule = validations.figure(column.measure, sheet.name, message)
        pen.validate(Area(FIRST_ROW, number, last, number), rule)


def _set_up_page(pen: Pen, sheet: KnownSheet) -> None:
    page = pen.sheet
    page.freeze_panes(HEAD_ROW, NAME_COLUMN)
    if len(sheet.columns) > _FEW_COLUMNS:
        page.set_landscape()
    page.set_margins(*_MARGINS_INCHES)
    page.fit_to_pages(1, 0)
    page.repeat_rows(GROUP_ROW - 1, HEAD_ROW - 1)
