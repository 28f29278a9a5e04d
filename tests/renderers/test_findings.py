"""Findings as text, table, JSON and CSV, against texts that a person has read.

After a wanted change: ``GAITOOL_REGENERATE=1 pytest tests/renderers``, then read the difference.
"""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from rich.console import Console

from gaitool.checking.engine import check_report
from gaitool.errors import FileProblem
from gaitool.findings import (
    CheckedFile,
    CheckResult,
    FileResult,
    Finding,
    FoundCell,
    Outcome,
    RuleOutcome,
    Severity,
    UnusableFileResult,
)
from gaitool.layout import Place
from gaitool.reader import read_filled_report
from gaitool.renderers.findings.as_data import (
    findings_csv,
    findings_json,
    findings_schema,
)
from gaitool.renderers.findings.plain_lines import plain_lines
from gaitool.renderers.findings.terminal import print_results
from gaitool.renderers.harmless_csv import csv_text
from gaitool.rules.catalogue import CATALOGUE

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

GOLDEN = Path(__file__).parent
MISTAKES = {
    "applications.carried_out.natural_person": 3,
    "applications.granted.research": "/",
    "applications.unavailable_not_held.business": "1件",
    "disclosure.normative_documents.in_force": 3,
}
DAMAGED = UnusableFileResult("坏.xlsx", FileProblem.DAMAGED, "文件已损坏，打不开。")
CRASHED = CheckedFile(
    "甲.xlsx",
    "2021",
    "",
    None,
    CheckResult((), (RuleOutcome("G301", "标题", Outcome.CRASHED, "KeyError: 'x'"),)),
)


def checked(tmp_path: Path, data: dict[str, Any], name: str) -> CheckedFile:
    path = filled_workbook(tmp_path / "filled.xlsx", data)
    report = read_filled_report(path)
    return CheckedFile(name, "2021", report.cover.agency, 2025, check_report(report, CATALOGUE))


@pytest.fixture
def results(tmp_path: Path) -> list[FileResult]:
    data = fixture("consistent")
    mistaken = data | {"cells": data["cells"] | MISTAKES}
    return [
        checked(tmp_path, mistaken, "示例县.xlsx"),
        checked(tmp_path, data, "改正后.xlsx"),
        DAMAGED,
    ]


def is_golden(text: str, name: str) -> bool:
    golden = GOLDEN / name
    if os.environ.get("GAITOOL_REGENERATE"):
        golden.write_text(text, encoding="utf-8")
    return text == golden.read_text(encoding="utf-8")


def screen(results: list[FileResult], width: int) -> str:
    written = io.StringIO()
    console = Console(
        file=written, width=width, force_terminal=False, color_system=None, highlight=False
    )
    print_results(results, console)
    return written.getvalue()


def test_plain_lines_are_the_golden_ones(results):
    assert is_golden("\n".join(plain_lines(results)) + "\n", "golden_lines.txt")


def test_table_of_80_columns_is_the_golden_one(results):
    assert is_golden(screen(results, 80), "golden_table_80.txt")


def test_list_for_a_narrow_screen_is_the_golden_one(results):
    assert is_golden(screen(results, 60), "golden_list_60.txt")


@pytest.mark.parametrize("width", [60, 72, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width, results):
    assert max(map(cell_len, screen(results, width).splitlines())) <= width


def test_every_word_of_a_finding_stands_in_the_table(results):
    shown = "".join(screen(results, 80).split())
    for finding in results[0].result.findings:
        assert finding.rule in shown


def test_several_files_end_with_an_overview(results):
    lines = screen([*results, CRASHED], 80).partition("各文件的结果")[2].splitlines()
    told = [line.split() for line in lines if "xlsx" in line]
    assert [(words[0], words[-4] if words[-1].isdigit() else words[-1]) for words in told] == [
        ("示例县.xlsx", "有错误"),
        ("改正后.xlsx", "未发现问题"),
        ("坏.xlsx", "不能使用"),
        ("甲.xlsx", "规则出错"),
    ]


def test_one_file_needs_no_overview(results):
    assert "各文件的结果" not in screen(results[:1], 80)


def test_each_plain_line_is_one_line(results):
    assert all("\n" not in line for line in plain_lines(results))


def test_crashed_rule_is_told():
    told = "\n".join(plain_lines([CRASHED]))
    assert "G301 规则出错" in told
    assert "没有发现问题" not in told


def test_json_keeps_to_the_shipped_schema(results):
    instance = json.loads(findings_json([*results, CRASHED], "1.0.0"))
    Draft202012Validator(findings_schema()).validate(instance)


def test_shipped_schema_is_a_schema():
    Draft202012Validator.check_schema(findings_schema())


@pytest.mark.parametrize("problem", list(FileProblem))
def test_schema_knows_every_problem_of_a_file(problem):
    instance = json.loads(findings_json([UnusableFileResult("a", problem, "坏。")], "1"))
    Draft202012Validator(findings_schema()).validate(instance)


def test_json_names_the_suspect_first(results):
    (first, *_) = json.loads(findings_json(results, "1"))["files"][0]["findings"]
    assert first["cells"][0] == {
        "key": "applications.granted.research",
        "sheet": "三、申请办理",
        "address": "F10",
        "label": "（一）予以公开 · 科研机构",
        "value": "/",
    }


def test_csv_has_a_row_for_each_finding_and_each_file_without_one(results):
    rows = list(csv.DictReader(io.StringIO(findings_csv(results), newline="")))
    found = len(results[0].result.findings)
    assert [row["文件"] for row in rows] == ["示例县.xlsx"] * found + ["改正后.xlsx", "坏.xlsx"]


@pytest.mark.parametrize(
    "written", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"]
)
def test_no_cell_of_the_csv_starts_a_formula(written):
    text = csv_text(["列"], [[written]])
    (cell,) = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert cell == f"'{written}"


def test_what_a_person_wrote_starts_no_formula_in_the_csv():
    cell = FoundCell("", Place("封面"), "=标签", "=1+1")
    finding = Finding("G106", Severity.ERROR, "标题", "=问题", (cell,), "", "=1+1")
    result = CheckedFile("=a.xlsx", "2021", "=机关", 2025, CheckResult((finding,), ()))
    (row,) = list(csv.reader(io.StringIO(findings_csv([result]), newline="")))[1:]
    assert not [cell for cell in row if cell.startswith("=")]
