"""The Word document is made of real styles, tables and page numbers."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.text_grid import fixture, report_of


@pytest.fixture(scope="module")
def document() -> Any:
    return docx.Document(io.BytesIO(write_report_document(report_of(fixture("consistent")))))


def test_parts_are_headings_of_the_first_level(document: Any) -> None:
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert [heading[0] for heading in headings] == list("一二三四五六")


@pytest.mark.parametrize(
    ("style", "font"),
    [
        ("Title", "方正小标宋简体"),
        ("Heading 1", "黑体"),
        ("Heading 2", "楷体_GB2312"),
        ("Body Text", "仿宋_GB2312"),
    ],
)
def test_each_style_names_its_chinese_font_and_no_theme(
    document: Any, style: str, font: str
) -> None:
    fonts = document.styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font
    assert not [name for name in fonts.attrib if name.endswith("Theme") or "cstheme" in name]


def test_the_indent_is_of_the_body_not_of_normal(document: Any) -> None:
    body, normal = (document.styles[name].element.pPr.ind for name in ("Body Text", "Normal"))
    assert body.get(qn("w:firstLineChars")) == "200"
    assert normal is None or normal.get(qn("w:firstLineChars")) in {None, "0"}


def test_no_row_splits_and_the_heads_of_table_three_repeat(document: Any) -> None:
    rows = document.tables[1]._tbl.tr_lst
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    repeated = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated == [True] * 3 + [False] * (len(rows) - 3)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(document: Any) -> None:
    (section,) = document.sections
    sides = [
        footer.paragraphs[0].alignment.name for footer in (section.footer, section.even_page_footer)
    ]
    assert document.settings.odd_and_even_pages_header_footer
    assert sides == ["RIGHT", "LEFT"]


def test_the_document_is_in_chinese(document: Any) -> None:
    languages = list(document.styles.element.iter(qn("w:lang")))
    assert {one.get(qn("w:eastAsia")) for one in languages} == {"zh-CN"}


def test_the_page_is_the_standards(document: Any) -> None:
    (section,) = document.sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
