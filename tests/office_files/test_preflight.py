"""A file that cannot be used is refused before a library opens it, in one Chinese line."""

import io
import zipfile
from pathlib import Path

import pytest

from gaitool.errors import FileProblem, UnusableFile
from gaitool.importers import read_published
from gaitool.office_files.preflight import Limits, inspect_workbook
from gaitool.reader import read_filled_report

from tests.support.compound import compound_file
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, with_parts


def zipped(*names: str, content: bytes = b"<x/>") -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as new:
        for name in names:
            new.writestr(name, content)
    return archive.getvalue()


UNUSABLE = {
    "empty": (b"", FileProblem.DAMAGED),
    "text": ("一、总体情况".encode("gbk"), FileProblem.NOT_A_WORKBOOK),
    "csv": (b"a,b\r\n1,2\r\n", FileProblem.NOT_A_WORKBOOK),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", FileProblem.NOT_A_WORKBOOK),
    "rtf": (b"{\\rtf1\\ansi", FileProblem.NOT_A_WORKBOOK),
    "png": (b"\x89PNG\r\n\x1a\n", FileProblem.NOT_A_WORKBOOK),
    "html": (b"<html><table><tr><td>1</td></tr></table></html>", FileProblem.NOT_A_WORKBOOK),
    "html with a mark": (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", FileProblem.NOT_A_WORKBOOK),
    "ods": (
        zipped("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"),
        FileProblem.LEGACY_FORMAT,
    ),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), FileProblem.NOT_A_WORKBOOK),
    "pptx": (zipped("[Content_Types].xml", "ppt/presentation.xml"), FileProblem.NOT_A_WORKBOOK),
    "xlsb": (zipped("[Content_Types].xml", "xl/workbook.bin"), FileProblem.LEGACY_FORMAT),
    "plain zip": (zipped("年报.xlsx", "说明.txt"), FileProblem.NOT_A_WORKBOOK),
    "encrypted": (compound_file("EncryptedPackage"), FileProblem.ENCRYPTED),
    "xls": (compound_file("Workbook"), FileProblem.LEGACY_FORMAT),
    "xls of 1995": (compound_file("Book"), FileProblem.LEGACY_FORMAT),
    "doc": (compound_file("WordDocument"), FileProblem.NOT_A_WORKBOOK),
    "other compound file": (compound_file("Contents"), FileProblem.NOT_A_WORKBOOK),
    "broken compound file": (compound_file("Workbook")[:700], FileProblem.DAMAGED),
    "workbook without sheets": (
        zipped("[Content_Types].xml", "xl/workbook.xml"),
        FileProblem.NOT_OUR_TEMPLATE,
    ),
}


def refused(path: Path, content: bytes | None = None) -> UnusableFile:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableFile) as caught:
        read_filled_report(path)
    return caught.value


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "whole.xlsx"
    return filled_workbook(path, fixture("consistent")).read_bytes()


@pytest.mark.parametrize(("content", "problem"), UNUSABLE.values(), ids=UNUSABLE)
def test_kind_of_file_is_recognised(content, problem, tmp_path):
    assert refused(tmp_path / "年报.xlsx", content).problem is problem


@pytest.mark.parametrize(("content", "problem"), UNUSABLE.values(), ids=UNUSABLE)
def test_message_is_one_chinese_line_that_ends_with_a_full_stop(content, problem, tmp_path):
    message = refused(tmp_path / "年报.xlsx", content).message
    assert problem
    assert "\n" not in message
    assert message.endswith("。")
    assert not message.isascii()


def test_only_an_ending_of_workbooks_may_have_been_given_to_a_text(tmp_path):
    messages = [refused(tmp_path / name, b"text").message for name in ("年报.xlsx", "年报.csv")]
    assert ["改了扩展名" in message for message in messages] == [True, False]


def test_missing_file_is_not_found(tmp_path):
    assert refused(tmp_path / "没有.xlsx").problem is FileProblem.NOT_FOUND


def test_folder_is_no_workbook(tmp_path):
    assert refused(tmp_path).problem is FileProblem.NOT_A_WORKBOOK


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 0.999])
def test_truncated_workbook_is_damaged(share, tmp_path, workbook):
    cut = workbook[: int(len(workbook) * share)]
    assert refused(tmp_path / "年报.xlsx", cut).problem is FileProblem.DAMAGED


