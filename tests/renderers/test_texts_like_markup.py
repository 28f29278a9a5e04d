"""A text that looks like the markup of a rich text spoils no workbook."""

import io
from pathlib import Path

from openpyxl import load_workbook

from gaitool.findings import Finding, Severity
from gaitool.renderers.findings.sheet import write_finding_list
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

LIKE_MARKUP, SHOWN = "<r>甲&乙</r>", "＜r>甲&乙</r>"


def texts_of(content: bytes) -> set[object]:
    sheets = load_workbook(io.BytesIO(content))
    return {cell.value for sheet in sheets for row in sheet for cell in row}


def test_in_a_filled_workbook(tmp_path: Path) -> None:
    data = fixture("consistent") | {"agency": LIKE_MARKUP}
    assert SHOWN in texts_of(filled_workbook(tmp_path / "填报.xlsx", data).read_bytes())


def test_in_a_list_of_findings() -> None:
    finding = Finding("G101", Severity.ERROR, "题目", LIKE_MARKUP, ())
    assert SHOWN in texts_of(write_finding_list([finding], linked=False))


def test_in_a_report() -> None:
    sections = {"overview": [{"heading": "", "body": LIKE_MARKUP}]}
    report = report_of(fixture("consistent") | {"agency": LIKE_MARKUP, "sections": sections})
    assert SHOWN in texts_of(write_report_workbook(report))
