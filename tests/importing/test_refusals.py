"""Hostile and unsuitable files: one Chinese line each, in time, whatever is in them."""

import io
import random
import zipfile

import pytest

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers import read_published

from tests.support.text_grid import FIXTURES

pytestmark = pytest.mark.slow

SEED = (FIXTURES / "yongji_2023.txt").read_text("utf-8")
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def document(body: str, before: str = "") -> bytes:
    text = f'<?xml version="1.0"?>{before}<w:document {SPACE}><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": text.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("一") + "</w:tc></w:tr></w:tbl>" * depth


DTD = '<!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>'
REFUSED = {
    "bomb.docx": (
        archive({"word/document.xml": b"0" * 200_000_000}),
        FileProblem.TOO_LARGE,
    ),
    "dtd.docx": (document(paragraph("&c;"), DTD), FileProblem.DAMAGED),
    "deep.docx": (document(nested_tables(5_000)), FileProblem.DAMAGED),
    "cut.docx": (document(paragraph("一、总体情况"))[:-40], FileProblem.DAMAGED),
    "broken.docx": (archive({"word/document.xml": b"<w:document>"}), FileProblem.DAMAGED),
    "other.docx": (archive({"readme": b"1"}), FileProblem.NOT_A_WORKBOOK),
    "nothing.docx": (document(paragraph("会议通知")), FileProblem.NOT_OUR_TEMPLATE),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileProblem.LEGACY_FORMAT),
    "old.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileProblem.LEGACY_FORMAT),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileProblem.LEGACY_FORMAT),
    "scan.pdf": (b"%PDF-1.7", FileProblem.LEGACY_FORMAT),
    "rich.docx": (b"{\\rtf1", FileProblem.LEGACY_FORMAT),
    "empty.txt": (b"", FileProblem.DAMAGED),
    "binary.txt": (random.Random(1).randbytes(100_000), FileProblem.NOT_A_WORKBOOK),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), FileProblem.NOT_A_WORKBOOK),
    "one_line.txt": (("年报" * 1_700_000).encode(), FileProblem.TOO_LARGE),
    "one_line_of_figures.txt": (b"0 " * 5_000_000, FileProblem.TOO_LARGE),
    "labels.txt": (("其他\n" * 300_000).encode(), FileProblem.NOT_OUR_TEMPLATE),
    "entities.html": (b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>', FileProblem.DAMAGED),
    "deep.html": (b"<div>" * 200_000 + b"x", FileProblem.NOT_OUR_TEMPLATE),
    "deep_tables.html": (b"<table><tr><td>" * 20_000 + b"x", FileProblem.NOT_OUR_TEMPLATE),
    "spans.html": (
        b"<table>" + b"<tr><td rowspan=65534 colspan=1000>x<td>y</tr>" * 3_000 + b"</table>",
        FileProblem.NOT_OUR_TEMPLATE,
    ),
    "empty.html": (b"<html></html>", FileProblem.NOT_OUR_TEMPLATE),
    "large.html": (b"<p>" + b"x" * 21 * 2**20, FileProblem.TOO_LARGE),
    "notes.odt": (archive({"content.xml": b"<a/>"}), FileProblem.LEGACY_FORMAT),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_line(name, tmp_path):
    content, problem = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnusableFile) as refusal:
        read_published(path)
    assert refusal.value.problem is problem
    assert "\n" not in refusal.value.message
    assert refusal.value.message.endswith("。")


@pytest.mark.parametrize("name", ["old.doc", "old.wps", "scan.pdf", "rich.docx"])
def test_a_format_that_is_not_read_is_refused_with_a_remedy(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(REFUSED[name][0])
    with pytest.raises(UnusableFile, match=r"另存为 \.docx"):
        read_published(path)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_any_usual_encoding(encoding, tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(SEED.encode(encoding))
    assert len(read_published(path).report.answers) == 166


def test_a_report_among_rubbish_is_still_read(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(f"{'其他 总计 ' * 5_000}\n{SEED}", encoding="utf-8")
    assert len(read_published(path).report.answers) == 166


@pytest.mark.parametrize("content", [b'{"form": "2021"}', b"[]", b" {}"])
def test_data_is_sent_to_the_command_that_takes_it(content, tmp_path):
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(UnusableFile, match="gaitool template --data"):
        read_published(path)
