"""What was not read for sure, or is the body's own, is in no sum; what is left out is said."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.collection import Standing
from gaitool.findings import Severity
from gaitool.rollup.kept_file import NOT_READ
from gaitool.rules.catalogue import CATALOGUE

from tests.support.command_line import Told
from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, with_parts

RIGHT = fixture("plain_words")
TABLE = "三、申请办理"

Edit = Callable[[Any], None]


def _without_sheet_content(workbook: Any) -> None:
    sheet = workbook[TABLE]
    for row in sheet.iter_rows():
        for cell in row:
            if type(cell).__name__ == "Cell":
                cell.value = None


def _with_a_hidden_copy(workbook: Any) -> None:
    copy = workbook.copy_worksheet(workbook[TABLE])
    copy.title = f"{TABLE}\u3000"
    copy["D8"] = 999
    copy.sheet_state = "veryHidden"


def _with_a_copy_beside(workbook: Any) -> None:
    copy = workbook.copy_worksheet(workbook[TABLE])
    copy.title = f"{TABLE} (2)"
    copy["D8"] = 999


UNREAD = [_without_sheet_content, _with_a_hidden_copy, _with_a_copy_beside]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    folder.mkdir()
    for name in ("教育", "水利"):
        filled_workbook(folder / f"{name}.xlsx", RIGHT | {"agency": f"示例县{name}局"})
    return folder


def edited(path: Path, edit: Edit) -> None:
    workbook = load_workbook(path)
    edit(workbook)
    workbook.save(path)


def test_the_rules_that_say_so_are_errors() -> None:
    severities = {rule.id: rule.severity for rule in CATALOGUE}
    assert {severities[rule] for rule in NOT_READ} == {Severity.ERROR}


@pytest.mark.parametrize("edit", UNREAD)
def test_a_report_that_was_not_read_is_never_summed(
    units: Path, tmp_path: Path, edit: Edit
) -> None:
    edited(units / "教育.xlsx", edit)
    with rolled_up(units, store=tmp_path / "store", include_failed=True) as finished:
        lines = {line.unit: line for line in finished.lines()}
        assert [unit for unit, line in lines.items() if line.counted] == ["示例县水利局"]
        assert len(finished.sums) == len(list(finished.edition.cells))
    assert lines["示例县教育局"].standing in {Standing.FAILED, Standing.UNUSABLE}


def test_lost_stamps_count_as_handed_in_and_are_said(units: Path, tmp_path: Path) -> None:
    path = units / "教育.xlsx"
    stampless = {
        "docProps/custom.xml": lambda _: b"<Properties/>",
        "xl/workbook.xml": lambda xml: xml.replace(b"gaitool_stamp", b"other_name"),
    }
    path.write_bytes(with_parts(path.read_bytes(), stampless))
    with rolled_up(units, store=tmp_path / "store") as finished:
        (line,) = [line for line in finished.lines() if line.unit == "示例县教育局"]
    assert (line.counted, "标记丢了" in line.note) == (True, True)


def sums_of(told: Told) -> int:
    """Return how many units the summary says were counted."""
    return int(told.err.rpartition("计入汇总 ")[2].split(" 个")[0])


def test_the_summed_workbook_is_not_summed_with_its_units(units: Path, gaitool) -> None:
    first = gaitool(
        "rollup", str(units), "--agency", "示例县", "--filled", str(units / "本级.xlsx")
    )
    assert sums_of(first) == 2
    again = gaitool("rollup", str(units))
    assert (sums_of(again), "本级.xlsx" in again.err) == (2, True)


def test_nor_is_one_that_another_program_saved(units: Path, gaitool) -> None:
    gaitool("rollup", str(units), "--agency", "示例县", "--filled", str(units / "本级.xlsx"))
    edited(units / "本级.xlsx", lambda _: None)
    assert sums_of(gaitool("rollup", str(units))) == 2


def test_nor_is_the_report_of_the_body_that_is_named(units: Path, gaitool) -> None:
    filled_workbook(units / "本级.xlsx", RIGHT | {"agency": "示例 县"})
    told = gaitool("rollup", str(units), "--agency", "示例县")
    assert (sums_of(told), "本级.xlsx" in told.err) == (2, True)


def test_nor_is_the_whole_by_another_path(units: Path, gaitool) -> None:
    filled_workbook(units / "本级.xlsx", RIGHT | {"agency": "示例县"})
    os.link(units / "本级.xlsx", "whole.xlsx")
    told = gaitool("rollup", str(units), "--whole", "whole.xlsx")
    assert (sums_of(told), "本级.xlsx" in told.err) == (2, True)


def test_a_sum_handed_in_without_its_units_is_a_report_like_any_other(
    units: Path, tmp_path: Path, gaitool
) -> None:
    city = tmp_path / "市"
    city.mkdir()
    for name in ("甲县", "乙县"):
        gaitool("rollup", str(units), "--agency", name, "--filled", str(city / f"{name}.xlsx"))
    told = gaitool("rollup", str(city), "--agency", "示例市", "--include-failed")
    assert sums_of(told) == 2


def test_what_is_left_out_is_said_a_line_a_cause(units: Path, gaitool) -> None:
    (units / "~$教育.xlsx").touch()
    (units / ".隐藏.xlsx").touch()
    (units / "圈").symlink_to(units)
    (units / "自己.xlsx").symlink_to("自己.xlsx")
    os.link(units / "教育.xlsx", units / "教育2.xlsx")
    gaitool("rollup", str(units), "-o", str(units / "汇总.xlsx"))
    shutil.copy(units / "汇总.xlsx", units / "去年汇总.xlsx")
    told = gaitool("rollup", str(units), "-o", str(units / "汇总.xlsx"), "--force")
    lines = [line for line in told.err.splitlines() if line.startswith("另有")]
    for name in ("~$教育", ".隐藏", "圈", "教育2", "去年汇总", "报送/汇总.xlsx"):
        assert sum(name in line for line in lines) == 1, name
    assert told.code == 3
    assert "自己.xlsx" in told.out


def test_a_file_that_leads_to_itself_is_one_unreadable_file(units: Path, gaitool) -> None:
    loop = units / "圈.xlsx"
    loop.symlink_to("圈.xlsx")
    told = gaitool("check", str(loop), str(units / "教育.xlsx"))
    assert (told.code, "没有发现问题" in told.out, "圈.xlsx：不能使用" in told.out) == (
        3,
        True,
        True,
    )
