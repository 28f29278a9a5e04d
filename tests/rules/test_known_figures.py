"""What G906 tells of figures that others know, and how long an explanation holds."""

from typing import Any

from gaitool.checking.engine import check_report
from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding
from gaitool.rules.catalogue import select_rules

from tests.support.known_figures import known_of
from tests.support.text_grid import fixture, report_of

REPORT = report_of(fixture("plain_words"))
REVIEWS = "行政复议 总计"


def with_known(report: FilledReport = REPORT, **sources: dict[str, Any]) -> FilledReport:
    return report._replace(known=known_of(report.form, **sources))


def found(report: FilledReport) -> Finding:
    (finding,) = check_report(report, select_rules(("G906",))).findings
    return finding


def reason(report: FilledReport) -> str:
    (outcome,) = check_report(report, select_rules(("G906",))).outcomes
    return outcome.reason


def explained(report: FilledReport) -> Explanation:
    """Return the explanation that a marked copy offers for the finding, with a reason."""
    cells = found(report).cells
    return Explanation(
        rule="G906",
        cells=tuple(cell.key for cell in cells),
        figures=tuple(cell.value for cell in cells),
        reason="两边统计的截止时间不同",
    )


def test_both_figures_and_who_knows_it_are_named() -> None:
    message = found(with_known(复议机关={REVIEWS: 3})).message
    assert message == "行政复议 · 总计填的是 2，复议机关记的是 3，填报的少 1。"


def test_who_agrees_with_the_report_is_named_last() -> None:
    message = found(with_known(司法局={REVIEWS: 2}, 复议机关={REVIEWS: 3})).message
    assert message.endswith("复议机关记的是 3，填报的少 1；司法局记的是 2，相符。")


def test_remedy_names_only_who_says_otherwise() -> None:
    hint = found(with_known(司法局={REVIEWS: 2}, 复议机关={REVIEWS: 3})).hint
    assert hint.startswith("与复议机关核对：")


def test_cells_are_the_reports_own_then_what_is_known() -> None:
    cells = found(with_known(人民法院={"行政诉讼 总计": 5})).cells
    assert [(str(cell.place), cell.label, cell.value) for cell in cells] == [
        ("表四", "未经复议直接起诉 · 总计", "1"),
        ("表四", "复议后起诉 · 总计", "0"),
        ("已知数：人民法院", "行政诉讼 总计", "5"),
    ]


def test_explanation_silences_the_finding() -> None:
    report = with_known(复议机关={REVIEWS: 3})
    assert found(report._replace(explanations=(explained(report),))).explained


def test_explanation_that_does_not_name_the_known_figure_silences_nothing() -> None:
    report = with_known(复议机关={REVIEWS: 3})
    own = explained(report)
    bare = own._replace(cells=own.cells[:1], figures=own.figures[:1])
    assert not found(report._replace(explanations=(bare,))).explained


def test_explanation_lapses_when_the_known_figure_changes() -> None:
    explanation = explained(with_known(复议机关={REVIEWS: 3}))
    changed = with_known(复议机关={REVIEWS: 4})
    assert not found(changed._replace(explanations=(explanation,))).explained


def test_explanation_lapses_when_the_reported_figure_changes() -> None:
    explanation = explained(with_known(复议机关={REVIEWS: 5}))
    data = fixture("plain_words")
    data["cells"]["disputes.review.upheld"] = 2
    changed = with_known(report_of(data), 复议机关={REVIEWS: 5})
    assert not found(changed._replace(explanations=(explanation,))).explained


def test_without_known_figures_the_rule_says_how_to_give_them() -> None:
    assert "--known" in reason(REPORT)


def test_figures_of_another_year_are_not_compared() -> None:
    known = known_of(REPORT.form, year=2019, 复议机关={REVIEWS: 9})
    assert reason(REPORT._replace(known=known)) == "已知数是 2019 年的，报告是 2025 年的"
