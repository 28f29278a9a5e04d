"""What the workbook still waits for, sheet by sheet: counted and named by formulas."""

from collections.abc import Iterable
from dataclasses import dataclass

from gaitool.filled_report import Cover
from gaitool.layout import LIST_SEPARATOR, Address, Area, CoverSheet, rectangles
from gaitool.template.expressions import (
    Calculator,
    Expression,
    both,
    choose,
    is_zero,
    joined,
    number,
    text,
)
from gaitool.template.text_rows import TextRows

MAY_STAY_BLANK = frozenset(["date"])
"""Fields of the cover that no rule asks for."""

_MOST_NAMED = 60
"""Of so many rows each is looked at by its name: a formula holds 8,192 characters."""

_LONGEST_LIST = 5_000
"""Characters that such a list cannot have."""


@dataclass(frozen=True, slots=True)
class LeftToFill:
    """How many places of a sheet are still blank, and what stands beside them, as a list."""

    count: Expression
    names: Expression


def left_of_cover(sheet: CoverSheet, cover: Cover) -> LeftToFill:
    """Return which of the fields that every report needs are blank, as G021 asks."""
    written = {field.address: getattr(cover, key) for key, field in sheet.fields.items()}
    calculator = Calculator({at: words for at, words in written.items() if words})
    needed = [field for key, field in sheet.fields.items() if key not in MAY_STAY_BLANK]
    count = calculator.blanks(*rectangles(field.address for field in needed))
    names = (_named(calculator.is_empty(f.address), text(f.label)) for f in needed)
    return LeftToFill(count, list_of(names))


def left_of_texts(rows: TextRows) -> LeftToFill:
    """Return which sub-headings have no text; a sheet with neither waits for one text."""
    sheet, calculator = rows.sheet, Calculator(rows.written)
    headings, bodies = (
        Area(sheet.first_row, column, rows.last_row, column)
        for column in (sheet.HEADING_COLUMN, sheet.BODY_COLUMN)
    )
    nothing = choose(calculator.all_empty(headings, bodies), number(1), number(0))
    pairs = list(zip(headings.addresses, bodies.addresses, strict=True))
    names = (_heading_without_text(calculator, *pair) for pair in pairs[:_MOST_NAMED])
    return LeftToFill(calculator.without(headings, bodies) + nothing, list_of(names))


def progress(
    sheets: Iterable[tuple[str, Expression, str]], blank: Expression, wrong: Expression
) -> Expression:
    """Return one sentence over all sheets, each given with its count and the measure of that.

    ``blank`` and ``wrong`` are the sums over all of them.
    """
    pieces = (
        _unless_zero(count, text(f"{LIST_SEPARATOR}{name} "), count, text(f" {measure}"))
        for name, count, measure in sheets
    )
    left = joined(text("还没有填的："), list_of(pieces), text("。"))
    return joined(
        choose(is_zero(blank), text("全部填好了。"), left),
        _unless_zero(wrong, text("标红的 "), wrong, text(" 处要改。")),
    )


def _unless_zero(count: Expression, *pieces: Expression) -> Expression:
    return choose(is_zero(count), text(""), joined(*pieces))


def list_of(pieces: Iterable[Expression]) -> Expression:
    """Return texts that each begin with the separator as one, without the first of these."""
    # No TEXTJOIN, which older programs do not have.
    everything = joined(*pieces)
    words = f"{everything.value}"[len(LIST_SEPARATOR) :]
    start = 1 + len(LIST_SEPARATOR)
    return Expression(f"MID({everything.formula},{start},{_LONGEST_LIST})", words)


def _named(blank: Expression, name: Expression) -> Expression:
    return choose(blank, joined(text(LIST_SEPARATOR), name), text(""))


def _heading_without_text(calculator: Calculator, heading: Address, body: Address) -> Expression:
    is_open = both(calculator.is_filled(heading), calculator.is_empty(body))
    return _named(is_open, calculator.cell(heading))
