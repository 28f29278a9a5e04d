"""Reads one published document, whatever its format, or says in one line why it cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gaitool.errors import FileProblem, GaitoolError, UnusableFile
from gaitool.form import Form, edition_for, newest_edition, predecessor
from gaitool.importers.blocks import PublishedDocument, PublishedParagraph
from gaitool.importers.form_labels import FormLabels, labels_of
from gaitool.importers.imported import Doubt, Imported
from gaitool.importers.recognition import recognise
from gaitool.importers.traditional import TURNED, in_simplified, is_traditional
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import (
    OLE_MAGIC,
    PDF_MAGIC,
    RTF_MAGIC,
    WORD_FOLDER,
    ZIP_MAGIC,
    refuse_lock_file,
    refuse_picture,
)
from gaitool.office_files.preflight import refuse_empty

_WORD_PARTS = f"{WORD_FOLDER}document".encode()
_PAGE_ENDINGS = (".html", ".htm")
_LONGEST_PARAGRAPH = 100_000
_LONGEST_TEXT = 2_000_000
_DAMAGED = "文件已损坏，读不出来。请打开原文件，另存为 .docx 再试。"
_TOO_LONG = "文字太长，不像年度报告。请只留下报告正文，另存为 .docx 再试。"
_NOTHING = "没有认出政府信息公开年度报告的表和各部分标题。请确认是年报原文；图片里的表认不出来。"
_REFUSED = (
    (OLE_MAGIC, "这是旧版 Word 文档（.doc、.wps），或者文件有打开密码。"),
    (PDF_MAGIC, "这是 PDF 文件，里面的表读不准。"),
    (RTF_MAGIC, "这是 RTF 文档。"),
)
_DATA = "这是报告数据，不用导入：用 gaitool template --data 填进空白表，或者直接 gaitool check。"
_REMEDY = "请用 Word 或 WPS 打开（去掉密码），另存为 .docx 再试。"


def read_published(path: Path, form: Form | None = None) -> Imported:
    """Return what a published report says: .docx, .html, .txt, or a foreign .xlsx.

    It is read into the cells of an edition, the newest one where none is given; what is worded
    as in the edition before counts where that has a counterpart, else it is told as unplaced.
    Raises UnusableFile for a broken file too, whatever it makes the libraries below do.
    """
    refuse_lock_file(path)
    return published_of(path, read_content(path), form)


def published_of(name: Path, content: bytes, form: Form | None = None) -> Imported:
    """Return what the bytes of a published report say, of a file that is called so.

    The kind is told by the bytes, the name's ending only where they leave it open. Raises
    UnusableFile.
    """
    form = form or newest_edition()
    refuse_empty(name, content)
    labels = labels_of(form)
    with _readable(name):
        document = _document(name, content, labels)
        if is_turned := is_traditional(document):
            document = in_simplified(name, content, lambda made: _document(name, made, labels))
    imported = recognise(document, form)
    if is_turned:
        imported = replace(imported, doubts=(Doubt(None, TURNED), *imported.doubts))
    if document.carried or document.is_styled:
        imported = replace(imported, own=document)
    if not imported.is_report:
        raise UnusableFile(name, FileProblem.NOT_OUR_TEMPLATE, _NOTHING)
    return imported


def read_in_its_edition(path: Path, year: int | None = None) -> Imported:
    """Return what a published report says, on the edition that was in force for its year.

    ``year`` is known better than the report itself tells; where neither does, or no edition is
    made for the year, it is read on the newest one. Raises UnusableFile.
    """
    refuse_lock_file(path)
    return published_in_its_edition(path, read_content(path), year)


def published_in_its_edition(name: Path, content: bytes, year: int | None = None) -> Imported:
    """Return what the bytes of a published report say, on the edition of its year.

    Of a year that nothing tells, the heads of its tables tell the edition.
    """
    imported = published_of(name, content)
    report = imported.report
    year = year or report.cover.known_year
    is_old = any(one.is_of_edition_before for one in report.unread)
    own = edition_for(year) if year else predecessor(report.form) if is_old else None
    if own is None or own is report.form:
        return imported
    whose = f"{year} 年度的报告" if year else "没有写明年度，表是旧格式的"
    told = f"{whose}，按 {own.version} 年的格式读。"
    imported = published_of(name, content, own)
    return replace(imported, notes=(told, *imported.notes))


@contextmanager
def _readable(name: Path) -> Iterator[None]:
    """Let whatever a broken file makes the libraries below do be UnusableFile."""
    try:
        yield
    except GaitoolError:
        raise
    except Exception as error:
        raise UnusableFile(name, FileProblem.DAMAGED, _DAMAGED) from error


def _document(name: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    document = _read(name, content, labels)
    _refuse_length(name, document)
    return document


def _read(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    refuse_picture(path, content)
    for magic, message in _REFUSED:
        if content.startswith(magic):
            raise UnusableFile(path, FileProblem.LEGACY_FORMAT, message + _REMEDY)
    ending = path.suffix.lower()
    if content.startswith(ZIP_MAGIC):
        if ending == ".docx" or (ending != ".xlsx" and _WORD_PARTS in content):
            from gaitool.importers.word_document import read_word_document

            return read_word_document(path, content, labels)
        from gaitool.importers.foreign_workbook import read_foreign_workbook

        return read_foreign_workbook(path, content, labels)
    if ending in _PAGE_ENDINGS or content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from gaitool.importers.web_page import read_web_page

        return read_web_page(path, content, labels)
    if ending == ".txt":
        from gaitool.importers.plain_text import read_plain_text

        return read_plain_text(path, content, labels)
    if ending == ".json":
        raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, _DATA)
    raise UnusableFile(path, FileProblem.NOT_A_WORKBOOK, "不认识这种文件。" + _REMEDY)


def _refuse_length(path: Path, document: PublishedDocument) -> None:
    lengths = [
        len(block.text) for block in document.blocks if isinstance(block, PublishedParagraph)
    ]
    if max(lengths, default=0) > _LONGEST_PARAGRAPH or sum(lengths) > _LONGEST_TEXT:
        raise UnusableFile(path, FileProblem.TOO_LARGE, _TOO_LONG)
