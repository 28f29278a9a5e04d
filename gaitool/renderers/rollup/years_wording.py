"""The words in which earlier years are told beside the one that is collected."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gaitool.answers import plain_digits
from gaitool.collection import Collection
from gaitool.renderers.tables.tripled_sheet import signed_digits
from gaitool.text.first_of_many import first_and_others
from gaitool.trend import LastYear, Trend, TrendRate, TrendYear, followed_numbers

NOTHING = "–"
"""Stands where nothing can be divided, or a number is not known."""

_RENAMED = "是更了名或合并了的，把旧名写进名单的“旧名”一列，就认作今年的那个单位。"


def year_names(reach: LastYear) -> tuple[str, str]:
    """Return what the columns of both years are called, last year first."""
    return (f"{reach.year}年", f"{reach.year + 1}年") if reach.year else ("上年", "本年")


def compared_words(reach: LastYear) -> str:
    """Say whose figures of last year they are."""
    if reach.units == reach.counted:
        return f"上年的数是这 {reach.units} 个单位上年的报告相加的。"
    missing = reach.counted - reach.units
    return (
        f"上年的数是其中 {reach.units} 个单位的，另外 {missing} 个没有上年的报告；"
        "“增减”只比两年都有数的单位，所以不一定等于本年减上年。"
    )


def last_year_words(collection: Collection) -> str:
    """Tell in one line how the main sums differ from last year's; empty without last year."""
    reach = collection.last_year
    if reach is None:
        return ""
    before, _ = year_names(reach)
    whose = f"{reach.counted} 个计入的单位中 {reach.units} 个两年都有报告"
    numbers = (
        _change(number.name, number.of(reach.now), number.of(reach.before))
        for number in followed_numbers(collection.edition)
        if number.of_units
    )
    told = " · ".join(filter(None, numbers))
    return f"与{before}比（{whose}）：{told or '没有能比的数'}"


def _change(name: str, now: Decimal | None, before: Decimal | None) -> str:
    if now is None or before is None:
        return ""
    change = signed_digits(now - before) if now != before else "持平"
    return f"{name} {plain_digits(before)}→{plain_digits(now)}（{change}）"


def percent(rate: Decimal | None) -> str:
    """Return a rate in % to a tenth."""
    return NOTHING if rate is None else f"{rate:.1%}"


def number_of(year: TrendYear, key: str) -> str:
    """Return a number of a year; empty where it is not known."""
    return plain_digits(year.numbers[key]) if key in year.numbers else ""


def reach_of(year: TrendYear) -> str:
    """Say of how many units the numbers of a year are: 58/60, or 58/60+1 with one that is gone."""
    gone = f"+{len(year.gone)}" if year.gone else ""
    return f"{year.reporting}/{year.expected}{gone}"


def trend_notes(trend: Trend, named: int = 200) -> Iterator[str]:
    """Yield a sentence for each thing that makes a year less than whole; so many are named."""
    *earlier, this = trend.years
    for year in (*earlier, this):
        why = "没有计入" if year is this else "没有报告"
        if year.missing:
            names = first_and_others(year.missing, named)
            yield (
                f"{year.year} 年是 {year.expected} 个单位中 {year.reporting} 个的数，"
                f"{why}的 {len(year.missing)} 个：{names}。"
            )
        if year.gone:
            yield (
                f"{year.year} 年的数里还有今年没有的 {len(year.gone)} 个单位："
                f"{first_and_others(year.gone, named)}；{_RENAMED}"
            )
        if year.not_asked:
            names = "、".join(one.name for one in trend.numbers if one.key in year.not_asked)
            yield f"{year.year} 年的表式没有（或不能对应）：{names}；这些格空着。"
        if year.lacking:
            told = (f"{trend.name_of(key)} {count} 个" for key, count in year.lacking.items())
            yield f"{year.year} 年有单位缺数，没有加进去：{'、'.join(told)}。"
    years = [year.year for year in trend.years]
    if gaps := sorted(set(range(years[0], years[-1])) - set(years)):
        yield f"没有 {'、'.join(map(str, gaps))} 年的报告。"


@dataclass(frozen=True, slots=True)
class ListedTrend:
    """The trend as a table of words: a column a year, a row a number or rate, and the notes."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]


def listed_trend(trend: Trend) -> ListedTrend:
    """Return what a page shows of the trend."""
    numbers = (
        (f"{one.name}（{one.measure}）", tuple(number_of(year, one.key) for year in trend.years))
        for one in trend.numbers
    )
    rates = (
        (one.name, tuple(percent(year.rate(one)) for year in trend.years)) for one in trend.rates
    )
    heads = tuple(f"{year.year}年 {reach_of(year)}" for year in trend.years)
    return ListedTrend(heads, (*numbers, *rates), tuple(trend_notes(trend)))


def undrawn_rates(trend: Trend) -> tuple[TrendRate, ...]:
    """Return the rates that some year does not have: a chart would draw 0 there."""
    return tuple(
        rate
        for rate in trend.rates
        if rate.drawn and any(year.rate(rate) is None for year in trend.years)
    )
