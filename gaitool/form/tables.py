"""The tables of a form: cells named by keys, rows, columns, blocks, and the sums between them."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from gaitool.record import Record, Value

_Fact = TypeVar("_Fact")


class CellKey(NamedTuple):
    """The one name of a question of the form, written ``table.row.column``."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"

    @classmethod
    def named(cls, name: str) -> "CellKey":
        """Return the key that is written so."""
        return cls(*name.split("."))


class NotInForm(KeyError):
    """A cell was asked for that the edition at hand does not have; carries its key."""

    def __init__(self, key: CellKey) -> None:
        super().__init__(str(key))
        self.key = key

    def __reduce__(self) -> tuple[type["NotInForm"], tuple[CellKey]]:
        """Travel between processes by the key, not by its name."""
        return type(self), (self.key,)


class Measure(Value):
    """What a figure is counted in: its measure word, and how many decimals it may have.

    件 are whole; 万元 have up to four decimals, which is exact yuan. ``signed`` figures may be
    negative (the 本年增/减 of 2019).
    """

    word: str
    decimals: int = 0
    signed: bool = False


# Tables, and rows of 表三, that every edition has by these keys.
APPLICATIONS, DISPUTES = "applications", "disputes"
RECEIVED, CARRIED_IN, CARRIED_OUT = "received", "carried_in", "carried_out"
CONCLUDED = "concluded"

CASES = Measure("件")
TEN_THOUSAND_YUAN = Measure("万元", 4)


class Shape(StrEnum):
    """How a table is printed; the values are those of edition files."""

    STACKED_BLOCKS = "stacked_blocks"
    ROWS_DOWN = "rows_down"
    GROUPS_ACROSS = "groups_across"


class Column(Value):
    """A column of figures; ``headings`` are the merged heads above it, outermost first.

    ``sums`` names the columns that a total column adds up; it is empty for inputs.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    measure: Measure = CASES


class Row(Value):
    """A row of figures; ``headings`` are the merged labels left of it, outermost first.

    ``sums`` names the rows that a total row adds up; it is empty for inputs. ``short`` is what
    people call a row whose printed label is long. ``group`` names the rows that texts count
    together (refused, declined …). ``guidance`` says what is counted, as the message beside the
    input cells; ``prompt_title`` stands over it where the label is too long for Excel.
    ``carries_on`` names the row of last year's report whose figures this one begins with.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    short: str = ""
    group: str = ""
    guidance: str = ""
    prompt_title: str = ""
    carries_on: str = ""

    @property
    def path(self) -> str:
        """The label with its nearest heading: ``（三）不予公开 1.属于国家秘密``."""
        return " ".join((*self.headings[-1:], self.label)) if self.nested else self.label

    @property
    def nested(self) -> bool:
        """Whether the row stands under two headings: a group within a division of the table."""
        return len(self.headings) > 1


class Stock(NamedTuple):
    """The columns of a block that give a stock: what was added, removed, and stands at year's end.

    规范性文件 of 2021: 本年制发, 本年废止, 现行有效.
    """

    added: str
    removed: str
    standing: str


class Block(Value):
    """Rows that share their columns; ``caption`` is the line printed above the block."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    caption: str = ""
    stock: Stock | None = None


class SheetLook(Value):
    """How the sheet of a table is set up; what is left open is worked out from the labels.

    ``widths`` (pixels) run from column A on, past the form to the 台账核对数 and check cells;
    ``counts`` are the columns that each of the four counts above the form spans. ``printed`` are
    the columns' shares of the width of the page in the finished report.
    """

    widths: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    landscape: bool = False
    printed: tuple[int, ...] = ()


_NO_LOOK = SheetLook()


class Table(Record):
    """One table of the form: its blocks, and the sums that hold between its cells.

    ``balance`` names two sets of rows whose sums are equal in every column, where there are such.
    ``corner`` is printed above the labels of the rows.
    """

    key: str
    name: str
    blocks: tuple[Block, ...]
    shape: Shape = Shape.ROWS_DOWN
    corner: str = ""
    balance: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    look: SheetLook = _NO_LOOK

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
    def columns(self) -> tuple[Column, ...]:
        """The columns of all blocks; blocks that share one list it once."""
        # Columns of one key may differ between blocks (件 here, 万元 there): both are listed.
        return tuple(dict.fromkeys(column for block in self.blocks for column in block.columns))

    @cached_property
    def stocks(self) -> Mapping[str, Stock]:
        """The rows that give a stock, each with the columns that give it."""
        return {row.key: b.stock for b in self.blocks if b.stock for row in b.rows}

    @cached_property
    def _places(self) -> dict[CellKey, tuple[Row, Column]]:
        return {
            CellKey(self.key, row.key, column.key): (row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        }

    @cached_property
    def _sum_parts(self) -> dict[CellKey, tuple[CellKey, ...]]:
        # 总计 of （七）总计 is both: its formula adds up the six kinds of applicants.
        return {key: self.row_parts(key) or self.column_parts(key) for key in self._places}

    @cached_property
    def _input_parts(self) -> dict[CellKey, tuple[CellKey, ...]]:
        return {key: tuple(self._inputs_below(key)) for key in self._places}

    def _inputs_below(self, key: CellKey) -> Iterator[CellKey]:
        parts = self._sum_parts[key]
        if not parts:
            yield key
        for part in parts:
            yield from self._inputs_below(part)

    def __contains__(self, key: CellKey) -> bool:
        return key in self._places

    def row(self, key: CellKey) -> Row:
        """Return the row of a cell; NotInForm for a cell of another table."""
        return _of(self._places, key)[0]

    def column(self, key: CellKey) -> Column:
        """Return the column of a cell; NotInForm for a cell of another table."""
        return _of(self._places, key)[1]

    def block_of(self, row: str) -> Block:
        """Return the block that has a row; ValueError where none has it."""
        for block in self.blocks:
            if any(one.key == row for one in block.rows):
                return block
        raise ValueError(row)

    def is_total(self, key: CellKey) -> bool:
        """Whether the cell adds up others, along its row or down its column."""
        row, column = _of(self._places, key)
        return bool(row.sums or column.sums)

    def row_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells of the same row that the cell adds up, or nothing."""
        return tuple(key._replace(column=part) for part in self.column(key).sums)

    def column_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells of the same column that the cell adds up, or nothing."""
        return tuple(key._replace(row=part) for part in self.row(key).sums)

    def sum_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the cells a total's formula adds up; along the row where both would do."""
        return _of(self._sum_parts, key)

    def input_parts(self, key: CellKey) -> tuple[CellKey, ...]:
        """Return the inputs that finally make up a cell; an input is its own."""
        return _of(self._input_parts, key)


def _of(facts: Mapping[CellKey, _Fact], key: CellKey) -> _Fact:
    """Return what is known of a cell; NotInForm for a cell of another table."""
    try:
        return facts[key]
    except KeyError:
        raise NotInForm(key) from None
