"""What a page hides or sets apart never changes a figure; what it shows is read."""

import re
from pathlib import Path

import pytest

from gaitool.importers import Imported, PublishedTable, read_published
from gaitool.importers.blocks import texts_of
from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
PAGE = write_report_page(report_of(fixture("consistent")))
SENTENCE = "全年新收政府信息公开申请21件，"
HIDDEN = {
    "attribute": "<span hidden>9</span>",
    "display": '<span style="display: none">9</span>',
    "visibility": '<span style="VISIBILITY:hidden">9</span>',
    "no size": '<span style="font-size:0">9</span>',
    "tiny": '<span style="font-size:1px">9</span>',
    "opacity": '<span style="opacity:0.0">9</span>',
    "transparent": '<span style="color:transparent">9</span>',
    "no alpha": '<span style="color:rgba(1, 2, 3, 0)">9</span>',
    "off the page": '<span style="position:absolute;left:-9999px">9</span>',
    "indented away": '<span style="display:inline-block;text-indent:-9999px">9</span>',
    "clipped": '<span style="position:absolute;clip:rect(0,0,0,0)">9</span>',
    "no room": '<span style="width:0;overflow:hidden">9</span>',
    "class": '<style>.x{display:none}</style><span class="a x">9</span>',
    "name": '<style>td #x{visibility:hidden}</style><span id="x">9</span>',
    "parent": '<style>table > tbody td i.x{opacity:0}</style><i class="x">9</i>',
    "screen": '<style>@media screen{.x{display:none}}</style><span class="x">9</span>',
    "guide": "<ruby><rp>(</rp><rt>9</rt></ruby>",
    "hidden field": '<input type="hidden" value="9">',
    "tick box": '<input type="checkbox" value="9">',
}
APART = {
    "line-through": '<span style="text-decoration:line-through red">9</span>',
    "struck by a class": '<style>.x{text-decoration-line:line-through}</style><b class="x">9</b>',
    "inside a struck one": "<s><b><i>9</i></b></s>",
    "super": '<span style="vertical-align:super">9</span>',
    "raised": '<span style="vertical-align:4px">9</span>',
    "raised by Word": "<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>9</span>",
    "lowered": "<sub>9</sub>",
    "sign": "⁹",
    "circled": "⑨",
    "link to a note": '<a href="#_ftn9">9</a>',
    "class of a framework": '<span class="footnote-ref">9</span>',
    "white on white": '<span style="color:#FFF">9</span>',
    "nearly white": '<font color="#fdfdfd">9</font>',
    "white on black and back": '<b style="background:#000;color:#000">9</b>',
    "maybe hidden": '<span class="sr-only">9</span>',
}
SHOWN = {
    "nothing": "",
    "print only": '<style>@media print{.x{display:none}}</style><span class="x">9</span>',
    "narrow screen": '<style>@media (max-width:9px){.x{display:none}}</style><i class="x">9</i>',
    "another child": '<style>p > .x{display:none}</style><i class="x">9</i>',
    "size of its own": '<i style="font-size:0"><b style="font-size:14px">9</b></i>',
    "shown again": '<i style="visibility:hidden"><b style="visibility:visible">9</b></i>',
    "white on blue": '<b style="background:#00f;color:#fff">9</b>',
    "unknown": "<x-y>9</x-y>",
    "typed": '<input readonly value="9">',
    "chosen": "<select><option>1<option selected>9</select>",
    "first": '<select><option label="9">x<option>1</select>',
    "area": "<textarea>9</textarea>",
}


def read(folder: Path, page: str) -> Imported:
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return read_published(path)


def beside_17(folder: Path, markup: str, *, before: bool = False) -> Imported:
    """Return the report of a page, markup put beside the 17 of the first cell of table 三."""
    return read(folder, PAGE.replace(">17<", f">{markup}17<" if before else f">17{markup}<", 1))


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_passed_over(name, before, tmp_path):
    imported = beside_17(tmp_path, HIDDEN[name], before=before)
    assert imported.report.answer(RECEIVED).number == 17
    assert imported.doubts == ()


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", APART)
def test_what_is_set_apart_is_a_doubt(name, before, tmp_path):
    imported = beside_17(tmp_path, APART[name], before=before)
    assert imported.report.answer(RECEIVED).blank
    assert [doubt.key for doubt in imported.doubts] == [RECEIVED]


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_is_read(name, tmp_path):
    imported = beside_17(tmp_path, SHOWN[name])
    assert imported.report.answer(RECEIVED).number == (179 if SHOWN[name] else 17)


def test_a_figure_that_is_struck_and_alone_is_a_doubt(tmp_path):
    imported = read(tmp_path, PAGE.replace(">17<", "><s>17</s><", 1))
    assert imported.report.answer(RECEIVED).blank
    assert [doubt.key for doubt in imported.doubts] == [RECEIVED]


def test_a_figure_all_of_which_is_raised_is_one(tmp_path):
    imported = read(tmp_path, PAGE.replace(">17<", "><sup>17</sup><", 1))
    assert imported.report.answer(RECEIVED).number == 17


