"""What single cells of a register say: days, ticks, blanks; and how they are quoted."""

import datetime
import re
from functools import cache, lru_cache

from gaitool.prose.personal_data import masked
from gaitool.register.vocabulary import register_data
from gaitool.text.folding import fold_label
from gaitool.text.written_dates import iso_date

_EIGHT_DIGITS = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
_FIRST_DAY = datetime.date(2008, 5, 1)
"""From when on anybody could apply: 政府信息公开条例 came into force."""

_LAST_DAY = datetime.date(2099, 12, 31)
_LONGEST_QUOTE = 20


@lru_cache(maxsize=4_096)
def is_blank(text: str) -> bool:
    """Whether nothing is meant by what a cell holds: empty, a stroke, 无."""
    return not text or fold_label(text) in _blanks()


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold_label, register_data()["blanks"]["words"]))


@lru_cache(maxsize=4_096)
def day_of(text: str, epoch: datetime.date) -> datetime.date | None:
    """Return the day a cell names, however it is written; None where it names none.

    Days before there was a right to apply are slips of the pen, and none.
    """
    if digits := _EIGHT_DIGITS.fullmatch(text):
        text = "-".join(digits.groups())
    iso = iso_date(text, epoch)
    day = datetime.date.fromisoformat(iso) if iso else None
    return day if day and _FIRST_DAY <= day <= _LAST_DAY else None


def is_ticked(text: str) -> bool | None:
    """Return whether a box is ticked; None where that cannot be told."""
    folded = fold_label(text)
    signs = register_data()["ticks"]
    if folded in map(fold_label, signs["signs"]):
        return True
    return False if folded in map(fold_label, signs["none"]) else None


@lru_cache(maxsize=4_096)
def quoted(text: str) -> str:
    """Return what a cell says as it is quoted: short, and with no number of a person in it."""
    words = masked(" ".join(text.split()))
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
