"""Tables that lost their labels, slipped or were pasted: one line, and no figure passes unread."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from gaitool.checking.one_file import check_file
from gaitool.findings import CheckedFile, Finding
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook, saved_by_library

# Every blank counts as 0 here: what is not read would pass for nothing.
DATA = fixture("plain_words") | {
    "fill_blanks_with_zero": {"disclosure": True, "applications": True, "disputes": True}
}
DISCLOSED, APPLIED, DISPUTED = "二、主动公开", "三、申请办理", "四、复议诉讼"
WORDS = "一、总体情况"
Change = Callable[[Workbook], None]


def found(tmp_path: Path, change: Change) -> list[Finding]:
    workbook = load_workbook(io.BytesIO(write_template(report_of(DATA))))
    change(workbook)
    path = tmp_path / "changed.xlsx"
    path.write_bytes(saved_by_library(workbook))
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return list(checked.result.findings)


def rules(findings: list[Finding]) -> list[str]:
    return sorted(finding.rule for finding in findings)


def emptied(sheet: str, area: str) -> Change:
    def change(workbook: Workbook) -> None:
        for cell in (cell for row in workbook[sheet][area] for cell in row):
            if not isinstance(cell, MergedCell):
                cell.value = None

    return change


@pytest.mark.parametrize("area", ["A8:C32", "D5:J7", "A5:J32"])
def test_labels_of_the_ledger_alone_find_no_figure(area: str, tmp_path: Path) -> None:
    (error,) = found(tmp_path, emptied(APPLIED, area))
    assert error.rule == "G109"
    assert error.message.startswith("表三整张表的 144 格没有读到")


def test_sheets_that_changed_their_names_are_two_lines(tmp_path: Path) -> None:
    def swap(workbook: Workbook) -> None:
        one, other = workbook[APPLIED], workbook[DISPUTED]
        one.title, other.title = "x", APPLIED
        one.title = DISPUTED

    assert rules(found(tmp_path, swap)) == ["G109", "G109"]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_figures_below_their_line_were_not_read(lines: int, tmp_path: Path) -> None:
    def slip(workbook: Workbook) -> None:
        sheet = workbook[DISPUTED]
        for area in [str(area) for area in sheet.merged_cells.ranges]:
            sheet.unmerge_cells(area)
        for column in "AD":
            sheet[f"{column}{8 + lines}"] = sheet[f"{column}8"].value
            sheet[f"{column}8"] = None

    findings = found(tmp_path, slip)
    (error,) = [finding for finding in findings if finding.rule == "G109"]
    assert "行政复议" in error.message
    assert "数不在标题对着的格里" in error.message


@pytest.mark.parametrize("address", ["A12", "E9", "Q9"])
def test_a_number_elsewhere_below_blanks_loses_nothing(address: str, tmp_path: Path) -> None:
    def note(workbook: Workbook) -> None:
        emptied(DISPUTED, "A8:D8")(workbook)
        workbook[DISPUTED][address] = 0

    assert "G109" not in rules(found(tmp_path, note))


@pytest.mark.parametrize("group", ["F6", "K6", "A5"])
def test_the_altered_name_of_a_group_is_one_line(group: str, tmp_path: Path) -> None:
    def alter(workbook: Workbook) -> None:
        workbook[DISPUTED][group] = "别的叫法"

    (warning,) = found(tmp_path, alter)
    assert warning.rule == "G011"
    assert "现在写的是“别的叫法”" in warning.message


@pytest.mark.parametrize("value", [None, 0, "=SUM(A1:A2)"])
def test_formulas_lost_all_over_a_sheet_are_told_once(value: Any, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        for cell in (cell for row in workbook[APPLIED]["J8:J32"] for cell in row):
            cell.value = value

    lost = [one for one in found(tmp_path, change) if one.rule in {"G013", "G014"}]
    assert [one.suspects for one in lost] == [25]
    assert "另有 24 格总计也是这样" in lost[0].message


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_second_sheet_of_the_same_texts_is_told(state: str, tmp_path: Path) -> None:
    def copy(workbook: Workbook) -> None:
        other = workbook.copy_worksheet(workbook[WORDS])
        other.title, other.sheet_state = "底稿", state

    (error,) = found(tmp_path, copy)
    assert error.rule == "G019"
    assert "另有“底稿”" in error.message


def test_a_list_of_the_parts_is_no_second_sheet_of_them(tmp_path: Path) -> None:
    def add(workbook: Workbook) -> None:
        sheet = workbook.create_sheet("目录")
        for row, words in enumerate(["一、总体情况", "小标题", "正文"], start=1):
            sheet.cell(row, 1, words)

    assert found(tmp_path, add) == []


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("0", ["G020"]),
        ("#,##0", ["G020"]),
        ('0.0"万元"', ["G020"]),
        ("0.00", []),
        ('0.00"万元"', []),
        ('#,##0.00 "万元"', []),
    ],
)
def test_decimals_of_an_amount_that_are_not_shown(
    shown: str, told: list[str], tmp_path: Path
) -> None:
    edits = {f"{DISCLOSED}!B18": {"value": 1.25, "format": shown}}
    path = filled_workbook(tmp_path / "file.xlsx", DATA, edits)
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    assert rules(list(checked.result.findings)) == told


@pytest.mark.parametrize("number", [1e29, 1.5e28, 1e-30])
def test_figures_beyond_all_measure_are_read_too(number: float, tmp_path: Path) -> None:
    def write(workbook: Workbook) -> None:
        workbook[DISCLOSED]["B18"] = number
        workbook[APPLIED]["F8"] = number

    assert found(tmp_path, write)


def hidden_row(workbook: Workbook) -> None:
    workbook[WORDS].row_dimensions[6].hidden = True


def hidden_column(workbook: Workbook) -> None:
    workbook[WORDS].column_dimensions["C"].hidden = True


def struck(workbook: Workbook) -> None:
    workbook[WORDS]["C6"].font = Font(strike=True)


def struck_figure(workbook: Workbook) -> None:
    run = TextBlock(InlineFont(strike=True), "5")
    workbook[WORDS]["C6"] = CellRichText("开展培训", run, "次。")


@pytest.mark.parametrize("change", [hidden_row, hidden_column, struck, struck_figure])
def test_texts_that_nobody_sees_or_that_are_struck_are_told(change: Change, tmp_path: Path) -> None:
    (notice,) = found(tmp_path, change)
    assert notice.rule == "G020"


@pytest.mark.parametrize(
    "font", [{"color": "FFFFFFFF"}, {"color": "FFFDFDFD"}, {"sz": 1}, {"strike": True}]
)
def test_a_run_that_nobody_sees_joins_no_figure(font: dict[str, Any], tmp_path: Path) -> None:
    def write(workbook: Workbook) -> None:
        workbook[APPLIED]["D8"] = CellRichText("17", TextBlock(InlineFont(**font), "1"))

    assert rules(found(tmp_path, write)) == ["G106"]


@pytest.mark.parametrize("font", [{"color": "FF333333"}, {"b": True}, {"sz": 16}])
def test_a_run_that_is_seen_is_part_of_its_figure(font: dict[str, Any], tmp_path: Path) -> None:
    def write(workbook: Workbook) -> None:
        workbook[APPLIED]["D8"] = CellRichText("1", TextBlock(InlineFont(**font), "7"))

    assert found(tmp_path, write) == []
