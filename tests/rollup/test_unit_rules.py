"""Every rule between units has a case that breaks exactly it and one that keeps it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gaitool.filled_report import FilledReport
from gaitool.local_requirements import LocalRequirements
from gaitool.reader.local.reading import requirements_of
from gaitool.reader.roster_units import Unit
from gaitool.rules.every_rule import UNIT_RULES

from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

CASES = Path(__file__).parent.parent / "cases" / "units"
FILES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in CASES.glob("*.toml")}
ALL = [
    pytest.param(case, id=f"{rule}: {case['name']}")
    for rule, file in sorted(FILES.items())
    for case in file["case"]
]


@pytest.mark.parametrize("case", ALL)
def test_exactly_what_the_case_names_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    for number, unit in enumerate(case["units"]):
        filled_workbook(folder / f"{number}.xlsx", _report(**unit))
    units = [Unit(name, tuple(short)) for name, *short in map(str.split, case.get("roster", ()))]
    whole = _whole(**case["whole"]) if "whole" in case else None
    store = tmp_path / "rollup.sqlite"
    year, local = case.get("year"), _local(case.get("local", ""))
    with rolled_up(folder, units, store=store, whole=whole, year=year, local=local) as finished:
        found = [[finding.rule, finding.cells[0].key] for finding in finished.own_findings]
    assert found == case["finds"]


@pytest.mark.parametrize("rule", [rule.id for rule in UNIT_RULES])
def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it(rule: str) -> None:
    broken = [{found for found, _ in case["finds"]} for case in FILES[rule]["case"]]
    assert {rule} in broken
    assert set() in broken


def test_a_near_name_is_proposed_on_either_side(tmp_path: Path) -> None:
    filled_workbook(tmp_path / "a.xlsx", _report("示例县教育局"))
    units = [Unit("示例县教育体育局"), Unit("示例县水利局")]
    with rolled_up(tmp_path, units, store=tmp_path / "rollup.sqlite") as finished:
        missing, _, unknown = finished.lines()
        message = finished.own_findings[0].message
    assert (unknown.nearest, unknown.counted) == ("示例县教育体育局", False)
    assert "a.xlsx 可能是这个单位的" in missing.note
    assert "a.xlsx 可能是这个单位的" in message


def test_the_unit_that_was_left_out_of_the_whole_is_named(tmp_path: Path) -> None:
    for number, count in enumerate((3, 5, 11)):
        changed = {"disclosure.licences.decisions": count}
        filled_workbook(tmp_path / f"{number}.xlsx", _report(f"{number}局", cells=changed))
    whole = _whole(sum_of=3, cells={"disclosure.licences.decisions": 8})
    with rolled_up(tmp_path, store=tmp_path / "rollup.sqlite", whole=whole) as finished:
        (finding,) = finished.own_findings
    assert (finding.actual, finding.expected) == ("8", "19")
    assert "相差的正好是“2局”的数" in finding.message


def _local(text: str) -> LocalRequirements | None:
    return requirements_of(f'title = "口径"\n{text}') if text else None


def _report(
    agency: str, *, year: int = 2025, cells: dict[str, Any] | None = None, text: str = ""
) -> dict[str, Any]:
    data = fixture("consistent")
    text = text or f"{agency}公布了各类信息。"
    overview = [data["sections"]["overview"][0], {"heading": "（一）主动公开", "body": text}]
    problems = [{"heading": "", "body": "渠道少，已改。"}]
    return data | {
        "agency": agency,
        "year": year,
        "cells": data["cells"] | (cells or {}),
        "sections": data["sections"] | {"overview": overview, "problems": problems},
    }


def _whole(sum_of: int, cells: dict[str, Any] | None = None) -> FilledReport:
    data = fixture("consistent")
    summed = {cell: str(sum_of * float(value)) for cell, value in data["cells"].items()}
    return report_of(data | {"cells": summed | (cells or {})})
