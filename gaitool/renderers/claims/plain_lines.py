"""The numbers of a text as one plain line each, for pipes and files."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.prose.personal_data import masked
from gaitool.renderers.claims.wording import (
    NOT_COMPARED,
    closing_lines,
    figure_words,
    place_of,
    result_words,
    table_words,
    value_words,
)
from gaitool.renderers.printable import one_line
from gaitool.rules.compared import TextNumbers


def claim_lines(report: FilledReport, numbers: TextNumbers) -> Iterator[str]:
    """Yield one line a number, uncut, and last how many there are."""
    yield from map(one_line, _lines(report, numbers))
    yield from closing_lines(numbers)


def _lines(report: FilledReport, numbers: TextNumbers) -> Iterator[str]:
    for stated in numbers.stated:
        claim = stated.claim
        pieces = (
            f"{place_of(report, stated.text)}：{value_words(claim)}",
            f"读作 {figure_words(report, claim)}",
            table_words(report, stated),
            result_words(stated),
            f"“{masked(claim.quote)}”",
        )
        yield " | ".join(piece for piece in pieces if piece)
    for apart in numbers.counting:
        place = place_of(report, apart.text)
        reason = f"{NOT_COMPARED}：{apart.reason}"
        yield f"{place}：{apart.number} | {reason} | “{masked(apart.source.quote)}”"
