"""A number as a person writes it: digits of any width, separators, Chinese numerals."""

import unicodedata
from decimal import Context, Decimal
from typing import NamedTuple

from gaitool.text.compatible import compatible
from gaitool.text.patterns import pattern
from gaitool.text.unseen import as_compared

_LONGEST = 30
# Four digits more: 万 multiplies exactly.
_EXACT = Context(prec=_LONGEST + 4)
_NOTES = ("<circle>", "<super>", "<sub>")
"""Unicode's names for ①, ¹ and ₁: beside a number they mark a note and are no digits."""
_PLAIN = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
# Commas only where thousands end: 1,23 may be a decimal comma or a slip, and is no number.
_DIGITS = r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(万)?"
_MULTIPLIERS = frozenset("万亿")
_CHINESE = frozenset("零〇一二两三四五六七八九十百千万亿廿壹贰叁肆伍陆柒捌玖拾佰仟")
_SINGLE = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
"""Numerals of one sign, the most frequent: the library takes 100 ms to load."""
# NFKC leaves these as they are.
_MINUS_SIGNS = str.maketrans("−–—", "---")


class Numeral(NamedTuple):
    """A number read out of a text; ``plain`` when the text is nothing but its digits."""

    number: Decimal
    plain: bool


def tidy(text: str) -> str:
    """Return the text in NFKC without white space and invisible characters."""
    return "".join(compatible(as_compared(text)).split())


def is_plain(text: str) -> bool:
    """Whether a text is nothing but the digits of a number of at most 30 characters."""
    return len(text) <= _LONGEST and bool(pattern(_PLAIN).fullmatch(text))


def read_numeral(
    text: str, measure_words: tuple[str, ...] = (), *, multiplied: bool = True
) -> Numeral | None:
    """Read a text that is one number as a whole; None where it is anything else.

    ``measure_words`` may follow the number, the longest first. 万 and 亿 multiply it; unless it
    may be ``multiplied``, they make the text no number. Numbers of more than 30 digits are
    refused, and so are marks of notes: 3① is not 31.
    """
    if is_plain(text):
        return Numeral(Decimal(text), plain=True)
    if any(unicodedata.decomposition(character).startswith(_NOTES) for character in text):
        return None
    bare = _without_measure_word(tidy(text).translate(_MINUS_SIGNS), measure_words)
    if len(bare) > _LONGEST or not (multiplied or _MULTIPLIERS.isdisjoint(bare)):
        return None
    number = _read_digits(bare)
    if number is None:
        number = _read_chinese(bare)
    return None if number is None else Numeral(number, plain=False)


def _without_measure_word(text: str, measure_words: tuple[str, ...]) -> str:
    for word in measure_words:
        if text.endswith(word):
            return text.removesuffix(word)
    return text


def _read_digits(text: str) -> Decimal | None:
    match = pattern(_DIGITS).fullmatch(text)
    if not match:
        return None
    sign, whole, fraction, ten_thousands = match.groups(default="")
    number = Decimal(sign + whole.replace(",", "") + fraction)
    return _EXACT.multiply(number, 10_000) if ten_thousands else number


def _read_chinese(text: str) -> Decimal | None:
    """Read Chinese numerals; the library that knows them is loaded when there are any."""
    if not (text and _CHINESE.issuperset(text)):
        return None
    if text in _SINGLE:
        return Decimal(_SINGLE[text])
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text, "normal")))
    except (ValueError, KeyError):
        # 二十百 is no number; 零十二 the library takes for a short form, and fails to fill in.
        return None
