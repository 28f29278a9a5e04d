"""The sheets of the finished report: all figures, all words, and nothing that calculates."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.text_grid import fixture, report_of

CAPITAL = "provincial_capital_2025"
HEADINGS = [part.heading for part in FORM_2021.parts]


def page(data: dict[str, Any], *, draft: bool = False, name: str = "粘贴") -> Worksheet:
    content = write_report_workbook(report_of(data), draft=draft)
    sheet: Worksheet = load_workbook(io.BytesIO(content))[name]
    # What the sheet is for is no part of the report.
    sheet["A1"] = None
    return sheet


def texts(sheet: Worksheet) -> list[str]:
    return [c.value for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]


def numbers(sheet: Worksheet) -> list[float]:
    """Return every number of the page as one reads, left to right and down."""
    cells = (cell.value for row in sheet.iter_rows() for cell in row)
    return [value for value in cells if isinstance(value, int | float)]


@pytest.mark.parametrize("face", ["排版", "粘贴"])
@pytest.mark.parametrize("name", ["consistent", "yongji_2023", CAPITAL])
def test_all_200_figures_are_printed_as_numbers_in_reading_order(name, face):
    report, sheet = report_of(fixture(name)), page(fixture(name), name=face)
    assert numbers(sheet) == [float(report.figure(key)) for key in FORM_2021.cells]


def test_figures_without_a_number_are_printed_as_they_were_written():
    data = fixture("consistent")
    data["cells"]["applications.granted.research"] = "=1+1"
    assert "=1+1" in texts(page(data, draft=True))


def test_total_without_its_parts_is_left_empty():
    data = fixture("consistent")
    data["cells"]["disputes.review.corrected"] = "/"
    assert len(numbers(page(data))) == 200 - 2


def test_title_names_agency_and_year():
    assert texts(page(fixture("consistent")))[:2] == [
        "示例县人民政府办公室",
        "2025年政府信息公开工作年度报告",
    ]


def test_six_headings_stand_in_their_order():
    printed = [text.strip() for text in texts(page(fixture("consistent")))]
    assert [text for text in printed if text in HEADINGS] == HEADINGS


@pytest.mark.parametrize("name", ["consistent"])
def test_every_paragraph_is_printed(name):
    printed = "".join(text.removeprefix("　　") for text in texts(page(fixture(name))))
    bodies = [e["body"] for entries in fixture(name)["sections"].values() for e in entries]
    assert [body for body in bodies if body not in printed] == []


def test_preamble_stands_before_part_one_without_its_sub_heading():
    printed = [text.strip() for text in texts(page(fixture("consistent"))) if text.strip()]
    assert "引言" not in printed
    assert printed[2].startswith("根据《中华人民共和国政府信息公开条例》")


def test_agency_and_date_close_the_report():
    closing = [text.strip() for text in texts(page(fixture("consistent")))[-2:]]
    assert closing == ["示例县人民政府办公室", "2026年1月20日"]


def test_paragraph_longer_than_a_cell_is_copied_whole():
    data = fixture("consistent")
    body = "全年主动公开政府信息，回应群众关切。" * 2_000
    data["sections"]["other_matters"] = [{"heading": "", "body": body}]
    assert body in "".join(text.removeprefix("　　") for text in texts(page(data)))


@pytest.mark.parametrize("face", ["排版", "粘贴"])
@pytest.mark.parametrize("typed", ["=1+1", "@x", "+1", "-1", '=HYPERLINK("http://x")'])
def test_nothing_a_person_typed_becomes_a_formula(typed, face):
    data = fixture("consistent") | {"agency": typed}
    data["sections"]["problems"] = [{"heading": typed, "body": typed}]
    sheet = page(data, name=face)
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


@pytest.mark.parametrize("face", ["排版", "粘贴"])
def test_draft_says_so_first_and_in_the_head_of_every_page(face):
    sheet = page(fixture("consistent"), draft=True, name=face)
    assert "草稿" in texts(sheet)[0]
    assert "草　稿" in sheet.oddHeader.center.text


def test_draft_says_so_on_even_pages_too():
    sheet = page(fixture("consistent"), draft=True, name="排版")
    assert "草　稿" in sheet.evenHeader.center.text


@pytest.mark.parametrize("face", ["排版", "粘贴"])
def test_finished_report_is_not_called_a_draft(face):
    sheet = page(fixture("consistent"), name=face)
    assert not [text for text in texts(sheet) if "草稿" in text]
    assert not sheet.oddHeader.center.text


@pytest.mark.parametrize("table", LAYOUT_2021.tables.values(), ids=lambda sheet: sheet.name)
def test_every_label_of_a_table_is_printed(table):
    printed = set(texts(page(fixture("consistent"))))
    assert {label.text for label in table.labels} <= printed


def test_same_report_gives_the_same_bytes():
    data = fixture("consistent")
    assert write_report_workbook(report_of(data)) == write_report_workbook(report_of(data))


def test_empty_report_is_printed_with_its_headings():
    printed = [text.strip() for text in texts(page({"form": "2021"}))]
    assert [text for text in printed if text in HEADINGS] == HEADINGS
