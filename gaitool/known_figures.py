"""Figures of units that others know: the 复议机关, the courts, the 司法行政部门, 执法统计年报."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from gaitool.form import CellKey
from gaitool.record import Value

_Said = dict[tuple[str, tuple[CellKey, ...]], dict[Decimal, "KnownFigure"]]
"""What is said of a unit: by the source and the cells, the different figures."""


class KnownFigure(NamedTuple):
    """A figure that somebody else has of a unit; of several cells it is their sum.

    ``words`` name the cells as the form does, ``who`` is who knows it.
    """

    cells: tuple[CellKey, ...]
    figure: Decimal
    words: str
    who: str


class KnownRow(NamedTuple):
    """A row of a file of known figures: the unit as it is written there, and its figures.

    ``where`` tells people which row it is.
    """

    unit: str
    where: str
    figures: tuple[KnownFigure, ...] = ()


class KnownFile(Value):
    """All rows of a file of known figures, and what a person has to know of its reading.

    ``year`` stands above the heads, where it is written there.
    """

    rows: tuple[KnownRow, ...]
    told: tuple[str, ...] = ()
    year: int | None = None


class KnownOfUnit(Value):
    """What others know of one unit, for the year that they say it is of."""

    figures: tuple[KnownFigure, ...] = ()
    year: int | None = None


class Contradiction(Value):
    """Figures of one unit and cell that one source gives otherwise in one row than in another."""

    unit: str
    figures: tuple[KnownFigure, ...]


class KnownUnits(Value):
    """The figures of every unit; those of which a source contradicts itself are left out."""

    figures: Mapping[str, tuple[KnownFigure, ...]]
    contradictions: tuple[Contradiction, ...] = ()


def by_unit(rows: Iterable[KnownRow], unit_of: Callable[[str], str]) -> KnownUnits:
    """Put together what the rows say of each unit; ``unit_of`` tells whom a name means."""
    said: dict[str, _Said] = {}
    for row in rows:
        of_unit = said.setdefault(unit_of(row.unit), {})
        for one in row.figures:
            of_unit.setdefault((one.who, one.cells), {}).setdefault(one.figure, one)
    agreed = {
        unit: tuple(one for ones in of_unit.values() if len(ones) == 1 for one in ones.values())
        for unit, of_unit in said.items()
    }
    return KnownUnits(agreed, tuple(_contradictions(said)))


def _contradictions(said: Mapping[str, _Said]) -> Iterator[Contradiction]:
    for unit, of_unit in said.items():
        for ones in of_unit.values():
            if len(ones) > 1:
                yield Contradiction(unit, tuple(ones.values()))
