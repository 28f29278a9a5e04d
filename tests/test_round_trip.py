"""What was filled in comes back: report → workbook → report, and data → workbook → data."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from gaitool.answers import Answer, plain_digits
from gaitool.filled_report import FilledReport
from gaitool.reader.workbook import read_workbook
from gaitool.renderers.report.as_data import report_json
from gaitool.template import write_template

from tests.support.generated_reports import TYPED_REPORTS, consistent_reports
from tests.support.text_grid import fixture, report_of

pytestmark = pytest.mark.slow

CONTRACT_EXAMPLE: dict[str, Any] = {
    "form": "2021",
    "agency": "示例县人民政府办公室",
    "agency_type": "政府办公室",
    "level": "县级",
    "year": 2023,
    "date": "2024-01-29",
    "cells": {
        "applications.received.natural_person": 4,
        "disclosure.fees.amount": "59237.2449",
    },
    "declared": {"applications.received.total": 4},
    "fill_blanks_with_zero": {"disclosure": False, "applications": True, "disputes": True},
    "sections": {
        "overview": [
            {"heading": "引言", "body": "根据条例编制。"},
            {"heading": "（一）主动公开", "body": "主动公开。\n第二段。"},
        ],
        "problems": [{"heading": "存在的主要问题", "body": "问题。"}],
        "other_matters": [{"heading": "", "body": "没有收取信息处理费。"}],
    },
    "explanations": [
        {
            "rule": "G701",
            "cells": ["applications.received.total", "sections.overview.1"],
            "figures": ["4"],
            "reason": "含转送来的1件。",
        }
    ],
}


def through_workbook(report: FilledReport) -> FilledReport:
    return read_workbook(Path("filled.xlsx"), write_template(report))


def exported(report: FilledReport) -> dict[str, Any]:
    return json.loads(report_json(report))


def written(answers: dict[Any, Answer]) -> dict[str, tuple[str, object, object]]:
    """Name what stands in the cells; digits count as their number, however many zeros follow."""
    return {
        str(key): (a.raw if a.number is None or not a.plain else "", _digits(a), a.flaw)
        for key, a in answers.items()
        if not a.blank
    }


def _digits(answer: Answer) -> str:
    return "" if answer.number is None else plain_digits(answer.number)


@settings(max_examples=25)
@given(TYPED_REPORTS)
def test_answers_come_back_with_their_numbers_and_flaws(typed):
    report = report_of(typed)
    back = through_workbook(report)
    assert written(back.answers) == written(report.answers)
    assert written(back.declared) == written(report.declared)


@given(TYPED_REPORTS)
def test_export_of_the_workbook_is_the_export_of_the_data(typed):
    report = report_of(typed)
    assert exported(through_workbook(report)) == exported(report)


@settings(max_examples=20)
@given(consistent_reports())
def test_export_gives_back_the_very_data_of_a_consistent_report(report):
    back = exported(through_workbook(report_of(report)))
    assert back | {"cells": 0} == report | {"cells": 0}
    assert {key: str(value) for key, value in back["cells"].items()} == {
        key: _shortest(value) for key, value in report["cells"].items()
    }


def _shortest(value: int | str) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


@pytest.mark.parametrize(
    "report",
    [
        CONTRACT_EXAMPLE,
        {"form": "2021"},
        fixture("yongji_2023"),
        fixture("provincial_capital_2025"),
        fixture("consistent"),
    ],
    ids=["contract", "blank", "county office", "provincial capital", "consistent"],
)
def test_export_gives_back_the_data_that_filled_the_template(report):
    assert exported(through_workbook(report_of(report))) == report


@pytest.mark.parametrize(
    "typed", ["_x000D_", "a\rb", "a\r\nb", "_x005F_", "x005F_", "_x41_", "\ufeff"]
)
def test_escapes_and_line_ends_come_back_as_they_were_typed(typed):
    sections = {"other_matters": [{"heading": "标题", "body": typed}]}
    (entry,) = through_workbook(report_of({"sections": sections})).sections["other_matters"]
    assert entry.body == typed


def test_filled_workbook_makes_no_observation():
    assert through_workbook(report_of(fixture("consistent"))).observations == ()


@settings(max_examples=20)
@given(TYPED_REPORTS)
def test_nothing_typed_ever_becomes_a_formula(typed):
    observations = through_workbook(report_of(typed)).observations or ()
    assert [seen.remark for seen in observations] == []
