"""The units of a roll-up as a table on a screen, as wide as the screen is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gaitool.collection import Collection, Standing, UnitLine
from gaitool.findings import Finding
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.findings.wording import severity_words
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    interruption,
    overview_words,
    remark_of,
    since_last_run,
)
from gaitool.text.typesetting import break_lines

_STYLES: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PASSED: "green",
        Standing.FAILED: "bold red",
        Standing.UNUSABLE: "bold red",
        Standing.MISSING: "yellow",
        Standing.DUPLICATE: "cyan",
    }
)
_COLUMNS = ("单位", "状态", "错误", "核实", "首个问题和说明")
_STANDING_WIDTH, _COUNT_WIDTH, _GAP = 6, 4, 2
_MOST_LINES = 2
_ROWS_AT_ONCE = 200
_NARROWEST = 60


def print_rollup(collection: Collection, console: Console) -> None:
    """Print the units, what is wrong between them, and the counts."""
    widths = _widths(max(console.width, _NARROWEST))
    _print_rows(console, widths, [[Text(name, style="bold") for name in _COLUMNS]])
    console.print(Text("─" * (sum(widths) + _GAP * (len(widths) - 1))))
    rows = (_row(line, widths) for line in collection.lines())
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        _print_rows(console, widths, some)
    console.print()
    for finding in collection.own_findings:
        console.print(_between(finding, console.width))
    if warning := interruption(collection.overview):
        console.print(Text(warning, style="bold red"))
    console.print(Text(overview_words(collection.overview), style="bold"))


def _widths(screen: int) -> tuple[int, ...]:
    """Share out the width of the screen: a third of what is left is the unit's."""
    fixed = (_STANDING_WIDTH, _COUNT_WIDTH, _COUNT_WIDTH)
    left = screen - sum(fixed) - _GAP * (len(_COLUMNS) - 1)
    unit = left * 2 // 5
    return (unit, *fixed, left - unit)


def _print_rows(console: Console, widths: Sequence[int], rows: Iterable[Sequence[Text]]) -> None:
    table = Table(box=None, show_header=False, padding=0, pad_edge=False, collapse_padding=True)
    for width in widths[:-1]:
        table.add_column(width=width + _GAP)
    table.add_column(width=widths[-1])
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _row(line: UnitLine, widths: Sequence[int]) -> list[Text]:
    counts = (str(line.errors), str(line.warnings)) if line.file else ("", "")
    said = " ".join(
        words for words in (line.first_problem, remark_of(line), since_last_run(line)) if words
    )
    cells = (line.unit, STANDING_WORDS[line.standing], *counts, said)
    texts = [Text(_short(cell, width)) for cell, width in zip(cells, widths, strict=True)]
    texts[1].stylize(_STYLES[line.standing])
    return texts


def _short(text: str, width: int) -> str:
    """Fold a text as Chinese is folded, and say by … that more was written."""
    lines = break_lines(" ".join(clean_text(text).split()), width, cell_len)
    if len(lines) > _MOST_LINES:
        last = "".join(lines[_MOST_LINES - 1 :])
        lines = [*lines[: _MOST_LINES - 1], f"{_fitting(last, width - cell_len('…') - 1)}…"]
    return "\n".join(lines)


def _fitting(text: str, width: int) -> str:
    return break_lines(text, width, cell_len)[0]


def _between(finding: Finding, width: int) -> Text:
    words = f"{severity_words(finding)} {finding.rule} {finding.message}{finding.hint}"
    return Text("\n".join(_folded(words, width)))


def _folded(words: str, width: int) -> Iterator[str]:
    yield from break_lines(clean_text(words), width, cell_len)
