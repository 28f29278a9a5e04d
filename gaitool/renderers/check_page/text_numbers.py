"""The numbers of a text as rows of a page: those compared with the tables, those that were not."""

from dataclasses import dataclass

from gaitool.checked_report import CheckedReport
from gaitool.filled_report import FilledReport
from gaitool.prose.personal_data import masked
from gaitool.renderers.check_page.marked_quote import Piece, pieces, stated_pieces
from gaitool.renderers.claims.wording import (
    APART_COLUMNS,
    NOT_COMPARED,
    READ_COLUMNS,
    compared_words,
    figure_words,
    place_of,
    result_words,
    span_in_quote,
    table_words,
    value_words,
)
from gaitool.rules.compared import NumberApart, Stated

PLACE_COLUMN = "位置"


@dataclass(frozen=True, slots=True)
class NumberRow:
    """What is told of a number: where, what was made of it, and its sentence in pieces."""

    words: tuple[str, ...]
    sentence: tuple[Piece, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list of numbers under its columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[NumberRow, ...]


@dataclass(frozen=True, slots=True)
class ToldNumbers:
    """How many numbers were compared, in a sentence, and the lists that are not empty."""

    line: str
    lists: tuple[NumberList, ...]


def told_numbers(checked: CheckedReport) -> ToldNumbers | None:
    """Return what is told of the numbers of a text; None where no rule compared it."""
    report, numbers = checked.report, checked.numbers
    if report is None or numbers is None:
        return None
    read = tuple(_read_row(report, one) for one in numbers.stated)
    apart = tuple(_apart_row(report, one) for one in numbers.counting)
    lists = (
        NumberList("读出来的数", (PLACE_COLUMN, *READ_COLUMNS), read),
        NumberList(NOT_COMPARED, (PLACE_COLUMN, *APART_COLUMNS), apart),
    )
    return ToldNumbers(compared_words(numbers), tuple(one for one in lists if one.rows))


def _read_row(report: FilledReport, stated: Stated) -> NumberRow:
    words = (
        place_of(report, stated.text),
        value_words(stated.claim),
        figure_words(report, stated.claim),
        table_words(report, stated),
        result_words(stated),
    )
    return NumberRow(words, stated_pieces(stated), stated.comparison.differs)


def _apart_row(report: FilledReport, apart: NumberApart) -> NumberRow:
    words = (place_of(report, apart.text), apart.number, apart.reason)
    span = span_in_quote(apart.text, apart.source)
    return NumberRow(words, pieces(masked(apart.source.quote), span))