WHOLE = {
    **{tag: f"<{tag}>21</{tag}>" for tag in ("nobr", "time", "big", "samp", "acronym", "x-n")},
    "office": '<st1:personname w:st="on">21</st1:personname>',
    "wbr": "2<wbr>1",
    "inline block": '<div style="display:inline-block">21</div>',
    "inline by a class": '<style>.x{display:inline}</style><div class="x">21</div>',
    "field": '<input value="21">',
    "drop-down": "<select><option>20<option selected>21</select>",
    "line breaks": "<br>21<br>",
    "break before": "<br>21",
    "break behind": "21<br/>",
    "source lines": "21",
    "paragraphs": "</p><p>21</p><p>",
    "struck": "<s>9</s>21",
    "note": "21<sup>1</sup>",
    "note in brackets": "21<sup>[3]</sup>",
    "hidden": '21<i style="font-size:0">7</i>',
    "note by a sign": "21¹",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_sentence_stays_whole(name, tmp_path):
    assert SENTENCE in PAGE
    imported = read(tmp_path, PAGE.replace(SENTENCE, SENTENCE.replace("21", WHOLE[name]), 1))
    texts = [entry.body for part in imported.report.sections.values() for entry in part]
    assert any(SENTENCE in text for text in texts)


@pytest.mark.parametrize(
    ("markup", "told"),
    [("<s>9</s>21", "划去的“9”"), ("21<sup>1</sup>", "注释标记“1”"), ("21①", "注释标记“①”")],
)
def test_what_is_left_out_of_a_text_is_told(markup, told, tmp_path):
    imported = read(tmp_path, PAGE.replace(SENTENCE, SENTENCE.replace("21", markup), 1))
    assert told in imported.unplaced


def test_a_number_alone_on_its_line_is_told(tmp_path):
    imported = read(tmp_path, PAGE.replace("</h1>", "</h1><p>88</p>", 1))
    assert any("“88”" in words for words in imported.unplaced)


def test_numbers_that_count_pages_are_not_told(tmp_path):
    page = PAGE.replace("</h1>", "</h1><p>1</p>", 1).replace("</h2>", "</h2><p>2</p>", 1)
    assert read(tmp_path, page).unplaced == ()


FIRST_ROW = re.search(r"(?s)<tbody>\n(<tr>.*?</tr>\n)", PAGE[PAGE.index(">17<") - 300 :])[1]
"""The row of the new applications, the first below the head of table 三."""


@pytest.mark.parametrize(
    "written",
    [
        f"</thead>\n<tfoot>\n{FIRST_ROW}</tfoot>\n<tbody>",
        f"</thead>\n<tfoot>\n{FIRST_ROW}</tfoot>\n<tfoot></tfoot><tbody>",
    ],
)
def test_the_foot_of_a_table_is_read_below_its_rows(written, tmp_path):
    page = PAGE.replace(f"</thead>\n<tbody>\n{FIRST_ROW}", written, 1)
    assert page != PAGE
    own = read(tmp_path, page).own.shown
    table = [one for one in own if isinstance(one, PublishedTable)][1]
    assert table.rows[-1][0].text.startswith("一、本年新收")


def test_the_head_of_a_table_is_read_above_rows_that_stand_before_it(tmp_path):
    head = re.search(r"(?s)<thead>.*?</thead>\n", PAGE)[0]
    at = PAGE.index("</table>")
    moved = PAGE[:at].replace(head, "") + head + PAGE[at:]
    shown = [list(texts_of(read(tmp_path, page).own.shown)) for page in (moved, PAGE)]
    assert moved != PAGE
    assert shown[0] == shown[1]


@pytest.mark.parametrize("quotes", ["&#147;{}&#148;", "&#x93;{}&#x94;", "&#0147{}&#x0094;"])
def test_references_to_signs_of_windows_are_read_as_browsers_show_them(quotes, tmp_path):
    page = PAGE.replace("没有其他需要报告", quotes.format("一网通办") + "没有其他需要报告", 1)
    (entry,) = read(tmp_path, page).report.sections["other_matters"]
    assert "“一网通办”没有其他" in entry.body


BAD = {
    "stray in UTF-8": ("utf-8", b"\xff"),
    "cut in UTF-8": ("utf-8", b"\xe5\xb9"),
    "footer in GBK": ("utf-8", "版权所有".encode("gb18030")),
    "stray in GBK": ("gb18030", b"\xff"),
    "euro in GBK": ("gb18030", b"\x80"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_page_with_bad_bytes_is_read_and_the_place_said(name, tmp_path):
    encoding, bad = BAD[name]
    path = tmp_path / "report.html"
    page = PAGE.replace("utf-8", encoding).encode(encoding)
    path.write_bytes(page.replace(b"</body>", b"<p>" + bad + b"</p></body>"))
    imported = read_published(path)
    assert imported.report.answer(RECEIVED).number == 17
    assert any("字节读不出来" in note for note in imported.notes)


def test_a_figure_with_a_bad_byte_in_it_is_a_doubt(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(PAGE.encode().replace(b">17<", b">1\xff7<", 1))
    assert [doubt.key for doubt in read_published(path).doubts] == [RECEIVED]
