"""A register of applications (台账) as values: its coded rows, their faults, and its counts."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gaitool.form import CellKey

APPLICATIONS, DISPUTES = "applications", "disputes"
RECEIVED, CARRIED_IN, CARRIED_OUT = "received", "carried_in", "carried_out"
CONCLUDED = "concluded"


class RegisterRow(NamedTuple):
    """Where an application stands: its sheet, its row there counted from 1, and its 编号."""

    sheet: str
    row: int
    number: str = ""

    @property
    def words(self) -> str:
        """How people are told of it: ``2025-017（第 19 行）``."""
        return f"{self.number}（第 {self.row} 行）" if self.number else f"第 {self.row} 行"


class Application(NamedTuple):
    """One application by what the tables count; nothing of who asked for what.

    ``applicant`` is a column of table 三, ``result`` a row of it, empty where there is none yet.
    ``outcomes`` are the cells of table 四 that it counts to.
    """

    at: RegisterRow
    received: datetime.date
    applicant: str
    result: str = ""
    answered: datetime.date | None = None
    corrected: datetime.date | None = None
    extended: datetime.date | None = None
    asking_from: datetime.date | None = None
    asking_to: datetime.date | None = None
    outcomes: tuple[CellKey, ...] = ()

    def open_after(self, year: int) -> bool:
        """Whether it was received by the end of a year, and not answered by then."""
        if self.received.year > year:
            return False
        return self.answered is None or self.answered.year > year


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
    first: int = 0
    last: int = 9999

    def concerns(self, year: int) -> bool:
        """Whether the counts of a year may have to do with the row."""
        return self.first <= year <= self.last


@dataclass(frozen=True, eq=False)
class Register:
    """All applications of a register, whatever their year, and what could not be read.

    ``heads`` are our keys of columns with the heads that the register has for them; ``told`` is
    what a person has to know of how it was read, a line each. ``stated_year`` stands beside 年度
    above the heads, where our own register has it.
    """

    applications: tuple[Application, ...]
    faults: tuple[RegisterFault, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    stated_year: int | None = None

    @property
    def likeliest_year(self) -> int | None:
        """The year that most applications were received in, the later of two; None for none."""
        years = Counter(one.received.year for one in self.applications)
        return max(years, key=lambda year: (years[year], year), default=None)


@dataclass(frozen=True, eq=False)
class CountedRegister:
    """What a register gives for a year: for every cell that it counts, the rows counted there.

    ``rows`` has the cells that are not 0; ``cells`` are all that were counted.
    """

    year: int
    cells: frozenset[CellKey]
    rows: Mapping[CellKey, tuple[RegisterRow, ...]]
    applications: tuple[Application, ...] = ()
    faults: tuple[RegisterFault, ...] = ()
    notes: tuple[str, ...] = ()

    def figure(self, key: CellKey) -> int:
        """Return the count of a cell."""
        return len(self.rows.get(key, ()))

    @cached_property
    def not_counted(self) -> tuple[RegisterFault, ...]:
        """The faults that barred something from being counted."""
        return tuple(fault for fault in self.faults if fault.bars)

    def sum_of_row(self, table: str, row: str) -> int:
        """Return how many applications a row of a table counts, over its columns."""
        return sum(len(at) for key, at in self.rows.items() if key[:2] == (table, row))


def rows_words(rows: tuple[RegisterRow, ...], most: int = 12) -> str:
    """Name the rows of a register, the first of many: ``7（第 9 行）、8（第 10 行）等 20 件``."""
    return "、".join(_named(rows, most)) + (f"等 {len(rows)} 件" if len(rows) > most else "")


def _named(rows: tuple[RegisterRow, ...], most: int) -> Iterator[str]:
    several = len({at.sheet for at in rows}) > 1
    for at in rows[:most]:
        yield f"{at.sheet}·{at.words}" if several else at.words
