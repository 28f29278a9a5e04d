"""A register of applications (台账) as values: its coded rows, their faults, and its counts."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from gaitool.applications import Application, ApplicationList
from gaitool.form import CellKey
from gaitool.record import Record, Value, made
from gaitool.register_rows import RegisterRow

FIRST_DAY = datetime.date(2008, 5, 1)
"""From when on anybody could apply: 政府信息公开条例 came into force."""

LAST_DAY = datetime.date(2099, 12, 31)
"""The last day that a register may speak of."""


class RegisterFault(NamedTuple):
    """What is wrong with a row; where it ``bars`` the row, that was not counted.

    ``address`` is the cell, ``head`` the head of its column, ``written`` what stands there.
    ``first`` and ``last`` are the years that the row may have to do with.
    """

    at: RegisterRow
    address: str
    head: str
    written: str
    reason: str
    bars: bool = True
    first: int = datetime.MINYEAR
    last: int = datetime.MAXYEAR

    def concerns(self, year: int) -> bool:
        """Whether the counts of a year may have to do with the row."""
        return self.first <= year <= self.last


class TimeTaken(Value):
    """How many working days an application took in a year, of how many that it had.

    ``used`` is None where nobody can tell: ``unknown_year`` is then the year whose holidays are
    not announced, or None where the register itself does not say it.
    """

    one: Application
    used: int | None
    term: int
    unknown_year: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether it took longer than it might, as far as that is known."""
        return self.used is not None and self.used > self.term


class Register(Record):
    """All applications of a register, whatever their year, and what could not be read.

    ``heads`` are our keys of columns with the heads that the register has for them; ``told`` is
    what a person has to know of how it was read, a line each. ``stated_year`` stands beside 年度
    above the heads, where our own register has it.
    """

    applications: ApplicationList
    faults: tuple[RegisterFault, ...] = ()
    heads: Mapping[str, str] = made(factory=dict)
    told: tuple[str, ...] = ()
    stated_year: int | None = None

    @cached_property
    def likeliest_year(self) -> int | None:
        """The year that most applications were received in, the later of two; None for none."""
        return likeliest(self.applications.days_received)


class CountedRegister(Record):
    """What a register gives for a year: for every cell that it counts, the rows counted there.

    ``rows`` has the cells that are not 0; ``cells`` are all that were counted. ``times`` are of the
    applications answered in the year and of those open at its end; ``not_of_year`` are rows that
    count to nothing, for they were received after the year or answered before it. ``sheets`` are
    all that the register has applications on.
    """

    year: int
    cells: frozenset[CellKey]
    rows: Mapping[CellKey, Sequence[RegisterRow]]
    applications: Sequence[Application] = ()
    faults: tuple[RegisterFault, ...] = ()
    notes: tuple[str, ...] = ()
    times: Sequence[TimeTaken] = ()
    not_of_year: Sequence[RegisterRow] = ()
    sheets: frozenset[str] = frozenset()

    def figure(self, key: CellKey) -> int:
        """Return the count of a cell."""
        return len(self.rows.get(key, ()))

    @cached_property
    def not_counted(self) -> tuple[RegisterFault, ...]:
        """The faults that barred something from being counted."""
        return tuple(fault for fault in self.faults if fault.bars)

    @cached_property
    def rows_not_whole(self) -> frozenset[RegisterRow]:
        """The rows of which something was not counted."""
        return frozenset(fault.at for fault in self.not_counted)

    @cached_property
    def rows_counted_in_part(self) -> frozenset[RegisterRow]:
        """The rows with a fault whose applications count to something all the same."""
        return rows_among(self.faults, (one.at for one in self.applications))

    @property
    def is_whole(self) -> bool:
        """Whether every row that was read is counted."""
        return not self.not_counted and not self.not_of_year

    def sum_of_row(self, table: str, row: str) -> int:
        """Return how many applications a row of a table counts, over its columns."""
        return sum(len(at) for key, at in self.rows.items() if key[:2] == (table, row))


def likeliest(days: Iterable[datetime.date]) -> int | None:
    """Return the year that most of some days are of, the later of two; None for no days."""
    years = Counter(day.year for day in days)
    return max(years, key=lambda year: (years[year], year), default=None)


def rows_among(
    faults: Iterable[RegisterFault], rows: Iterable[RegisterRow]
) -> frozenset[RegisterRow]:
    """Return those of some rows that have a fault: few, however long the register is."""
    return frozenset(fault.at for fault in faults).intersection(rows)
