"""Validators of other makers find nothing wrong in any document."""

from pathlib import Path
from typing import Any

import pytest

from gaitool.filled_report import FilledReport
from gaitool.renderers.comparison.workbook import write_comparison
from gaitool.renderers.report.picture.drawing import write_report_picture
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.finished_reports import FINISHED
from tests.support.judges import Judge
from tests.support.text_grid import fixture, report_of


@pytest.fixture
def report() -> FilledReport:
    return report_of(fixture("consistent"))


@pytest.mark.parametrize("draft", [False, True])
def test_the_word_document_is_valid_office_open_xml(
    report: FilledReport, tmp_path: Path, draft: bool, office_errors: Judge
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(write_report_document(report, draft=draft))
    assert office_errors(path) == []


@pytest.mark.parametrize("data", FINISHED.values(), ids=FINISHED)
def test_every_kind_of_word_document_is_valid(
    data: dict[str, Any], tmp_path: Path, office_errors: Judge
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(write_report_document(report_of(data)))
    assert office_errors(path) == []


@pytest.mark.parametrize("draft", [False, True])
def test_the_workbook_is_valid_office_open_xml(
    report: FilledReport, tmp_path: Path, draft: bool, office_errors: Judge
) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(write_report_workbook(report, draft=draft))
    assert office_errors(path) == []


@pytest.mark.parametrize("last", [fixture("consistent"), fixture("last_year")])
def test_the_comparison_is_valid_office_open_xml(
    report: FilledReport, last: dict[str, Any], tmp_path: Path, office_errors: Judge
) -> None:
    path = tmp_path / "comparison.xlsx"
    path.write_bytes(write_comparison(report_of(last), report))
    assert office_errors(path) == []


@pytest.mark.parametrize("draft", [False, True])
def test_the_page_is_valid_html(
    report: FilledReport, tmp_path: Path, draft: bool, html_errors: Judge
) -> None:
    path = tmp_path / "report.html"
    path.write_text(write_report_page(report, draft=draft), encoding="utf-8")
    assert html_errors(path) == []


@pytest.mark.parametrize("draft", [False, True])
def test_the_page_is_accessible(
    report: FilledReport, tmp_path: Path, draft: bool, accessibility: Judge
) -> None:
    path = tmp_path / "report.html"
    path.write_text(write_report_page(report, draft=draft), encoding="utf-8")
    assert accessibility(path)["violations"] == []


@pytest.mark.parametrize("draft", [False, True])
def test_the_picture_is_accessible(
    report: FilledReport, tmp_path: Path, draft: bool, accessibility: Judge
) -> None:
    drawing = write_report_picture(report, draft=draft).partition("?>")[2]
    head = '<html lang="zh-CN"><head><meta charset="utf-8"><title>图</title></head>'
    path = tmp_path / "picture.html"
    path.write_text(f"<!DOCTYPE html>{head}<body><main><h1>图</h1>{drawing}</main></body></html>")
    assert accessibility(path)["violations"] == []
