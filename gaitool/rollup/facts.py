"""The figures of all units in long form, for analysis: unit, year, cell and value a row."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from gaitool.answers import plain_digits
from gaitool.collection import UnitLine
from gaitool.errors import CannotWrite, UsageError
from gaitool.form import CellKey, Form
from gaitool.renderers.harmless_csv import csv_rows

_COLUMNS = ("unit", "year", "cell", "value")
_IN_WORDS = ("表", "行和列")
# A row group of Parquet: thousands of units are written without being held together.
_ROWS_AT_ONCE = 50_000
_USUAL_DECIMALS = 4
"""One 元 in 万元."""

_USUAL_DIGITS, _MOST_DIGITS = 38, 76
"""What decimals of 128 and of 256 bits hold; many programs read none but the former."""

_NO_PARQUET = "写 .parquet 要另装一个库：pip install 'gaitool[facts]'。也可以写成 .csv。"

Figures = Iterable[tuple[UnitLine, Mapping[CellKey, Decimal]]]
_Fact = tuple[str, int | None, str, Decimal]


class _Width(NamedTuple):
    """How many digits a figure has on one side of its point, and which unit's figure that is."""

    digits: int
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.digits} 位（{self.unit}）" if self.unit else f"{self.digits} 位"


def write_csv(figures: Figures, target: BinaryIO, form: Form) -> None:
    """Write the facts as CSV, many rows at a time; no cell of them starts a formula.

    Who opens it in a spreadsheet program also reads what the cells are called in the form.
    """
    target.write(csv_rows([(*_COLUMNS, *_IN_WORDS)]).encode("utf-8-sig"))
    words = {str(key): (form.table_of(key).name, form.label(key)) for key in form.cells}
    facts = _facts(figures)
    while some := list(islice(facts, _ROWS_AT_ONCE)):
        rows = csv_rows(
            (unit, year, cell, plain_digits(value), *words.get(cell, ()))
            for unit, year, cell, value in some
        )
        target.write(rows.encode("utf-8"))


def write_parquet(figures: Figures, target: BinaryIO) -> None:
    """Write the facts as Parquet, a row group at a time; values are exact decimals.

    The figures are gone through twice, first for the type of their column. Raises CannotWrite
    where no type holds them all.
    """
    demand_parquet()
    import pyarrow
    from pyarrow import parquet

    if isinstance(figures, Iterator):
        figures = tuple(figures)
    kinds = (pyarrow.string(), pyarrow.int16(), pyarrow.string(), _value_type(_facts(figures)))
    schema = pyarrow.schema(list(zip(_COLUMNS, kinds, strict=True)))
    facts = _facts(figures)
    with parquet.ParquetWriter(target, schema) as writer:
        while rows := list(islice(facts, _ROWS_AT_ONCE)):
            columns = zip(*rows, strict=True)
            arrays = [pyarrow.array(c, kind) for c, kind in zip(columns, kinds, strict=True)]
            writer.write_table(pyarrow.table(arrays, schema=schema))


def demand_parquet() -> None:
    """Raise UsageError where the library that writes Parquet is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError(_NO_PARQUET) from error


def _value_type(facts: Iterable[_Fact]) -> Any:
    """Return the decimal type that holds every value as it is: the usual one where that does."""
    import pyarrow

    longest, finest = _Width(0), _Width(_USUAL_DECIMALS)
    for unit, _, _, value in facts:
        whole, _, decimals = plain_digits(value).removeprefix("-").partition(".")
        longest = max(longest, _Width(len(whole), unit))
        finest = max(finest, _Width(len(decimals), unit))
    digits = longest.digits + finest.digits
    if digits <= _USUAL_DIGITS:
        return pyarrow.decimal128(_USUAL_DIGITS, finest.digits)
    if digits <= _MOST_DIGITS:
        return pyarrow.decimal256(_MOST_DIGITS, finest.digits)
    raise CannotWrite(
        f".parquet 放不下这些数：整数最长的有 {longest}，小数最长的有 {finest}，"
        f"加起来最多 {_MOST_DIGITS} 位。请核对，或写成 .csv。"
    )


def _facts(figures: Figures) -> Iterator[_Fact]:
    for line, cells in figures:
        for key, value in cells.items():
            yield line.unit, line.year, str(key), value
