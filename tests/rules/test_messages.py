"""Messages say what is really there."""

from pathlib import Path
from typing import Any

import pytest

from gaitool.checking.engine import check_report
from gaitool.findings import Finding
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

TOTAL = "三、申请办理!J8"


def found(tmp_path: Path, **changes: Any) -> list[Finding]:
    path = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"), **changes)
    return list(check_report(read_filled_report(path), CATALOGUE).findings)


def test_empty_total_is_called_empty_and_not_typed(tmp_path):
    (finding,) = found(tmp_path, edits={TOTAL: None})
    assert finding.message == "总计格的公式不见了，现在是空的。"


def test_typed_total_is_quoted(tmp_path):
    (finding,) = found(tmp_path, edits={TOTAL: 21})
    assert "手填的“21”" in finding.message


@pytest.mark.parametrize(
    ("insert", "formula", "proposed"),
    [
        ([], "=SUM(D8:H8)", "=SUM(D8:I8)"),
        (["三、申请办理!5:5"], "=SUM(D9:H9)", "=SUM(D9:I9)"),
        (["三、申请办理!F:F"], "=SUM(D8:I8)", "=SUM(D8,E8,G8,H8,I8,J8)"),
    ],
)
def test_formula_that_is_proposed_adds_up_the_cells_where_they_now_stand(
    insert, formula, proposed, tmp_path
):
    total = "K8" if "F:F" in "".join(insert) else "J9" if insert else "J8"
    findings = found(tmp_path, insert=insert, edits={f"三、申请办理!{total}": formula})
    assert [f.expected for f in findings if f.rule == "G014"] == [proposed]
