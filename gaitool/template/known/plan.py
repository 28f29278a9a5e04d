"""What stands where on the blank sheets of known figures: who knows which cells, in what column."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from gaitool.form import CellKey, Form, Measure
from gaitool.layout import Address

_FILE = Path(__file__).with_name("known_sheets.toml")

YEAR_ROW, GROUP_ROW, HEAD_ROW, FIRST_ROW = 3, 4, 5, 6
YEAR_LABEL, YEAR = Address(YEAR_ROW, 1), Address(YEAR_ROW, 2)
NAME_COLUMN = 1


@cache
def known_sheets() -> Mapping[str, Any]:
    """Return the content of ``known_sheets.toml``."""
    return MappingProxyType(tomllib.loads(_FILE.read_text(encoding="utf-8")))


class KnownColumn(NamedTuple):
    """A column of figures: the row of the form over it, and the column of the form."""

    group: str
    head: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """The sheet of one who knows figures of units."""

    name: str
    about: str
    columns: tuple[KnownColumn, ...]

    @property
    def right(self) -> int:
        """The last column."""
        return NAME_COLUMN + len(self.columns)


def sheets_of(form: Form) -> Iterator[KnownSheet]:
    """Yield the sheets for an edition; who knows none of its cells has none."""
    for source in known_sheets()["sources"]:
        sums = ([*map(CellKey.named, names)] for names in source["cells"])
        columns = tuple(_column(form, keys) for keys in sums if all(key in form for key in keys))
        if columns:
            yield KnownSheet(source["name"], source["about"], columns)


def _column(form: Form, keys: list[CellKey]) -> KnownColumn:
    """Return the column of a cell, or of the sum of a group of rows, named by its heading."""
    table = form.table_of(keys[0])
    row, column = table.row(keys[0]), table.column(keys[0])
    group = row.path if len(keys) == 1 else row.headings[-1]
    return KnownColumn(group, column.label, column.measure)
