"""Periods from one day to another, as a text states its 统计期限, and years that follow."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.text.patterns import pattern

_MONTH_AND_DAY = r"(?P<m{0}>\d{{1,2}})[月./-](?P<d{0}>\d{{1,2}})日?"
_DAY = r"(?:(?P<y{0}>(?:19|20)\d\d)[年./-])?" + _MONTH_AND_DAY
_JOINT = r"(?:起|始|开始|零时|0时)*[，,]?(?:至|到|[-—–~―])+"
# What people write for a whole year in other ways; who reads it knows from when to when.
_OTHER_WAYS = (
    r"[一二三四五六七八九十]月|1月(?:份|初)?[-—–~―至到]+(?:(?:19|20)\d\d年)?12月(?:份|底|末)?(?!\d)"
    r"|年初|年底|全年|月底|月末"
)
_ATTEMPTED = (
    r"(?:自|从)?\d[\d年月日.\-/]{0,20}(?:起|始|开始){0,3}[，,]?(?:至|到|[-—–~―]){1,3}(?:\d[\d年月日.\-/]{0,20})?(?:止|截止)?"
    r"|(?:自|从)\d[\d年月日.\-/]*起"
)
_ONE_DAY = r"(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}"
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
        first = Day(years[0] or years[1], int(match["m1"]), int(match["d1"]))
        last = Day(years[1] or years[0], int(match["m2"]), int(match["d2"]))
        yield Period(match[0], first, last)


def unreadable_period(folded: str) -> str:
    """Return the words of a period that gives no two days (自202311日起至…); empty for none."""
    if any(periods(folded)) or pattern(_OTHER_WAYS).search(folded):
        return ""
    bare = pattern(r"[〔\[（(]\d{4}[〕\]）)]\d++号|第?(?<!\d)\d++号").sub("*", folded)
    found = (match[0] for match in pattern(_ATTEMPTED).finditer(bare))
    # 2024-01-27 is one day, such as a page prints.
    return next((words for words in found if not pattern(_ONE_DAY).fullmatch(words)), "")


def not_successive(last: int | None, this: int | None) -> tuple[int, int] | None:
    """Return two years of which the first is not the one before; None where nobody can say so."""
    return (last, this) if last and this and last != this - 1 else None
