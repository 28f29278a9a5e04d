"""Writes the sheet 台账: its heads, its rows with drop-downs and live cells, the counts above."""

from collections import ChainMap
from collections.abc import Mapping
from decimal import Decimal

from gaitool.counted_register import FIRST_DAY, LAST_DAY
from gaitool.layout import Address, Area
from gaitool.layout.register_sheets import REGISTER_SHEET
from gaitool.register.vocabulary import Kind, RegisterColumn
from gaitool.template import validations
from gaitool.template.expressions import Expression
from gaitool.template.pen import Pen
from gaitool.template.register.live_cells import (
    ANSWERED,
    DUE_SOON,
    FINE,
    OVERDUE,
    LiveRow,
)
from gaitool.template.register.plan import (
    BAND_ROW,
    DAY,
    FIRST_ROW,
    HEAD_ROW,
    LAST_ROW,
    YEAR,
    Lists,
    RegisterPlan,
    fixed,
)
from gaitool.template.register.wording import message_of, wording
from gaitool.template.styles import Look

_TITLE_HEIGHT, _HINT_HEIGHT, _TOP_HEIGHT = 28.0, 20.0, 24.0
_BAND_HEIGHT, _HEAD_HEIGHT, _LINE_HEIGHT = 20.0, 46.0, 20.0
_DAY_COLUMNS = frozenset({"begun", "until"})
_UNPRINTED = 2
_ROWS_OF_A_PAGE = 45
_MARGINS_INCHES = (0.3, 0.3, 0.5, 0.5)
"""Narrow at left and right, since the register has many columns."""


def write_register_sheet(pen: Pen, plan: RegisterPlan, lists: Lists, year: int) -> None:
    """Write the register of a year, its rows still blank."""
    _write_columns(pen, plan)
    _write_top(pen, plan, year)
    _write_heads(pen, plan)
    for row in range(FIRST_ROW, plan.last_row + 1):
        _write_row(pen, plan, lists, row)
    for column in plan.inputs:
        pen.validate(plan.below(column.key), _validation(column, lists.choices.words))
    _colour(pen, plan)
    _set_up_page(pen, plan)


def _write_columns(pen: Pen, plan: RegisterPlan) -> None:
    """Set the widths; below the rows that are written nothing is locked: rows may be copied."""
    bands = [band["widths"] for band in wording()["bands"]]
    widths = ChainMap(*bands, wording()["live"]["widths"])
    for key, column in plan.columns.items():
        pen.set_column(column, widths[key], Look.OPEN)


def _write_top(pen: Pen, plan: RegisterPlan, year: int) -> None:
    # Cell by cell locked, since the columns are not.
    for address in Area(1, 1, BAND_ROW - 1, plan.right).addresses:
        pen.text(address, "", Look.PLAIN)
    words = wording()
    before, after = words["title"].split("{year}")
    title = Expression(f'"{before}"&{YEAR.fixed}&"{after}"', f"{before}{year}{after}")
    printed = plan.right - _UNPRINTED
    pen.formula_area(Area(1, 1, 1, printed), title, Look.TITLE)
    pen.area(Area(2, 1, 2, printed), words["hint"], Look.HINT)
    pen.text(YEAR.moved(columns=-1), words["year_label"], Look.LINE_HEAD)
    pen.number(YEAR, Decimal(year), Look.LINE_YEAR)
    pen.area(
        Area(DAY.row, DAY.column - 2, DAY.row, DAY.column - 1), words["day_label"], Look.LINE_HEAD
    )
    pen.text(DAY, "", Look.LINE_OPTIONAL_DAY)
    pen.validate(
        Area.around(YEAR),
        validations.year(
            range(FIRST_DAY.year, LAST_DAY.year + 1), words["year_label"], words["year_message"]
        ),
    )
    pen.validate(
        Area.around(DAY), validations.calendar_day(words["day_label"], words["day_message"])
    )
    _write_counts(pen, plan)
    heights = (_TITLE_HEIGHT, _HINT_HEIGHT, _TOP_HEIGHT, _BAND_HEIGHT, _HEAD_HEIGHT)
    for row, height in enumerate(heights):
        pen.sheet.set_row(row, height)


def _write_counts(pen: Pen, plan: RegisterPlan) -> None:
    """Write how many applications there are, how many are soon due, overdue, to be mended."""
    check, state = (f"{_fixed_rows(plan.below(key))}" for key in ("check", "state"))
    written = f'COUNTIF({check},"?*")'
    counts = (
        (written, Look.APPLICATIONS_COUNT, None),
        (f'COUNTIF({state},"{DUE_SOON}")', Look.SOON_COUNT, Look.SOON),
        (f'COUNTIF({state},"{OVERDUE}")', Look.LATE_COUNT, Look.WRONG),
        (f'({written}-COUNTIF({check},"{FINE}"))', Look.TO_MEND_COUNT, Look.WRONG),
    )
    left = DAY.column + 2
    for formula, look, colours in counts:
        # 办理结果 is wide enough for a count of its own.
        right = left if left == plan.columns["result"] else left + 1
        area = Area(DAY.row, left, DAY.row, right)
        pen.formula_area(area, Expression(formula, Decimal(0)), look)
        if colours:
            pen.mark_where(area, f"{area.first.fixed}>0", colours)
        left = right + 1


