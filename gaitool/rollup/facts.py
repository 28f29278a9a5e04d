"""The figures of all units in long form, for analysis: unit, year, cell and value a row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

from gaitool.answers import plain_digits
from gaitool.collection import UnitLine
from gaitool.errors import UsageError
from gaitool.form import CellKey

_COLUMNS = ("unit", "year", "cell", "value")
_ROWS_AT_ONCE = 50_000
_NO_PARQUET = "写 .parquet 要另装一个库：pip install 'gaitool[facts]'。也可以写成 .csv。"

Figures = Iterable[tuple[UnitLine, Mapping[CellKey, Decimal]]]
_Fact = tuple[str, int | None, str, Decimal]


def write_csv(figures: Figures, target: BinaryIO) -> None:
    """Write the facts as CSV, a few units at a time."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for unit, year, cell, value in _facts(figures):
        rows.writerow((unit, year, cell, plain_digits(value)))
    text.detach()


def write_parquet(figures: Figures, target: BinaryIO) -> None:
    """Write the facts as Parquet, a row group at a time; values are exact decimals."""
    demand_parquet()
    import pyarrow
    from pyarrow import parquet

    kinds = (pyarrow.string(), pyarrow.int16(), pyarrow.string(), pyarrow.decimal128(38, 4))
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


def _facts(figures: Figures) -> Iterator[_Fact]:
    for line, cells in figures:
        for key, value in cells.items():
            yield line.unit, line.year, str(key), value
