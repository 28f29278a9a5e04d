"""Earlier years on a screen and in a pipe: the sums beside last year's, and a table of years."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

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

_GAP = 1
_NAMED, _MOST_YEARS, _FEWEST_YEARS, _MOST_NOTES = 3, 6, 1, 3
"""So many units of a year are named on a screen, so many years and lines of notes stand there."""

_HEADS = 2
"""Above the years: an empty line, and what stands in the columns."""


def years_lines(collection: Collection) -> Iterator[str]:
    """Yield one plain line for last year, one a year of the trend, and what is not whole."""
    if words := last_year_words(collection):
        yield one_line(words)
    trend = collection.trend
    if trend:
        yield from (one_line(_line(trend, year)) for year in trend.years)
        yield from map(one_line, trend_notes(trend))


def years_on_screen(collection: Collection, console: Console, room: int) -> list[str]:
    """Return the same for a screen: a row a year, the numbers and rates that the chart draws.

    Where room is short there are fewer years, and what is not whole is only counted.
    """
    lines = list[str]()
    if words := last_year_words(collection):
        lines += _folded(words, console)
    if trend := collection.trend:
        left = room - len(lines) - _HEADS
        years = max(min(left - _MOST_NOTES, _MOST_YEARS), _FEWEST_YEARS)
        table = console.render_lines(_table(trend, years), console.options, pad=False)
        lines += ["", *("".join(piece.text for piece in row).rstrip() for row in table)]
        lines += _notes(trend, console, left - min(years, len(trend.years)), years)
    return lines


def _notes(trend: Trend, console: Console, room: int, years: int) -> list[str]:
    """Return the first notes that there is room for, and how many there are beside them."""
    notes = list(trend_notes(trend, _NAMED))
    if (earlier := len(trend.years) - years) > 0:
        notes.insert(0, f"更早的 {earlier} 年没有列出。")
    folded = [_folded(note, console) for note in notes]
    most = max(min(room, _MOST_NOTES), 1)
    if sum(map(len, folded)) <= most:
        return [line for note in folded for line in note]
    lines = list[str]()
    for told, note in enumerate(folded):
        if len(lines) + len(note) >= most:
            return [*lines, f"各年的数不全的，还有 {len(notes) - told} 条说明没有列出。"]
        lines += note
    return lines


def _folded(words: str, console: Console) -> list[str]:
    return break_lines(clean_text(words), console.width, cell_len)


def _line(trend: Trend, year: TrendYear) -> str:
    numbers = ((one.name, number_of(year, one.key)) for one in trend.numbers)
    rates = ((one.name, percent(year.rate(one))) for one in trend.rates)
    told = " · ".join(f"{name} {value}" for name, value in (*numbers, *rates) if value)
    return f"{year.year} 年（{reach_of(year)} 个单位）：{told or '没有数'}"


def _table(trend: Trend, years: int) -> Table:
    numbers = [number for number in trend.numbers if number.drawn]
    rates = [rate for rate in trend.rates if rate.drawn]
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False)
    table.add_column("年度")
    names = (*(one.name for one in numbers), *(one.name for one in rates))
    for name in ("单位", *names):
        table.add_column(name, justify="right")
    for year in trend.years[-years:]:
        cells = (number_of(year, one.key) for one in numbers)
        table.add_row(
            str(year.year), reach_of(year), *cells, *(percent(year.rate(one)) for one in rates)
        )
    return table
