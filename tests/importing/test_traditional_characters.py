"""A page in traditional characters is read as the simplified one it was made of, and told so."""

import sys
from pathlib import Path

import pytest
from docx import Document

from gaitool.errors import UnusableFile
from gaitool.importers import Imported, published_of, read_published
from gaitool.importers.traditional import TURNED
from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.importing.published_text import TITLE, findings, imported, published_text
from tests.support.text_grid import fixture, report_of

FIGURES = {
    "disclosure.normative_documents.in_force": "38",
    "disclosure.fees.amount": "2.55",
    "applications.received.natural_person": "34",
    "applications.received.total": "34",
    "applications.refused_process.natural_person": "3",
    "disputes.review.corrected": "2",
}
OF_THE_TEXT = ("本局答复申请34件，行政复议后续2件。", "制发文件，征求意见，于年底前复核。")
SIMPLIFIED = published_text(figures=FIGURES, overview=OF_THE_TEXT)


def in_traditional(text: str) -> str:
    return str(pytest.importorskip("opencc").OpenCC("s2t").convert(text))


def read(known: Imported) -> dict[str, str]:
    report = known.report
    answers = {**report.answers, **report.typed_totals}
    return {str(key): answer.raw for key, answer in answers.items() if not answer.blank}


def test_a_copy_in_traditional_characters_reads_as_the_simplified_one() -> None:
    known, plain = imported(in_traditional(SIMPLIFIED)), imported(SIMPLIFIED)
    assert read(known) == read(plain)
    assert known.report.sections == plain.report.sections
    assert known.report.cover == plain.report.cover


def test_one_remark_says_that_the_text_was_turned_and_which_page_counts() -> None:
    known = imported(in_traditional(SIMPLIFIED))
    assert [doubt.text for doubt in known.doubts] == [TURNED]
    assert "以原网站的简体版为准" in TURNED


def test_the_findings_are_those_of_the_simplified_page() -> None:
    assert findings(in_traditional(SIMPLIFIED)) == findings(SIMPLIFIED)


def test_a_web_page_is_read_too() -> None:
    page = write_report_page(report_of(fixture("consistent")))
    turned = published_of(Path("a.html"), in_traditional(page).encode())
    assert read(turned) == read(published_of(Path("a.html"), page.encode()))


def test_a_word_document_is_read_too(tmp_path: Path) -> None:
    document = Document()
    for line in in_traditional(SIMPLIFIED).splitlines():
        document.add_paragraph(line)
    document.save(str(path := tmp_path / "report.docx"))
    assert read(read_published(path)) == read(imported(SIMPLIFIED))


def test_how_characters_sound_is_no_part_of_the_words() -> None:
    sounding = in_traditional(SIMPLIFIED).replace("數", "數(shù)").replace("區", "區(qū)")
    assert read(imported(sounding)) == read(imported(SIMPLIFIED))


def test_a_word_of_elsewhere_for_a_row_is_that_of_the_form() -> None:
    turned = in_traditional(SIMPLIFIED).replace("規範性文件", "規範性檔案")
    assert "規範性檔案" in turned
    assert read(imported(turned)) == read(imported(SIMPLIFIED))


def test_a_name_in_traditional_characters_turns_no_page() -> None:
    text = published_text(overview=("網站名為《政府信息公開》，由本局公开。", *OF_THE_TEXT))
    known = imported(text)
    assert "網站" in known.report.sections["overview"][-1].body
    assert TURNED not in [doubt.text for doubt in known.doubts]


@pytest.mark.parametrize(
    "page",
    [published_text().replace("公开", "公開"), "表 | 政府信息公開申請\n規章 | 0 | 0\n"],
    ids=["text", "table"],
)
def test_without_the_library_the_reason_is_told_with_what_to_install(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(UnusableFile, match=r"这是繁体字的文字.*请打开原网站的简体版") as refusal:
        imported(page)
    assert "pip install 'gaitool[traditional]'" in refusal.value.message


def test_a_title_alone_is_a_report_as_well() -> None:
    known = imported(in_traditional(f"{TITLE}\n一、总体情况\n"))
    assert known.report.cover.agency == "松河县水利局"
