"""Rich runs, phonetic guides and hidden places of workbooks never change a figure."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.importers import Imported, read_published
from gaitool.reader import read_filled_report
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.template import write_template

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
REPORT = report_of(fixture("consistent"))
APART = {
    "raised": "<r><t>4</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r>",
    "lowered": "<r><t>4</t></r><r><rPr><vertAlign val='subscript'/></rPr><t>2</t></r>",
    "struck": "<r><rPr><strike/></rPr><t>9</t></r><r><rPr><b/></rPr><t>12</t></r>",
    "struck alone": "<r><rPr><strike val='1'/></rPr><t>9</t></r>",
}
TOGETHER = {
    "bold": "<r><t>4</t></r><r><rPr><b/><strike val='0'/></rPr><t>2</t></r>",
    "phonetic": "<r><t>42</t></r><rPh sb='0' eb='2'><t>7</t></rPh>",
    "baseline": "<r><rPr><vertAlign val='baseline'/></rPr><t>42</t></r>",
}


def changed(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a workbook, every part of text changed by what gets its text."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name).decode("utf-8")))
    return written.getvalue()


def with_inline_runs(content: bytes, runs: str) -> bytes:
    """Return a workbook, the first 17 of each sheet replaced by rich text in its cell."""
    inline = rf'\1 t="inlineStr"><is>{runs}</is></c>'
    return changed(
        content,
        lambda text: re.sub(r'(<c r="\w+" s="\d+")><v>17</v></c>', inline, text, count=1),
    )


def with_shared_runs(content: bytes, runs: str) -> bytes:
    """Return a workbook, the first 17 of each sheet replaced by shared rich text."""
    shared = r'\1 t="s"><v>0</v></c>'

    def change(text: str) -> str:
        if "<sst" in text:
            text = text.replace("<si>", f"<si>{runs}</si><si>", 1)
        text = re.sub(
            r't="s"><v>(\d+)</v>', lambda found: f't="s"><v>{int(found[1]) + 1}</v>', text
        )
        return re.sub(r'(<c r="\w+" s="\d+")><v>17</v></c>', shared, text, count=1)

    return changed(content, change)


def imported(folder: Path, content: bytes) -> Imported:
    path = folder / "report.xlsx"
    path.write_bytes(content)
    return read_published(path)


@pytest.mark.parametrize("put", [with_inline_runs, with_shared_runs])
@pytest.mark.parametrize("name", APART)
def test_a_figure_with_a_run_set_apart_is_a_doubt(put, name, tmp_path):
    found = imported(tmp_path, put(write_report_workbook(REPORT), APART[name]))
    assert found.report.answer(RECEIVED).blank
    assert RECEIVED in [doubt.key for doubt in found.doubts]


@pytest.mark.parametrize("put", [with_inline_runs, with_shared_runs])
@pytest.mark.parametrize("name", TOGETHER)
def test_runs_that_are_not_set_apart_are_one_figure(put, name, tmp_path):
    found = imported(tmp_path, put(write_report_workbook(REPORT), TOGETHER[name]))
    assert found.report.answer(RECEIVED).number == 42


@pytest.mark.parametrize("put", [with_inline_runs, with_shared_runs])
@pytest.mark.parametrize("name", APART)
def test_a_filled_workbook_is_read_as_it_looks(put, name, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(put(write_template(REPORT), APART[name]))
    answer = read_filled_report(path).answer(RECEIVED)
    assert answer.number is None
    assert answer.raw


def hide_column(sheet, column: int) -> None:
    sheet.column_dimensions[sheet.cell(1, column).column_letter].hidden = True


def test_a_hidden_helper_column_is_passed_over_and_said(tmp_path):
    book = load_workbook(io.BytesIO(write_report_workbook(REPORT)))
    for sheet in book:
        width = sheet.max_column
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, width + 1, row)
        hide_column(sheet, width + 1)
    content = io.BytesIO()
    book.save(content)
    found = imported(tmp_path, content.getvalue())
    assert found.report.answer(RECEIVED).number == 17
    assert len(found.report.answers) == 166
    assert any("隐藏的列没有读" in note for note in found.notes)


def test_a_hidden_row_is_passed_over_and_said(tmp_path):
    book = load_workbook(io.BytesIO(write_report_workbook(REPORT)))
    for cell in (cell for sheet in book for line in sheet.rows for cell in line):
        if cell.value == "行政许可":
            cell.parent.row_dimensions[cell.row].hidden = True
    content = io.BytesIO()
    book.save(content)
    found = imported(tmp_path, content.getvalue())
    assert any("行政许可" in missing for missing in found.missing)
    assert any("隐藏的行没有读" in note for note in found.notes)


def test_a_row_of_no_height_is_a_hidden_one(tmp_path):
    content = changed(
        write_report_workbook(REPORT),
        lambda text: re.sub(r'<row r="2"[^>]*>', '<row r="2" ht="0" customHeight="1">', text),
    )
    assert any("隐藏的行没有读：2" in note for note in imported(tmp_path, content).notes)


def test_what_is_set_apart_in_a_text_is_left_out_and_told(tmp_path):
    sentence = "全年新收政府信息公开申请21件，"
    runs = (
        "全年新收政府信息公开申请</t></r><r><rPr><strike/></rPr><t>9</t></r><r><t>21</t></r>"
        "<r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r><r><t>件，"
    )
    content = changed(
        write_report_workbook(REPORT),
        lambda text: re.sub(
            rf"<si><t[^>]*>([^<]*){sentence}([^<]*)</t></si>",
            rf"<si><r><t>\1{runs}\2</t></r></si>",
            text,
        ),
    )
    found = imported(tmp_path, content)
    assert set(found.unplaced) == {"划去的“9”", "注释标记“¹”"}
    texts = [entry.body for part in found.report.sections.values() for entry in part]
    assert any(sentence in text for text in texts)
