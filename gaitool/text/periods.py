"""Periods from one day to another, as a text states its 统计期限, and years that follow."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.text.patterns import Guarded, Meeting, Need, has_one, pattern

# 统计 and 数据 are words of the names of organs too: 县统计局, 大数据中心.
COUNTED = r"(?:统计(?!局|调查|部门|机构|系统)|(?<!大)数据(?!局|资源|管理|发展|中心|治理))"
PERIOD_NAME = r"(?:(?:统计|数据)的?(?:期限|时限|时段|周期|区间|时间|截)|报告期(?!内))"
"""What the period that the figures of a report are about is called, 统计期限 in other words too."""

_DIGITS = "〇一二三四五六七八九"
_FOR_ZERO = "〇零○Oo"
_NUMERAL = rf"(?:[二三]?十[{_DIGITS[1:]}]?|[{_DIGITS[1:]}])"
_ALIKE = str.maketrans("零○Oo元", "〇〇〇〇1")
_BEGUN = r"起|始|开始|零时|0时"
_JOINT = rf"(?:(?:{_BEGUN})*[，,、]?(?:至|到|[-—–~―])+|(?:起|始|开始)[，,、]?)"
_IN_FIGURES = r"(?:19|20)\d\d[01]\d[0-3]\d(?!\d)日?"
_ONLY_A_DAY = r"\d{1,2}[日号]"


def _period(begun: str, year: str, month: str, in_numerals: str = "", numerals: str = "") -> str:
    """Return the pattern of a period whose days are written with years and months of a kind.

    ``begun`` looks ahead whether one may begin at all: nearly nowhere does it.
    """
    in_digits = rf"(?:{year}[年./-])?(?:\d{{1,2}}|元)[月./-]\d{{1,2}}+(?:[日号]|(?![\dlIoO]|\.\d))"
    a_month = (
        rf"(?:{year}年)?{month}月(?:份|初|底|末)?(?![\d{numerals}lIoO]|[上中下]旬)"
        rf"|{year}[./](?:1[0-2]|0?[1-9])(?![\d年]|[月日]|[./]\d)"
    )
    side = rf"(?:{_IN_FIGURES}|{in_digits}{in_numerals}|{a_month})"
    # 1-12月 has its 月 once, 11月10日至12日 too.
    only_a_month = rf"(?P<bare>(?:{year}年)?\d{{1,2}})"
    # Not within a longer number, or a dotted one such as that of a version.
    return (
        rf"{begun}(?<![\d.])自?从?(?P<first>{side}|{only_a_month}){_JOINT}"
        rf"(?(bare)(?=(?:{year}年)?\d{{1,2}}月(?!\d)))"
        rf"(?P<last>{side}|{_ONLY_A_DAY})(?:止|截止|24时)?"
    )


_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = rf"(?:{_YEAR}|二[{_FOR_ZERO}][{_FOR_ZERO}{_DIGITS[1:]}]{{2}})"
_ANY_MONTH = rf"(?:\d{{1,2}}|元|{_NUMERAL})"
# What joins two days, and a sign of a month or of a day in figures.
_NEEDS: tuple[Need, ...] = (tuple("至到起始-—–~―"), ("月", ".", "/", "-", "19", "20"))
_PERIOD = Guarded(
    _period(r"(?:(?=[\d元])|(?=[自从]))", _YEAR, r"(?:\d{1,2}|元)"),
    *_NEEDS,
)
_IN_NUMERALS = rf"|(?:{_ANY_YEAR}年)?{_ANY_MONTH}月{_NUMERAL}日"
_PERIOD_IN_NUMERALS = Guarded(
    _period(rf"(?=[\d元自从十{_DIGITS}])", _ANY_YEAR, _ANY_MONTH, _IN_NUMERALS, f"{_DIGITS}十"),
    *_NEEDS,
)
_TOLD_BY_NUMERALS = (
    Meeting(("二",), tuple(_FOR_ZERO)),
    Meeting(tuple(f"{_DIGITS}十"), ("月", "日")),
    Meeting(tuple("月份初底末"), tuple(f"{_DIGITS}十")),
)
"""Where numerals may belong to a day: the pattern that knows them takes 3 ms to compile."""

_NUMERALS = frozenset(f"{_DIGITS}{_FOR_ZERO}十")
_NUMBER = r"\d+|元"
_ANY_NUMBER = rf"{_NUMBER}|[{_DIGITS}零○Oo十]+"
_OTHER_WAYS = (
    *(f"{digit}月" for digit in f"{_DIGITS}十"),
    *("年初", "年底", "全年", "月底", "月末"),
)
_NAME = Guarded(PERIOD_NAME, ("统计", "数据", "报告期"))
_LEAP_YEAR, _FIRST_YEAR = 2024, 1900
_FIGURES = 8


class Day(NamedTuple):
    """A day as written; the year may be left out, and the day need not exist."""

    year: int | None
    month: int
    day: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has the day, in a leap year where none is written."""
        try:
            # 2月29日 without a year is given the benefit of the doubt.
            datetime.date(self.year or _LEAP_YEAR, self.month, self.day)
        except ValueError:
            return False
        return True