def test_workbook_with_a_flipped_byte_is_damaged(tmp_path, workbook):
    middle = len(workbook) // 3
    flipped = workbook[:middle] + bytes([workbook[middle] ^ 0xFF]) + workbook[middle + 1 :]
    assert refused(tmp_path / "年报.xlsx", flipped).problem is FileProblem.DAMAGED


def test_part_that_unpacks_to_many_times_its_size_is_refused(tmp_path):
    bomb = zipped("[Content_Types].xml", "xl/workbook.xml", content=b" " * 8 * 1024 * 1024)
    assert refused(tmp_path / "年报.xlsx", bomb).problem is FileProblem.TOO_LARGE


def test_sheets_are_held_to_the_ratio_as_well(tmp_path):
    bomb = zipped("xl/workbook.xml", "xl/worksheets/sheet1.xml", content=b" " * 8 * 1024 * 1024)
    assert refused(tmp_path / "年报.xlsx", bomb).problem is FileProblem.TOO_LARGE


def test_file_larger_than_the_limit_is_refused(tmp_path, workbook):
    with pytest.raises(UnusableFile) as caught:
        inspect_workbook(tmp_path / "年报.xlsx", workbook, Limits(file_size=1_000))
    assert caught.value.problem is FileProblem.TOO_LARGE


def test_more_parts_than_the_limit_are_refused(tmp_path, workbook):
    with pytest.raises(UnusableFile) as caught:
        inspect_workbook(tmp_path / "年报.xlsx", workbook, Limits(parts=5))
    assert caught.value.problem is FileProblem.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"])
def test_part_with_a_document_type_is_refused(part, encoding, tmp_path, workbook):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    poisoned = with_parts(workbook, {part: lambda _: xml.encode(encoding)})
    assert refused(tmp_path / "年报.xlsx", poisoned).problem is FileProblem.DAMAGED


def test_document_type_across_two_chunks_is_refused(tmp_path, workbook):
    xml = b" " * (256 * 1024 - 4) + b"<!DOCTYPE x>"
    poisoned = with_parts(workbook, {"xl/extra.xml": lambda _: xml})
    assert refused(tmp_path / "年报.xlsx", poisoned).problem is FileProblem.DAMAGED


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_the_same_name_are_refused(tmp_path, workbook):
    doubled = io.BytesIO(workbook)
    with zipfile.ZipFile(doubled, "a") as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"<x/>")
    assert refused(tmp_path / "年报.xlsx", doubled.getvalue()).problem is FileProblem.DAMAGED


def test_workbook_of_the_template_is_let_through(tmp_path, workbook):
    inspect_workbook(tmp_path / "年报.xlsx", workbook)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'{"form": "2008"}',
        b'{"agenci": 1}',
        b'{"cells": {"no.such.cell": 1}}',
        b'{"cells": {"applications.received.natural_person": true}}',
        b'{"declared": {"applications.received.natural_person": 1}}',
        b'{"cells": {"applications.received.total": 1}, '
        b'"declared": {"applications.received.total": 2}}',
        b'{"sections": {"disclosure": []}}',
        b'{"sections": {"overview": {}}}',
        b'{"fill_blanks_with_zero": {"applications": 1}}',
        b"\xff\xfe{",
        b"[" * 100_000,
    ],
    ids=range(13),
)
def test_data_of_another_shape_is_refused_as_bad_data(content, tmp_path):
    assert refused(tmp_path / "年报.json", content).problem is FileProblem.BAD_DATA


@pytest.mark.parametrize("name", ["xl/media/emblem.svg", "xl/media/emblem.xml", "customXml/a.xml"])
def test_a_document_type_in_what_is_never_parsed_refuses_nothing(tmp_path, workbook, name):
    svg = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'
    inspect_workbook(tmp_path / "emblem.xlsx", with_parts(workbook, {name: lambda _: svg}))


def test_a_word_file_is_refused_in_the_words_for_one(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(zipped("word/document.xml", content=b"<!DOCTYPE a><a/>"))
    with pytest.raises(UnusableFile, match=r"另存为 \.docx"):
        read_published(path)


@pytest.mark.parametrize("name", ["word/document2.xml", "word/main.xml"])
def test_a_word_file_is_no_workbook_whatever_its_main_part_is_called(tmp_path, name):
    assert "Word" in refused(tmp_path / "a.xlsx", zipped("[Content_Types].xml", name)).message
