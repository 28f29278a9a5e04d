"""Every rule has a case that breaks exactly it and one that keeps it."""

import copy
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gaitool.checking.engine import check_report
from gaitool.checking.sources import read_report
from gaitool.counted_register import CountedRegister
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding
from gaitool.form import Form
from gaitool.reader import read_filled_report
from gaitool.reader.local.reading import requirements_of
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.rules.catalogue import CATALOGUE

from tests.support.known_figures import known_of
from tests.support.registers import HEADS, as_csv, counted, register_of
from tests.support.text_grid import applications, edition_named, fixture, report_of
from tests.support.workbooks import filled_workbook

CASES = Path(__file__).parent.parent / "cases"
IN_A_WORKBOOK = {"edits", "insert", "saved"}
PUBLISHED = {"headings", "page"}


def _of_file(file: dict[str, Any]) -> dict[str, Any]:
    """Return what a file says for all its cases; each may say otherwise."""
    return {key: file[key] for key in ("fixture", "form") if key in file}


FILES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in CASES.glob("*.toml")}
ALL = [
    pytest.param({**_of_file(file), **case}, id=f"{rule}: {case['name']}")
    for rule, file in sorted(FILES.items())
    for case in file["case"]
]


@pytest.mark.parametrize("case", ALL)
def test_exactly_what_the_case_names_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    report = _report(case, "consistent", tmp_path / "filled.xlsx")
    if "previous" in case:
        last_year = _report(case["previous"], "last_year", tmp_path / "last.xlsx")
        report = report._replace(previous=last_year)
    if "register" in case:
        report = report._replace(counted=_register(case))
    if "known" in case:
        report = report._replace(known=known_of(report.form, **case["known"]))
    report = report._replace(present_name=case.get("present_name", ""))
    if "local" in case:
        report = report._replace(local=requirements_of(f'title = "口径"\n{case["local"]}'))
    findings = check_report(report, CATALOGUE).findings
    assert sorted(map(_name, findings)) == sorted(map(tuple, case["finds"]))


@pytest.mark.parametrize("rule", [rule.id for rule in CATALOGUE])
def test_every_rule_has_a_case_that_breaks_it_and_one_that_keeps_it(rule: str) -> None:
    broken = [{found for found, _ in case["finds"]} for case in FILES[rule]["case"]]
    assert {rule} in broken
    assert set() in broken


def _report(case: dict[str, Any], base: str, workbook: Path) -> FilledReport:
    form = edition_named(case.get("form", "2021"))
    data = _changed(case, fixture(case.get("fixture", base)), form)
    if not PUBLISHED.isdisjoint(case):
        return _published(data, case, workbook.with_suffix(".html"))
    if IN_A_WORKBOOK.isdisjoint(case):
        return report_of(data, form)
    edits = {
        place: None if value == "" else value for place, value in case.get("edits", {}).items()
    }
    insert, saved = case.get("insert", ()), case.get("saved")
    return read_filled_report(filled_workbook(workbook, data, edits, insert=insert, saved=saved))


def _register(case: dict[str, Any]) -> CountedRegister:
    """Return the counts of the register of the unchanged fixture, changed as the case says."""
    report = report_of(fixture(case.get("fixture", "consistent")))
    rows = register_of(report)[: case["register"].get("first")]
    for place, written in case["register"].get("edits", {}).items():
        number, _, head = place.partition(".")
        assert head in rows[0]
        rows[int(number) - 1][head] = written
    rows += [dict.fromkeys(HEADS, "") | added for added in case["register"].get("adds", ())]
    return counted(as_csv(rows), int(report.cover.year), "台账.csv")


def _published(data: dict[str, Any], case: dict[str, Any], path: Path) -> FilledReport:
    """Return the report as read from its page, some of it printed otherwise."""
    page, headings = write_report_page(report_of(data)), case.get("headings", {})
    assert all(f"<h2>{heading}</h2>" in page for heading in headings)
    page = re.sub("<h2>(.*)</h2>", lambda h: f"<h2>{headings.get(h[1], h[1])}</h2>", page)
    for printed, instead in case.get("page", {}).items():
        assert printed in page
        page = page.replace(printed, instead, 1)
    if not case.get("carries_data"):  # as pages of other makers
        page = re.sub("<script.*</script>", "", page, flags=re.DOTALL)
    path.write_text(page, encoding="utf-8")
    return read_report(path)


def _changed(case: dict[str, Any], data: dict[str, Any], form: Form) -> dict[str, Any]:
    if case.get("declare_all"):
        data["declared"] = _all_totals(report_of(data, form))
    data |= copy.deepcopy(case.get("set", {}))
    drawn: dict[str, Any] = {}
    if "grid" in case:
        drawn = applications(case["grid"])
        data["cells"] = {k: v for k, v in data["cells"].items() if "applications" not in k}
    for part in ("cells", "declared"):
        data[part] = data.get(part, {}) | drawn.get(part, {}) | case.get(part, {})
    for place, body in case.get("body", {}).items():
        section, _, index = place.rpartition(".")
        data["sections"][section][int(index)]["body"] = body
    return data


def _all_totals(report: FilledReport) -> dict[str, str]:
    totals = (key for table in report.form.tables.values() for key in table.totals)
    return {str(key): str(report.computed(key)) for key in totals}


def _name(finding: Finding) -> tuple[str, str]:
    suspect = finding.cells[0]
    return finding.rule, suspect.key or str(suspect.place)
