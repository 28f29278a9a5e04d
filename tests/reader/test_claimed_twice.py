"""What could not be read, or stands twice, is an error that names it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from gaitool.checking.one_file import check_file
from gaitool.filled_report import Remark
from gaitool.findings import CheckedFile, Finding
from gaitool.layout import LAST_YEAR_LABEL
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import saved_by_library

TABLE = LAYOUT_2021.tables["applications"].name


def changed(tmp_path: Path, change: Callable[[Workbook], None]) -> Path:
    workbook = load_workbook(io.BytesIO(write_template(report_of(fixture("plain_words")))))
    change(workbook)
    path = tmp_path / "changed.xlsx"
    path.write_bytes(saved_by_library(workbook))
    return path


def found(path: Path, rule: str) -> list[Finding]:
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return [finding for finding in checked.result.findings if finding.rule == rule]


def emptied(*areas: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for area in areas:
            for cell in (cell for row in workbook[TABLE][area] for cell in row):
                if not isinstance(cell, MergedCell):
                    cell.value = None

    return change


@pytest.mark.parametrize("areas", [("A1:P60",), ("A5:C40",), ("D5:P7",)])
def test_a_table_that_could_not_be_read_is_one_error(tmp_path: Path, areas: tuple[str]) -> None:
    path = changed(tmp_path, emptied(*areas))
    (error,) = found(path, "G109")
    assert error.message.startswith("表三整张表的 144 格没有读到")
    assert error.cells[0].place.sheet == TABLE


def test_what_lacks_for_want_of_a_label_is_told_once(tmp_path: Path) -> None:
    assert found(changed(tmp_path, emptied("A1:P60")), "G011") == []


@pytest.mark.parametrize("address", ["A2", "M20", "P3", "A40"])
def test_the_words_above_last_years_figures_end_no_form_elsewhere(
    tmp_path: Path, address: str
) -> None:
    def write(workbook: Workbook) -> None:
        workbook[TABLE][address] = LAST_YEAR_LABEL

    report = read_filled_report(changed(tmp_path, write))
    assert report.unfound == frozenset()
    assert len(report.answers) == sum(len(table.inputs) for table in report.form.tables.values())


def copied(title: str, state: str = "visible") -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        copy = workbook.copy_worksheet(workbook[TABLE])
        copy.title, copy.sheet_state = title, state
        copy["D10"] = 55_555

    return change


@pytest.mark.parametrize(
    "title", ["三、申请办理 ", "三、申请办理\u3000", "三､申请办理", "三、申请“办理”"]
)
@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_sheet_of_the_same_name_as_people_see_it_is_told(
    tmp_path: Path, title: str, state: str
) -> None:
    path = changed(tmp_path, copied(title, state))
    (error,) = found(path, "G019")
    assert f"读的是“{TABLE}”" in error.message
    assert f"“{title}”{'（隐藏）' if state != 'visible' else ''}" in error.message


@pytest.mark.parametrize("title", ["Sheet7", "三、申请办理 (2)", "旧表"])
def test_a_copy_beside_the_original_is_told(tmp_path: Path, title: str) -> None:
    (error,) = found(changed(tmp_path, copied(title)), "G019")
    assert f"另有“{title}”" in error.message


def test_the_visible_sheet_is_read_where_the_original_is_hidden(tmp_path: Path) -> None:
    def swap(workbook: Workbook) -> None:
        copied("三、申请办理 ")(workbook)
        workbook[TABLE].sheet_state = "hidden"

    path = changed(tmp_path, swap)
    report = read_filled_report(path)
    assert "55555" in {answer.raw for answer in report.answers.values()}
    assert len(found(path, "G019")) == 1


def test_a_hidden_sheet_that_is_read_is_said(tmp_path: Path) -> None:
    def hide(workbook: Workbook) -> None:
        workbook[TABLE].sheet_state = "hidden"

    report = read_filled_report(changed(tmp_path, hide))
    assert [seen.remark for seen in report.observations or ()] == [Remark.SHEET_HIDDEN]


def test_a_sheet_of_other_things_is_no_copy(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("台账")["A1"] = "一、本年新收政府信息公开申请数量"

    assert found(changed(tmp_path, add), "G019") == []


def test_two_stamps_that_differ_are_told(tmp_path: Path) -> None:
    def other(workbook: Workbook) -> None:
        text = str(LAYOUT_2021.stamp).replace("2021", "2019")
        workbook.defined_names["gaitool_stamp"].value = f'"{text}"'

    (error,) = found(changed(tmp_path, other), "G019")
    assert "工作簿的标记不止一个" in error.message
