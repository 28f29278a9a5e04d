"""The holidays and make-up working days of each year, as the State Council announced them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


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


def known_holidays() -> Holidays:
    """Return all that is known; nothing may be known yet of the year of a register."""
    from chinese_calendar import Holiday
    from chinese_calendar.constants import holidays, workdays

    names = {holiday.value: holiday.chinese for holiday in Holiday}

    def named(days: Mapping[datetime.date, str]) -> dict[datetime.date, str]:
        latest_year_first = sorted(days, key=lambda day: (-day.year, day))
        return {day: names[days[day]] for day in latest_year_first}

    years = range(min(holidays).year, max(holidays).year + 1)
    return Holidays(years, named(holidays), named(workdays))
