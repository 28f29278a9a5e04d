"""Every figure of the tables stands in every document, read back with other libraries."""

import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from gaitool.filled_report import FilledReport
from gaitool.renderers.drawings.figures import Count
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.printed import (
    expected_figures,
    figures_of_named_ranges,
    figures_of_page,
    figures_of_word,
)
from tests.support.text_grid import fixture, report_of

NAMES = ("yongji_2023", "provincial_capital_2025", "consistent")


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest) -> FilledReport:
    return report_of(fixture(request.param))


def test_the_form_has_two_hundred_cells(report: FilledReport) -> None:
    assert len(expected_figures(report)) == 200


def test_the_whole_report_of_the_workbook_has_every_figure(report: FilledReport) -> None:
    read = figures_of_named_ranges(write_report_workbook(report), "粘贴_")
    assert read == expected_figures(report)


def test_the_table_sheets_of_the_workbook_have_every_figure(report: FilledReport) -> None:
    assert figures_of_named_ranges(write_report_workbook(report), "") == expected_figures(report)


def test_the_word_document_has_every_figure(report: FilledReport) -> None:
    assert figures_of_word(write_report_document(report)) == expected_figures(report)


def test_the_page_has_every_figure(report: FilledReport) -> None:
    assert figures_of_page(write_report_page(report)) == expected_figures(report)


def test_a_second_reader_finds_the_fee_on_the_table_sheet() -> None:
    data = {"cells": {"disclosure.fees.amount": "59237.2449"}}
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(write_report_workbook(report_of(data))))
    rows = workbook.get_sheet_by_name("二、主动公开").to_python()
    assert ["行政事业性收费", 59237.2449] in [row[:2] for row in rows]


def test_a_number_longer_than_a_double_holds_is_written_as_text() -> None:
    data = {"cells": {"disclosure.fees.amount": "12345678901234567.89"}}
    content = write_report_workbook(report_of(data))
    read = figures_of_named_ranges(content, "")
    assert "12345678901234567.89" in read.values()


def test_what_is_no_number_is_printed_as_written() -> None:
    report = report_of({"cells": {"applications.received.natural_person": "见附件"}})
    assert "见附件" in figures_of_word(write_report_document(report)).values()


def test_last_years_figure_is_told_where_this_years_is_not_known() -> None:
    assert Count("予以公开", None, Decimal(16)).change == "上年 16"
