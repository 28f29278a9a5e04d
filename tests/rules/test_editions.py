"""The rules hold on every edition: older ones, and those that a supplement makes."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaitool.answers import plain_digits
from gaitool.as_printed import PrintedHeading
from gaitool.checking.engine import check_report
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckResult, Finding, Outcome, Severity
from gaitool.form import CellKey, Form
from gaitool.rules.catalogue import CATALOGUE, select_rules
from gaitool.rules.sums import equalities

from tests.support.editions import FORM_2021
from tests.support.generated_reports import consistent_reports
from tests.support.text_grid import edition_named, fixture, report_of

pytestmark = pytest.mark.slow

FORM_2019 = edition_named("2019")
SUPPLEMENT = edition_named("supplement")
APART = edition_named("apart")
APART_REPORT = {
    "form": APART.version,
    "agency": "示例县人民政府办公室",
    "agency_type": "政府办公室",
    "level": "县级",
    "year": 2025,
    "cells": {
        "money.website.planned": "12.5",
        "money.website.change": "-0.25",
        "money.training.planned": 3,
        "money.training.change": 0,
    },
    "sections": {"summary": [{"heading": "", "body": "全年收到政府信息公开申请12件，全部答复。"}]},
}
FILLED = {
    FORM_2019.version: report_of(fixture("consistent_2019"), FORM_2019),
    FORM_2021.version: report_of(fixture("consistent")),
    SUPPLEMENT.version: report_of(fixture("supplement"), SUPPLEMENT),
    APART.version: report_of(APART_REPORT, APART),
}
NOTHING_TO_ASK = "这一表式没有这条规则要看的格"
RULES_OF_THE_TABLES = select_rules(("G0", "G1", "G2", "G3", "G4"))
EVERY_EDITION = pytest.mark.parametrize(
    "form", [FORM_2019, FORM_2021, SUPPLEMENT, APART], ids=lambda form: form.version
)


def checked(report: FilledReport, rules: Any = CATALOGUE) -> CheckResult:
    result = check_report(report, rules)
    assert [o for o in result.outcomes if o.outcome is Outcome.CRASHED] == []
    return result


def skipped(result: CheckResult, reason: str) -> set[str]:
    return {o.rule for o in result.outcomes if o.outcome is Outcome.SKIPPED and reason in o.reason}


def errors(report: dict[str, Any], form: Form) -> list[Finding]:
    findings = checked(report_of(report, form), RULES_OF_THE_TABLES).findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@EVERY_EDITION
def test_a_consistent_report_breaks_no_rule(form: Form) -> None:
    assert checked(FILLED[form.version]).findings == ()


@EVERY_EDITION
def test_no_rule_crashes_over_an_empty_report(form: Form) -> None:
    assert checked(FilledReport(form=form)).findings


@EVERY_EDITION
@pytest.mark.parametrize("last", FILLED.values(), ids=FILLED)
def test_no_rule_crashes_beside_last_years_report_on_any_edition(
    form: Form, last: FilledReport
) -> None:
    year = str(int(FILLED[form.version].cover.year) - 1)
    last = last._replace(cover=last.cover._replace(year=year))
    checked(FILLED[form.version]._replace(previous=last))
    checked(FilledReport(form=form)._replace(previous=last))


@EVERY_EDITION
@given(data=st.data())
def test_a_generated_report_breaks_no_rule_of_the_tables(form: Form, data: st.DataObject) -> None:
    assert errors(data.draw(consistent_reports(form)), form) == []


def test_rules_say_where_the_edition_lacks_their_cells() -> None:
    assert skipped(checked(FILLED["2019"]), NOTHING_TO_ASK) == {
        "G107",
        "G202",
        "G203",
        "G304",
        "G305",
        "G602",
        "G805",
    }


def test_a_rule_whose_cell_a_supplement_leaves_out_says_so_and_no_other_does() -> None:
    assert skipped(checked(FILLED[SUPPLEMENT.version]), NOTHING_TO_ASK) == {"G305"}


def test_the_form_itself_is_not_told_that_it_has_no_supplement() -> None:
    outcomes = {o.rule: o.outcome for o in checked(FILLED["2021"]).outcomes}
    assert {outcomes[rule] for rule in ("G351", "G352", "G353")} == {Outcome.PASSED}


def test_last_years_cells_are_found_where_the_older_edition_calls_them_otherwise() -> None:
    data = fixture("consistent_2019")
    data["cells"] |= {"applications.other.research": 100, "applications.received.research": 100}
    data = {**data, "sections": {}}
    this = FILLED["2021"]._replace(cover=FILLED["2021"].cover._replace(year="2021"))
    report = this._replace(previous=report_of(data, FORM_2019))
    findings = checked(report, select_rules(("G606",))).findings
    assert [finding.cells[0].key for finding in findings] == [
        "applications.received.total",
        "applications.other_misc.research",
        "applications.concluded.total",
    ]


def test_parts_are_counted_as_the_edition_has_them() -> None:
    printed = tuple(PrintedHeading(part.key, part.heading) for part in SUPPLEMENT.parts)
    report = FILLED[SUPPLEMENT.version]._replace(headings=printed[:-1])
    (finding,) = checked(report, select_rules(("G801",))).findings
    assert finding.message == "没有认出“八、群众留言办理情况”这一部分的标题。"
    assert finding.hint == "八个部分一个都不能少；标题写在单独的一行，带序号。"


def cells_in_two_sums(form: Form) -> list[str]:
    """Name the cells of table 三 and of the new tables that more than one sum holds."""
    tables = (form.tables[key] for key in ("applications", "indicators", "messages"))
    sums = [{*sides.plus, *sides.minus} for table in tables for sides in equalities(table)]
    return [str(key) for key in form.cells if sum(key in cells for cells in sums) > 1]


@st.composite
def wrong_figures(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """Draw a report on the supplement that is consistent but for one figure, and its key."""
    report = draw(consistent_reports(SUPPLEMENT))
    name = draw(st.sampled_from(cells_in_two_sums(SUPPLEMENT)))
    part = "declared" if name in report["declared"] else "cells"
    key = CellKey(*name.split("."))
    step = Decimal(1).scaleb(-SUPPLEMENT.table_of(key).column(key).measure.decimals)
    right = Decimal(report[part][name])
    least = -min(int(right / step), 3000)
    report[part][name] = str(right + step * draw(st.integers(least, 3000).filter(bool)))
    return report, name


@given(wrong_figures())
def test_a_single_wrong_figure_is_the_suspect_in_every_table_with_sums(
    wrong: tuple[dict[str, Any], str],
) -> None:
    report, key = wrong
    (finding,) = errors(report, SUPPLEMENT)
    assert finding.cells[0].key == key


@given(wrong_figures())
def test_the_right_figure_is_proposed_for_it(wrong: tuple[dict[str, Any], str]) -> None:
    report, key = wrong
    (finding,) = errors(report, SUPPLEMENT)
    report["declared" if key in report["declared"] else "cells"][key] = finding.expected
    assert errors(report, SUPPLEMENT) == []


def located(cells: dict[str, Any], declared: dict[str, Any] | None = None) -> str:
    """Return the message of the one error of the supplement's report with all totals stated."""
    data = fixture("supplement")
    totals = {key: t for t in SUPPLEMENT.tables.values() for key in t.totals}
    report = FILLED[SUPPLEMENT.version]
    data["declared"] = {str(key): plain_digits(report.computed(key)) for key in totals}
    data["cells"] |= cells
    data["declared"] |= declared or {}
    (finding,) = errors(data, SUPPLEMENT)
    return finding.message


