"""A consistent report breaks no rule; a single wrong number is noticed, by a rule it breaks."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaitool.checking.engine import check_report
from gaitool.findings import Finding, Severity
from gaitool.rules.catalogue import select_rules

from tests.support.editions import DISPUTES
from tests.support.generated_reports import APPLICANTS, RESULTS, consistent_reports
from tests.support.text_grid import report_of

pytestmark = pytest.mark.slow

RULES_OF_THE_TABLES = select_rules(("G0", "G1", "G2", "G3", "G4"))
OUTCOMES = ("upheld", "corrected", "other_outcome", "pending")


def errors(report: dict[str, Any]) -> list[Finding]:
    findings = check_report(report_of(report), RULES_OF_THE_TABLES).findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def broken_rules(report: dict[str, Any]) -> set[str]:
    """Recalculate the sums of the form, apart from all code under test."""
    figures = {**report["cells"], **report["declared"]}
    return {*_broken_in_table_three(figures), *_broken_in_table_four(figures)}


def _broken_in_table_three(figures: dict[str, int]) -> Iterator[str]:
    def figure(row: str, column: str) -> int:
        return figures[f"applications.{row}.{column}"]

    for column in (*APPLICANTS, "total"):
        concluded = figure("concluded", column)
        if sum(figure(row, column) for row in RESULTS) != concluded:
            yield "G302"
        opening = figure("received", column) + figure("carried_in", column)
        if opening != concluded + figure("carried_out", column):
            yield "G301"
    for row in ("received", "carried_in", *RESULTS, "concluded", "carried_out"):
        if sum(figure(row, column) for column in APPLICANTS) != figure(row, "total"):
            yield "G303"


def _broken_in_table_four(figures: dict[str, int]) -> Iterator[str]:
    for group in (row.key for row in DISPUTES.rows):
        parts = sum(figures[f"disputes.{group}.{outcome}"] for outcome in OUTCOMES)
        if parts != figures[f"disputes.{group}.total"]:
            yield "G401"


@st.composite
def wrong_numbers(draw: st.DrawFn, *tables: str) -> tuple[dict[str, Any], str]:
    """Draw a report that is consistent but for one figure, and the key of that figure."""
    report = draw(consistent_reports())
    parts = [(part, key) for part in ("cells", "declared") for key in report[part]]
    part, key = draw(st.sampled_from([(p, k) for p, k in parts if k.split(".")[0] in tables]))
    right = report[part][key]
    report[part][key] = right + draw(st.integers(-min(right, 30), 30).filter(bool))
    return report, key


@given(consistent_reports())
def test_consistent_report_breaks_no_rule(report):
    assert errors(report) == []


@given(consistent_reports())
def test_generated_reports_are_consistent(report):
    assert broken_rules(report) == set()


@given(wrong_numbers("applications", "disputes"))
def test_any_single_wrong_number_is_found_once_under_a_rule_it_breaks(wrong):
    report, _ = wrong
    found = [finding.rule for finding in errors(report)]
    assert len(found) == 1
    assert set(found) <= broken_rules(report)


@given(wrong_numbers("applications"))
def test_single_wrong_number_of_table_three_is_the_suspect(wrong):
    report, key = wrong
    assert [finding.cells[0].key for finding in errors(report)] == [key]


@given(wrong_numbers("disputes"))
def test_single_wrong_number_of_table_four_is_in_the_group_that_is_named(wrong):
    report, key = wrong
    (finding,) = errors(report)
    assert key in [cell.key for cell in finding.cells]


@given(wrong_numbers("applications"))
def test_right_figure_is_proposed_for_a_single_wrong_number(wrong):
    report, key = wrong
    (finding,) = errors(report)
    part = "declared" if key in report["declared"] else "cells"
    report[part][key] = int(finding.expected)
    assert broken_rules(report) == set()
