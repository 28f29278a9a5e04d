"""Real reports, their figures as published: no crash, and nothing found that is not so.

After a wanted change: ``GAITOOL_REGENERATE=1 pytest tests/test_published_reports.py``, then read
every line of the difference against the figures.
"""

import json
import os
from pathlib import Path

import pytest

from gaitool.checking.engine import check_report
from gaitool.checking.one_file import check_file
from gaitool.findings import CheckedFile, Severity
from gaitool.form import CellKey
from gaitool.rules.catalogue import CATALOGUE, select_rules

from tests.support.editions import FORM_2021
from tests.support.text_grid import FIXTURES, report_of
from tests.support.workbooks import filled_workbook

PUBLISHED = sorted((FIXTURES / "published").glob("*.json"))
EXPECTED = FIXTURES / "published_findings.txt"
OF_THE_TABLES = ("G0", "G1", "G2", "G3", "G4")


def found_in(source: Path, folder: Path) -> list[str]:
    """Return the findings of a published report that went through a workbook, a line each."""
    path = filled_workbook(folder / "filled.xlsx", json.loads(source.read_text("utf-8")))
    result = check_file(path, CATALOGUE)
    assert isinstance(result, CheckedFile)
    assert result.result.summary["crashed"] == 0
    return [
        f"{source.stem} {finding.rule} {finding.cells[0].key} {len(finding.cells)}"
        for finding in result.result.findings
    ]


def test_what_is_found_in_published_reports_is_so(tmp_path):
    lines = [line for source in PUBLISHED for line in found_in(source, tmp_path)]
    if os.environ.get("GAITOOL_REGENERATE"):
        EXPECTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == EXPECTED.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["yongji_office_2023", "hangzhou_style_city_2025"])
def test_complete_published_tables_have_no_finding(name, tmp_path):
    data = json.loads((FIXTURES / "published" / f"{name}.json").read_text("utf-8"))
    result = check_file(
        filled_workbook(tmp_path / "filled.xlsx", data), select_rules(OF_THE_TABLES)
    )
    assert isinstance(result, CheckedFile)
    assert result.result.findings == ()


@pytest.mark.parametrize(
    "key",
    [key for table in ("applications", "disputes") for key in FORM_2021.tables[table].cells],
    ids=str,
)
def test_any_figure_one_too_high_is_an_error_that_names_it_or_its_sum(key: CellKey):
    data = json.loads((FIXTURES / "provincial_capital_2025.json").read_text("utf-8"))
    part = "declared" if FORM_2021.table_of(key).is_total(key) else "cells"
    data[part][str(key)] += 1
    findings = check_report(report_of(data), select_rules(OF_THE_TABLES)).findings
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert errors
    assert all(str(key) in {cell.key for cell in finding.cells} for finding in errors)
