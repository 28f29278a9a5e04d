"""Formulas that a sheet writes once for many cells, moved to each cell that refers to them."""

import re
from typing import NamedTuple

from gaitool.layout import Address, column_letters
from gaitool.text.patterns import pattern

# "…" is text, '…' the name of a sheet: in neither is A1 a reference.
_PIECES = r"(\"[^\"]*\"|'[^']*')"
# LOG10( is a function, Q4_total a name: nothing of a word may stand before or after.
_REFERENCE = r"(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})(?![A-Za-z0-9_(.])"

_LONGEST_MOVED = 1_024


class SharedFormula(NamedTuple):
    """What a cell says that has the formula of another: that formula, and how far on it stands.

    It is moved when it is asked for: thousands of cells may share one of eight thousand
    characters.
    """

    model: str
    rows: int
    columns: int

    def __str__(self) -> str:
        """Return the formula of the cell; one that no form has for length is told unmoved."""
        if len(self.model) > _LONGEST_MOVED:
            return self.model
        return moved_formula(self.model, self.rows, self.columns)


def moved_formula(formula: str, rows: int, columns: int) -> str:
    """Return a formula with its relative references moved by some rows and columns.

    Words in quotation marks are left alone; a reference that leaves the sheet becomes #REF!.
    """

    def moved(match: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = match.groups()
        address = Address.parse(f"{letters}{digits}")
        if address is None:
            return match[0]
        there = address.moved(0 if fixed_row else rows, 0 if fixed_column else columns)
        if there.row < 1 or there.column < 1:
            return "#REF!"
        return f"{fixed_column}{column_letters(there.column)}{fixed_row}{there.row}"

    pieces = pattern(_PIECES).split(formula)
    return "".join(
        piece if index % 2 else pattern(_REFERENCE).sub(moved, piece)
        for index, piece in enumerate(pieces)
    )
