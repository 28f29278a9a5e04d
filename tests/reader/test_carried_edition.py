"""A workbook made with a supplement carries it, and is read on it; what was altered is told."""

import io
from importlib.resources import files
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.checking.one_file import check_file
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile
from gaitool.form import edition, edition_of_text
from gaitool.layout import FORM_SHEET, layout_of
from gaitool.migration import migrate_workbook
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.text_grid import FIXTURES
from tests.support.workbooks import saved_by_library, with_parts

SUPPLEMENT = files("gaitool.form").joinpath("examples/相关指标.toml").read_text(encoding="utf-8")
FORM = edition_of_text(SUPPLEMENT)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(write_template(FilledReport(form=FORM).with_blanks_left_open()))
    return path


def test_the_edition_comes_back_from_the_workbook(filled: Path) -> None:
    report = read_filled_report(filled)
    assert report.form is FORM
    assert report.observations == ()


def test_the_sheet_of_the_edition_is_hidden_and_locked(filled: Path) -> None:
    sheet = load_workbook(filled)[FORM_SHEET]
    assert (sheet.sheet_state, sheet.protection.sheet) == ("veryHidden", True)


def test_a_plain_workbook_carries_no_edition() -> None:
    plain = io.BytesIO(write_template(FilledReport()))
    assert FORM_SHEET not in load_workbook(plain).sheetnames


def test_an_edition_survives_another_library(filled: Path) -> None:
    filled.write_bytes(saved_by_library(load_workbook(filled)))
    assert read_filled_report(filled).form is FORM


@pytest.mark.parametrize(
    ("old", "new"),
    [('sums = ["county", "township"]', 'sums = ["county"]'), ("合计", "总数"), ("[[", "[")],
)
def test_an_edition_that_was_altered_is_told(filled: Path, old: str, new: str) -> None:
    workbook = load_workbook(filled)
    for cell in (cell for row in workbook[FORM_SHEET].iter_rows() for cell in row if cell.value):
        cell.value = str(cell.value).replace(old, new)
    filled.write_bytes(saved_by_library(workbook))
    with pytest.raises(UnusableFile, match="被改动过，与生成时的指纹不符") as caught:
        read_filled_report(filled)
    assert caught.value.problem is FileProblem.ALTERED_FORM


def test_a_lost_edition_is_told(filled: Path) -> None:
    workbook = load_workbook(filled)
    del workbook[FORM_SHEET]
    filled.write_bytes(saved_by_library(workbook))
    with pytest.raises(UnusableFile, match="也没有它的说明（隐藏的“表式”工作表）") as caught:
        read_filled_report(filled)
    assert caught.value.problem is FileProblem.NOT_OUR_TEMPLATE


def test_a_stamp_that_denies_the_edition_it_came_with_is_told(filled: Path) -> None:
    """Read as plain 2021 the workbook would lose its table of the supplement in silence."""
    named = f"form={FORM.version} ".encode()

    def change(part: bytes) -> bytes:
        return part.replace(named, b"form=2021 ")

    parts = ("docProps/custom.xml", "xl/workbook.xml")
    filled.write_bytes(with_parts(filled.read_bytes(), dict.fromkeys(parts, change)))
    with pytest.raises(UnusableFile, match="被改动过，与生成时的指纹不符"):
        read_filled_report(filled)


def test_a_plain_workbook_may_have_a_sheet_that_is_called_alike(tmp_path: Path) -> None:
    workbook = load_workbook(io.BytesIO(write_template(FilledReport())))
    workbook.create_sheet(FORM_SHEET)["A2"] = "表式说明"
    path = tmp_path / "plain.xlsx"
    path.write_bytes(saved_by_library(workbook))
    assert read_filled_report(path).form is edition("2021")


def test_the_edition_is_found_beside_a_sheet_that_is_called_alike(filled: Path) -> None:
    workbook = load_workbook(filled)
    workbook.create_sheet("表 式", 0)["A2"] = "version = 1"
    filled.write_bytes(saved_by_library(workbook))
    assert read_filled_report(filled).form is FORM


def stamped(content: bytes, form: str, template: int = 1) -> bytes:
    def change(part: bytes) -> bytes:
        return part.replace(b"form=2021 template=1", f"form={form} template={template}".encode())

    return with_parts(content, {"docProps/custom.xml": change, "xl/workbook.xml": change})


@pytest.mark.parametrize(
    ("form", "template", "problem", "words"),
    [
        ("2021", 2, FileProblem.NEWER_TEMPLATE, "请更新 gaitool"),
        ("2035", 1, FileProblem.NEWER_TEMPLATE, "请更新 gaitool"),
        ("2008", 1, FileProblem.NOT_OUR_TEMPLATE, "表式“2008”不是自带的"),
    ],
)
def test_a_stamp_is_newer_or_unknown_and_never_taken_for_the_other(
    tmp_path: Path, form: str, template: int, problem: FileProblem, words: str
) -> None:
    path = tmp_path / "stamped.xlsx"
    path.write_bytes(stamped(write_template(FilledReport()), form, template))
    with pytest.raises(UnusableFile, match=words) as caught:
        read_filled_report(path)
    assert caught.value.problem is problem


def test_a_workbook_of_2019_is_read_on_its_own_edition(tmp_path: Path) -> None:
    path = tmp_path / "2019.xlsx"
    path.write_bytes(write_template(FilledReport(form=edition("2019"))))
    report = read_filled_report(path)
    assert (report.form, report.observations) == (edition("2019"), ())


def test_a_workbook_handed_out_earlier_is_checked_without_a_remark() -> None:
    checked = check_file(FIXTURES / "template_1_filled.xlsx", CATALOGUE)
    assert isinstance(checked, CheckedFile)
    assert checked.remarks == ()
    assert {finding.rule for finding in checked.result.findings} <= {"G813", "G817"}


def test_the_stamp_of_2021_is_that_of_the_workbooks_handed_out() -> None:
    stamp = layout_of(edition("2021")).stamp
    assert str(stamp) == "gaitool form=2021 template=1 layout=099515226d1e"


def test_a_lost_edition_is_replaced_by_the_file_that_it_was_made_of(
    filled: Path, tmp_path: Path
) -> None:
    workbook = load_workbook(filled)
    del workbook[FORM_SHEET]
    filled.write_bytes(saved_by_library(workbook))
    moved = migrate_workbook(filled, FORM)
    target = tmp_path / "moved.xlsx"
    target.write_bytes(moved.content)
    assert moved.unplaced == ()
    assert read_filled_report(target).form is FORM
