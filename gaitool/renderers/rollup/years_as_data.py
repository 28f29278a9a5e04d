"""Last year and the trend in the JSON of a roll-up; its schema is ``rollup.schema.json``."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gaitool.answers import plain_number
from gaitool.collection import Collection
from gaitool.form import CellKey
from gaitool.trend import Trend, TrendYear

_RATE = Decimal("0.0001")


def last_year_object(collection: Collection) -> dict[str, Any] | None:
    """Return both years' sums over the units that have both; None without last year."""
    reach = collection.last_year
    if reach is None:
        return None

    def sums(of: Mapping[CellKey, Decimal]) -> dict[str, int | str]:
        return {str(key): plain_number(of[key]) for key in collection.edition.cells if key in of}

    return {
        "year": reach.year,
        "units": reach.units,
        "counted": reach.counted,
        "sums": sums(reach.before),
        "sums_of_same_units": sums(reach.now),
    }


def trend_object(trend: Trend | None) -> list[dict[str, Any]] | None:
    """Return the years, the earliest first; None where none were asked for."""
    return None if trend is None else [_year(trend, year) for year in trend.years]


def _year(trend: Trend, year: TrendYear) -> dict[str, Any]:
    numbers = {one.key: year.numbers.get(one.key) for one in trend.numbers}
    return {
        "year": year.year,
        "units": year.units,
        "missing": list(year.missing),
        "gone": list(year.gone),
        "numbers": {key: n if n is None else plain_number(n) for key, n in numbers.items()},
        "rates": {one.key: _rate(year.rate(one)) for one in trend.rates},
        "lacking": dict(year.lacking),
        "not_asked": [one.key for one in trend.numbers if one.key in year.not_asked],
    }


def _rate(rate: Decimal | None) -> str | None:
    """Return a rate as a share of 1, to four places."""
    return None if rate is None else str(rate.quantize(_RATE))
