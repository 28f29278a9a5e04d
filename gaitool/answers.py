"""One answer as a person wrote it: the raw text, the number in it, and what is odd about it."""

from collections.abc import Iterable
from decimal import Context, Decimal
from enum import StrEnum
from functools import reduce
from types import MappingProxyType
from typing import NamedTuple

from gaitool.form import CASES, TEN_THOUSAND_YUAN, Measure
from gaitool.layout import Place
from gaitool.text.numerals import is_plain, read_numeral, tidy
from gaitool.text.patterns import pattern

# As they stand after NFKC, which leaves every kind of dash as it is: input methods make them all.
_STROKES = frozenset(
    [
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "–",
        "−",
        "―",
        "─",
        "~",
        "无",
        "没有",
        "NA",
        "N/A",
        "不适用",
        "NULL",
    ]
)
# The longest first: 3件次 ends with 次 too, but 3件 is not the number in front of it.
_MEASURE_WORDS = MappingProxyType(
    {
        CASES.word: ("件次", "件", "份", "宗", "起", "例", "项", "个", "条", "次"),
        TEN_THOUSAND_YUAN.word: ("万元", "萬元", "万", "萬"),
    }
)
# A cell with 1e999 would be written out with a thousand zeros.
_LARGEST_EXPONENT = 30
_EXACT = Context(prec=1_000)
_FIFTEEN = Context(prec=15)


class Flaw(StrEnum):
    """What keeps an answer from being a plain number of its kind."""

    BLANK = "blank"
    STROKE = "stroke"
    DECORATED = "decorated"
    FRACTION = "fraction"
    NEGATIVE = "negative"
    NOT_A_NUMBER = "not_a_number"
    ERROR_VALUE = "error_value"
    # A formula whose result was not saved, as libraries write it: what it shows is not known.
    NO_RESULT = "no_result"


_HARMLESS = frozenset([None, Flaw.DECORATED])


class Answer(NamedTuple):
    """What stands in a cell: as written, and as a number where it is one.

    ``number`` is in the measure of its column (件 or 万元). A flaw other than DECORATED makes the
    number unusable, even where one can be read (−3, 1.5).
    """

    raw: str = ""
    number: Decimal | None = None
    flaw: Flaw | None = Flaw.BLANK
    place: Place | None = None

    @property
    def usable(self) -> bool:
        """Whether rules may calculate with the number."""
        return self.flaw in _HARMLESS

    @property
    def plain(self) -> bool:
        """Whether nothing but the digits of a number is written."""
        return is_plain(self.raw)

    @property
    def blank(self) -> bool:
        """Whether nothing is written."""
        return self.flaw is Flaw.BLANK


def answer_from_number(number: Decimal, measure: Measure, place: Place | None = None) -> Answer:
    """Return the answer of a cell that holds a number."""
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return Answer(str(number), None, Flaw.NOT_A_NUMBER, place)
    return Answer(plain_digits(number), number, _flaw_of(number, measure), place)


def answer_from_text(text: str, measure: Measure, place: Place | None = None) -> Answer:
    """Return the answer of a cell that holds a text.

    A 万 or 万元 that ends an amount repeats the measure of its column. Where a multiplier stands
    in what is left (5.9亿, 59万2千), nobody can tell whether 元 or 万元 were meant: no number.
    """
    bare = tidy(text)
    if not bare:
        return Answer(place=place)
    # A stroke has a rule and advice of its own (G102): fill in 0.
    if bare.upper() in _STROKES:
        return Answer(text, None, Flaw.STROKE, place)
    words = _MEASURE_WORDS.get(measure.word, (measure.word,))
    written = _with_sign(text) if measure.signed else text
    numeral = read_numeral(written, words, multiplied="万" not in measure.word)
    if numeral is None:
        return Answer(text, None, Flaw.NOT_A_NUMBER, place)
    # A change is written with its sign: +3.
    is_signed = measure.signed and bare.removeprefix("+").isdecimal()
    decorated = None if (numeral.plain and written is text) or is_signed else Flaw.DECORATED
    return Answer(text, numeral.number, _flaw_of(numeral.number, measure) or decorated, place)


def plain_digits(number: Decimal) -> str:
    """Write a number without exponent and without trailing zeros after the point: 2.50 → 2.5."""
    # The format takes three times as long as what most numbers are written as anyway.
    digits = str(number)
    digits = f"{number:f}" if "E" in digits else digits
    return digits.rstrip("0").removesuffix(".") if "." in digits else digits


def plain_number(number: Decimal) -> int | str:
    """Return a whole number as such, another as a decimal string: JSON has no exact fractions."""
    return int(number) if number == number.to_integral_value() else plain_digits(number)


def fifteen_digits(number: Decimal) -> Decimal:
    """Round a number that a program calculated to the 15 digits that spreadsheets show and keep.

    Doubles have about 16: 1.1 + 2.2 is stored as 3.3000000000000003, and shown as 3.3.
    """
    return _FIFTEEN.plus(number)


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """Add up numbers of any length; the language's own addition rounds to 28 digits."""
    return reduce(_EXACT.add, numbers, Decimal(0))


def sum_if_known(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Add up numbers; None where one of them is not known, for a blank is no 0."""
    known: list[Decimal] = []
    for number in numbers:
        if number is None:
            return None
        known.append(number)
    return sum(known, start=Decimal(0))


def _with_sign(text: str) -> str:
    """Return a change that is written in words with its sign: 减4, 增加2件."""
    match = pattern(r"\s*(?:(增加?|新增)|减少?)(?=\s*\d)").match(text)
    return f"{'+' if match[1] else '-'}{text[match.end() :].lstrip()}" if match else text


def _flaw_of(number: Decimal, measure: Measure) -> Flaw | None:
    if number < 0 and not measure.signed:
        return Flaw.NEGATIVE
    if not measure.decimals and number != number.to_integral_value():
        return Flaw.FRACTION
    return None
