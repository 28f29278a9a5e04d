"""A report is checked from its bytes and a name as from a file, whatever format it has."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from gaitool.checking.one_file import check_content, check_file
from gaitool.checking.sources import read_report, read_source, read_source_of
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, UnusableFileResult
from gaitool.office_files.limits import LIMITS
from gaitool.renderers.report.as_data import report_json
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.text_grid import fixture, report_of

PUBLISHED_TEXT = Path(__file__).parents[1] / "fixtures" / "yongji_2023.txt"
REPORT = report_of(fixture("provincial_capital_2025"))
FORMATS: Mapping[str, Callable[[FilledReport], bytes | str]] = MappingProxyType(
    {
        "年报.xlsx": write_template,
        "年报.json": report_json,
        "年报.docx": write_report_document,
        "年报.html": write_report_page,
        "年报.txt": lambda _: PUBLISHED_TEXT.read_bytes(),
        "成文.xlsx": write_report_workbook,
    }
)
OPEN = "文件正被打开，没有保存的修改读不到；请保存后关闭再核对。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content_of(name: str) -> bytes:
    written = FORMATS[name](REPORT)
    return written.encode("utf-8") if isinstance(written, str) else written


@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_checked_as_the_file_that_holds_them(name: str) -> None:
    content, last_year = content_of(name), report_of(fixture("last_year"))
    from_bytes = check_content(name, content, CATALOGUE, last_year)
    assert not Path(name).exists()
    Path(name).write_bytes(content)
    assert isinstance(from_bytes, CheckedFile)
    assert from_bytes == check_file(Path(name), CATALOGUE, last_year)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_read_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(name).write_bytes(content_of(name))
    reads: list[Path] = []

    def counted(path: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> bytes:
        reads.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    read_report(Path(name))
    assert reads == [Path(name)]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("空.xlsx", b"", FileProblem.DAMAGED),
        ("空.docx", b"", FileProblem.DAMAGED),
        ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileProblem.LEGACY_FORMAT),
        ("坏.json", b"{", FileProblem.BAD_DATA),
        ("~$年报.xlsx", b"x", FileProblem.NOT_A_WORKBOOK),
    ],
)
def test_bytes_that_cannot_be_used_are_a_result(
    name: str, content: bytes, problem: FileProblem
) -> None:
    result = check_content(name, content, CATALOGUE)
    Path(name).write_bytes(content)
    assert isinstance(result, UnusableFileResult)
    assert (result.file, result.problem) == (name, problem)
    assert result == check_file(Path(name), CATALOGUE)


@pytest.mark.parametrize("name", ["大.xlsx", "大.json", "大.txt"])
def test_bytes_beyond_the_limit_are_refused_whatever_they_hold(name: str) -> None:
    with pytest.raises(UnusableFile) as refusal:
        read_source_of(name, bytes(LIMITS.file_size + 1))
    assert refusal.value.problem is FileProblem.TOO_LARGE


def test_a_lock_file_is_told_of_beside_a_file_and_of_no_bytes() -> None:
    name, content = "年报.xlsx", content_of("年报.xlsx")
    Path(name).write_bytes(content)
    Path(f"~${name}").touch()
    assert OPEN in read_source(Path(name)).remarks
    assert OPEN not in read_source_of(name, content).remarks


def test_a_published_document_that_is_open_is_read_as_it_was_saved() -> None:
    name = "年报.html"
    Path(name).write_bytes(content_of(name))
    Path(f"~${name}").touch()
    assert read_source(Path(name)).remarks == read_source_of(name, content_of(name)).remarks
