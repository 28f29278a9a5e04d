"""What a written cell answers: a number, a text read as one, or what a program made of it."""

from decimal import Decimal

from gaitool.answers import Answer, Flaw, answer_from_number, answer_from_text
from gaitool.form import Measure
from gaitool.layout import Place
from gaitool.office_files.grid import Written

_LARGEST_COUNT = 10**15 - 1
"""Of 15 digits, all of which spreadsheet programs keep."""


def answer_written(written: Written, measure: Measure, place: Place | None = None) -> Answer:
    """Return the answer that a cell holds."""
    value = written.value
    if value is None and not (written.source or written.error):
        return Answer(place=place)
    # A count, as most are: nothing can be odd about it.
    if type(value) is int and 0 <= value <= _LARGEST_COUNT:
        return Answer(str(value), Decimal(value), None, place)
    if written.error:
        return Answer(written.text, None, Flaw.ERROR_VALUE, place)
    # A number typed into a cell of text format is still a text, and read like one.
    if isinstance(value, str):
        return answer_from_text(value, measure, place)
    if (number := written.number) is not None:
        return answer_from_number(number, measure, place)
    # Dates, times, TRUE: what a program made of what was typed (3-5 becomes a date).
    words = written.text
    flaw = Flaw.NOT_A_NUMBER if words else Flaw.NO_RESULT
    return Answer(words or written.formula, None, flaw, place)
