"""Days as people, spreadsheet programs and ISO 8601 write them."""

import datetime
import re
import unicodedata

# Excel holds 1900 for a leap year: counted from 30 December 1899 all later days come out right.
EPOCH = datetime.date(1899, 12, 30)
"""The day 0 of a spreadsheet's serial numbers, from March 1900 on."""

# WPS writes dates in Chinese formats that libraries take for plain numbers.
_SERIALS = range(36_526, 73_051)
# The midnight is that of a date which a program turned into text.
_WRITTEN = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?(?:00:00:00)?")


def iso_date(text: str) -> str | None:
    """Return ``2024-01-29`` for 2024年1月29日, 2024-1-29, 2024.1.29 or a serial number.

    Serial numbers of the years 2000 to 2099 are dates whose format the program did not know.
    None where the text is no real date.
    """
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    if bare.isdecimal() and len(bare) == 5 and int(bare) in _SERIALS:
        return (EPOCH + datetime.timedelta(days=int(bare))).isoformat()
    match = _WRITTEN.fullmatch(bare)
    if not match:
        return None
    try:
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def iso_day(text: str) -> datetime.date | None:
    """Return the day an ISO date names; None for anything else."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def printed_day(day: datetime.date) -> str:
    """Write a day as official documents print it: 2024年1月29日 (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
