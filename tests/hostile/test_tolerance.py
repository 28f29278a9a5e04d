"""What is safe to read is read, and said; what is not is refused in its own words."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport, Remark
from gaitool.office_files.cell_styles import read_cell_styles
from gaitool.office_files.shared_formulas import moved_formula
from gaitool.office_files.shared_strings import unescaped
from gaitool.reader import read_filled_report

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, saved_by_library, with_parts

APPLICATIONS = "三、申请办理"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return filled_workbook(tmp_path / "填报.xlsx", fixture("consistent"))


def edited(path: Path, change: Callable[[Any], None]) -> FilledReport:
    workbook = load_workbook(io.BytesIO(path.read_bytes()))
    change(workbook)
    path.write_bytes(saved_by_library(workbook))
    return read_filled_report(path)


def same_answers(one: FilledReport, other: FilledReport) -> bool:
    raw = [{key: answer.raw for key, answer in r.answers.items()} for r in (one, other)]
    return raw[0] == raw[1] and one.sections.keys() == other.sections.keys()


def remarks(report: FilledReport) -> list[Remark]:
    return [seen.remark for seen in report.observations or ()]


def test_a_sheet_of_another_name_is_known_by_its_content(filled: Path) -> None:
    before = read_filled_report(filled)

    def rename(workbook: Any) -> None:
        for number, sheet in enumerate(workbook.worksheets[1:]):
            sheet.title = f"Sheet{number}"

    after = edited(filled, rename)
    assert same_answers(before, after)
    assert remarks(after).count(Remark.LABEL_ALTERED) == 8


def test_a_missing_sheet_is_named_with_the_nearest(filled: Path) -> None:
    def replace(workbook: Any) -> None:
        del workbook[APPLICATIONS]
        workbook.create_sheet("三、申请办理情况")

    with pytest.raises(UnusableFile, match="最接近的是“三、申请办理情况”"):
        edited(filled, replace)


def test_extra_hidden_and_moved_sheets_do_not_matter(filled: Path) -> None:
    before = read_filled_report(filled)

    def rearrange(workbook: Any) -> None:
        workbook.create_sheet("台账", 0)["A1"] = "随手记"
        workbook[APPLICATIONS].sheet_state = "hidden"
        workbook.move_sheet(APPLICATIONS, offset=-3)

    assert same_answers(before, edited(filled, rearrange))


def test_strict_workbooks_are_read(filled: Path) -> None:
    before = read_filled_report(filled)
    transitional = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def strict(part: bytes) -> bytes:
        return part.replace(transitional, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            links, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )

    sheets = [f"xl/worksheets/sheet{number}.xml" for number in range(1, 10)]
    parts = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", *sheets]
    filled.write_bytes(with_parts(filled.read_bytes(), dict.fromkeys(parts, strict)))
    assert same_answers(before, read_filled_report(filled))


def test_macros_links_and_far_cells_are_noted(filled: Path) -> None:
    extra = {
        "xl/vbaProject.bin": lambda _: b"x",
        "xl/externalLinks/externalLink1.xml": lambda _: b"<x/>",
    }
    filled.write_bytes(with_parts(filled.read_bytes(), extra))
    assert {Remark.MACROS, Remark.EXTERNAL_LINKS} <= set(remarks(read_filled_report(filled)))

    def write_far(workbook: Any) -> None:
        workbook[APPLICATIONS]["XFD1048576"] = 1

    assert Remark.FAR_CELLS in remarks(edited(filled, write_far))


@pytest.mark.parametrize("lock", ["~${}", ".~{}", ".~lock.{}#"])
def test_an_open_file_is_read_and_said_to_be_open(filled: Path, lock: str) -> None:
    filled.with_name(lock.format(filled.name)).write_bytes(b"user")
    assert Remark.OPEN_ELSEWHERE in remarks(read_filled_report(filled))


@pytest.mark.parametrize("name", ["~$填报.xlsx", ".~填报.xlsx", ".~lock.填报.xlsx#"])
def test_a_lock_file_is_refused_in_its_own_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"user")
    with pytest.raises(UnusableFile, match="锁文件") as refused:
        read_filled_report(tmp_path / name)
    assert refused.value.problem is FileProblem.NOT_A_WORKBOOK


def test_a_device_is_no_file() -> None:
    with pytest.raises(UnusableFile, match="设备或管道"):
        read_filled_report(Path("/dev/null"))


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("SUM(D9:I9)", "SUM(E11:J11)"),
        ("$D$9+D$9+$D9", "$D$9+E$9+$D11"),
        ('IF(A1="D9","\'A1",B2)', 'IF(B3="D9","\'A1",C4)'),
        ("'D9'!D9+LOG10(2)+D9_x", "'D9'!E11+LOG10(2)+D9_x"),
    ],
)
def test_a_shared_formula_moves_its_relative_references(formula: str, moved: str) -> None:
    assert moved_formula(formula, 2, 1) == moved


def test_a_shared_formula_that_leaves_the_sheet_is_a_broken_reference() -> None:
    assert moved_formula("A1+B9", -1, 0) == "#REF!+B8"


@pytest.mark.parametrize(
    ("code", "shows_date"),
    [
        ("yyyy&quot;年&quot;m&quot;月&quot;", True),
        ("[$-804]yyyy-mm-dd;@", True),
        ("[h]:mm", True),
        ("0.00_);[Red]\\-0.00", False),
        ("General", False),
        ("0&quot; days&quot;", False),
    ],
)
def test_a_format_shows_dates_or_not(code: str, shows_date: bool) -> None:
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    assert read_cell_styles(io.BytesIO(styles.encode())).dates == ({1} if shows_date else set())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a_x000D_b", "a\rb"),
        ("_x005F_x0041_", "_x0041_"),
        ("_xD842__xDFB7_", "𠮷"),
        ("_xD842_", "_xD842_"),
        ("_x00zz_", "_x00zz_"),
    ],
)
def test_escapes_are_decoded_but_for_half_characters(written: str, read: str) -> None:
    assert unescaped(written) == read
