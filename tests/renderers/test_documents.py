"""What holds for all documents: same bytes, text as text, a draft on every page."""

import io
import zipfile
from collections.abc import Callable

import docx
import html5lib
import pytest
from docx2python import docx2python
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.renderers.report.picture.drawing import write_report_picture
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

from tests.support.text_grid import fixture, report_of

ODD = ["=1+1", "'撇号开头的一段", "@小王 +1 -1", "<b>粗体</b> & 公式", "{{ 7*7 }}{% if %}"]
Write = Callable[[FilledReport], bytes | str]


def report_with(body: str) -> FilledReport:
    entry = {"heading": "", "body": body}
    return report_of({**fixture("consistent"), "sections": {"other_matters": [entry]}})


def texts_of_workbook(report: FilledReport, *, draft: bool = False) -> list[str]:
    sheet = load_workbook(io.BytesIO(write_report_workbook(report, draft=draft)))["粘贴"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    return [str(cell.value).strip() for cell in cells]


def texts_of_document(report: FilledReport, *, draft: bool = False) -> list[str]:
    with docx2python(io.BytesIO(write_report_document(report, draft=draft))) as document:
        return [line.strip() for line in document.text.splitlines()]


def texts_of_page(report: FilledReport, *, draft: bool = False) -> list[str]:
    root = html5lib.HTMLParser(strict=True).parse(write_report_page(report, draft=draft))
    return ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("}p")]


READERS = (texts_of_workbook, texts_of_document, texts_of_page)


@pytest.mark.parametrize(
    "write",
    [write_report_workbook, write_report_document, write_report_page, write_report_picture],
)
def test_the_same_report_gives_the_same_bytes(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(report_of(fixture("consistent")))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert write(report_of(fixture("consistent"))) == first


@pytest.mark.parametrize("texts", READERS)
@pytest.mark.parametrize("paragraph", ODD)
def test_text_stays_text(paragraph: str, texts: Callable[[FilledReport], list[str]]) -> None:
    read = texts(report_with(paragraph))
    assert paragraph in [text.replace("&lt;", "<").replace("&amp;", "&") for text in read]


@pytest.mark.parametrize("texts", READERS)
def test_a_line_break_of_word_begins_a_paragraph(
    texts: Callable[[FilledReport], list[str]],
) -> None:
    read = texts(report_with("从粘贴来\x0b换行\x07响铃"))
    assert {"从粘贴来", "换行响铃"} <= set(read)


@pytest.mark.parametrize("texts", READERS)
def test_a_draft_says_so(texts: Callable[..., list[str]]) -> None:
    assert "草稿，未核对无误，不得公布" in texts(report_with("文"), draft=True)


def test_the_workbook_marks_every_page_of_a_draft() -> None:
    workbook = load_workbook(io.BytesIO(write_report_workbook(report_with("文"), draft=True)))
    assert [sheet.oddHeader.center.text for sheet in workbook] == ["草　稿"] * 5


def test_the_word_document_marks_odd_and_even_pages_of_a_draft() -> None:
    (section,) = docx.Document(
        io.BytesIO(write_report_document(report_with("文"), draft=True))
    ).sections
    headers = (section.header, section.even_page_header)
    assert [header.paragraphs[0].text for header in headers] == ["草　稿"] * 2


def test_a_finished_report_bears_no_mark() -> None:
    content = write_report_document(report_with("文"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "header" in name]
