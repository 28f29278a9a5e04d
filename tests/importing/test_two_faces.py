"""Of a report workbook the sheet that is copied is read; the printed one only has to agree."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.importers import Imported, read_published
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
DIFFERENT = "工作表“排版”和“粘贴”的内容不一样，读的是“粘贴”；请核对。"


@pytest.fixture
def book() -> Any:
    report = report_of(fixture("yongji_2023"))
    return load_workbook(io.BytesIO(write_report_workbook(report)))


def read(book: Any, folder: Path) -> Imported:
    path = folder / "report.xlsx"
    book.save(path)
    return read_published(path)


def cell_with(sheet: Any, value: object) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


def test_while_both_agree_nothing_is_said(book: Any, tmp_path: Path) -> None:
    assert read(book, tmp_path).notes == ()


def test_a_figure_changed_where_it_is_printed_is_told(book: Any, tmp_path: Path) -> None:
    cell_with(book["排版"], 4).value = 5
    found = read(book, tmp_path)
    assert found.notes == (DIFFERENT,)
    assert found.report.answer(RECEIVED).number == 4


def test_a_word_changed_where_it_is_copied_is_told(book: Any, tmp_path: Path) -> None:
    cell_with(book["粘贴"], "永济市人民政府办公室").value = "运城市人民政府办公室"
    assert read(book, tmp_path).notes == (DIFFERENT,)


def test_the_printed_sheet_alone_is_read_as_any_other(book: Any, tmp_path: Path) -> None:
    del book["粘贴"]
    assert read(book, tmp_path).report.answer(RECEIVED).number == 4
