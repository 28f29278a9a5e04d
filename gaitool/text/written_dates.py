"""Days and years as people, spreadsheet programs and ISO 8601 write them."""

import datetime
import re

from gaitool.text.compatible import compatible
from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_compared

EPOCH = datetime.date(1899, 12, 30)
"""The day 0 of a spreadsheet's serial numbers, from March 1900 on."""

EPOCH_1904 = datetime.date(1904, 1, 1)
"""The day 0 where a workbook counts as the Macintosh did."""

_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_YEARS = range(2000, 2100)
_LONGEST = 60
_SERIAL = r"([0-9]{5})(?:\.[0-9]{1,15})?"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEAR = r"([0-9]{4})(?:\.0{1,4})?年?"
_WRITTEN = (
    r"([0-9]{4}) ?[-年./] ?([0-9]{1,2}) ?[-月./] ?([0-9]{1,2})(?: ?[日号])?"
    r"(?: ?\(?(?:星期|周)[一二三四五六日天]\)?)?"
    r"(?:[ T]{0,2}(?:[上下]午 ?)?([0-9]{1,2}) ?[:时] ?([0-9]{1,2})"
    r"(?: ?[:分] ?([0-9]{1,2})(?:\.[0-9]{1,9})?)?[分秒]?(?: ?[AP]M)? ?(Z|[-+][0-9]{2}:?[0-9]{2})?)?"
)
# For the 0 of a year the number, the circle, the letter O and the numeral are all in use.
_DIGITS = str.maketrans("〇○◯OoО零一二三四五六七八九", "0000000123456789")
_PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_TENS = {"十": 10, "二十": 20, "廿": 20, "三十": 30, "卅": 30}
_SMALL = {numeral: number for number, numeral in enumerate("一二三四五六七八九", start=1)}
_NUMERALS = (
    {"元": 1}
    | _SMALL
    | _TENS
    | {ten + one: tens + ones for ten, tens in _TENS.items() for one, ones in _SMALL.items()}
)
_IN_CHINESE = r"([^ 年]{4}) ?年 ?([^ 月]{1,3}) ?月 ?([^ 日号]{1,3}) ?(?=[日号])"
_YEAR_IN_CHINESE = r"([^ 年]{4})(?=年|$)"
_CLOCK_OF_1900 = datetime.timedelta(seconds=43)
_BEFORE_MIDNIGHT = datetime.time(23, 59, 17)


def iso_date(text: str, epoch: datetime.date = EPOCH) -> str | None:
    """Return ``2024-01-29`` for any way of writing that day, or for its serial number.

    Serial numbers of the years 2000 to 2099 are dates whose format the program did not know;
    they count from the epoch. A time with Z or an offset is told in Chinese time. None where
    the text is no real date.
    """
    bare = _bare(text)
    try:
        if pattern(_ISO).fullmatch(bare):
            return datetime.date.fromisoformat(bare).isoformat()
        if serial := pattern(_SERIAL).fullmatch(bare):
            return _of_serial(float(serial[0]), epoch)
        written = pattern(_IN_CHINESE).sub(_in_digits, bare, count=1)
        a_day = pattern(_WRITTEN).fullmatch
        match = a_day(written) or a_day(written.replace(" ", ""))
        return _moment(match).date().isoformat() if match else None
    except (ValueError, OverflowError):
        return None


def iso_day(text: str) -> datetime.date | None:
    """Return the day an ISO date names; None for anything else."""
    # Python reads 20260120 and 2026-W04-2 too, which nobody prints.
    if not pattern(_ISO).fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def written_year(text: str) -> str | None:
    """Return ``2025`` for 2025, 2025年, 2025.0 or 二〇二五年; None for anything else."""
    bare = _bare(text).replace(" ", "")
    in_chinese = pattern(_YEAR_IN_CHINESE)
    in_digits = in_chinese.sub(lambda year: year[1].translate(_DIGITS), bare, count=1)
    match = pattern(_YEAR).fullmatch(in_digits)
    return match[1] if match else None


def year_shown_as_day(day: datetime.date) -> int | None:
    """Return the year that was typed where a format of dates makes it a day of 1905."""
    number = (day - EPOCH).days
    return number if number in _YEARS else None


def printed_day(day: datetime.date) -> str:
    """Write a day as official documents print it: 2024年1月29日 (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _bare(text: str) -> str:
    """Return a short text as it is compared, with single spaces; nothing for a long one."""
    seen = as_compared(text).strip() if len(text) <= _LONGEST else ""
    return " ".join(compatible(seen).split())


def _of_serial(days: float, epoch: datetime.date) -> str | None:
    midnight = datetime.datetime.combine(epoch, datetime.time())
    day = _to_midnight(midnight + datetime.timedelta(seconds=round(days * 86_400)))
    return day.date().isoformat() if day.year in _YEARS else None


def _moment(match: re.Match[str]) -> datetime.datetime:
    """Return the moment in Chinese time; ValueError where there is none."""
    year, month, day, hour, minute, second = (int(group or 0) for group in match.groups()[:6])
    moment = datetime.datetime(year, month, day, hour, minute, second)
    if offset := match[7]:
        zoned = datetime.datetime.fromisoformat(moment.isoformat() + offset)
        moment = zoned.astimezone(_CHINA).replace(tzinfo=None)
    return _to_midnight(moment)


def _to_midnight(moment: datetime.datetime) -> datetime.datetime:
    """Return the midnight that was meant, 43 seconds on.

    For JavaScript the serial numbers begin when Shanghai's clocks were 8:05:43 ahead, so that
    libraries written in it tell a midnight as 23:59:17 of the day before.
    """
    return moment + _CLOCK_OF_1900 if moment.time() == _BEFORE_MIDNIGHT else moment


def _in_digits(match: re.Match[str]) -> str:
    """Return a day in Chinese numerals in digits; as it was where its numerals are none."""
    year, month, day = (part.translate(_PLAIN_NUMERALS) for part in match.groups())
    return f"{year.translate(_DIGITS)}年{_small(month)}月{_small(day)}"


def _small(numeral: str) -> str:
    return str(_NUMERALS.get(numeral.lstrip("零〇○"), numeral))
