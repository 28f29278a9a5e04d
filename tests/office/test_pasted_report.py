"""What is copied from the report workbook becomes paragraphs and real tables in a text document."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gaitool.filled_report import FilledReport
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.editions import FORM_2021
from tests.support.office.client import Office, paste_table, paste_text, save_pasted
from tests.support.text_grid import fixture, report_of

PIECES = ["文字1", "表二", "文字2", "表三", "文字3", "表四", "文字4"]
REPORT = report_of(fixture("yongji_2023"))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    path.write_bytes(write_report_workbook(REPORT))
    return path


@pytest.fixture(scope="module")
def by_pieces(office: Office, workbook: Path) -> Any:
    """Return the document into which texts and tables were pasted one after the other."""
    target = workbook.with_name("pieces.docx")
    steps = [(paste_text if "文字" in name else paste_table)(f"粘贴_{name}") for name in PIECES]
    office.work(workbook, *steps, save_pasted(target))
    return docx.Document(io.BytesIO(target.read_bytes()))


@pytest.fixture(scope="module")
def at_once(office: Office, workbook: Path) -> Any:
    """Return the document into which all was pasted at once."""
    target = workbook.with_name("whole.docx")
    office.work(workbook, paste_table("粘贴_全文"), save_pasted(target))
    return docx.Document(io.BytesIO(target.read_bytes()))


def figures(report: FilledReport) -> list[str]:
    return [str(report.figure(key)) for key in FORM_2021.cells]


def numbers(table: Any) -> list[str]:
    """Return the numbers of a table in reading order."""
    cells = (cell for row in table._tbl.tr_lst for cell in row.tc_lst)
    texts = ("".join(text.text for text in cell.iter(qn("w:t"))) for cell in cells)
    return [text for text in texts if text.isdigit()]


def paragraphs(report: FilledReport) -> list[str]:
    bodies = [entry.body for entries in report.sections.values() for entry in entries]
    return [f"　　{line.strip()}" for body in bodies for line in body.split("\n") if line.strip()]


def test_the_pieces_become_three_real_tables_with_all_200_figures(by_pieces: Any) -> None:
    assert len(by_pieces.tables) == 3
    assert [number for table in by_pieces.tables for number in numbers(table)] == figures(REPORT)


def test_every_cell_of_a_pasted_table_has_borders(by_pieces: Any) -> None:
    for table in by_pieces.tables:
        cells = [cell for row in table._tbl.tr_lst for cell in row.tc_lst]
        borders = [cell.tcPr.find(qn("w:tcBorders")) for cell in cells]
        assert all(one is not None and one.find(qn("w:left")) is not None for one in borders)


def test_the_pieces_of_text_become_paragraphs(by_pieces: Any) -> None:
    pasted = [paragraph.text for paragraph in by_pieces.paragraphs if paragraph.text]
    assert pasted[:2] == ["永济市人民政府办公室", "2023年政府信息公开工作年度报告"]
    assert [text for text in pasted if text in set(paragraphs(REPORT))] == paragraphs(REPORT)


def test_the_headings_of_the_tables_are_paragraphs_above_them(by_pieces: Any) -> None:
    above = [table._tbl.getprevious() for table in by_pieces.tables]
    texts = ["".join(text.text for text in one.iter(qn("w:t"))).strip() for one in above]
    assert texts == [part.heading for part in FORM_2021.parts if part.table]


def test_all_at_once_becomes_a_table_that_holds_every_paragraph_and_figure(at_once: Any) -> None:
    (table,) = at_once.tables
    rows = ["".join(text.text for text in row.iter(qn("w:t"))) for row in table._tbl.tr_lst]
    assert [text for text in rows if text in set(paragraphs(REPORT))] == paragraphs(REPORT)
    assert numbers(table) == figures(REPORT)
