"""Several years of all units side by side: the numbers of each, and whose are missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import exact_sum
from gaitool.collection import Standing, UnitLine
from gaitool.form import CellKey
from gaitool.rollup.earlier_figures import EarlierFigures
from gaitool.rollup.earlier_reports import EarlierReports, OfUnits
from gaitool.text.folding import fold_label
from gaitool.trend import Trend, TrendNumber, TrendYear, followed_numbers, followed_rates

_Figures = Mapping[CellKey, Decimal]


@dataclass(frozen=True, slots=True)
class ThisYear:
    """The year that is collected: its lines, and the figures of the units that are counted.

    ``has_all_units`` unless files were left unread and no roster tells whose they are.
    """

    year: int
    lines: Sequence[UnitLine]
    counted: Iterable[tuple[UnitLine, _Figures]]
    has_all_units: bool = True

    @property
    def units(self) -> tuple[UnitLine, ...]:
        """The units there are: a line each."""
        return tuple(one for one in self.lines if one.standing is not Standing.DUPLICATE)


def years_together(this: ThisYear, earlier: EarlierReports, figures: EarlierFigures) -> Trend:
    """Return the trend from the earliest year up to that which is collected."""
    numbers = followed_numbers(figures.edition)
    years = sorted(year for year in earlier.years if year is not None and year < this.year)
    before = [_earlier(year, earlier.years[year], this, figures) for year in years]
    return Trend(numbers, followed_rates(numbers), (*before, _collected(this, numbers)))


def _collected(this: ThisYear, numbers: Iterable[TrendNumber]) -> TrendYear:
    missing = tuple(line.unit for line in this.units if not line.counted)
    added = _Added.over((figures for _, figures in this.counted), numbers)
    return TrendYear(this.year, added.units, missing, added.numbers, added.lacking)


def _earlier(year: int, reports: OfUnits, this: ThisYear, figures: EarlierFigures) -> TrendYear:
    numbers = followed_numbers(figures.edition)
    records = [record for one in reports.values() for record in one.records]
    added = _Added.over(map(figures.of_report, reports.values()), numbers)
    expected = [line.unit for line in this.units]
    names = {fold_label(unit) for unit in expected} if this.has_all_units else reports.keys()
    asked = {cell for record in records for cell in figures.cells_of(record).values()}
    return TrendYear(
        year=year,
        units=added.units,
        missing=tuple(unit for unit in expected if fold_label(unit) not in reports),
        numbers=added.numbers,
        gone=tuple(one.unit for unit, one in reports.items() if unit not in names),
        lacking=added.lacking,
        not_asked=frozenset(one.key for one in numbers if not asked.issuperset(one.cells)),
    )


@dataclass(frozen=True, slots=True)
class _Added:
    """What numbers come to over some units, and how many of these do not give each."""

    units: int
    numbers: Mapping[str, Decimal]
    lacking: Mapping[str, int]

    @classmethod
    def over(cls, reports: Iterable[_Figures], numbers: Iterable[TrendNumber]) -> "_Added":
        """Add up; a number that nobody gives is none, and not 0."""
        units, sums = 0, {number.key: (Decimal(0), 0) for number in numbers}
        for figures in reports:
            units += 1
            for key, value in _given(figures, numbers):
                total, givers = sums[key]
                sums[key] = exact_sum((total, value)), givers + 1
        return cls(
            units,
            {key: total for key, (total, givers) in sums.items() if givers},
            {key: units - givers for key, (_, givers) in sums.items() if 0 < givers < units},
        )


def _given(figures: _Figures, numbers: Iterable[TrendNumber]) -> Iterator[tuple[str, Decimal]]:
    for number in numbers:
        value = number.of(figures)
        if value is not None:
            yield number.key, value
