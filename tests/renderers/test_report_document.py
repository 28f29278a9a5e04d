"""The Word document is made of real styles, tables and page numbers."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.word.styles import NAMES

from tests.support.text_grid import fixture, report_of


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_report_document(report_of(fixture("consistent")))


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


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


@pytest.mark.parametrize("font", ["Calibri", "Cambria", "ＭＳ", "Courier"])
def test_no_part_names_a_font_that_the_library_brought(parts: dict[str, str], font: str) -> None:
    assert not [name for name, text in parts.items() if font in text]


def test_no_part_prefers_a_font_of_the_theme(parts: dict[str, str]) -> None:
    assert not [
        name for name, text in parts.items() if re.search(r'w:(asciiT|eastAsiaT|cst)heme="', text)
    ]


def test_the_fonts_of_the_theme_are_chinese(parts: dict[str, str]) -> None:
    theme = parts["word/theme/theme1.xml"]
    assert re.findall('<a:ea typeface="([^"]*)"', theme) == ["黑体", "仿宋"]
    assert set(re.findall('script="([^"]*)"', theme)) == {"Hans"}


def test_nothing_stands_in_the_package_that_contradicts_or_says_nothing(
    parts: dict[str, str],
) -> None:
    assert sorted(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
        "word/webSettings.xml",
    ]


def test_only_styles_that_are_used_are_listed(document: Any) -> None:
    names = {style.name for style in document.styles}
    assert names == NAMES | {"Default Paragraph Font", "Normal Table", "No List"}


def test_no_line_begins_with_the_word_after_a_number(parts: dict[str, str]) -> None:
    (rule,) = re.findall(r"<w:noLineBreaksBefore ([^>]*)/>", parts["word/settings.xml"])
    assert 'w:lang="zh-CN"' in rule
    assert set("，。年月日件") <= set(rule)


SIGNATURES = {
    "示例县人民政府办公室": ["示例县人民政府办公室"],
    "某某省某某市某某区行政审批服务局（某某市某某区政务服务中心）": [
        "某某省某某市某某区行政审批服务局",
        "（某某市某某区政务服务中心）",
    ],
    "某某省某某市某某县某某镇人民政府、某某县某某镇人民代表大会主席团": [
        "某某省某某市某某县某某镇人民政府、",
        "某某县某某镇人民代表大会主席团",
    ],
    "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室": [
        "新疆维吾尔自治区伊犁哈萨克自治州",
        "察布查尔锡伯自治县人民政府办公室",
    ],
}


@pytest.mark.parametrize("agency", SIGNATURES)
def test_a_name_longer_than_a_line_is_signed_where_it_parts_best(agency: str) -> None:
    report = report_of(fixture("consistent") | {"agency": agency})
    document = docx.Document(io.BytesIO(write_report_document(report)))
    signed = [one.text for one in document.paragraphs if one.style.name.startswith("落款")]
    assert signed[0].split("\n") == SIGNATURES[agency]
    assert signed[1].replace("\u00a0", "") == "2026年1月20日"


def test_a_year_is_joined_by_hidden_text_alone(document: Any) -> None:
    runs = [run for one in document.paragraphs for run in one.runs]
    hidden = [run.text for run in runs if run.font.hidden]
    seen = "\n".join(
        "".join(run.text for run in one.runs if not run.font.hidden) for one in document.paragraphs
    )
    assert set(hidden) == {"\u00a0"}
    assert len(hidden) == len(re.findall("[0-9]{4}年", seen))
    assert "\u00a0" not in seen


def test_every_table_tells_what_it_is_to_who_cannot_see_it(document: Any) -> None:
    told = [
        [table._tbl.tblPr.find(qn(tag)).get(qn("w:val")) for tag in ("w:tblCaption",)]
        for table in document.tables
    ]
    assert told == [
        ["主动公开政府信息情况表"],
        ["收到和处理政府信息公开申请情况表"],
        ["政府信息公开行政复议、行政诉讼情况表"],
    ]
    assert all(t._tbl.tblPr.find(qn("w:tblDescription")) is not None for t in document.tables)


def test_the_properties_say_whose_document_it_is(document: Any) -> None:
    properties = document.core_properties
    assert properties.title == "示例县人民政府办公室2025年政府信息公开工作年度报告"
    assert properties.author == properties.last_modified_by == "示例县人民政府办公室"
    assert properties.subject == "政府信息公开工作年度报告"
    assert properties.keywords == "政府信息公开；年度报告；2025年"
    assert properties.language == "zh-CN"


def test_a_large_figure_stays_in_one_line_in_whatever_font() -> None:
    data = fixture("consistent")
    cells = {**data["cells"], "applications.received.natural_person": 13612}
    content = write_report_document(report_of(data | {"cells": cells}))
    table = docx.Document(io.BytesIO(content)).tables[1]._tbl
    (text,) = (one for one in table.iter(qn("w:t")) if one.text == "13612")
    size = int(text.getparent().rPr.find(qn("w:sz")).get(qn("w:val"))) / 2
    cell = next(text.iterancestors(qn("w:tc")))
    # A digit of DejaVu is 0.636 em wide; the margins are of 1 point each.
    assert 5 * 0.636 * size <= int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) / 20 - 2
