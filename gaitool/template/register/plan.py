"""Where things stand in the blank register: its columns, its rows, and the lists beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from gaitool.layout import Address, Area
from gaitool.register.vocabulary import (
    Kind,
    RegisterColumn,
    calculated_heads,
    register_columns,
)

BAND_ROW, HEAD_ROW, FIRST_ROW = 4, 5, 6
YEAR, DAY = Address(3, 2), Address(3, 5)
LAST_ROW = 20_000
"""As far down as drop-downs, colours and sums go: rows may be copied below those written."""


@dataclass(frozen=True, eq=False)
class RegisterPlan:
    """The sheet 台账 with so many rows; columns by their keys, calculated ones last."""

    rows: int

    @cached_property
    def inputs(self) -> tuple[RegisterColumn, ...]:
        """The columns that are filled in."""
        return register_columns()

    @property
    def live_heads(self) -> Mapping[str, str]:
        """The heads of the calculated columns."""
        return calculated_heads()

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The number of every column by its key."""
        keys = [*(column.key for column in self.inputs), *self.live_heads]
        return {key: number for number, key in enumerate(keys, start=1)}

    @property
    def right(self) -> int:
        """The last column."""
        return len(self.columns)

    @property
    def last_row(self) -> int:
        """The last row that is written."""
        return FIRST_ROW + self.rows - 1

    def cell(self, key: str, row: int) -> Address:
        """Return the cell of a column in a row."""
        return Address(row, self.columns[key])

    def below(self, key: str) -> Area:
        """Return all cells of a column, those of rows yet to be copied included."""
        return Area(FIRST_ROW, self.columns[key], LAST_ROW, self.columns[key])


@dataclass(frozen=True, slots=True)
class Choices:
    """References to the words to choose from by the kind of column, and to the results in short."""

    words: Mapping[Kind, str]
    short_results: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """References to the days off, the weekends worked, and the first and last day known."""

    off: str
    worked: str
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Lists:
    """References to the lists on the other sheets, and what the form calls three of its rows."""

    choices: Choices
    calendar: Calendar
    received: str
    carried_in: str
    carried_out: str


def fixed(sheet: str, area: Area) -> str:
    """Return a reference to cells of another sheet that stays as it is when copied."""
    ends = dict.fromkeys((area.first, Address(area.bottom, area.right)))
    return f"'{sheet}'!{':'.join(end.fixed for end in ends)}"
