"""The numbers （一）（二）… that head the points of a text, and where they break off."""

from collections.abc import Sequence

from gaitool.record import Value
from gaitool.text.patterns import HAN, has_one, pattern

_DIGITS = "一二三四五六七八九"
_NUMERALS = (
    *_DIGITS,
    "十",
    *(f"十{digit}" for digit in _DIGITS),
    "二十",
    *(f"二十{digit}" for digit in _DIGITS),
)
_VALUES = {numeral: value for value, numeral in enumerate(_NUMERALS, start=1)}
# A point may begin a line or follow a sentence in it; blanks inside the brackets do no harm, nor
# does a lost first bracket: 五）收费情况.
_NUMBER = rf"([㈠-㈩])|(?:[（(][ 　]*+)?({HAN}{{1,3}})[ 　]*[）)]"
_NUMBERED = rf"(?:^|(?<=。)|(?<=[；：;:]))(?:[ 　]++|\t)*+(?:{_NUMBER})"
_SIGNS = ("）", ")", *map(chr, range(ord("㈠"), ord("㈩") + 1)))


class Break(Value):
    """A number that does not follow the one before it (0 before the first); ``at`` is its index."""

    at: int
    before: int
    number: int


def point_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in brackets that begin a line or a sentence, in order."""
    found = (
        _NUMERALS[ord(match[1]) - ord("㈠")] if match[1] else match[2]
        for line in text.splitlines()
        if has_one(line, _SIGNS)
        for match in pattern(_NUMBERED).finditer(line)
    )
    return tuple(_VALUES[numeral] for numeral in found if numeral in _VALUES)


def first_break(
    numbers: Sequence[int], *, may_restart: bool, lost: Sequence[int] = ()
) -> Break | None:
    """Return the first number that does not run on, if any.

    Where it ``may_restart``, a second list begins again at （一）. ``lost`` tells for each number
    how many points without one stand before it: these may have had those that lack.
    """
    before = 0
    for at, number in enumerate(numbers):
        begins_again = may_restart and number == 1 and before > 1
        farthest = before + 1 + (lost[at] if lost else 0)
        if not (before < number <= farthest or begins_again):
            return Break(at, before, number)
        before = number
    return None


def numeral(number: int) -> str:
    """Return a number from 1 on in Chinese (三), beyond 29 in digits."""
    return _NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number)


def numeral_value(text: str) -> int:
    """Return the number that a numeral up to 29, or digits, stand for; 0 for anything else."""
    return int(text) if text.isdecimal() else _VALUES.get(text, 0)


def point_number(number: int) -> str:
    """Return a number as it heads a point: （三）."""
    return f"（{numeral(number)}）"
