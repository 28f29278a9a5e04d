"""What is followed from year to year, over all units of a body: two years, or several of them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from gaitool.answers import sum_if_known
from gaitool.form import CellKey, Form


@dataclass(frozen=True, slots=True)
class TrendNumber:
    """A number that is followed: the sum of some cells, in its measure word.

    ``of_units`` where it is compared unit by unit as well, ``drawn`` where it is in the chart.
    """

    key: str
    name: str
    cells: tuple[CellKey, ...]
    measure: str = "件"
    of_units: bool = False
    drawn: bool = False

    def of(self, figures: Mapping[CellKey, Decimal]) -> Decimal | None:
        """Return the number of one report; None where a cell of it is not given."""
        return sum_if_known(map(figures.get, self.cells))


@dataclass(frozen=True, slots=True)
class TrendRate:
    """A rate that is followed: the sum of some numbers over the sum of others, by their keys."""

    key: str
    name: str
    over: tuple[str, ...]
    of: tuple[str, ...]
    drawn: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The numbers that must be known."""
        return (*self.over, *self.of)


@dataclass(frozen=True, slots=True)
class TrendYear:
    """One year of all units.

    ``units`` is how many of them the numbers are of, ``missing`` names those that gave no report
    of it. ``gone`` names those of them that are none of this year's: renamed, perhaps,
    or merged. ``lacking`` says by number how many units do not give it; ``not_asked`` are
    the numbers that the editions of that year have no cells for.
    """

    year: int
    units: int
    missing: tuple[str, ...]
    numbers: Mapping[str, Decimal]
    lacking: Mapping[str, int] = field(default_factory=dict)
    not_asked: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()

    @property
    def expected(self) -> int:
        """How many units there are this year."""
        return self.reporting + len(self.missing)

    @property
    def reporting(self) -> int:
        """How many of these the numbers are of."""
        return self.units - len(self.gone)

    def rate(self, rate: TrendRate) -> Decimal | None:
        """Return a rate; None where a number is not known, or there is nothing to divide by."""
        if any(key not in self.numbers for key in rate.parts):
            return None
        whole = sum(self.numbers[key] for key in rate.of)
        return sum(self.numbers[key] for key in rate.over) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Trend:
    """Several years side by side, the earliest first; the last one is that which is collected."""

    numbers: tuple[TrendNumber, ...]
    rates: tuple[TrendRate, ...]
    years: tuple[TrendYear, ...]

    def name_of(self, key: str) -> str:
        """Return what a number is called."""
        return next(number.name for number in self.numbers if number.key == key)

    def meaning(self, rate: TrendRate) -> str:
        """Say how a rate is worked out: （予以公开＋部分公开）÷办理总计."""
        return f"{self._added(rate.over)}÷{self._added(rate.of)}"

    def _added(self, keys: Iterable[str]) -> str:
        names = "＋".join(map(self.name_of, keys))
        return f"（{names}）" if "＋" in names else names


@dataclass(frozen=True, slots=True)
class LastYear:
    """Two years side by side: ``units`` of the ``counted`` ones have a report of both.

    ``before`` and ``now`` are the sums of both years over these units alone, by the cells that
    each of them gives. ``year`` is that of last year's reports, None where nothing says it.
    """

    year: int | None
    units: int
    counted: int
    before: Mapping[CellKey, Decimal]
    now: Mapping[CellKey, Decimal]


@dataclass(frozen=True, slots=True)
class UnitLastYear:
    """A unit's report of last year: its file, the name on its cover, its figures.

    Of a unit that was several offices then they are all files, all names and the sums.
    """

    files: tuple[str, ...]
    agency: str
    figures: Mapping[CellKey, Decimal]


def followed_numbers(form: Form) -> tuple[TrendNumber, ...]:
    """Return the numbers whose cells an edition has."""
    numbers = (
        TrendNumber(**entry | {"cells": tuple(map(CellKey.named, entry["cells"]))})
        for entry in _followed()["numbers"]
    )
    return tuple(number for number in numbers if all(key in form for key in number.cells))


def followed_rates(numbers: Iterable[TrendNumber]) -> tuple[TrendRate, ...]:
    """Return the rates that can be made of some numbers."""
    known = {number.key for number in numbers}
    rates = (
        TrendRate(**entry | {"over": tuple(entry["over"]), "of": tuple(entry["of"])})
        for entry in _followed()["rates"]
    )
    return tuple(rate for rate in rates if known.issuperset(rate.parts))


@cache
def _followed() -> dict[str, list[dict[str, Any]]]:
    text = resources.files("gaitool").joinpath("trend.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
