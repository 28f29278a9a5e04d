"""Which findings a reason written in the workbook explains, while its figures stand."""

from collections.abc import Iterable
from dataclasses import replace

from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding, FoundCell, Severity
from gaitool.form import fold_label

SEPARATORS = "；;"
_LONGEST_FIGURE = 60


def mark_explained(report: FilledReport, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, those with a valid reason marked; errors cannot be explained away."""
    return [
        replace(finding, explained=True)
        if any(_explains(explanation, finding) for explanation in report.explanations)
        else finding
        for finding in findings
    ]


def figure_words(value: str) -> str:
    """Return a value as 数值 of the sheet 核实说明 holds it: short, and without separators."""
    words = fold_label(value)
    for separator in SEPARATORS:
        words = words.replace(separator, "，")
    return words[:_LONGEST_FIGURE]


def _explains(explanation: Explanation, finding: Finding) -> bool:
    """Whether a reason names the finding's suspect, and every figure it was written for stands."""
    if finding.severity is Severity.ERROR or not explanation.reason.strip():
        return False
    if explanation.rule.strip().upper() != finding.rule or not finding.cells:
        return False
    if len(explanation.figures) != len(explanation.cells):
        return False
    now = {_name(cell): figure_words(cell.value) for cell in finding.cells}
    pairs = zip(explanation.cells, explanation.figures, strict=True)
    written_for = {cell: figure_words(figure) for cell, figure in pairs}
    return _name(finding.cells[0]) in written_for and written_for.items() <= now.items()


def _name(cell: FoundCell) -> str:
    """Return what an explanation calls a cell: its key, or its place where it has none."""
    return cell.key or str(cell.place)
