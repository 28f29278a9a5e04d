"""What a form is made of: cells named by keys, rows, columns, blocks, tables and parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class CellKey(NamedTuple):
    """The one name of a question of the form, written ``table.row.column``."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"


class Unit(StrEnum):
    """What a figure counts: 件 are whole, 万元 may have four decimals (exact yuan)."""

    CASES = "件"
    TEN_THOUSAND_YUAN = "万元"


class Column(NamedTuple):
    """A column of figures; ``headings`` are the merged heads above it, outermost first.

    ``sums`` names the columns that a total column adds up; it is empty for inputs.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    unit: Unit = Unit.CASES


class Row(NamedTuple):
    """A row of figures; ``headings`` are the merged labels left of it, outermost first.

    ``sums`` names the rows that a total row adds up; it is empty for inputs. ``short`` is what
    people call a row whose printed label is long.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    short: str = ""

    @property
    def path(self) -> str:
        """The label with its nearest heading: ``（三）不予公开 1.属于国家秘密``."""
        return " ".join((*self.headings[-1:], self.label)) if self.nested else self.label

    @property
    def nested(self) -> bool:
        """Whether the row stands under a group of its own, below the part of the table."""
        return len(self.headings) > 1


class Block(NamedTuple):
    """Rows that share their columns; ``caption`` is the line printed above the block."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    caption: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """One statutory table: its blocks, and the sums that hold between its cells.

    ``balance`` names two sets of rows whose sums are equal in every column, where there are such.
    """

    key: str
    name: str
    blocks: tuple[Block, ...]
    balance: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @cached_property
    def cells(self) -> tuple[CellKey, ...]:
        """Every cell in reading order, totals included."""
        return tuple(self._places)

    @cached_property
    def inputs(self) -> tuple[CellKey, ...]:
        """The cells a person fills."""
        return tuple(key for key in self._places if not self.is_total(key))

    @cached_property
    def totals(self) -> tuple[CellKey, ...]:
        """The cells that add up others."""
        return tuple(key for key in self._places if self.is_total(key))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all blocks."""
        return tuple(row for block in self.blocks for row in block.rows)

    @cached_property
    def _places(self) -> dict[CellKey, tuple[Row, Column]]:
        return {
            CellKey(self.key, row.key, column.key): (row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        }

    def __contains__(self, key: CellKey) -> bool:
        return key in self._places

    def row(self, key: CellKey) -> Row:
        """Return the row of a cell; KeyError for a cell of another table."""
        return self._places[key][0]

    def column(self, key: CellKey) -> Column:
        """Return the column of a cell; KeyError for a cell of another table."""
        return self._places[key][1]

    def is_total(self, key: CellKey) -> bool:
        """Whether the cell adds up others, along its row or down its column."""
        row, column = self._places[key]
        return bool(row.sums or column.sums)

    def row_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells of the same row that the cell adds up, or nothing."""
        return tuple(key._replace(column=part) for part in self.column(key).sums)

    def column_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells of the same column that the cell adds up, or nothing."""
        return tuple(key._replace(row=part) for part in self.row(key).sums)

    def sum_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells a total's formula adds up; along the row where both would do."""
        return self.row_parts(key) or self.column_parts(key)

    def input_parts(self, key: CellKey) -> Iterator[CellKey]:
        """Yield the inputs that finally make up a cell; an input yields itself."""
        parts = self.sum_parts(key)
        if not parts:
            yield key
        for part in parts:
            yield from self.input_parts(part)


@dataclass(frozen=True, eq=False)
class Part:
    """One of the parts of the report: a table, or text under sub-headings.

    ``presets`` are the sub-headings a blank workbook offers; only text parts have them.
    """

    key: str
    heading: str
    table: Table | None = None
    presets: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Form:
    """A statutory form: its parts in order; ``basis`` is the document that prescribes it.

    ``title`` is what a report on it is called. ``years`` are those it is reported in; none has
    been set as its last, and the end of the range only keeps out slips such as 2204.
    """

    version: str
    title: str
    basis: str
    years: range
    parts: tuple[Part, ...]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by key, in order."""
        return {part.table.key: part.table for part in self.parts if part.table}

    @cached_property
    def sections(self) -> dict[str, Part]:
        """The parts that are text, by key, in order."""
        return {part.key: part for part in self.parts if not part.table}

    @cached_property
    def cells(self) -> tuple[CellKey, ...]:
        """All cells of all tables in reading order."""
        return tuple(key for table in self.tables.values() for key in table.cells)

    def table_of(self, key: CellKey) -> Table:
        """Return the table a cell belongs to; KeyError where the form has no such cell."""
        table = self.tables[key.table]
        if key not in table:
            raise KeyError(str(key))
        return table

    def find_cell(self, name: str) -> CellKey | None:
        """Return the cell called ``table.row.column``, or None where there is none."""
        key = CellKey(*name.split(".")) if name.count(".") == 2 else None
        return key if key and key.table in self.tables and key in self.tables[key.table] else None
