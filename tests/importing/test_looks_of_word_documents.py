"""What a Word file hides or sets apart never changes a figure; what it prints is read."""

import re
import zipfile
from pathlib import Path

import pytest

from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import parts_of

RECEIVED = FORM_2021.find_cell("applications.received.natural_person")
REPORT = report_of(fixture("consistent"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = "全年新收政府信息公开申请21件，"
STYLES = """
<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="OnIt"><w:basedOn w:val="Struck"/></w:style>
<w:style w:type="character" w:styleId="Note">
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="OnGone"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>
"""


PARTS = parts_of(write_report_document(REPORT))
DOCUMENT = PARTS["word/document.xml"].decode()
LINKS = PARTS["word/_rels/document.xml.rels"].decode()


def read(folder: Path, document: str = DOCUMENT, **others: bytes | None) -> Imported:
    """Return the report of a Word file with a main part, and other parts in place of its own."""
    styles = PARTS["word/styles.xml"].replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
    parts = PARTS | {"word/document.xml": document.encode(), "word/styles.xml": styles}
    path = folder / "report.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, **others}.items():
            if part is not None:
                archive.writestr(name, part)
    return read_published(path)


def run(text: str, properties: str = "", inside: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}<w:t>{text}</w:t></w:r>"


def beside_17(folder: Path, markup: str, *, before: bool = False) -> Imported:
    """Return the report, markup put beside the run of the 17 of the first cell of table 三."""
    found = re.search(r"<w:r>(?:(?!<w:r>).)*?<w:t>17</w:t></w:r>", DOCUMENT)
    assert found
    put = f"{markup}{found[0]}" if before else f"{found[0]}{markup}"
    return read(folder, DOCUMENT[: found.start()] + put + DOCUMENT[found.end() :])


def in_sentence(folder: Path, markup: str, **others: bytes) -> Imported:
    """Return the report, markup in place of the 21 of a sentence."""
    start, end = SENTENCE.split("21")
    split = f"{start}</w:t></w:r>{markup}<w:r><w:t>{end}"
    assert SENTENCE in DOCUMENT
    return read(folder, DOCUMENT.replace(SENTENCE, split, 1), **others)


def texts(imported: Imported) -> list[str]:
    return [entry.body for part in imported.report.sections.values() for entry in part]


PASSED_OVER = {
    "hidden": run("9", "<w:vanish/>"),
    "hidden by a style": run("9", '<w:rStyle w:val="Gone"/>'),
    "hidden by a base style": run("9", '<w:rStyle w:val="OnGone"/>'),
    "no size": run("9", '<w:sz w:val="2"/>'),
    "deleted": f"<w:del>{run('9').replace('w:t>', 'w:delText>')}</w:del>",
    "moved away": f"<w:moveFrom>{run('9')}</w:moveFrom>",
    "guide": f"<w:r><w:ruby><w:rt>{run('9')}</w:rt></w:ruby></w:r>",
    "note": '<w:r><w:footnoteReference w:id="9"/></w:r>',
    "code of a field": "<w:r><w:instrText>9</w:instrText></w:r>",
    "placeholder": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    f"<w:sdtContent>{run('9')}</w:sdtContent></w:sdt>",
}
APART = {
    "struck by a style": run("9", '<w:rStyle w:val="Struck"/>'),
    "struck by a base style": run("9", '<w:rStyle w:val="OnIt"/>'),
    "raised by a style": run("9", '<w:rStyle w:val="Note"/>'),
    "raised by its position": run("9", '<w:position w:val="6"/>'),
    "lowered": run("9", '<w:vertAlign w:val="subscript"/>'),
    "mark of its own": run("9", "", '<w:footnoteReference w:customMarkFollows="1" w:id="2"/>'),
    "white": run("9", '<w:color w:val="ffffff"/>'),
    "sign": run("⁹"),
    "formula": "<m:oMath xmlns:m='urn:m'><m:sSup><m:sup><m:r><m:t>9</m:t></m:r></m:sup></m:sSup>"
    "</m:oMath>",
}
TOGETHER = {
    "bold": run("9", "<w:b/>"),
    "inserted": f"<w:ins>{run('9')}</w:ins>",
    "moved here": f"<w:moveTo>{run('9')}</w:moveTo>",
    "in a control": f"<w:sdt><w:sdtContent>{run('9')}</w:sdtContent></w:sdt>",
    "not struck": run("9", '<w:rStyle w:val="Struck"/><w:strike w:val="0"/>'),
    "in its place": run("9", '<w:position w:val="0"/><w:vertAlign w:val="baseline"/>'),
    "a circle of styles": run("9", '<w:rStyle w:val="Round"/>'),
    "white on blue": run("9", '<w:color w:val="FFFFFF"/><w:shd w:fill="0000FF"/>'),
}


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", PASSED_OVER)
def test_what_nobody_sees_is_passed_over(name, before, tmp_path):
    imported = beside_17(tmp_path, PASSED_OVER[name], before=before)
    assert imported.report.answer(RECEIVED).number == 17
    assert imported.doubts == ()


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", APART)
def test_what_is_set_apart_is_a_doubt(name, before, tmp_path):
    imported = beside_17(tmp_path, APART[name], before=before)
    assert imported.report.answer(RECEIVED).blank
    assert [doubt.key for doubt in imported.doubts] == [RECEIVED]


@pytest.mark.parametrize("name", TOGETHER)
def test_what_is_printed_is_read(name, tmp_path):
    assert beside_17(tmp_path, TOGETHER[name]).report.answer(RECEIVED).number == 179


BOX = "<w:txbxContent><w:p><w:r><w:t>21</w:t></w:r></w:p></w:txbxContent>"
WHOLE = {
    "line breaks": "<w:r><w:br/><w:t>21</w:t><w:br/></w:r>",
    "text box": f"<w:r><w:pict>{BOX}</w:pict></w:r>",
    "text box twice": f"<w:r><mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice>{BOX}</mc:Choice>"
    f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
    "paragraphs": "</w:p><w:p><w:r><w:t>21</w:t></w:r></w:p><w:p>",
    "deleted mark": "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    "<w:r><w:t>21</w:t></w:r></w:p><w:p>",
    "drop-down": '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="20"/><w:listEntry w:val="21"/></w:ddList></w:ffData></w:fldChar></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "field": '<w:fldSimple w:instr="=20+1"><w:r><w:t>21</w:t></w:r></w:fldSimple>',
    "struck": run("9", '<w:rStyle w:val="Struck"/>') + run("21"),
    "note": run("21") + run("1", '<w:rStyle w:val="Note"/>'),
    "smart tag": "<w:smartTag><w:r><w:t>21</w:t></w:r></w:smartTag>",
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_sentence_stays_whole(name, tmp_path):
    assert any(SENTENCE in text for text in texts(in_sentence(tmp_path, WHOLE[name])))


def notes(kind: str, text: str) -> bytes:
    own = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
    rule = f'<w:{kind} w:type="separator"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{WORDS}">{rule}{own}</w:{kind}s>'.encode()


@pytest.mark.parametrize(
    ("kind", "name"), [("footnote", "脚注"), ("endnote", "尾注"), ("comment", "批注")]
)
def test_notes_have_no_place_and_are_told(kind, name, tmp_path):
    part = {f"word/{kind}s.xml": notes(kind, "另有3件未计入")}
    assert read(tmp_path, **part).unplaced == (f"{name}：另有3件未计入",)


def with_link(target: str) -> bytes:
    link = f'<Relationship Id="rIdA" Type="{OFFICE}/aFChunk" Target="{target}"/>'
    return LINKS.replace("</Relationships>", f"{link}</Relationships>").encode()


def chunk(folder: Path, name: str, content: bytes) -> Imported:
    """Return the report of a Word file that holds nothing but another document."""
    body = re.sub(
        r"<w:body>.*</w:body>",
        f'<w:body><w:altChunk xmlns:r="{OFFICE}" r:id="rIdA"/></w:body>',
        DOCUMENT,
        flags=re.DOTALL,
    )
    others = {f"word/{name}": content, "word/_rels/document.xml.rels": with_link(name)}
    return read(folder, body, **others)


def test_a_page_in_a_word_file_is_read(tmp_path):
    page = write_report_page(REPORT).encode()
    assert page.lower().startswith(b"<!doctype")
    assert chunk(tmp_path, "chunk.html", page).report.answer(RECEIVED).number == 17


def test_a_word_file_in_a_word_file_is_read(tmp_path):
    inner = write_report_document(REPORT)
    assert chunk(tmp_path, "chunk.docx", inner).report.answer(RECEIVED).number == 17


def test_a_chunk_that_is_not_read_is_told(tmp_path):
    body = DOCUMENT.replace("<w:body>", f'<w:body><w:altChunk xmlns:r="{OFFICE}" r:id="rIdA"/>', 1)
    others = {"word/a.rtf": b"{\\rtf1 x}", "word/_rels/document.xml.rels": with_link("a.rtf")}
    assert read(tmp_path, body, **others).unplaced == ("插入的文件“a.rtf”（没有读）",)


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:hidden/>"])
def test_a_row_that_is_gone_is_missing(mark, tmp_path):
    row = re.search(r"<w:tr>(?:(?!<w:tr>).)*?行政许可.*?</w:tr>", DOCUMENT)
    assert row
    gone = row[0].replace("<w:trPr>", f"<w:trPr>{mark}", 1)
    imported = read(tmp_path, DOCUMENT.replace(row[0], gone, 1))
    assert any("行政许可" in words for words in imported.missing)


def test_a_row_that_was_inserted_counts(tmp_path):
    document = DOCUMENT.replace("<w:trPr>", "<w:trPr><w:ins/>")
    assert read(tmp_path, document).report.answer(RECEIVED).number == 17


@pytest.mark.parametrize("name", ["document2", "document22", "main"])
def test_the_main_part_is_the_one_the_package_names(name, tmp_path):
    main = PARTS["_rels/.rels"].replace(b"word/document.xml", f"word/{name}.xml".encode())
    others = {
        "word/document.xml": None,
        f"word/{name}.xml": DOCUMENT.encode(),
        "word/_rels/document.xml.rels": None,
        f"word/_rels/{name}.xml.rels": LINKS.encode(),
        "_rels/.rels": main,
    }
    assert read(tmp_path, **others).report.answer(RECEIVED).number == 17


@pytest.mark.parametrize("name", ["media/seal.svg", "media/seal.xml", "page.html"])
def test_a_document_type_in_what_is_never_parsed_refuses_nothing(name, tmp_path):
    part = {f"word/{name}": b'<!DOCTYPE svg PUBLIC "a" "b"><svg/>'}
    assert read(tmp_path, **part).report.answer(RECEIVED).number == 17
