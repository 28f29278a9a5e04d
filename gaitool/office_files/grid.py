"""The written cells of one sheet, within the window that is read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from gaitool.answers import fifteen_digits, plain_digits
from gaitool.layout import Address
from gaitool.office_files.looks import CellLooks
from gaitool.office_files.shared_formulas import SharedFormula
from gaitool.record import Record
from gaitool.text.folding import fold_label

_MIDNIGHT = time()
Value = str | int | float | bool | datetime | date | time | timedelta | None


class Written(NamedTuple):
    """What a cell holds: its value or, for a formula, what was last calculated.

    ``source`` is the formula as the sheet writes it; ``error`` tells that the value is an error
    such as #REF!, ``style`` is the index of the cell's style.
    """

    value: Value
    source: str | SharedFormula = ""
    error: bool = False
    style: int = 0

    @property
    def has_formula(self) -> bool:
        """Whether the value is calculated."""
        return bool(self.source)

    @property
    def formula(self) -> str:
        """The formula, which begins with ``=``; empty where there is none."""
        return str(self.source)

    @property
    def text(self) -> str:
        """The value as a person reads it; dates in ISO form."""
        match self.value:
            case str() as words:
                return words
            case None:
                return ""
            # Before int, which a bool is too; Excel shows TRUE.
            case bool():
                return str(self.value).upper()
            case int() | float():
                number = self.number
                return str(self.value) if number is None else plain_digits(number)
            case datetime() as moment if moment.time() == _MIDNIGHT:
                return moment.date().isoformat()
            case other:
                return str(other)

    @property
    def number(self) -> Decimal | None:
        """The value where it is a number: the 15 digits that spreadsheet programs show of it."""
        value = self.value
        if isinstance(value, int):
            return None if isinstance(value, bool) else fifteen_digits(Decimal(value))
        if not isinstance(value, float):
            return None
        try:
            return fifteen_digits(Decimal(repr(value)))
        except (InvalidOperation, ValueError):
            return None


_NOTHING = Written(None)


class Grid(Record):
    """A sheet's name and its written cells; cells that hold nothing are absent.

    ``beyond`` tells that something is written outside the window, ``since_1904`` that the days
    of the workbook are counted from that year on. ``looks`` tell what is seen of the cells. Those
    of hidden rows and columns are among them: whoever reads a foreign workbook passes over those.
    """

    name: str
    cells: Mapping[Address, Written]
    beyond: bool = False
    since_1904: bool = False
    looks: CellLooks = CellLooks()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def written(self, address: Address) -> Written:
        """Return what a cell holds; nothing for one that is absent."""
        return self.cells.get(address, _NOTHING)

    def text(self, address: Address) -> str:
        """Return the text of a cell; of a formula without a result, the formula; else nothing."""
        written = self.written(address)
        return written.text or written.formula

    def above(self, address: Address) -> "Grid":
        """Return the part above the row of a cell."""
        cells = {at: cell for at, cell in self.cells.items() if at.row < address.row}
        return self._replace(cells=cells)

    def nearest(self, label: str, expected: Address) -> Address:
        """Return where a label stands: where it should, else nearest to that."""
        found = self.addresses_by_label.get(fold_label(label), (expected,))
        return min(found, key=lambda at: (at.distance_to(expected), at))

    @cached_property
    def addresses_by_label(self) -> Mapping[str, Sequence[Address]]:
        """Every text of the sheet, folded as labels are compared, with where it stands."""
        found: dict[str, list[Address]] = {}
        for address, written in self.cells.items():
            if isinstance(written.value, str):
                found.setdefault(fold_label(written.value), []).append(address)
        return found
