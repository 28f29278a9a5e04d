"""Reports on an edition with rows and tables of its own: every figure, in every document."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import html5lib
import pytest
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.layout import layout_of
from gaitool.renderers.report.as_data import report_csv, report_json
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.renderers.tables.printed_table import PrintedGrid, printed_grid
from gaitool.text.typesetting import width_in_em

from tests.support.judges import Judge
from tests.support.printed import (
    expected_figures,
    figures_of_named_ranges,
    figures_of_page,
    figures_of_word,
)
from tests.support.supplemented import SUPPLEMENT, supplemented_report
from tests.support.text_grid import edition_named, fixture, report_of

ADDED = "6.应当通过其他法定渠道查询"
RENAMED = "3.其他（含申请人主动撤回）"
LEFT_OUT = "3.要求提供公开出版物"


@pytest.fixture(scope="module")
def report() -> FilledReport:
    return supplemented_report()


@pytest.fixture(scope="module")
def workbook(report: FilledReport) -> bytes:
    return write_report_workbook(report)


@pytest.fixture(scope="module")
def document(report: FilledReport) -> bytes:
    return write_report_document(report)


@pytest.fixture(scope="module")
def page(report: FilledReport) -> str:
    return write_report_page(report)


def test_the_edition_asks_more_than_the_form_in_force(report: FilledReport) -> None:
    figures = expected_figures(report)
    assert len(figures) == 200 + 4 * 4 + 3 * 6
    assert all(figures.values())


def test_the_whole_report_of_the_workbook_has_every_figure(
    report: FilledReport, workbook: bytes
) -> None:
    assert figures_of_named_ranges(workbook, "粘贴_", SUPPLEMENT) == expected_figures(report)


def test_the_table_sheets_of_the_workbook_have_every_figure(
    report: FilledReport, workbook: bytes
) -> None:
    assert figures_of_named_ranges(workbook, "", SUPPLEMENT) == expected_figures(report)


def test_the_word_document_has_every_figure(report: FilledReport, document: bytes) -> None:
    assert figures_of_word(document, SUPPLEMENT) == expected_figures(report)


def test_the_page_has_every_figure(report: FilledReport, page: str) -> None:
    assert figures_of_page(page, SUPPLEMENT) == expected_figures(report)


def test_every_table_has_a_sheet_after_the_whole_report(workbook: bytes) -> None:
    parts = [sheet.name for sheet in layout_of(SUPPLEMENT).tables.values()]
    assert load_workbook(io.BytesIO(workbook)).sheetnames == ["排版", "粘贴", *parts]


def test_rows_are_printed_as_the_edition_has_them(page: str) -> None:
    assert (ADDED in page, RENAMED in page, LEFT_OUT in page) == (True, True, False)


def test_a_table_without_words_in_its_corner_has_the_corner() -> None:
    report = report_of(fixture("supplement"), edition_named("supplement"))
    *_, table = docx.Document(io.BytesIO(write_report_document(report))).tables
    page = html5lib.parse(write_report_page(report), namespaceHTMLElements=False)
    *_, sheet = load_workbook(io.BytesIO(write_report_workbook(report)))
    first_rows = (
        [cell.text for cell in table.rows[0].cells],
        [cell.text or "" for cell in page.find(".//table[@id='messages']/thead/tr")],
        [cell.value or "" for cell in sheet[2]],
    )
    assert set(map(tuple, first_rows)) == {("", "领导信箱", "热线", "合计")}


def test_no_row_of_the_workbook_is_higher_than_excel_allows(workbook: bytes) -> None:
    for sheet in load_workbook(io.BytesIO(workbook)):
        assert max(row.height for row in sheet.row_dimensions.values()) <= 409


def test_agency_and_date_stand_with_the_table_that_comes_last(document: bytes) -> None:
    *_, last = docx.Document(io.BytesIO(document)).tables
    paragraphs = [paragraph for cell in last.rows[-1].cells for paragraph in cell.paragraphs]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in paragraphs)


def test_every_head_has_room_for_two_characters_and_every_figure_for_itself(
    report: FilledReport,
) -> None:
    for table in SUPPLEMENT.tables.values():
        grid = printed_grid(table, report)
        assert sum(grid.shares) == pytest.approx(1)
        for cell in (cell for cell in grid.cells if cell.key):
            assert room_of(grid, cell) >= max(2, width_in_em(cell.text)), cell


def room_of(grid: PrintedGrid, cell: Any) -> float:
    """Return the width of a cell on paper in em of the table's font."""
    share = sum(grid.shares[cell.area.left - 1 : cell.area.right])
    return share * 156 / 25.4 * 72 / grid.size


def test_a_page_calls_no_two_elements_the_same(page: str) -> None:
    root = html5lib.HTMLParser(strict=True).parse(page)
    names = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert max(names.values()) == 1


def test_the_documents_are_valid(
    workbook: bytes,
    document: bytes,
    page: str,
    tmp_path: Path,
    office_errors: Judge,
    html_errors: Judge,
) -> None:
    for name, content in (("r.xlsx", workbook), ("r.docx", document)):
        (tmp_path / name).write_bytes(content)
        assert office_errors(tmp_path / name) == []
    (tmp_path / "r.html").write_text(page, encoding="utf-8")
    assert html_errors(tmp_path / "r.html") == []


def test_the_page_is_accessible(page: str, tmp_path: Path, accessibility: Judge) -> None:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    assert accessibility(path)["violations"] == []


def test_the_json_carries_the_edition_after_its_name(report: FilledReport) -> None:
    told = json.loads(report_json(report))
    assert list(told)[:2] == ["form", "edition"]
    assert (told["form"], told["edition"]) == (SUPPLEMENT.version, SUPPLEMENT.source)
    assert len(told["cells"]) == sum(len(t.inputs) for t in SUPPLEMENT.tables.values())


def test_the_json_of_an_installed_edition_carries_none() -> None:
    assert "edition" not in json.loads(report_json(report_of(fixture("consistent"))))


def test_the_csv_has_a_line_for_every_cell(report: FilledReport) -> None:
    assert len(report_csv(report).splitlines()) == 1 + len(SUPPLEMENT.cells)
