"""The engine asks every rule, whatever becomes of one of them, and says what it could not check."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from gaitool.checking.engine import check_report
from gaitool.cli import results
from gaitool.cli.exit_codes import ExitCode
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, CheckResult, Outcome, RuleOutcome, Severity
from gaitool.form import CellKey
from gaitool.rules.catalogue import CATALOGUE, select_rules
from gaitool.rules.rule import (
    CannotCheck,
    NotGiven,
    Rule,
    TrueByConstruction,
    Violation,
    convention,
    found,
    needing,
)

from tests.support.text_grid import fixture, report_of

LICENCES = CellKey("disclosure", "licences", "decisions")
PENALTIES = CellKey("disclosure", "penalties", "decisions")


def rule(
    check: Callable[..., Iterable[Violation]], *subjects: Any, severity: Severity = Severity.ERROR
) -> Rule:
    return Rule(
        "G999",
        severity,
        "应当成立",
        convention("测试"),
        check,
        (lambda _: subjects) if subjects else None,
    )


def violation(report: FilledReport, key: CellKey) -> Violation:
    return Violation(cells=(found(report, key),), message="不对")


def crashing(report: FilledReport) -> Iterator[Violation]:
    yield violation(report, LICENCES)
    raise ZeroDivisionError("除数是 0")


def breaking(report: FilledReport) -> Iterator[Violation]:
    yield violation(report, LICENCES)


def keeping(_report: FilledReport) -> Iterator[Violation]:
    yield from ()


def asking_for_a_number(report: FilledReport, key: CellKey = LICENCES) -> Iterator[Violation]:
    if report.number(key):
        yield violation(report, key)


def check(*rules: Rule, without: CellKey | None = None) -> CheckResult:
    data = fixture("consistent")
    data["fill_blanks_with_zero"]["disclosure"] = False
    if without:
        del data["cells"][str(without)]
    return check_report(report_of(data), rules)


def outcome(result: CheckResult) -> RuleOutcome:
    (only,) = result.outcomes
    return only


def exit_code(result: CheckResult, threshold: Severity = Severity.ERROR) -> ExitCode:
    return results.exit_code([CheckedFile("a.xlsx", "2021", "", 2025, result)], threshold)


def test_crash_becomes_an_outcome_that_names_the_error() -> None:
    crashed = outcome(check(rule(crashing)))
    assert (crashed.outcome, crashed.reason) == (
        Outcome.CRASHED,
        "ZeroDivisionError: 除数是 0",
    )


def test_findings_of_a_crashed_rule_are_dropped() -> None:
    assert check(rule(crashing)).findings == ()


def test_rules_after_a_crash_still_run() -> None:
    result = check(rule(crashing), rule(breaking))
    assert [each.outcome for each in result.outcomes] == [Outcome.CRASHED, Outcome.BROKEN]


def test_summary_counts_the_crash() -> None:
    assert check(rule(crashing), rule(keeping)).summary["crashed"] == 1


def test_crash_exits_with_4_although_errors_were_found() -> None:
    assert exit_code(check(rule(crashing), rule(breaking))) == ExitCode.RULE_CRASHED == 4


def test_rule_without_its_number_is_skipped_and_names_the_cell() -> None:
    skipped = outcome(check(rule(asking_for_a_number), without=LICENCES))
    assert (skipped.outcome, skipped.reason) == (
        Outcome.SKIPPED,
        "缺少可用的数：行政许可 · 本年处理决定数量",
    )


def test_rule_broken_in_one_subject_and_skipped_in_another_reports_both() -> None:
    result = check(rule(asking_for_a_number, LICENCES, PENALTIES), without=LICENCES)
    assert [finding.cells[0].key for finding in result.findings] == [str(PENALTIES)]
    assert outcome(result).outcome is Outcome.BROKEN
    assert "行政许可" in outcome(result).reason


def test_rule_kept_in_one_subject_and_skipped_in_another_has_not_passed() -> None:
    def zero(report: FilledReport, key: CellKey) -> Iterator[Violation]:
        report.number(key)
        yield from ()

    ended = outcome(check(rule(zero, LICENCES, PENALTIES), without=LICENCES))
    assert (ended.outcome, ended.partial) == (Outcome.SKIPPED, True)
    assert "行政许可" in ended.reason


def test_violations_before_a_missing_number_are_kept() -> None:
    def breaks_then_lacks(report: FilledReport) -> Iterator[Violation]:
        yield violation(report, PENALTIES)
        report.number(LICENCES)

    result = check(rule(breaks_then_lacks), without=LICENCES)
    assert len(result.findings) == 1
    assert outcome(result).outcome is Outcome.BROKEN


def test_rule_that_lacks_a_file_tells_how_to_give_it() -> None:
    def needs_a_file(_: FilledReport) -> Iterator[Violation]:
        raise NotGiven("没有上年的报告可比", "--previous 上年文件")

    skipped = outcome(check(rule(needs_a_file)))
    assert (skipped.outcome, skipped.reason, skipped.asks_for) == (
        Outcome.SKIPPED,
        "没有上年的报告可比，加 --previous 上年文件 再核对",
        "--previous 上年文件",
    )


def test_rule_that_lacks_what_it_compares_with_is_skipped_with_its_reason() -> None:
    def needs_last_year(_report: FilledReport) -> Iterator[Violation]:
        raise CannotCheck("没有上年的报告可比")

    skipped = outcome(check(rule(needs_last_year)))
    assert (skipped.outcome, skipped.reason) == (Outcome.SKIPPED, "没有上年的报告可比")


def test_what_is_true_by_construction_passes_with_its_reason() -> None:
    def computed(_report: FilledReport) -> Iterator[Violation]:
        raise TrueByConstruction("总计由公式计算")

    passed = outcome(check(rule(computed)))
    assert (passed.outcome, passed.reason) == (Outcome.PASSED, "总计由公式计算")


def test_nothing_checked_is_no_success() -> None:
    assert exit_code(check(rule(asking_for_a_number), without=LICENCES)) == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("threshold", "code"),
    [
        (Severity.ERROR, ExitCode.CLEAN),
        (Severity.WARNING, ExitCode.FINDINGS),
        (Severity.NOTICE, ExitCode.FINDINGS),
    ],
)
def test_exit_code_depends_on_the_threshold(threshold: Severity, code: ExitCode) -> None:
    warned = check(rule(breaking, severity=Severity.WARNING))
    assert exit_code(warned, threshold) == code


def test_gravest_findings_come_first() -> None:
    notice = rule(breaking, severity=Severity.NOTICE)
    error = rule(breaking, severity=Severity.ERROR)
    severities = [finding.severity for finding in check(notice, error).findings]
    assert severities == [Severity.ERROR, Severity.NOTICE]


def test_everything_is_selected_without_a_prefix() -> None:
    assert select_rules() == CATALOGUE


def test_rules_are_selected_by_prefix_in_either_case() -> None:
    ids = {chosen.id for chosen in select_rules(("g6", "G301"))}
    assert ids == {"G301", "G601", "G602", "G603", "G604", "G605", "G606"}


def test_ignored_prefix_wins_over_a_selected_one() -> None:
    ids = [chosen.id for chosen in select_rules(("G60",), ("G604", "G606"))]
    assert ids == ["G601", "G602", "G603", "G605"]


def test_prefix_that_no_rule_has_selects_nothing() -> None:
    assert select_rules(("X",)) == ()


def test_what_all_subjects_need_is_asked_for_once_and_told_as_of_each_of_them():
    asked: list[str] = []

    def needs(report: FilledReport) -> None:
        asked.append(report.cover.agency)
        raise NotGiven("没有台账可比", "台账")

    def each_for_itself(report: FilledReport, _key: CellKey) -> Iterator[Violation]:
        needs(report)
        yield from ()

    def not_reached(_report: FilledReport, _key: CellKey) -> Iterator[Violation]:
        raise AssertionError

    report = report_of(fixture("consistent"))
    each = rule(each_for_itself, LICENCES, PENALTIES)
    told = check_report(report, [each]).outcomes
    assert len(asked) == 2
    once = needing(needs)(rule(not_reached, LICENCES, PENALTIES))
    assert check_report(report, [once]).outcomes == told
    assert len(asked) == 3
    assert told[0].outcome is Outcome.SKIPPED
    assert told[0].asks_for == "台账"
