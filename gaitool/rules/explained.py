"""Which findings the explanations in a workbook excuse, as long as their figures stand."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto

from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding, FoundCell, Severity
from gaitool.text.folding import fold_label

_LONGEST_FIGURE = 60


class Unused(Enum):
    """Why an explanation excuses nothing."""

    NO_SUCH_RULE = auto()
    IS_ERROR = auto()
    OTHER_FIGURES = auto()


def mark_explained(report: FilledReport, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, the explained ones marked; errors cannot be explained away."""
    return [
        replace(finding, explained=True)
        if any(_explains(explanation, finding) for explanation in report.explanations)
        else finding
        for finding in findings
    ]


def unused_explanations(
    report: FilledReport, findings: Collection[Finding], rules: Collection[str]
) -> Iterator[tuple[Explanation, Unused]]:
    """Yield the explanations written in vain: of no rule, or with findings still open."""
    for explanation in report.explanations:
        rule = _rule(explanation)
        own = [finding for finding in findings if finding.rule == rule]
        if not explanation.reason.strip() or any(_explains(explanation, one) for one in own):
            continue
        if rule not in rules:
            yield explanation, Unused.NO_SUCH_RULE
        elif own and all(finding.severity is Severity.ERROR for finding in own):
            yield explanation, Unused.IS_ERROR
        elif not all(finding.explained for finding in own):
            yield explanation, Unused.OTHER_FIGURES


def written_figure(value: str) -> str:
    """Return a value as the column 数值 of 核实说明 holds it: only the start of a text."""
    return value[:_LONGEST_FIGURE]


def bound_figure(value: str) -> str:
    """Return what an explanation is bound to: all of a figure, the start of a text.

    A value and its shortened copy in the sheet give the same.
    """
    return fold_label(written_figure(value))


def _explains(explanation: Explanation, finding: Finding) -> bool:
    """Whether it names the finding's suspect, and every figure it was written for still stands."""
    if finding.severity is Severity.ERROR or not explanation.reason.strip():
        return False
    if _rule(explanation) != finding.rule or not finding.cells:
        return False
    # A row edited by hand: which figure belongs to which place is not known any more.
    if len(explanation.figures) != len(explanation.cells):
        return False
    now = {_name(cell): bound_figure(cell.value) for cell in finding.cells}
    pairs = zip(explanation.cells, explanation.figures, strict=True)
    written_for = {cell: bound_figure(figure) for cell, figure in pairs}
    # Cells that joined since do no harm; one that changed or is gone opens the finding again.
    return _name(finding.cells[0]) in written_for and written_for.items() <= now.items()


def _rule(explanation: Explanation) -> str:
    # People type the id: g701 and a trailing space are no other rule.
    return explanation.rule.strip().upper()


def _name(cell: FoundCell) -> str:
    """Return what an explanation calls a cell: its key, or its place where it has none."""
    return cell.key or str(cell.place)
