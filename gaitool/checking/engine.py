"""Runs rules over a report, or many; one that crashes or cannot run stops no other."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.findings import CheckResult, Finding, Outcome, RuleOutcome, Severity
from gaitool.form import CellKey
from gaitool.prose.personal_data import masked
from gaitool.rules.explained import mark_explained
from gaitool.rules.rule import CannotCheck, Rule, TrueByConstruction, Violation

if TYPE_CHECKING:
    from gaitool.collection import Gathering

_NO_SUBJECT = ((),)


def check_report(report: FilledReport, rules: Iterable[Rule]) -> CheckResult:
    """Ask every rule about the report, figures of its texts drawn; gravest findings first."""
    report = with_figures_drawn(report)
    findings: list[Finding] = []
    outcomes: list[RuleOutcome] = []
    for rule in rules:
        broken, outcome = _run(rule, report, report.label)
        findings += broken
        outcomes.append(outcome)
    findings = mark_explained(report, _located(report, findings))
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcomes))


def check_gathering(gathering: "Gathering", rules: Iterable[Rule]) -> CheckResult:
    """Ask every rule between units about what was gathered; gravest findings first."""
    ran = [_run(rule, gathering, FilledReport().label) for rule in rules]
    findings = [finding for broken, _ in ran for finding in broken]
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcome for _, outcome in ran))


def _located(report: FilledReport, findings: list[Finding]) -> list[Finding]:
    """Name the wrong cells behind broken sums; what seeks them is loaded where errors are."""
    if all(finding.severity is not Severity.ERROR for finding in findings):
        return findings
    from gaitool.rules.location import name_wrong_cells

    return name_wrong_cells(report, findings)


def _run(
    rule: Rule, asked_about: "FilledReport | Gathering", label: Callable[[CellKey], str]
) -> tuple[list[Finding], RuleOutcome]:
    """Ask about every subject; a subject without its numbers is left out, with the reason."""
    findings: list[Finding] = []
    reasons: dict[str, None] = {}
    missing: dict[CellKey, None] = {}
    asked = 0
    for subject in [(one,) for one in rule.each] or _NO_SUBJECT:
        try:
            for violation in rule.check(asked_about, *subject):
                findings.append(_stamped(rule, violation))  # noqa: PERF401 - kept when it stops
            asked += 1
        except MissingNumber as gap:
            missing |= dict.fromkeys(gap.keys)
        except TrueByConstruction as reason:
            reasons[str(reason)] = None
            asked += 1
        except CannotCheck as reason:
            reasons[str(reason)] = None
        except Exception as error:
            crash = f"{type(error).__name__}: {error}"
            return [], RuleOutcome(rule.id, rule.title, Outcome.CRASHED, crash)
    if missing:
        reasons[_missing_words(label, list(missing))] = None
    outcome = _outcome(findings, asked=asked, complete=not missing)
    partial = bool(missing) and bool(asked or findings)
    return findings, RuleOutcome(rule.id, rule.title, outcome, "；".join(reasons), partial)


def _outcome(findings: list[Finding], *, asked: int, complete: bool) -> Outcome:
    """Say how a rule ended: one that lacked a number somewhere has not passed."""
    if findings:
        return Outcome.BROKEN
    return Outcome.PASSED if asked and complete else Outcome.SKIPPED


def _missing_words(label: Callable[[CellKey], str], keys: list[CellKey]) -> str:
    more = f"等 {len(keys)} 格" if len(keys) > 1 else ""
    return f"缺少可用的数：{label(keys[0])}{more}"


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
