"""Findings as a table on a screen."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from gaitool.findings import (
    CheckedFile,
    FileResult,
    Finding,
    Severity,
    UnusableFileResult,
)
from gaitool.renderers.findings.wording import (
    OVERVIEW,
    SEVERITY_WORDS,
    difference,
    file_names,
    file_words,
    label_words,
    numbers_words,
    place_words,
    severity_words,
    skipped_reasons,
    status_words,
    verdict,
)
from gaitool.text.typesetting import break_lines

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_COLUMNS = ("问题", "位置和行、列", "写的", "应为", "差", "说明和改法")
_FIXED_WIDTHS = (7, 8, 8, 7)
_BETWEEN_COLUMNS = 7
_WIDEST_PLACE = 40
_NARROWEST_TABLE = 72


def print_results(results: Iterable[FileResult], console: Console) -> None:
    """Print one result after the other, as wide as the console is, then which file is how."""
    shown = list(results)
    for result in shown:
        console.print(_result(result, console.width))
    if len(shown) > 1:
        console.print(Text(), _overview(shown), sep="\n")


def _result(result: FileResult, width: int) -> RenderableType:
    if isinstance(result, UnusableFileResult):
        return Text(f"{result.file}：不能使用：{result.message}", style="bold red")
    heading = Text(file_words(result), style="bold")
    findings = result.result.findings
    if not findings:
        return Group(heading, *_closing(result))
    body = _table(findings, width) if width >= _NARROWEST_TABLE else _blocks(findings)
    return Group(heading, body, *_closing(result))


def _overview(results: Sequence[FileResult]) -> Table:
    """Return a line for each file: what became of it, and how many findings are open."""
    table = Table(box=box.HORIZONTALS, padding=(0, 1, 0, 0), title=OVERVIEW)
    for column in ("文件", "机关"):
        table.add_column(column, ratio=1, overflow="fold")
    for column in ("结果", *SEVERITY_WORDS.values()):
        table.add_column(column, no_wrap=True)
    for name, result in zip(file_names(results), results, strict=True):
        table.add_row(*map(Text, (name, *_overview_words(result))))
    return table


def _overview_words(result: FileResult) -> tuple[str, ...]:
    if isinstance(result, UnusableFileResult):
        return ("", status_words(result))
    counts = (str(result.result.summary[severity.value]) for severity in SEVERITY_WORDS)
    return (result.agency, status_words(result), *counts)


def _table(findings: Iterable[Finding], width: int) -> Table:
    table = Table(box=box.HORIZONTALS, show_lines=True, padding=0)
    widths = _column_widths(width)
    for name, column_width in zip(_COLUMNS, widths, strict=True):
        table.add_column(name, width=column_width)
    for finding in findings:
        label = finding.cells[0].label if finding.cells else ""
        cells = (
            f"{severity_words(finding)}\n{finding.rule}",
            _suspect(finding),
            finding.actual,
            finding.expected,
            difference(finding),
            f"{finding.message.removeprefix(label)}\n{finding.hint}".strip(),
        )
        texts = [Text(_folded(cell, w)) for cell, w in zip(cells, widths, strict=True)]
        texts[0].stylize(_STYLES[finding.severity])
        table.add_row(*texts)
    return table


def _column_widths(width: int) -> tuple[int, ...]:
    """Share out the width of the screen: what is left goes to place and explanation."""
    left = width - sum(_FIXED_WIDTHS) - _BETWEEN_COLUMNS
    place = min(left * 2 // 5, _WIDEST_PLACE)
    kind, written, expected, gap = _FIXED_WIDTHS
    return (kind, place, written, expected, gap, left - place)


def _folded(text: str, width: int) -> str:
    """Break lines as Chinese is broken; the library itself breaks at spaces only."""
    return "\n".join(break_lines(text, width, cell_len))


def _suspect(finding: Finding) -> str:
    return "\n".join(part for part in (place_words(finding), label_words(finding)) if part)


def _blocks(findings: Iterable[Finding]) -> Group:
    """Print what a table would hold below each other, for narrow screens."""
    texts = []
    for finding in findings:
        head = Text(f"{severity_words(finding)} {finding.rule} ", style=_STYLES[finding.severity])
        texts += [head, Text(_suspect(finding)), Text(finding.message), Text(finding.hint), Text()]
    return Group(*texts)


def _closing(checked: CheckedFile) -> Iterator[Text]:
    for reason, rules in skipped_reasons(checked.result.outcomes).items():
        yield Text(f"{'、'.join(rules)} {reason}", style="dim")
    if numbers := numbers_words(checked):
        yield Text(numbers, style="dim")
    yield Text(verdict(checked.result))
    yield Text()
