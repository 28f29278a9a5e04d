"""The figures of a file as they are kept: their digits, and once an edition the names of its cells.

Names can be read again by an edition of any shape, whatever order its cells are in.
"""

import functools
import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import takewhile

from gaitool.answers import plain_digits
from gaitool.form import CellKey

_MISSING = "?"
_EDITIONS_REMEMBERED = 32


def kept_cells(figures: Mapping[CellKey, Decimal | None]) -> str:
    """Return the names of an edition's cells as they are stored."""
    return json.dumps(list(map(str, figures)), ensure_ascii=False)


def kept_digits(figures: Mapping[CellKey, Decimal | None]) -> str:
    """Return the figures of all these cells as they are stored, a mark for what is missing."""
    return " ".join(
        _MISSING if figure is None else plain_digits(figure) for figure in figures.values()
    )


def figures_of(cells: str, digits: str) -> dict[CellKey, Decimal]:
    """Return the figures that were stored, without those that are missing."""
    return {
        key: Decimal(figure)
        for key, figure in zip(_keys(cells), digits.split(), strict=True)
        if figure != _MISSING
    }


def are_all_zero(cells: str, digits: str, asked: frozenset[CellKey]) -> bool:
    """Whether the figures that were stored have all of some cells, and zero in each."""
    stored = zip(_keys(cells), digits.split(), strict=True)
    # Most have another figure in one of the first cells.
    zeros = takewhile(_is_zero, (figure for key, figure in stored if key in asked))
    return sum(1 for _ in zeros) == len(asked)


def _is_zero(digits: str) -> bool:
    return digits == "0" or (digits != _MISSING and not Decimal(digits))


@functools.lru_cache(maxsize=_EDITIONS_REMEMBERED)
def _keys(cells: str) -> tuple[CellKey, ...]:
    return tuple(map(CellKey.named, json.loads(cells)))
