"""The numbers of a text as tables on a screen, text by text."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from gaitool.filled_report import FilledReport
from gaitool.prose.personal_data import masked
from gaitool.renderers.claims.wording import (
    APART_COLUMNS,
    READ_COLUMNS,
    around,
    closing_lines,
    figure_words,
    place_of,
    result_words,
    table_words,
    value_words,
)
from gaitool.rules.compared import NumberApart, Stated, TextNumbers
from gaitool.rules.texts import texts
from gaitool.text.typesetting import break_lines

# The columns, each with its share of the screen.
_READ = dict(zip(READ_COLUMNS, (2, 4, 5, 4, 8), strict=True))
_APART = dict(zip(APART_COLUMNS, (3, 5, 9), strict=True))


def print_claims(report: FilledReport, numbers: TextNumbers, console: Console) -> None:
    """Print for each text what was read of it and what was not compared, then the counts."""
    width = console.width
    for text in texts(report):
        read = [_read_row(report, each) for each in numbers.stated if each.text == text]
        apart = [_apart_row(each) for each in numbers.counting if each.text == text]
        if read or apart:
            console.print(Styled(place_of(report, text), style="bold"))
        if read:
            console.print(_table(_READ, read, width))
        if apart:
            console.print(_table(_APART, apart, width))
    for line in closing_lines(numbers):
        console.print(Styled(line))


def _read_row(report: FilledReport, stated: Stated) -> tuple[Styled, ...]:
    claim = stated.claim
    style = "dim" if stated.reason else "" if stated.comparison.agrees else "bold red"
    return (
        Styled(value_words(claim), style=style),
        Styled(figure_words(report, claim)),
        Styled(table_words(report, stated)),
        Styled(result_words(stated), style=style),
        Styled(masked(around(stated.text, claim.source)), style="dim"),
    )


def _apart_row(apart: NumberApart) -> tuple[Styled, ...]:
    return (
        Styled(apart.number),
        Styled(apart.reason),
        Styled(masked(around(apart.text, apart.source)), style="dim"),
    )


def _table(columns: dict[str, int], rows: Iterable[Sequence[Styled]], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    left = width - 2 * len(columns) - 2
    widths = [max(left * share // sum(columns.values()), 4) for share in columns.values()]
    for name, column_width in zip(columns, widths, strict=True):
        table.add_column(name, width=column_width)
    for row in rows:
        table.add_row(*(_folded(cell, w) for cell, w in zip(row, widths, strict=True)))
    return table


def _folded(text: Styled, width: int) -> Styled:
    """Break lines as Chinese is broken; the library itself breaks at spaces only."""
    return Styled("\n".join(break_lines(text.plain, width, cell_len)), style=text.style)
