"""What a written cell answers: a number, a text read as one, or what a program made of it."""

from gaitool.answers import Answer, Flaw, answer_from_number, answer_from_text
from gaitool.form import Measure
from gaitool.layout import Place
from gaitool.office_files.grid import Written


def answer_written(written: Written, measure: Measure, place: Place | None = None) -> Answer:
    """Return the answer that a cell holds."""
    if written.error:
        return Answer(written.text, None, Flaw.ERROR_VALUE, place)
    # A number typed into a cell of text format is still a text, and read like one.
    if isinstance(written.value, str):
        return answer_from_text(written.value, measure, place)
    if (number := written.number) is not None:
        return answer_from_number(number, measure, place)
    # Dates, times, TRUE: what a program made of what was typed (3-5 becomes a date).
    if written.text:
        return Answer(written.text, None, Flaw.NOT_A_NUMBER, place)
    if written.has_formula:
        return Answer(written.formula, None, Flaw.NO_RESULT, place)
    return Answer(place=place)
