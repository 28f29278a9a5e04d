"""Runs rules over a report, or over many; a rule that crashes or cannot run stops no other."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.findings import CheckResult, Finding, Outcome, RuleOutcome, Severity
from gaitool.form import CellKey, Form, NotInForm
from gaitool.prose.personal_data import masked
from gaitool.rules.explained import mark_explained
from gaitool.rules.rule import CannotCheck, NotGiven, Rule, Subjects, TrueByConstruction, Violation

if TYPE_CHECKING:
    from gaitool.collection import Gathering

_Subjects = tuple[tuple[Any, ...], ...]
# A rule without subjects is called once, with the report alone.
_NO_SUBJECT = ((),)
# Of every rule on a few editions: the subjects are the same for each of thousands of reports.
_SUBJECTS_KEPT = 512
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
    # The sort is stable: within a severity the order of the catalogue stays.
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcomes))


def check_gathering(gathering: "Gathering", rules: Iterable[Rule]) -> CheckResult:
    """Ask every rule between units about what was gathered; gravest findings first."""
    ran = [_run(rule, gathering, gathering.edition) for rule in rules]
    findings = [finding for broken, _ in ran for finding in broken]
    findings.sort(key=lambda finding: finding.severity.rank)
    return CheckResult(tuple(findings), tuple(outcome for _, outcome in ran))


def _located(report: FilledReport, findings: list[Finding]) -> list[Finding]:
    """Name the wrong cells that broke sums; what looks for them is loaded only for errors."""
    if all(finding.severity is not Severity.ERROR for finding in findings):
        return findings
    from gaitool.rules.location import name_wrong_cells

    return name_wrong_cells(report, findings)


class _RuleRun:
    """What has come of a rule so far, while its subjects are asked about one by one.

    The dictionaries are ordered sets: the same report must give the same words every time.
    ``broken_off`` where something was found before the rule said that it could not go on;
    ``asks_for`` is how to give the file that it lacked.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.reasons: dict[str, None] = {}
        self.missing: dict[CellKey, None] = {}
        self.answered = 0
        self.broken_off = False
        self.asks_for = ""

    def cannot_check(self, reason: CannotCheck) -> None:
        """Note why a subject could not be checked."""
        self.reasons[str(reason)] = None
        if isinstance(reason, NotGiven):
            self.asks_for = reason.asks_for


def _run(
    rule: Rule, asked: "FilledReport | Gathering", form: Form
) -> tuple[list[Finding], RuleOutcome]:
    """Ask about every subject; one whose numbers are missing is skipped, and it is told why."""
    run = _RuleRun()
    try:
        subjects = _subjects(rule, form, run)
        if subjects and rule.needs:
            subjects = _with_what_it_needs(rule.needs, asked, subjects, run)
        for subject in subjects:
            _ask(rule, asked, subject, run)
    except Exception as error:  # the one place where a mistake of ours must not end the check
        crash = f"{type(error).__name__}: {error}"
        return [], RuleOutcome(rule.id, rule.title, Outcome.CRASHED, crash)
    if run.missing:
        run.reasons |= dict.fromkeys(_missing_words(form, run.missing, _unread(asked)))
    outcome = _outcome(run)
    partial = run.broken_off or (bool(run.missing) and bool(run.answered or run.findings))
    reasons = "；".join(run.reasons)
    asks_for = run.asks_for if outcome is Outcome.SKIPPED and len(run.reasons) == 1 else ""
    return run.findings, RuleOutcome(rule.id, rule.title, outcome, reasons, partial, asks_for)


def _subjects(rule: Rule, form: Form, run: _RuleRun) -> _Subjects:
    """Return what a rule is asked about; where the edition has nothing of it, note so."""
    if not rule.each:
        return _NO_SUBJECT
    try:
        subjects = _subjects_of(rule.each, form)
    except TrueByConstruction as reason:
        run.reasons[str(reason)] = None
        run.answered += 1
        return ()
    if not subjects:
        run.reasons[_NOTHING_TO_ASK] = None
    return subjects


@lru_cache(maxsize=_SUBJECTS_KEPT)
def _subjects_of(each: Subjects, form: Form) -> _Subjects:
    return tuple((one,) for one in each(form))


def _with_what_it_needs(
    needs: Callable[[FilledReport], object], asked: Any, subjects: _Subjects, run: _RuleRun
) -> _Subjects:
    """Return the subjects; none where what all of them need lacks."""
    try:
        needs(asked)
    except CannotCheck as reason:
        run.cannot_check(reason)
        return ()
    return subjects


def _ask(
    rule: Rule, asked: "FilledReport | Gathering", subject: tuple[Any, ...], run: _RuleRun
) -> None:
    """Ask about one subject; what was found before a number was missing is kept."""
    before = len(run.findings)
    try:
        for violation in rule.check(asked, *subject):
            run.findings.append(stamped(rule, violation))
        run.answered += 1
    except NotInForm:
        run.reasons[_NOTHING_TO_ASK] = None
    except MissingNumber as gap:
        run.missing |= dict.fromkeys(gap.keys)
    except TrueByConstruction as reason:
        run.reasons[str(reason)] = None
        run.answered += 1
    except CannotCheck as reason:
        run.cannot_check(reason)
        run.broken_off |= len(run.findings) > before


def _outcome(run: _RuleRun) -> Outcome:
    """Return how a rule ended: one that lacked a number somewhere has not passed."""
    if run.findings:
        return Outcome.BROKEN
    return Outcome.PASSED if run.answered and not run.missing else Outcome.SKIPPED


def _unread(asked: "FilledReport | Gathering") -> Collection[CellKey]:
    """Return the cells whose figures a published source prints, though they could not be read."""
    if not isinstance(asked, FilledReport):
        return ()
    return {key for unread in asked.unread for key in unread.keys}


def _missing_words(
    form: Form, missing: Iterable[CellKey], unread: Collection[CellKey]
) -> Iterator[str]:
    """Yield which figures lack, those apart that are printed and could not be read."""
    keys = list(missing)
    for why, lacking in (
        ("缺少可用的数", [key for key in keys if key not in unread]),
        ("原文印了、没有读出来的数", [key for key in keys if key in unread]),
    ):
        if lacking:
            more = f"等 {len(lacking)} 格" if len(lacking) > 1 else ""
            yield f"{why}：{form.label(lacking[0])}{more}"


def stamped(rule: Rule, violation: Violation) -> Finding:
    """Make the finding of a violation; what it quotes from a text shows no personal number."""
    # Results are passed around, and a personal number (G816) must not travel with them.
    if violation.quote is not None:
        violation = violation._replace(
            message=masked(violation.message),
            expected=masked(violation.expected),
            actual=masked(violation.actual),
            quote=masked(violation.quote),
        )
    return Finding(
        rule=rule.id,
        severity=violation.severity or rule.severity,
        title=rule.title,
        message=violation.message,
        cells=violation.cells,
        expected=violation.expected,
        actual=violation.actual,
        hint=violation.hint,
        quote=violation.quote,
        suspects=violation.suspects,
    )
