"""The engine runs every rule to its end: passed, broken, skipped with a reason, or crashed."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Outcome, Severity
from gaitool.form import CellKey
from gaitool.rules.engine import check_report
from gaitool.rules.rule import CannotCheck, Rule, Violation, convention, rule

KEY = CellKey("applications", "received", "business")


def a_rule(name: str, check, **options) -> Rule:
    return rule(name, Severity.ERROR, f"标题{name}", convention("测试"), **options)(check)


def crashes(_: FilledReport) -> Iterator[Violation]:
    raise KeyError("x")


def breaks(_: FilledReport) -> Iterator[Violation]:
    yield Violation(cells=(), message="破")


def passes(_: FilledReport) -> Iterator[Violation]:
    return iter(())


def needs_a_number(report: FilledReport) -> Iterator[Violation]:
    report.number(KEY)
    yield from ()


def cannot(_: FilledReport) -> Iterator[Violation]:
    raise CannotCheck("没有上年报告")


def test_crashed_rule_does_not_stop_the_others():
    result = check_report(FilledReport(), [a_rule("G001", crashes), a_rule("G002", breaks)])
    assert [outcome.outcome for outcome in result.outcomes] == [Outcome.CRASHED, Outcome.BROKEN]


def test_crash_is_told_with_its_cause_and_counted():
    result = check_report(FilledReport(), [a_rule("G001", crashes)])
    assert result.outcomes[0].reason == "KeyError: 'x'"
    assert result.summary["crashed"] == 1


def test_crash_after_a_finding_leaves_no_half_result():
    def half(_: FilledReport) -> Iterator[Violation]:
        yield Violation(cells=(), message="破")
        raise ValueError

    result = check_report(FilledReport(), [a_rule("G001", half)])
    assert result.findings == ()


def test_missing_number_skips_the_rule_and_says_which_cell():
    (outcome,) = check_report(FilledReport(), [a_rule("G001", needs_a_number)]).outcomes
    assert outcome.outcome is Outcome.SKIPPED
    assert outcome.reason == "缺少可用的数：一、本年新收政府信息公开申请数量 · 商业企业"


def test_rule_that_cannot_check_gives_its_reason():
    (outcome,) = check_report(FilledReport(), [a_rule("G001", cannot)]).outcomes
    assert (outcome.outcome, outcome.reason) == (Outcome.SKIPPED, "没有上年报告")


def test_one_subject_without_its_number_skips_that_subject_alone():
    def each(report: FilledReport, subject: str) -> Iterator[Violation]:
        if subject == "blank":
            report.number(KEY)
        yield Violation(cells=(), message=subject)

    result = check_report(FilledReport(), [a_rule("G001", each, each=("blank", "full"))])
    assert [finding.message for finding in result.findings] == ["full"]
    assert result.outcomes[0].reason.startswith("缺少可用的数")


def test_nothing_ran_is_told_apart_from_passed():
    assert check_report(FilledReport(), [a_rule("G001", cannot)]).nothing_ran
    assert not check_report(FilledReport(), [a_rule("G001", passes)]).nothing_ran


def test_findings_come_gravest_first():
    light = rule("G001", Severity.NOTICE, "轻", convention("测试"))(breaks)
    result = check_report(FilledReport(), [light, a_rule("G002", breaks)])
    assert [finding.rule for finding in result.findings] == ["G002", "G001"]


def test_engine_stamps_id_title_and_severity():
    (finding,) = check_report(FilledReport(), [a_rule("G001", breaks)]).findings
    assert (finding.rule, finding.title, finding.severity) == ("G001", "标题G001", Severity.ERROR)
