"""What single cells of a register say: days, ticks, blanks.

What a cell says is kept nowhere but as a day: names stand in the wrong column now and then.
"""

import datetime
import re
from functools import lru_cache

from gaitool.counted_register import FIRST_DAY, LAST_DAY
from gaitool.register.vocabulary import folded_words
from gaitool.text.folding import fold_unkept
from gaitool.text.written_dates import iso_date

_EIGHT_DIGITS = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
_LONGEST_SIGN = 8


def is_blank(text: str) -> bool:
    """Whether nothing is meant by what a cell holds: empty, a stroke, 无."""
    return not text or (len(text) <= _LONGEST_SIGN and fold_unkept(text) in folded_words("blanks"))


def day_of(text: str, epoch: datetime.date) -> datetime.date | None:
    """Return the day a cell names, however it is written; None where it names none.

    Days before there was a right to apply are slips of the pen, and none.
    """
    day = any_day_of(text, epoch)
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def any_day_of(text: str, epoch: datetime.date) -> datetime.date | None:
    """Return the day a cell names, be it of any year."""
    try:
        return _real_day(text, epoch)
    except ValueError:
        return None


def is_day(text: str, epoch: datetime.date) -> bool:
    """Whether a cell names a day, as only the row of an application does."""
    return any_day_of(text, epoch) is not None


@lru_cache(maxsize=4_096)
def _real_day(text: str, epoch: datetime.date) -> datetime.date:
    """Return the day; raises ValueError for none, since what is raised is not remembered."""
    if digits := _EIGHT_DIGITS.fullmatch(text):
        text = "-".join(digits.groups())
    iso = iso_date(text, epoch)
    if iso is None:
        raise ValueError
    return datetime.date.fromisoformat(iso)


def is_ticked(text: str) -> bool | None:
    """Return whether a box is ticked; None where that cannot be told."""
    folded = fold_unkept(text) if len(text) <= _LONGEST_SIGN else text
    if folded in folded_words("ticks", "signs"):
        return True
    return False if folded in folded_words("ticks", "none") else None
