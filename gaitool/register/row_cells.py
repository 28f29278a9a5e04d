"""The cells of one row of a register that are read, and what reading them takes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from gaitool.layout import Address
from gaitool.office_files.table_rows import NO_RESULT, TableRow, TableSheet, is_white
from gaitool.register.head_words import Role, SeenColumn
from gaitool.register.heads import Heads
from gaitool.register.vocabulary import Kind, Vocabulary, Words

_Value = TypeVar("_Value")


class CellFault(NamedTuple):
    """What is wrong with a cell: in which of our columns, what may be told of it, the reason.

    ``seen`` is the column of the sheet where it is a box to tick, or none of ours (no key).
    """

    key: str
    written: str
    reason: str
    bars: bool = True
    seen: SeenColumn | None = None


class ReadAs(NamedTuple):
    """A word of the register and what it was read as."""

    kind: Kind
    written: str
    key: str


class Read(NamedTuple, Generic[_Value]):
    """What a cell, or several, gave; what is wrong with them; which words were read as what."""

    value: _Value
    faults: tuple[CellFault, ...] = ()
    read_as: tuple[ReadAs, ...] = ()


@dataclass(frozen=True, eq=False)
class SheetContext:
    """What reading the rows of one sheet needs; ``today`` is None where nobody says it.

    ``known`` are words that were read already, with all that they mean: nothing of a person.
    """

    sheet: TableSheet
    heads: Heads
    vocabulary: Vocabulary
    words: Mapping[Kind, Words]
    today: datetime.date | None = None
    known: dict[tuple[Kind, str], Read[str]] = field(default_factory=dict)

    @cached_property
    def columns(self) -> tuple[tuple[str, int], ...]:
        """Our keys with the columns that are read."""
        return tuple((key, one.column) for key, one in self.heads.read.items())

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The columns that are read."""
        return tuple(column for _, column in self.columns)

    @cached_property
    def calculated(self) -> frozenset[int]:
        """The columns that our own register calculates: they hold nothing that anybody wrote."""
        return frozenset(one.column for one in self.heads.of(Role.CALCULATED))

    @cached_property
    def lowest_heads(self) -> Mapping[str, str]:
        """The words right above the columns that are read."""
        return {key: one.path[-1] for key, one in self.heads.read.items()}

    @cached_property
    def head_lines(self) -> tuple[Mapping[int, str], ...]:
        """What stands in each row of the heads, by its columns."""
        numbers = range(self.heads.first_row, self.heads.last_row + 1)
        rows = (self.sheet.top[number] for number in numbers if number in self.sheet.top)
        return tuple({column: row.text(column) for column in row.cells} for row in rows)

    @cached_property
    def quantity(self) -> SeenColumn | None:
        """The column that says for how many applications a row stands."""
        return next(self.heads.of(Role.QUANTITY), None)

    @cached_property
    def days_unknown(self) -> tuple[int, ...]:
        """The columns that nobody knows, and that may say how many days an application had."""
        return tuple(one.column for one, like in self.heads.to_be_asked if like.days)

    def cells(self, line: TableRow) -> "RowCells":
        """Return the cells of a row that are read."""
        return RowCells(self, line, {key: line.text(column) for key, column in self.columns})


@dataclass(frozen=True, eq=False, slots=True)
class RowCells:
    """What stands in a row, in the columns that are read, by our keys."""

    context: SheetContext
    line: TableRow
    texts: Mapping[str, str]

    @property
    def row(self) -> int:
        """The number of the row."""
        return self.line.number

    def text(self, key: str) -> str:
        """Return what stands in a column of ours; nothing where the register has none."""
        return self.texts.get(key, "")

    def of(self, column: int) -> str:
        """Return what stands in any column of the sheet."""
        return self.line.text(column)

    def is_filled(self, column: int) -> bool:
        """Whether a column holds something, whatever it is."""
        written = self.line.cells.get(column)
        return written is not None and not is_white(written)

    def lacks_result(self, key: str) -> bool:
        """Whether a formula stands in a column whose result was not saved."""
        return self.text(key) == NO_RESULT

    def address(self, key: str) -> str:
        """Return the address of the cell in a column of ours; nothing where there is none."""
        seen = self.context.heads.read.get(key)
        return str(Address(self.row, seen.column)) if seen else ""
