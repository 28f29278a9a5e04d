"""A reason written for a warning excuses it as long as its figures stand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gaitool.checking.engine import check_report
from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import CheckResult, Finding
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.explained import Unused, unused_explanations

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

IN_FORCE = "disclosure.normative_documents.in_force"
REASON = "两件规范性文件有效期满，自动失效"


def checked(
    cells: dict[str, Any] | None = None, explanations: tuple[Explanation, ...] = ()
) -> CheckResult:
    """Check a report that has one document less in force than last year's lets expect."""
    return check_report(report(cells)._replace(explanations=explanations), CATALOGUE)


def report(cells: dict[str, Any] | None = None) -> FilledReport:
    data = fixture("consistent")
    data["cells"] |= {IN_FORCE: 37} | (cells or {})
    data["sections"]["overview"][1]["body"] = "制发行政规范性文件6件，废止2件。"
    return report_of(data)._replace(previous=report_of(fixture("last_year")))


def found(result: CheckResult) -> Finding:
    (finding,) = result.findings
    return finding


def explanation(finding: Finding, reason: str = REASON) -> Explanation:
    """Write a reason as ``check --annotate`` prepares it: every cell with its figure."""
    return Explanation(
        finding.rule,
        tuple(cell.key for cell in finding.cells),
        tuple(cell.value for cell in finding.cells),
        reason,
    )


def as_full_width(id_: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in id_)


def test_reason_silences_the_warning_it_names() -> None:
    reason = explanation(found(checked()))
    assert found(checked(explanations=(reason,))).explained


@pytest.mark.parametrize("typed", [str.lower, lambda id_: f" {id_}\u3000", as_full_width])
def test_the_id_of_the_rule_is_read_however_it_is_typed(typed: Callable[[str], str]) -> None:
    reason = explanation(found(checked()))
    reason = reason._replace(rule=typed(reason.rule))
    assert found(checked(explanations=(reason,))).explained


def test_explained_warning_is_counted_apart() -> None:
    reason = explanation(found(checked()))
    summary = checked(explanations=(reason,)).summary
    assert (summary["warning"], summary["explained"]) == (0, 1)


def test_reason_lapses_when_the_figure_changes() -> None:
    reason = explanation(found(checked()))
    assert not found(checked({IN_FORCE: 36}, (reason,))).explained


def test_reason_lapses_when_a_figure_it_was_compared_with_changes() -> None:
    reason = explanation(found(checked()))
    changed = checked({"disclosure.normative_documents.repealed": 1}, (reason,))
    assert not any(finding.explained for finding in changed.findings)


def test_reason_for_another_rule_silences_nothing() -> None:
    reason = explanation(found(checked()))._replace(rule="G603")
    assert not found(checked(explanations=(reason,))).explained


def test_reason_that_says_nothing_silences_nothing() -> None:
    reason = explanation(found(checked()), reason="  ")
    assert not found(checked(explanations=(reason,))).explained


def test_reason_for_less_than_all_figures_it_names_silences_nothing() -> None:
    reason = explanation(found(checked()))
    reason = reason._replace(figures=reason.figures[:-1])
    assert not found(checked(explanations=(reason,))).explained


def test_reason_that_leaves_out_the_suspect_silences_nothing() -> None:
    reason = explanation(found(checked()))
    reason = reason._replace(cells=reason.cells[1:], figures=reason.figures[1:])
    assert not found(checked(explanations=(reason,))).explained


def test_errors_cannot_be_explained_away() -> None:
    data = fixture("consistent")
    data["cells"]["applications.carried_out.natural_person"] = 4
    data["sections"]["overview"][2]["body"] = "依法办理政府信息公开申请。"
    error = found(check_report(report_of(data), CATALOGUE))
    excused = report_of(data)._replace(explanations=(explanation(error),))
    assert not found(check_report(excused, CATALOGUE)).explained


def unused(*reasons: Explanation) -> list[Unused]:
    """Return why each of the reasons that explain nothing does so."""
    excused = report()._replace(explanations=reasons)
    findings = check_report(excused, CATALOGUE).findings
    rules = {rule.id for rule in CATALOGUE}
    return [why for _, why in unused_explanations(excused, findings, rules)]


def test_reason_written_in_vain_is_told_with_why() -> None:
    reason = explanation(found(checked()))
    stale = reason._replace(figures=("36", *reason.figures[1:]))
    assert unused(stale) == [Unused.OTHER_FIGURES]
    assert unused(reason._replace(rule="602")) == [Unused.NO_SUCH_RULE]


def test_reason_in_force_or_not_asked_about_is_not_told_as_vain() -> None:
    reason = explanation(found(checked()))
    stale = reason._replace(figures=("36", *reason.figures[1:]))
    assert unused(reason, stale) == []
    assert unused(reason._replace(rule="G603")) == []
    assert unused(stale._replace(reason="")) == []


def test_reason_against_an_error_is_told_as_vain() -> None:
    data = fixture("consistent")
    data["cells"]["applications.carried_out.natural_person"] = 4
    error = check_report(report_of(data), CATALOGUE).findings[0]
    excused = report_of(data)._replace(explanations=(explanation(error),))
    told = unused_explanations(excused, (error,), {error.rule})
    assert [why for _, why in told] == [Unused.IS_ERROR]


TEXT_WARNINGS = (
    pytest.param({"cells": {IN_FORCE: 37}}, "overview.1", "制发6件，废止2件。", id="figures"),
    pytest.param(
        {"cells": {IN_FORCE: 38}},
        "overview.2",
        "全年新收政府信息公开申请20件；办结22件。",
        id="a quotation that ends in a semicolon",
    ),
    pytest.param(
        {
            "cells": {"disclosure.normative_documents.repealed": "", IN_FORCE: 39},
        },
        "overview.1",
        "制发行政规范性文件6件。",
        id="a blank that counts as zero",
    ),
)


@pytest.mark.parametrize(("changes", "place", "body"), TEXT_WARNINGS)
def test_reason_survives_the_workbook(
    changes: dict[str, Any], place: str, body: str, tmp_path: Path
) -> None:
    data = fixture("consistent")
    data["cells"] |= changes["cells"]
    section, index = place.split(".")
    data["sections"][section][int(index)]["body"] = body
    assert found(through_a_workbook(data, tmp_path)).explained


def test_reason_for_a_copied_narrative_survives_the_workbook(tmp_path: Path) -> None:
    data = fixture("consistent")
    copied = fixture("last_year")["sections"]["problems"]
    data["sections"]["problems"] = copied
    assert found(through_a_workbook(data, tmp_path)).explained


def through_a_workbook(data: dict[str, Any], folder: Path) -> CheckResult:
    """Check a report, explain what is found, and check the workbook that carries the reason."""
    last_year = report_of(fixture("last_year"))
    finding = found(check_report(report_of(data)._replace(previous=last_year), CATALOGUE))
    reason = explanation(finding)
    explained = data | {
        "explanations": [
            {
                "rule": reason.rule,
                "cells": list(reason.cells),
                "figures": list(reason.figures),
                "reason": reason.reason,
            }
        ]
    }
    filled = read_filled_report(filled_workbook(folder / "filled.xlsx", explained))
    return check_report(filled._replace(previous=last_year), CATALOGUE)
