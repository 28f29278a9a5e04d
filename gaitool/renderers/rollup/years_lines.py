"""Earlier years on a screen and in a pipe: the sums beside last year's, and a table of years."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaitool.collection import Collection
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.printable import one_line
from gaitool.renderers.rollup.years_wording import (
    last_year_words,
    number_of,
    percent,
    reach_of,
    trend_notes,
)
from gaitool.text.typesetting import break_lines
from gaitool.trend import Trend, TrendYear

_GAP = 2
_NAMED = 3
"""So many units are named for each year on a screen, which has room for little more."""


def years_lines(collection: Collection) -> Iterator[str]:
    """Yield one plain line for last year, one a year of the trend, and what is not whole."""
    if words := last_year_words(collection):
        yield one_line(words)
    trend = collection.trend
    if trend:
        yield from (one_line(_line(trend, year)) for year in trend.years)
        yield from map(one_line, trend_notes(trend))


def print_years(collection: Collection, console: Console) -> None:
    """Print the same for a screen: a row a year, the numbers and rates that the chart draws."""
    if words := last_year_words(collection):
        _print(words, console)
    trend = collection.trend
    if trend:
        console.print()
        console.print(_table(trend))
        for note in trend_notes(trend, _NAMED):
            _print(note, console)


def _print(words: str, console: Console) -> None:
    console.print(Text("\n".join(break_lines(clean_text(words), console.width, cell_len))))


def _line(trend: Trend, year: TrendYear) -> str:
    numbers = ((one.name, number_of(year, one.key)) for one in trend.numbers)
    rates = ((one.name, percent(year.rate(one))) for one in trend.rates)
    told = " · ".join(f"{name} {value}" for name, value in (*numbers, *rates) if value)
    return f"{year.year} 年（{reach_of(year)} 个单位）：{told or '没有数'}"


def _table(trend: Trend) -> Table:
    numbers = [number for number in trend.numbers if number.drawn]
    rates = [rate for rate in trend.rates if rate.drawn]
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column("年度")
    names = (*(one.name for one in numbers), *(one.name for one in rates))
    for name in ("单位", *names):
        table.add_column(name, justify="right")
    for year in trend.years:
        cells = (number_of(year, one.key) for one in numbers)
        table.add_row(
            str(year.year), reach_of(year), *cells, *(percent(year.rate(one)) for one in rates)
        )
    return table
