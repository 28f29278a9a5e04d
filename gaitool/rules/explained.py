"""Which findings the explanations in a workbook excuse, as long as their figures stand."""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding, FoundCell, Severity
from gaitool.layout import KNOWN_FIGURES
from gaitool.prose.personal_data import masked
from gaitool.text.folding import fold_label
from gaitool.text.patterns import pattern

ASKED_LOCALLY = "G818"
"""A notice, since no law asks it; but the office that asks wants to hear why not."""

_LONGEST_FIGURE = 60
_LENGTH_OF_NAME = 8
_NAMED = rf"…#[0-9a-f]{{{_LENGTH_OF_NAME}}}$"
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters by Unicode's book that show nothing: the fillers of Hangul."""


class Unused(Enum):
    """Why an explanation excuses nothing."""

    NO_SUCH_RULE = auto()
    IS_ERROR = auto()
    OTHER_FIGURES = auto()


def mark_explained(report: FilledReport, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, the explained ones marked, with the reason less what names a person.

    Errors cannot be explained away.
    """
    return [explained_by(report.explanations, finding) for finding in findings]


def explained_by(explanations: Iterable[Explanation], finding: Finding) -> Finding:
    """Return a finding, marked where one of an office's explanations excuses it."""
    reasons = _reasons(explanations, finding)
    if not reasons:
        return finding
    return finding._replace(explained=True, reason="；".join(map(masked, reasons)))


def wants_answer(finding: Finding) -> bool:
    """Whether an office has to mend what is no error, or give a reason."""
    return not finding.explained and (
        finding.severity is Severity.WARNING or finding.rule == ASKED_LOCALLY
    )


def reasons_given(report: FilledReport, finding: Finding) -> tuple[str, ...]:
    """Return the reasons that excuse a finding, as the office wrote them; none where it is open."""
    return _reasons(report.explanations, finding)


def _reasons(explanations: Iterable[Explanation], finding: Finding) -> tuple[str, ...]:
    return tuple(one.reason for one in explanations if _explains(one, finding))


def explanations_of(report: FilledReport, rules: Collection[str]) -> tuple[Explanation, ...]:
    """Return what an office explains of some rules."""
    return tuple(one for one in report.explanations if _rule(one) in rules)


def unused_explanations(
    report: FilledReport, findings: Collection[Finding], rules: Collection[str]
) -> Iterator[tuple[Explanation, Unused]]:
    """Yield the explanations written in vain: of no rule, or with findings still open."""
    for explanation in report.explanations:
        rule = _rule(explanation)
        own = [finding for finding in findings if finding.rule == rule]
        if not says_something(explanation.reason) or any(
            _explains(explanation, one) for one in own
        ):
            continue
        if rule not in rules:
            yield explanation, Unused.NO_SUCH_RULE
        elif own and all(finding.severity is Severity.ERROR for finding in own):
            yield explanation, Unused.IS_ERROR
        elif not all(finding.explained for finding in own):
            yield explanation, Unused.OTHER_FIGURES


def written_figure(value: str) -> str:
    """Return a value as 数值 of the sheet 核实说明 holds it.

    Of a long text it is the start, and a short name for all of it: whatever changes in the text,
    the explanation written for it no longer fits.
    """
    if len(value) <= _LONGEST_FIGURE:
        return value
    import hashlib  # slow to load; hardly any explanation is written for a text this long

    name = hashlib.sha256(fold_label(value).encode("utf-8")).hexdigest()[:_LENGTH_OF_NAME]
    return f"{value[:_LONGEST_FIGURE]}…#{name}"


def bound_figure(value: str) -> str:
    """Return what an explanation is bound to, the same for a value and for what was written."""
    return fold_label(value if pattern(_NAMED).search(value) else written_figure(value))


def says_something(words: str) -> bool:
    """Whether an explanation has words: letters or Chinese characters that print."""
    return any(c.isalpha() and c not in _BLANK_LETTERS for c in words)


def _explains(explanation: Explanation, finding: Finding) -> bool:
    """Whether it names the finding's suspect, and every figure it was written for still stands."""
    if finding.severity is Severity.ERROR or not says_something(explanation.reason):
        return False
    if _rule(explanation) != finding.rule or not finding.cells:
        return False
    # A row edited by hand: which figure belongs to which place is not known any more.
    if len(explanation.figures) != len(explanation.cells):
        return False
    now = {_name(cell): bound_figure(cell.value) for cell in finding.cells}
    pairs = zip(explanation.cells, explanation.figures, strict=True)
    written_for = {cell: bound_figure(figure) for cell, figure in pairs}
    # What others know may change while nothing of the workbook does: that figure is named always.
    others = {
        _name(cell) for cell in finding.cells if cell.place and cell.place.origin == KNOWN_FIGURES
    }
    is_whole = written_for.keys() >= {_name(finding.cells[0]), *others}
    # Cells that joined since do no harm; one that changed or is gone opens the finding again.
    return is_whole and written_for.items() <= now.items()


def _rule(explanation: Explanation) -> str:
    # People type the id: g701, Ｇ７０１ and a trailing space are no other rule.
    return fold_label(explanation.rule).upper()


def _name(cell: FoundCell) -> str:
    """Return what an explanation calls a cell: its key, or its place where it has none."""
    return cell.key or str(cell.place)
