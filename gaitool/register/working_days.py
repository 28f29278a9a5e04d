"""Working days as the State Council sets them each year, and how many an application took."""

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from gaitool.counted_register import Application

TERM = 20
"""Working days to answer within: 条例 第三十三条."""

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
    # Loaded by those who have a register alone.
    import chinese_calendar

    day = datetime.date(year, 1, 1)
    while day.year == year:
        try:
            yield chinese_calendar.is_workday(day)
        except NotImplementedError:
            raise UnknownYear(year) from None
        day += datetime.timedelta(days=1)
