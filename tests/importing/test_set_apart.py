"""Numbers set apart in the original never run into the number beside them."""

import io
from pathlib import Path

import pytest
from docx import Document

from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
REPORT = report_of(fixture("consistent"))


def with_run(folder: Path, **font: bool) -> Imported:
    """Return the report read from Word, a run put behind the 17 of the first cell of table 三."""
    document = Document(io.BytesIO(write_report_document(REPORT)))
    cell = next(c for row in document.tables[1].rows for c in row.cells if c.text == "17")
    run = cell.paragraphs[0].add_run("9")
    for name, value in font.items():
        setattr(run.font, name, value)
    path = folder / "report.docx"
    document.save(str(path))
    return read_published(path)


@pytest.mark.parametrize("name", ["superscript", "strike", "double_strike"])
def test_a_number_set_apart_in_a_word_document_is_a_doubt(name, tmp_path):
    imported = with_run(tmp_path, **{name: True})
    assert imported.report.answer(RECEIVED).blank
    assert [doubt.key for doubt in imported.doubts] == [RECEIVED]


def test_hidden_words_of_a_word_document_are_not_read(tmp_path):
    imported = with_run(tmp_path, hidden=True)
    assert imported.report.answer(RECEIVED).number == 17
    assert imported.doubts == ()


def test_the_parts_of_one_number_stay_together(tmp_path):
    assert with_run(tmp_path, bold=True, strike=False).report.answer(RECEIVED).number == 179


@pytest.mark.parametrize("tag", ["sup", "del", "s", "strike"])
def test_a_number_set_apart_in_a_page_is_a_doubt(tag, tmp_path):
    page = write_report_page(REPORT)
    path = tmp_path / "report.html"
    path.write_text(page.replace(">17<", f">17<{tag}>9</{tag}><", 1), encoding="utf-8")
    imported = read_published(path)
    assert imported.report.answer(RECEIVED).blank
    assert [doubt.key for doubt in imported.doubts] == [RECEIVED]


@pytest.mark.parametrize("mark", ["&#8203;", "&#xFEFF;", "<wbr>", "&shy;"])
def test_a_mark_of_no_width_parts_no_number_of_a_page(mark, tmp_path):
    page = write_report_page(REPORT)
    path = tmp_path / "report.html"
    path.write_text(page.replace(">17<", f">1{mark}7<", 1), encoding="utf-8")
    imported = read_published(path)
    assert imported.report.answer(RECEIVED).number == 17
    assert imported.doubts == ()
