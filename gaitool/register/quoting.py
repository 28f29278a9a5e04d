"""How the cells of a register are told: only what can be nothing of a person.

Clerks write names into the wrong column. A word that nobody knows is told by its length and its
place; only days, known words and what numbers are made of are repeated.
"""

import re
from functools import cache

from gaitool.prose.personal_data import masked
from gaitool.register.vocabulary import register_data
from gaitool.text.folding import fold_unkept

_LONGEST = 20
_LONGEST_LOOKED_AT = 200
_OMISSION = "…"
# Nine digits and more are a telephone's or an identity card's.
_OF_DAYS = re.compile(r"(?:(?<!\d)\d{1,8}(?!\d)|[-./:： 年月日号时分秒上下午星期周TZ])+")
_NAMES_NO_ONE = re.compile(r"[\da-z〔〕\[\]()《》.\-_/#:第号]", re.IGNORECASE)


def told_word(text: str, known: re.Pattern[str]) -> str:
    """Return the known words of a text, quoted; of one without any, how long it is."""
    folded = fold_unkept(text[:_LONGEST_LOOKED_AT])
    return _told(_shown(folded, known), text)


def told_day(text: str) -> str:
    """Return what stands in place of a day, quoted where it has nothing but digits and marks."""
    shown = text if len(text) <= _LONGEST and _OF_DAYS.fullmatch(text) else ""
    return _told(shown, text)


def shown_number(text: str) -> str:
    """Return a 编号 by its digits, letters and usual words; the end of a long one, which counts."""
    folded = masked(fold_unkept(text[:_LONGEST_LOOKED_AT]))
    shown = _shown(folded, _words_of_numbers())
    return shown if len(shown) <= _LONGEST else f"{_OMISSION}{shown[1 - _LONGEST :]}"


@cache
def _words_of_numbers() -> re.Pattern[str]:
    words = sorted(register_data()["numbers"]["words"], key=len, reverse=True)
    one = "|".join([*map(re.escape, words), _NAMES_NO_ONE.pattern, r"\*"])
    return re.compile(rf"(?:{one})+", re.IGNORECASE)


def _shown(text: str, known: re.Pattern[str]) -> str:
    """Return the known stretches of a text, … for all between; nothing where there are none."""
    pieces, end = [], 0
    for match in known.finditer(text):
        pieces += [_OMISSION if match.start() > end else "", match[0]]
        end = match.end()
    return "".join((*pieces, _OMISSION if end < len(text) else "")) if pieces else ""


def shortened(words: str) -> str:
    """Return a head on one line, the beginning of a long one, and with no number of a person."""
    line = masked(" ".join(words.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}{_OMISSION}"


def _told(shown: str, text: str) -> str:
    return f"“{shortened(shown)}”" if shown else f"这里的 {len(text)} 个字"
