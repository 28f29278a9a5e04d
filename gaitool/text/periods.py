"""Periods from one day to another, as a text states its 统计期限, and years that follow."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.text.patterns import pattern

_MONTH_AND_DAY = r"(?P<m{0}>\d{{1,2}}|元)[月./-](?P<d{0}>\d{{1,2}}+)(?![lIoO])[日号]?"
_DAY = r"(?:(?P<y{0}>(?:19|20)\d\d)[年./-])?" + _MONTH_AND_DAY
_BEGUN = r"起|始|开始|零时|0时"
_JOINT = rf"(?:(?:{_BEGUN})*[，,、]?(?:至|到|[-—–~―])+|(?:起|始|开始)[，,、]?)"
# What people write for a whole year in other ways; who reads it knows from when to when.
_IN_MONTHS = r"(?<!\d)1月?(?:份|初)?[-—–~―至到]+(?:(?:19|20)\d\d年)?12月(?:份|底|末)?(?!\d)"
_IN_NUMERALS = r"(?:一|元)月一日[^。；]{0,8}[至到—-][^。；]{0,8}十二月三十一"
_IN_FIGURES = r"(?:19|20)\d\d0101[-—–~―至到]+(?:19|20)\d\d1231"
_WHOLE_YEAR = rf"{_IN_MONTHS}|{_IN_NUMERALS}|{_IN_FIGURES}"
_OTHER_WAYS = rf"{_WHOLE_YEAR}|[一二三四五六七八九十]月|年初|年底|全年|月底|月末"
# Not within a longer number, or a dotted one such as that of a version.
_PERIOD = rf"(?<![\d.])自?从?{_DAY.format(1)}{_JOINT}{_DAY.format(2)}(?:止|截止|24时)?(?![\d.]\d)"


class Day(NamedTuple):
    """A day as written; the year may be left out, and the day need not exist."""

    year: int | None
    month: int
    day: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has the day, in a leap year where none is written."""
        try:
            # 2024 is a leap year: 2月29日 without a year is given the benefit of the doubt.
            datetime.date(self.year or 2024, self.month, self.day)
        except ValueError:
            return False
        return True


class Period(NamedTuple):
    """The words of a period with its first and last day."""

    words: str
    first: Day
    last: Day


def periods(folded: str) -> Iterator[Period]:
    """Yield the periods of a folded text; a day without a year takes that of the other."""
    for match in pattern(_PERIOD).finditer(folded):
        years = [int(match[name]) if match[name] else None for name in ("y1", "y2")]
        months = [int(match[name].replace("元", "1")) for name in ("m1", "m2")]
        first = Day(years[0] or years[1], months[0], int(match["d1"]))
        last = Day(years[1] or years[0], months[1], int(match["d2"]))
        yield Period(match[0], first, last)


def is_told_otherwise(folded: str) -> bool:
    """Whether a folded text may state a period in words that are no two days."""
    return bool(pattern(_OTHER_WAYS).search(folded))


def tells_a_whole_year(folded: str) -> bool:
    """Whether a folded text states a whole year in other ways than by two days with 月 and 日."""
    return bool(pattern(_WHOLE_YEAR).search(folded))


def not_successive(last: int | None, this: int | None) -> tuple[int, int] | None:
    """Return two years of which the first is not the one before; None where nobody can say so."""
    return (last, this) if last and this and last != this - 1 else None
