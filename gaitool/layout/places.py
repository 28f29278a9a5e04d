"""Positions in a workbook: addresses, areas and places, all counted from 1 as Excel does."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gaitool.text.patterns import pattern

# The largest is XFD1048576.
_CELL = r"([A-Z]{1,3})([1-9][0-9]{0,6})"
_PLACES_REMEMBERED = 2_048


@lru_cache(maxsize=256)
def column_letters(column: int) -> str:
    """Return the letters of a column: 1 → ``A``, 28 → ``AB``."""
    # Not quite base 26: there is no letter for 0, after Z comes AA.
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=256)
def _column_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


class Address(NamedTuple):
    """One cell of a sheet."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    @classmethod
    def parse(cls, text: str) -> "Address | None":
        """Read ``D9`` or ``$D$9``, in either case; None where the text is no address."""
        # Most are written as they are read, and there are many.
        a_cell = pattern(_CELL).fullmatch
        match = a_cell(text) or a_cell(text.replace("$", "").strip().upper())
        return cls(int(match[2]), _column_of(match[1])) if match else None

    @property
    def with_fixed_row(self) -> str:
        """The address as a formula keeps its row while it is copied: ``D$34``."""
        return f"{column_letters(self.column)}${self.row}"

    @property
    def fixed(self) -> str:
        """The address as a formula keeps it while it is copied: ``$D$34``."""
        return f"${column_letters(self.column)}${self.row}"

    def distance_to(self, other: "Address") -> int:
        """Return how many cells lie between, along rows and columns."""
        return abs(self.row - other.row) + abs(self.column - other.column)

    def moved(self, rows: int = 0, columns: int = 0) -> "Address":
        """Return the address some rows below and some columns to the right."""
        return Address(self.row + rows, self.column + columns)


address_at = lru_cache(maxsize=_PLACES_REMEMBERED)(Address)
"""The address of a cell, the same object each time: forms have the same cells.

A dictionary that is asked for the very object that is its key does not compare rows and columns.
"""


class Area(NamedTuple):
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = self.first, Address(self.bottom, self.right)
        return str(first) if first == last else f"{first}:{last}"

    @property
    def first(self) -> Address:
        """The top left cell, where a merged area keeps its value."""
        return address_at(self.top, self.left)

    @property
    def addresses(self) -> Iterator[Address]:
        """Every cell of the area, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield Address(row, column)

    def shifted(self, rows: int, columns: int = 0) -> "Area":
        """Return the area so many rows below and columns to the right."""
        first, last = self.first.moved(rows, columns), Address(self.bottom, self.right)
        return Area(*first, *last.moved(rows, columns))

    def covers(self, address: Address) -> bool:
        """Whether a cell lies within the area."""
        is_in_rows = self.top <= address.row <= self.bottom
        return is_in_rows and self.left <= address.column <= self.right

    @classmethod
    def parse(cls, text: str) -> "Area | None":
        """Read ``A1:B2`` or ``$A$1:$B$2``; None where the text is no two addresses."""
        first, _, last = text.partition(":")
        one, other = Address.parse(first), Address.parse(last)
        return cls.around(one, other) if one and other else None

    @classmethod
    def around(cls, *addresses: Address) -> "Area":
        """Return the smallest area that holds the given cells; ValueError for none."""
        rows = [address.row for address in addresses]
        columns = [address.column for address in addresses]
        return cls(min(rows), min(columns), max(rows), max(columns))


def rectangles(addresses: Iterable[Address]) -> list[Area]:
    """Return areas that together hold exactly the given cells: runs along rows, then stacked."""
    areas: list[Area] = []
    for run in _row_runs(sorted(set(addresses))):
        above = next((area for area in areas if _is_stacked(area, run)), None)
        if above:
            areas.remove(above)
            run = above._replace(bottom=run.bottom)
        areas.append(run)
    return areas


def _row_runs(addresses: list[Address]) -> Iterator[Area]:
    run: list[Address] = []
    for address in addresses:
        if run and address != run[-1].moved(columns=1):
            yield Area.around(*run)
            run = []
        run.append(address)
    if run:
        yield Area.around(*run)


def _is_stacked(above: Area, below: Area) -> bool:
    same_columns = (above.left, above.right) == (below.left, below.right)
    return same_columns and above.bottom + 1 == below.top


@lru_cache(maxsize=_PLACES_REMEMBERED)
def place_in(sheet: str, address: Address) -> "Place":
    """Return the place of a cell of a sheet; workbooks of one form have the same."""
    return Place(sheet, str(address))


REGISTER, KNOWN_FIGURES = "台账", "已知数"
"""Origins of places beside the report."""


class Place(NamedTuple):
    """Where something stands: the sheet, and the cell or area of it as ``D9`` or ``D9:F9``.

    ``address`` is empty where the source has no cells (a report given as data). ``origin`` names
    the file where it is not the one that is spoken of: a register beside a report.
    """

    sheet: str
    address: str = ""
    origin: str = ""

    def __str__(self) -> str:
        return f"{self.sheet_words}!{self.address}" if self.address else self.sheet_words

    @property
    def sheet_words(self) -> str:
        """How people are told of the sheet: after the file, unless both are called the same."""
        names = dict.fromkeys(filter(None, (self.origin, self.sheet)))
        return "：".join(names)
