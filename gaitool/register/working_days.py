"""Working days as the State Council sets them each year, and how many an application took."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from gaitool.applications import Application
from gaitool.counted_register import TimeTaken

TERM = 20
"""Working days to answer within: 条例 第三十三条."""

_SATURDAY = 5

EXTENSION = 20
"""Working days by which the term may be extended: as there."""


class UnknownYear(LookupError):
    """The working days of a year are not announced yet, or not known here."""

    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.year = year


def term_of(one: Application) -> int:
    """Return in how many working days an application has to be answered."""
    return TERM + EXTENSION if one.extended else TERM


def time_taken(one: Application, until: datetime.date) -> TimeTaken:
    """Return how many working days an application took up to a day, as far as that is known."""
    if one.days_unsure:
        return TimeTaken(one, None, term_of(one))
    try:
        return TimeTaken(one, days_used(one, until), term_of(one))
    except UnknownYear as gap:
        return TimeTaken(one, None, term_of(one), gap.year)


def days_used(one: Application, until: datetime.date) -> int:
    """Return the working days after the application came in, up to a day.

    They begin anew after the day of its correction (第三十条); those after third parties were
    asked, up to their answer, do not count (第三十三条). Raises UnknownYear.
    """
    begun = max(one.received, one.corrected or one.received)
    used = working_days(begun, until)
    if one.asking_from is None:
        return used
    asked, told = max(one.asking_from, begun), min(one.asking_to or until, until)
    return used - working_days(asked, told)


def working_days(after: datetime.date, until: datetime.date) -> int:
    """Return how many working days lie after a day, up to and with another one."""
    if until <= after:
        return 0
    whole = sum(_by_day(year)[-1] for year in range(after.year, until.year))
    return whole + _up_to(until) - _up_to(after)


def _up_to(day: datetime.date) -> int:
    return _by_day(day.year)[day.timetuple().tm_yday - 1]


@cache
def _by_day(year: int) -> tuple[int, ...]:
    """Return for every day of a year how many working days it has had by then."""
    return tuple(accumulate(_are_working_days(year)))


def _are_working_days(year: int) -> Iterator[bool]:
    known = known_holidays()
    if year not in known.years:
        raise UnknownYear(year)
    day = datetime.date(year, 1, 1)
    while day.year == year:
        is_weekday = day.weekday() < _SATURDAY
        yield day in known.worked or (is_weekday and day not in known.off)
        day += datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days off and the weekends worked, with the names of their holidays.

    ``years`` are those whose days are known, without a gap.
    """

    years: range
    off: Mapping[datetime.date, str]
    worked: Mapping[datetime.date, str]

    @property
    def first_day(self) -> datetime.date:
        """The first day that is known to be a working day or not."""
        return datetime.date(self.years[0], 1, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last such day."""
        return datetime.date(self.years[-1], 12, 31)


@cache
def known_holidays() -> Holidays:
    """Return all that the State Council has announced, the latest year first."""
    # Loaded by those who have a register alone.
    from chinese_calendar import Holiday
    from chinese_calendar.constants import holidays, workdays

    names = {holiday.value: holiday.chinese for holiday in Holiday}

    def named(days: Mapping[datetime.date, str]) -> dict[datetime.date, str]:
        latest_year_first = sorted(days, key=lambda day: (-day.year, day))
        return {day: names[days[day]] for day in latest_year_first}

    years = range(min(holidays).year, max(holidays).year + 1)
    return Holidays(years, named(holidays), named(workdays))