class Period(NamedTuple):
    """The words of a period with their place in the folded text, its first and last day.

    ``is_of_days`` tells that both are written as days, not as months (1-12月).
    """

    words: str
    start: int
    first: Day
    last: Day
    is_of_days: bool


class _Written(NamedTuple):
    """One side of a period, with None for what it leaves out."""

    year: int | None
    month: int | None
    day: int | None


def periods(folded: str) -> Iterator[Period]:
    """Yield the periods of a folded text; a day without a year takes that of the other.

    A month stands for its first day where the period begins, and for its last where it ends.
    """
    if not _PERIOD.may_match(folded):
        return
    in_numerals = any(told.is_in(folded) for told in _TOLD_BY_NUMERALS)
    source = (_PERIOD_IN_NUMERALS if in_numerals else _PERIOD).source
    for match in pattern(source).finditer(folded):
        first, last = _written(match["first"]), _written(match["last"])
        month = last.month or first.month
        # 3月至5日 is neither of months nor of days.
        if first.month is None or month is None or (last.month is None and first.day is None):
            continue
        begun, ended = first.year or last.year, last.year or first.year
        yield Period(
            match[0],
            match.start(),
            Day(begun, first.month, first.day or 1),
            Day(ended, month, last.day or _last_day(ended, month)),
            None not in (first.day, last.day, last.month),
        )


def names_the_period(folded: str) -> bool:
    """Whether a folded text, or the words before a period, call one 统计期限 or the like."""
    return bool(_NAME.search(folded))


def is_told_otherwise(folded: str) -> bool:
    """Whether a folded text may state a period in words that are no two days."""
    return has_one(folded, _OTHER_WAYS)


def not_successive(last: int | None, this: int | None) -> tuple[int, int] | None:
    """Return two years of which the first is not the one before; None where nobody can say so."""
    return (last, this) if last and this and last != this - 1 else None


def _written(side: str) -> _Written:
    """Return what a side of a period states: 2022年1月, 元月1日, 12日, 20221231."""
    if side[:_FIGURES].isdecimal() and len(side) >= _FIGURES:
        return _Written(int(side[:4]), int(side[4:6]), int(side[6:_FIGURES]))
    source = _NUMBER if _NUMERALS.isdisjoint(side) else _ANY_NUMBER
    numbers = [_number(found[0]) for found in pattern(source).finditer(side)]
    year = numbers.pop(0) if numbers[0] >= _FIRST_YEAR else None
    if len(numbers) > 1:
        return _Written(year, numbers[0], numbers[1])
    is_day = side.endswith(("日", "号"))
    return _Written(year, None, numbers[0]) if is_day else _Written(year, numbers[0], None)


def _number(written: str) -> int:
    """Return a number of a date: 12, 元, 十二, 二〇二三."""
    digits = written.translate(_ALIKE)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)
    return int("".join(str(_DIGITS.index(one)) if one in _DIGITS else one for one in digits))


def _last_day(year: int | None, month: int) -> int:
    if not 1 <= month <= datetime.date.max.month:
        return 1
    years, before_next = divmod(month, datetime.date.max.month)
    next_month = datetime.date((year or _LEAP_YEAR) + years, before_next + 1, 1)
    return (next_month - datetime.timedelta(days=1)).day