def test_a_located_amount_is_told_to_the_cent_with_its_sums_and_cause() -> None:
    assert located({"indicators.platforms.own_funds": "82600.5"}) == (
        "平台运维 · 本级财政写的是 82600.5，最可能应为 86200.5（少 3600）："
        "这样“平台运维”的合计、本级财政列的“经费合计”就都成立。"
        "像是数字颠倒（86200.5 写成 82600.5）。"
    )


def test_a_point_in_the_wrong_place_is_named() -> None:
    assert located({"indicators.training.own_funds": "73508"}).endswith("像是小数点错了一位。")


def test_a_subtotal_in_place_of_the_total_is_named_by_its_heading() -> None:
    message = located({}, {"indicators.all_outreach.website": 39})
    assert message.endswith("等于“政策解读”的小计，像是把小计当成了总计。")


def test_a_located_figure_of_a_balance_names_the_balance() -> None:
    message = located({"messages.answered.hotline": 830})
    assert "这样“本年办结”的合计、热线列的勾稽关系就都成立。" in message


def test_a_broken_total_names_what_it_adds_up() -> None:
    data = fixture("supplement")
    data["declared"] = {"indicators.platforms.all_funds": "98200"}
    rule = next(rule for rule in CATALOGUE if rule.id == "G351")
    (total,) = (e for e in rule.each(SUPPLEMENT) if str(e.subject) in data["declared"])
    (violation,) = rule.check(report_of(data, SUPPLEMENT), total)
    assert violation.message == (
        "平台运维 · 合计写的是 98200，这一行“本级财政”“其他来源”各列合计是 98200.5，少 0.5。"
    )
