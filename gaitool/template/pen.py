"""Writes single cells of the locked workbook: text stays text, a dropped cell is an error."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format

from gaitool.answers import Answer, plain_digits
from gaitool.errors import CannotHold
from gaitool.layout import Address, Area, Question
from gaitool.office_files.unmarked import unmarked
from gaitool.template.expressions import Expression
from gaitool.template.growing_rows import SheetOfGrowingRows
from gaitool.template.styles import Look

LONGEST_TEXT = 32_767
"""Characters a cell can hold."""

_LONGEST_FORMULA = 8_192
"""Characters; Excel repairs a workbook that has a longer one."""

_MOST_EXACT_DIGITS = 15


class Pen:
    """Writes on one sheet with the workbook's formats."""

    def __init__(self, sheet: SheetOfGrowingRows, formats: Mapping[Look, Format]) -> None:
        self.sheet = sheet
        self._formats = formats

    def text(self, address: Address, text: str, look: Look) -> None:
        """Write a text, or an empty cell of that look; CannotHold where it is too long."""
        row, column = _from_zero(address)
        if len(text) > LONGEST_TEXT:
            raise CannotHold(
                f"{self.sheet.get_name()}!{address}：文字有 {len(text)} 字，"
                f"一格最多能放 {LONGEST_TEXT} 字。请分成几段，每段一行。"
            )
        # Never write(), which makes formulas of =… and links of addresses.
        if text:
            written = self.sheet.write_string(row, column, unmarked(text), self._formats[look])
            self._demand(written, address)
        else:
            self._demand(self.sheet.write_blank(row, column, None, self._formats[look]), address)

    def number(self, address: Address, number: Decimal, look: Look) -> None:
        """Write a number, or its digits as text where a double cannot hold it exactly."""
        if not is_exact(number):
            self.text(address, plain_digits(number), look)
            return
        row, column = _from_zero(address)
        result = self.sheet.write_number(row, column, _double(number), self._formats[look])
        self._demand(result, address)

    def answer(self, address: Address, answer: Answer, look: Look) -> None:
        """Write what a person wrote: plain numbers as numbers, the rest as its text."""
        if answer.number is not None and answer.plain:
            self.number(address, answer.number, look)
        else:
            self.text(address, answer.raw, look)

    def formula(self, address: Address, expression: Expression, look: Look) -> None:
        """Write a formula with the value that it will calculate; CannotHold for one too long."""
        row, column = _from_zero(address)
        self._demand_short(expression.formula, address)
        value = expression.value
        saved = _double(value) if isinstance(value, Decimal) else value
        result = self.sheet.write_formula(
            row, column, f"={expression.formula}", self._formats[look], saved
        )
        self._demand(result, address)

    def formula_area(self, area: Area, expression: Expression, look: Look) -> None:
        """Write a formula into a (merged) cell."""
        if area.left != area.right:
            self._merge(area, look)
        self.formula(area.first, expression, look)

    def mark_where(self, area: Area, condition: str, look: Look = Look.WRONG) -> None:
        """Show cells in other colours where a formula holds, those of what is wrong at first.

        The formula is written for the area's first cell, as in the program's own dialogue.
        """
        self._demand_short(condition, area.first)
        options = {"type": "formula", "criteria": f"={condition}", "format": self._formats[look]}
        self._demand(self.sheet.conditional_format(*_edges(area), options), area.first)

    def area(self, area: Area, text: str, look: Look) -> None:
        """Write a text over an area, merged where it is more than one cell."""
        if area.first == Address(area.bottom, area.right):
            self.text(area.first, text, look)
            return
        # Merged empty, then written: merge_range would make a formula of a text that begins with =.
        self._merge(area, look)
        self.text(area.first, text, look)

    def figure_area(self, area: Area, figure: Decimal | None, look: Look) -> None:
        """Write a figure into a (merged) cell; nothing for None."""
        if area.left != area.right:
            self._merge(area, look)
        if figure is None:
            self.text(area.first, "", look)
        else:
            self.number(area.first, figure, look)

    def answer_area(self, question: Question, answer: Answer, look: Look) -> None:
        """Write an answer into the (merged) cell of its question."""
        if question.area.left != question.area.right:
            self._merge(question.area, look)
        self.answer(question.address, answer, look)

    def set_column(self, column: int, width: int, look: Look) -> None:
        """Set a column's width in pixels, and the look of its cells that are written nowhere."""
        self.sheet.set_column_pixels(column - 1, column - 1, width, self._formats[look])

    def validate(self, area: Area, options: dict[str, Any]) -> None:
        """Add a validation; ValueError where its texts exceed Excel's limits."""
        self._demand(self.sheet.data_validation(*_edges(area), options), area.first)

    def _merge(self, area: Area, look: Look) -> None:
        self._demand(self.sheet.merge_range(*_edges(area), "", self._formats[look]), area.first)

    def _demand_short(self, formula: str, address: Address) -> None:
        if len(formula) >= _LONGEST_FORMULA:
            raise CannotHold(
                f"{self.sheet.get_name()}!{address}：合计和勾稽关系太多，检查公式有 "
                f"{len(formula)} 字，Excel 最多 {_LONGEST_FORMULA} 字。"
                "请把表式里的这张表分成几张。"
            )

    def _demand(self, result: int, address: Address) -> None:
        """Turn the library's negative results, which drop what was to be written, into errors."""
        if result:
            raise ValueError(f"{self.sheet.get_name()}!{address} was not written ({result})")


def is_exact(number: Decimal) -> bool:
    """Whether a spreadsheet's double holds every digit of the number."""
    digits = plain_digits(number).replace(".", "").strip("-0")
    return len(digits) <= _MOST_EXACT_DIGITS


def _double(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _edges(area: Area) -> tuple[int, int, int, int]:
    return area.top - 1, area.left - 1, area.bottom - 1, area.right - 1


def _from_zero(address: Address) -> tuple[int, int]:
    return address.row - 1, address.column - 1


def set_widths(pen: Pen, widths: Sequence[int]) -> None:
    """Set the widths of the first columns, in pixels."""
    for column, width in enumerate(widths):
        pen.sheet.set_column_pixels(column, column, width)
