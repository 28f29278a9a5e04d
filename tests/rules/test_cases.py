"""Every rule has a case that breaks exactly it and one that keeps it."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gaitool.findings import Finding
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.engine import check_report
from text_grid import fixture, report_of
from workbooks import filled_workbook

CASES = Path(__file__).parent.parent / "cases"
ALL = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(CASES.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
CANNOT_BREAK_YET = {"G802"}
"""Only a published document has headings of its own."""


@pytest.mark.parametrize("case", ALL)
def test_exactly_what_the_case_names_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    data = _changed(case)
    if "edits" in case:
        edits = {place: value or None for place, value in case["edits"].items()}
        report = read_filled_report(filled_workbook(tmp_path / "filled.xlsx", data, edits))
    else:
        report = report_of(data)
    findings = check_report(report, CATALOGUE).findings
    assert sorted(map(_name, findings)) == sorted(map(tuple, case["finds"]))


@pytest.mark.parametrize("rule", [rule.id for rule in CATALOGUE])
def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it(rule: str) -> None:
    cases = tomllib.loads((CASES / f"{rule}.toml").read_text(encoding="utf-8"))["case"]
    broken = [{found for found, _ in case["finds"]} for case in cases]
    assert {rule} in broken or rule in CANNOT_BREAK_YET
    assert set() in broken


def _changed(case: dict[str, Any]) -> dict[str, Any]:
    data = fixture("consistent") | copy.deepcopy(case.get("set", {}))
    for part in ("cells", "declared"):
        data[part] = data.get(part, {}) | case.get(part, {})
    for place, body in case.get("body", {}).items():
        section, _, index = place.rpartition(".")
        data["sections"][section][int(index)]["body"] = body
    return data


def _name(finding: Finding) -> tuple[str, str]:
    suspect = finding.cells[0]
    return finding.rule, suspect.key or str(suspect.place)
