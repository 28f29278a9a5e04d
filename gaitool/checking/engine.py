"""Runs rules over a report, or many; one that crashes or cannot run stops no other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.findings import CheckResult, Finding, Outcome, RuleOutcome, Severity
from gaitool.form import CellKey, Form, NotInForm
from gaitool.prose.personal_data import masked
from gaitool.rules.explained import mark_explained
from gaitool.rules.rule import CannotCheck, Rule, TrueByConstruction, Violation

if TYPE_CHECKING:
    from gaitool.collection import Gathering

_NO_SUBJECT = ((),)
_NOTHING_TO_ASK = "这一表式没有这条规则要看的格"


def check_report(report: FilledReport, rules: Iterable[Rule]) -> CheckResult:
    """Ask every rule about the report, figures of its texts drawn; gravest findings first."""
    report = with_figures_drawn(report)
    findings: list[Finding] = []
    outcomes: list[RuleOutcome] = []
    for rule in rules:
        broken, outcome = _run(rule, report, report.form)
        findings += broken
        outcomes.append(outcome)
    findings = mark_explained(report, _located(report, findings))
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcomes))


def check_gathering(gathering: "Gathering", rules: Iterable[Rule]) -> CheckResult:
    """Ask every rule between units about what was gathered; gravest findings first."""
    ran = [_run(rule, gathering, gathering.edition) for rule in rules]
    findings = [finding for broken, _ in ran for finding in broken]
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcome for _, outcome in ran))


def _located(report: FilledReport, findings: list[Finding]) -> list[Finding]:
    """Name the wrong cells behind broken sums; what seeks them is loaded where errors are."""
    if all(finding.severity is not Severity.ERROR for finding in findings):
        return findings
    from gaitool.rules.location import name_wrong_cells

    return name_wrong_cells(report, findings)


@dataclass(slots=True)
class _Tally:
    """What comes of a rule while its subjects are asked about one after another."""

    findings: list[Finding] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)
    missing: dict[CellKey, None] = field(default_factory=dict)
    answered: int = 0


def _run(
    rule: Rule, asked: "FilledReport | Gathering", form: Form
) -> tuple[list[Finding], RuleOutcome]:
    """Ask about every subject; a subject without its numbers is left out, with the reason."""
    tally = _Tally()
    try:
        for subject in _subjects(rule, form, tally):
            _ask(rule, asked, subject, tally)
    except Exception as error:
        crash = f"{type(error).__name__}: {error}"
        return [], RuleOutcome(rule.id, rule.title, Outcome.CRASHED, crash)
    if tally.missing:
        tally.reasons[_missing_words(form, list(tally.missing))] = None
    outcome = _outcome(tally)
    partial = bool(tally.missing) and bool(tally.answered or tally.findings)
    reasons = "；".join(tally.reasons)
    return tally.findings, RuleOutcome(rule.id, rule.title, outcome, reasons, partial)


def _subjects(rule: Rule, form: Form, tally: _Tally) -> Sequence[tuple[Any, ...]]:
    """Return what a rule is asked about; where the edition has nothing of it, tell the reason."""
    if not rule.each:
        return _NO_SUBJECT
    try:
        subjects = [(one,) for one in rule.each(form)]
    except TrueByConstruction as reason:
        tally.reasons[str(reason)] = None
        tally.answered += 1
        return ()
    if not subjects:
        tally.reasons[_NOTHING_TO_ASK] = None
    return subjects


def _ask(
    rule: Rule, asked: "FilledReport | Gathering", subject: tuple[Any, ...], tally: _Tally
) -> None:
    """Ask about one subject; what was found before a number lacked is kept."""
    try:
        for violation in rule.check(asked, *subject):
            tally.findings.append(_stamped(rule, violation))
        tally.answered += 1
    except NotInForm:
        tally.reasons[_NOTHING_TO_ASK] = None
    except MissingNumber as gap:
        tally.missing |= dict.fromkeys(gap.keys)
    except TrueByConstruction as reason:
        tally.reasons[str(reason)] = None
        tally.answered += 1
    except CannotCheck as reason:
        tally.reasons[str(reason)] = None


def _outcome(tally: _Tally) -> Outcome:
    """Say how a rule ended: one that lacked a number somewhere has not passed."""
    if tally.findings:
        return Outcome.BROKEN
    return Outcome.PASSED if tally.answered and not tally.missing else Outcome.SKIPPED


def _missing_words(form: Form, keys: list[CellKey]) -> str:
    more = f"等 {len(keys)} 格" if len(keys) > 1 else ""
    return f"缺少可用的数：{form.label(keys[0])}{more}"


def _stamped(rule: Rule, violation: Violation) -> Finding:
    """Make the finding of a violation; what it quotes of a text shows no personal number."""
    if violation.quote is not None:
        violation = violation._replace(
            message=masked(violation.message),
            expected=masked(violation.expected),
            actual=masked(violation.actual),
            quote=masked(violation.quote),
        )
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        title=rule.title,
        message=violation.message,
        cells=violation.cells,
        expected=violation.expected,
        actual=violation.actual,
        hint=violation.hint,
        quote=violation.quote,
        suspects=violation.suspects,
    )