def _fixed_rows(area: Area) -> str:
    return f"{area.first.with_fixed_row}:{Address(area.bottom, area.right).with_fixed_row}"


def _write_heads(pen: Pen, plan: RegisterPlan) -> None:
    live = wording()["live"]
    bands = [(band["name"], len(band["widths"])) for band in wording()["bands"]]
    bands += [
        (live["band"], len(plan.live_heads) - _UNPRINTED),
        (live["unprinted_band"], _UNPRINTED),
    ]
    left = 1
    for name, columns in bands:
        pen.area(Area(BAND_ROW, left, BAND_ROW, left + columns - 1), name, Look.LINE_BAND)
        left += columns
    heads = [*(column.head for column in plan.inputs), *plan.live_heads.values()]
    for column, head in enumerate(heads, start=1):
        pen.text(Address(HEAD_ROW, column), head, Look.LINE_HEAD)


def _write_row(pen: Pen, plan: RegisterPlan, lists: Lists, row: int) -> None:
    for column in plan.inputs:
        pen.text(plan.cell(column.key, row), "", _look(column))
    for key, formula in LiveRow(plan, lists, row).formulas.items():
        look = Look.LINE_LIVE_DAY if key in _DAY_COLUMNS else Look.LINE_LIVE
        pen.formula(plan.cell(key, row), Expression(formula, ""), look)
    # Higher where a long result is chosen.
    pen.sheet.set_growing_row(row - 1, _LINE_HEIGHT)


def _look(column: RegisterColumn) -> Look:
    if column.needed or column.kind is Kind.NUMBER:
        return Look.LINE_DAY if column.kind is Kind.DATE else Look.LINE_TEXT
    return Look.LINE_OPTIONAL_DAY if column.kind is Kind.DATE else Look.LINE_OPTIONAL_TEXT


def _validation(column: RegisterColumn, words: Mapping[Kind, str]) -> dict[str, object]:
    message = message_of(column.key, column.kind)
    match column.kind:
        case Kind.DATE:
            return validations.calendar_day(column.head, message)
        case Kind.NUMBER | Kind.REMARK:
            return validations.note(column.head, message)
        case kind:
            # No table counts the ways of asking, so that others may be written too.
            strict = kind is not Kind.METHOD
            return validations.listed(f"={words[kind]}", column.head, message, strict=strict)


def _colour(pen: Pen, plan: RegisterPlan) -> None:
    """Colour what is overdue or soon due, what was answered late, and what is wrong."""
    state, check, used, term = (
        plan.cell(key, FIRST_ROW) for key in ("state", "check", "used", "term")
    )
    for words, look in ((OVERDUE, Look.WRONG), (DUE_SOON, Look.SOON), (ANSWERED, Look.ANSWERED)):
        pen.mark_where(plan.below("state"), f'{state}="{words}"', look)
    pen.mark_where(plan.below("check"), f'AND({check}<>"",{check}<>"{FINE}")')
    pen.mark_where(plan.below("used"), f"AND(ISNUMBER({used}),{used}>{term})")


def _set_up_page(pen: Pen, plan: RegisterPlan) -> None:
    sheet, printed = pen.sheet, plan.right - _UNPRINTED
    sheet.freeze_panes(HEAD_ROW, 1)
    sheet.autofilter(HEAD_ROW - 1, 0, plan.last_row - 1, plan.right - 1)
    # 编号 are texts, so that 2025-1 stays what it is.
    sheet.ignore_errors({"number_stored_as_text": str(plan.below("number"))})
    sheet.set_landscape()
    sheet.set_margins(*_MARGINS_INCHES)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(BAND_ROW - 1, HEAD_ROW - 1)
    sheet.print_as_far_as(_filled(plan, printed))


def _filled(plan: RegisterPlan, right: int) -> str:
    """Refer to the rows that are filled, and to as many blank ones as a page has room for.

    Rows below are blank, and print ten pages of lines. LibreOffice knows no area that is
    calculated: there the rows are filtered, as the guidance says.
    """
    check = fixed(REGISTER_SHEET, plan.below("check"))
    last = f'MAX({_ROWS_OF_A_PAGE},SUMPRODUCT(MAX(({check}<>"")*ROW({check}))))'
    first = fixed(REGISTER_SHEET, Area(1, 1, 1, 1))
    return f"{first}:INDEX({fixed(REGISTER_SHEET, Area(1, right, LAST_ROW, right))},{last})"
