"""What a Word document hides, adds or shows otherwise by its looks is told; what it sets is not."""

import io
import re
from pathlib import Path

import docx
import pytest

from gaitool.checking.carried_data import read_published_file
from gaitool.checking.sources import read_source
from gaitool.cli.two_versions import Version, lines_of_differences, version_in
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.rules.carried import told_altered

from tests.support.approved import DATA, told_of
from tests.support.importing.varied_reports import VARIED
from tests.support.text_grid import report_of
from tests.support.word_changes import INNOCENT, PLANTED, UNNUMBERED, Change, changed
from tests.support.workbooks import parts_of


@pytest.mark.parametrize("name", PLANTED)
def test_what_hides_or_adds_words_is_told_in_one_line_with_its_place(
    name: str, document: bytes, approved: Version, tmp_path: Path
) -> None:
    planted = PLANTED[name]
    for lines in told_of(changed(document, *planted.changes), approved, tmp_path):
        told = [line for line in lines if all(words in line for words in planted.told)]
        assert len(told) == 1, lines


@pytest.mark.parametrize("name", UNNUMBERED)
def test_pages_that_show_no_number_any_more_are_told(
    name: str, document: bytes, approved: Version, tmp_path: Path
) -> None:
    path = tmp_path / "公布.docx"
    path.write_bytes(changed(document, *UNNUMBERED[name]))
    version = version_in(path)
    told = "公布.docx：页脚里没有了每一页的页码（生成时有）"
    assert told in lines_of_differences([approved, version], is_one=True)
    report = version.reading.report
    assert "页脚里没有了每一页的页码（生成时有）" in [
        told_altered(report, one) for one in report.altered
    ]


def test_a_section_that_names_no_footer_has_that_of_the_one_before(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    section = "<w:p><w:pPr>{}</w:pPr></w:p>"
    (own,) = re.findall(r"<w:sectPr.*</w:sectPr>", parts_of(document)["word/document.xml"].decode())
    bare = re.sub(r"<w:footerReference[^>]*/>", "", own)
    both = Change("word/document.xml", own, section.format(own) + bare)
    assert told_of(changed(document, both), approved, tmp_path) == ([], [])


@pytest.mark.parametrize("name", INNOCENT)
def test_what_changes_no_word_is_not_accused(
    name: str, document: bytes, approved: Version, tmp_path: Path
) -> None:
    assert told_of(changed(document, *INNOCENT[name]), approved, tmp_path) == ([], [])


def test_import_tells_it_too(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "公布.docx"
    path.write_bytes(changed(document, *PLANTED["a ruby"].changes))
    (told,) = [one.reason for one in read_published_file(path).doubts if one.is_altered]
    assert "拼音指南“四十”" in told


@pytest.mark.parametrize("report", VARIED)
def test_what_a_library_only_saved_again_is_not_accused(report: str, tmp_path: Path) -> None:
    saved = io.BytesIO()
    docx.Document(io.BytesIO(write_report_document(report_of(VARIED[report])))).save(saved)
    path = tmp_path / "公布.docx"
    path.write_bytes(saved.getvalue())
    assert read_source(path).report.altered == ()


def test_a_draft_whose_pages_do_not_say_so_any_more_is_told(
    approved: Version, tmp_path: Path
) -> None:
    draft = write_report_document(report_of(DATA), draft=True)
    path = tmp_path / "草稿.docx"
    path.write_bytes(changed(draft, Change("word/header2.xml", "草　稿", "")))
    version = version_in(path)
    (told,) = lines_of_differences([approved, version], is_one=True)
    assert told == ("草稿.docx：页眉里没有了每一页的草稿标记（生成时有）")


def test_a_draft_without_sections_has_neither_marks_nor_numbers(tmp_path: Path) -> None:
    draft = write_report_document(report_of(DATA), draft=True)
    (section,) = re.findall(
        r"<w:sectPr.*</w:sectPr>", parts_of(draft)["word/document.xml"].decode()
    )
    path = tmp_path / "草稿.docx"
    path.write_bytes(changed(draft, Change("word/document.xml", section, "")))
    lost = {one.carried for one in read_source(path).report.altered}
    assert lost == {"每一页的草稿标记", "每一页的页码"}


def test_the_word_for_a_draft_is_none_of_a_footer(
    document: bytes, approved: Version, tmp_path: Path
) -> None:
    dash = '<w:t xml:space="preserve">— </w:t>'
    footer = changed(document, Change("word/footer1.xml", dash, "<w:t>草稿</w:t>"))
    for lines in told_of(footer, approved, tmp_path):
        assert any("草稿" in line for line in lines)


@pytest.mark.parametrize("is_draft", [False, True])
def test_what_gaitool_wrote_is_not_foreign(is_draft: bool, tmp_path: Path) -> None:
    path = tmp_path / "公布.docx"
    path.write_bytes(write_report_document(report_of(DATA), draft=is_draft))
    assert read_source(path).report.altered == ()


def test_the_same_in_many_places_is_one_line(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "公布.docx"
    opened = docx.Document(io.BytesIO(document))
    for cell in opened.tables[0].rows[1].cells:
        cell.paragraphs[0].runs[0].font.color.rgb = docx.shared.RGBColor(250, 250, 250)
    opened.save(path)
    (one,) = read_source(path).report.altered
    assert one.seen.startswith("第1张表第2行")
    assert "等 4 处的文字颜色“FAFAFA”" in one.seen


def test_a_style_that_colours_much_is_told_once(document: bytes, tmp_path: Path) -> None:
    pale = '<w:name w:val="表格文字"/><w:rPr><w:color w:val="FAFAFA"/></w:rPr>'
    path = tmp_path / "公布.docx"
    path.write_bytes(
        changed(document, Change("word/styles.xml", '<w:name w:val="表格文字"/>', pale))
    )
    (one,) = read_source(path).report.altered
    assert one.seen == "样式“表格文字”的文字颜色“FAFAFA”，请清除格式"
