"""Registers laid out as offices lay them out: read right, or asked about; no wrong count untold."""

from pathlib import Path

import pytest

from gaitool.checking.registers import CountOfYear, RegisterSource, count_for
from gaitool.errors import UnusableFile

from tests.support.office_registers import BUREAU, COUNTY, PORTAL, TICKED, monthly
from tests.support.registers import as_workbook


def found(content: bytes, name: str = "台账.xlsx") -> CountOfYear:
    return count_for(RegisterSource(Path(name), content), None, 2025)


def figures(content: bytes, name: str = "台账.xlsx") -> dict[str, int]:
    return {
        f"{key.row}.{key.column}": len(at) for key, at in found(content, name).counted.rows.items()
    }


def not_counted(content: bytes, name: str = "台账.xlsx") -> list[tuple[int, str]]:
    return [(fault.at.row, fault.head) for fault in found(content, name).counted.not_counted]


def test_a_title_sums_notes_and_merged_cells_are_read_as_people_read_them() -> None:
    assert figures(COUNTY) == {
        "received.natural_person": 2,
        "received.business": 2,
        "carried_in.natural_person": 1,
        "granted.natural_person": 1,
        "unavailable_not_held.business": 2,
        "partly_granted.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def test_the_number_that_is_surer_than_the_mere_order_is_told() -> None:
    assert "编号＝B 列“登记编号”" in found(COUNTY).register.told[0]


def test_group_heads_over_two_rows_name_their_columns() -> None:
    assert figures(BUREAU) == {
        "received.natural_person": 1,
        "received.research": 1,
        "refused_state_secret.natural_person": 1,
        "declined_repeat.research": 1,
        "review.upheld": 1,
    }


def test_a_result_that_several_rows_are_headed_with_is_asked_about() -> None:
    assert not_counted(BUREAU) == [(4, "办理结果")]


def test_a_suit_of_which_nobody_says_whether_a_review_came_first_is_told_and_not_counted() -> None:
    told = found(BUREAU)
    assert any("没有认出" in words and "行政诉讼／结果" in words for words in told.register.told)
    assert any("“行政诉讼（未经复议）结果”" in note for note in told.counted.notes)


def test_ticked_boxes_below_three_rows_of_heads_are_read() -> None:
    assert figures(TICKED) == {
        "received.natural_person": 2,
        "received.other": 1,
        "received.research": 1,
        "granted.natural_person": 1,
        "refused_process.other": 1,
        "other_misc.research": 1,
        "carried_out.natural_person": 1,
    }


def test_two_ticks_in_one_row_are_named() -> None:
    assert not_counted(TICKED) == [(6, "申请人类型")]


def test_what_a_portal_exports_is_read_by_its_records() -> None:
    assert figures(PORTAL, "导出.csv") == {
        "received.natural_person": 2,
        "granted.natural_person": 1,
        "carried_out.natural_person": 1,
    }


def test_words_for_several_rows_or_columns_are_asked_about() -> None:
    assert not_counted(PORTAL, "导出.csv") == [(3, "申请人类型"), (5, "办理结果")]


def test_sheets_by_month_are_counted_together_by_the_offices_own_words() -> None:
    assert figures(monthly()) == {
        "received.natural_person": 2,
        "received.other": 1,
        "granted.natural_person": 1,
        "unavailable_not_held.other": 1,
        "carried_out.natural_person": 1,
    }


def test_a_needed_column_that_nobody_knows_is_asked_for_by_its_head() -> None:
    content = as_workbook(
        [["序号", "收到日期", "申请人类型", "领导批示"], [1, "2025-01-06", "自然人", "给"]]
    )
    with pytest.raises(UnusableFile, match=r"没有“办理结果”、“答复日期”这样的列.*D 列“领导批示”"):
        found(content)


def test_two_columns_with_one_head_are_asked_about() -> None:
    head = ["编号", "收到日期", "收到日期", "申请人类型", "办理结果", "答复日期"]
    with pytest.raises(UnusableFile, match="B 列“收到日期”和C 列“收到日期”都像“收到日期”"):
        found(as_workbook([head, [1, "2025-01-06", "2025-01-07", "自然人", "", ""]]))
