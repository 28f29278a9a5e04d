"""Numbers that name a person: 身份证号 and 手机号; and how to show them masked."""

import datetime
import unicodedata
from collections.abc import Iterator

from gaitool.text.patterns import Guarded, pattern
from gaitool.text.stretch import Stretch, matches

# Digits of URLs, file names, account numbers and decimals are no numbers of persons. Looked at
# behind the first digit, as a search for digits alone passes over the text four times as fast.
_BEFORE = r"(?<![\dA-Za-z_./=].)"
_AFTER = r"(?![\dA-Za-z_]|\.[A-Za-z])"
_IDENTITY = rf"[1-9１-９]{_BEFORE}\d{{16}}[\dXxＸｘ]{_AFTER}"
_MOBILE = (
    rf"[+81１]{_BEFORE}(?:(?<=\+)86[- ]?[1１]|(?<=8)6[- ]?[1１]|(?<=[1１]))"
    rf"[3-9３-９]\d[- ]?\d{{4}}[- ]?\d{{4}}{_AFTER}"
    # Eleven digits that are counted are a figure.
    r"(?!\s*(?:万|元|人|条|件|次))"
)
_LONG = r"\d{3}[- ]?\d{4}[- ]?\d{4}"
"""As many digits as the shorter of the two has: a text without them has neither."""

_NUMBERS = (Guarded(_IDENTITY), Guarded(_MOBILE))

# Weights and check characters of GB 11643-1999 (ISO 7064, MOD 11-2).
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_KEPT_IN_FRONT, _KEPT_BEHIND = 3, 2


def personal_numbers(text: str) -> Iterator[Stretch]:
    """Yield the 身份证号 with a right checksum and the 手机号 of a text."""
    # Every text is asked, and every sentence that is quoted.
    if not pattern(_LONG).search(text):
        return
    for stretch in matches(_NUMBERS, text):
        number = unicodedata.normalize("NFKC", stretch.words).upper()
        if not pattern(_IDENTITY).fullmatch(stretch.words) or is_identity_number(number):
            yield stretch


def is_identity_number(number: str) -> bool:
    """Whether 18 characters carry a real date of birth and the checksum of GB 11643-1999."""
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    # The checksum alone lets one number in eleven through; with a date of birth hardly any.
    return number[6:8] in {"19", "20"} and _CHECKS[total % len(_CHECKS)] == number[-1]


def masked_number(number: str) -> str:
    """Return a number with all but its first three and last two characters hidden."""
    hidden = len(number) - _KEPT_IN_FRONT - _KEPT_BEHIND
    return f"{number[:_KEPT_IN_FRONT]}{'*' * hidden}{number[-_KEPT_BEHIND:]}"


def masked(text: str) -> str:
    """Return a text with every personal number in it hidden."""
    pieces, end = [], 0
    for stretch in personal_numbers(text):
        pieces += [text[end : stretch.start], masked_number(stretch.words)]
        end = stretch.end
    return "".join(pieces) + text[end:]
