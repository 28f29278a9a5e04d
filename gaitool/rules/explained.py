"""Which findings a reason written in the workbook explains, while its figures stand."""

from collections.abc import Iterable
from dataclasses import replace

from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding, Severity
from gaitool.form import fold_label


def mark_explained(report: FilledReport, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, those with a valid reason marked; errors cannot be explained away."""
    return [
        replace(finding, explained=True)
        if any(_explains(explanation, finding) for explanation in report.explanations)
        else finding
        for finding in findings
    ]


def _explains(explanation: Explanation, finding: Finding) -> bool:
    """Whether a reason names the finding's suspect, and every figure it was written for stands."""
    if finding.severity is Severity.ERROR or not explanation.reason.strip():
        return False
    if explanation.rule.strip().upper() != finding.rule or not finding.cells:
        return False
    if len(explanation.figures) != len(explanation.cells):
        return False
    now = {cell.key: fold_label(cell.value) for cell in finding.cells}
    written_for = {
        cell: fold_label(figure)
        for cell, figure in zip(explanation.cells, explanation.figures, strict=True)
    }
    return finding.cells[0].key in written_for and written_for.items() <= now.items()
