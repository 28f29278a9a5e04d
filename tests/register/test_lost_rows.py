"""No row and no sheet of a register is left out untold."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from gaitool.checking.registers import RegisterSource, count_for

from tests.support.editions import FORM_2021
from tests.support.registers import as_workbook, counted, saved
from tests.support.small_registers import FIRST, HEADS, SECOND, barred, book, fault, received


@pytest.mark.parametrize(
    ("lines", "name", "hidden"),
    [
        ([["编号", "收道日期", *HEADS[2:]], SECOND], "2月", ""),
        ([["编号", "收到日期", "收到日期", *HEADS[2:]], [*SECOND[:2], *SECOND[1:]]], "2月", ""),
        ([SECOND], "2月", ""),
        ([HEADS, SECOND], "2月", "2月"),
        ([HEADS, SECOND], "说明", ""),
    ],
    ids=["a column lacks", "a column twice", "no heads", "hidden", "called 说明"],
)
def test_a_sheet_with_applications_that_is_not_read_is_a_fault(
    lines: list[list[str]], name: str, hidden: str
) -> None:
    content = book({"1月": [HEADS, FIRST], name: lines}, hidden)
    assert barred(content) == [(name, 0, "列名")]


@pytest.mark.parametrize(
    "lines", [[HEADS], [["截至", "2025-12-31", "制表", "甲某"]], [["自然人", "3"]]]
)
def test_a_sheet_without_applications_is_no_fault(lines: list[list[str]]) -> None:
    assert barred(book({"1月": [HEADS, FIRST], "汇总": lines}, hidden="汇总")) == []


def test_rows_of_other_years_are_named() -> None:
    wrong = ["2", "2052-04-07", *SECOND[2:4], "", ""]
    old = ["3", "2024-03-05", *FIRST[2:5], "2024-03-20"]
    found = counted(as_workbook([HEADS, FIRST, wrong, old]), 2025)
    assert any("不属于 2025 年的 2 行没有计" in n and "2（第 3 行）" in n for n in found.notes)
    assert not found.is_whole


def test_what_came_in_in_the_future_is_a_fault() -> None:
    content = as_workbook([HEADS, ["1", "2052-03-05", *FIRST[2:4], "", ""]])
    source = RegisterSource(Path("台账.xlsx"), content, today=datetime.date(2026, 1, 9))
    (only,) = source.read(FORM_2021).faults
    assert (only.head, only.bars, only.concerns(2025)) == ("收到日期", True, True)


def test_an_answer_in_the_future_is_to_be_looked_at() -> None:
    content = as_workbook([HEADS, [*FIRST[:5], "2052-03-20"]])
    source = RegisterSource(Path("台账.xlsx"), content, today=datetime.date(2026, 1, 9))
    (only,) = source.read(FORM_2021).faults
    assert (only.head, only.bars, only.concerns(2025)) == ("答复日期", False, True)


def test_a_year_in_the_number_that_is_not_that_of_the_day_is_told() -> None:
    only = fault(as_workbook([HEADS, FIRST, ["〔2025〕2号", "2015-04-07", *SECOND[2:]]]))
    assert only.reason == "编号是 2025 年的，收到日期是 2015 年"


def test_what_came_in_two_years_ago_is_told() -> None:
    line = ["1", "2015-03-05", *FIRST[2:]]
    notes = counted(as_workbook([HEADS, line]), 2025).notes
    assert any(note.startswith("收到两年以上") and "1（第 2 行）" in note for note in notes)


@pytest.mark.parametrize("first", ["统计依申请〔2025〕1号", "备注 1"])
def test_a_row_with_type_and_result_is_no_note_whatever_it_begins_with(first: str) -> None:
    assert barred(as_workbook([HEADS, [first, "开春后", *FIRST[2:]]])) == [("台账", 2, "收到日期")]


@pytest.mark.parametrize(
    "line",
    [
        ["合计", "2件", None, None, None, "2件"],
        ["本页小计", "共2件"],
        ["全年合计", 2],
        ["二月份", "共1件"],
        ["填表人：甲某", "2025-12-31"],
    ],
)
def test_sums_and_notes_are_no_applications(line: list[Any]) -> None:
    found = counted(as_workbook([HEADS, FIRST, line]), 2025)
    assert (found.faults, found.sum_of_row("applications", "received")) == ((), 1)


def test_a_formula_whose_result_was_not_saved_is_a_fault_of_its_row() -> None:
    line = ["2", "=DATE(2025,4,7)", "=C2", "乙公司", "=E2", "=F2"]
    assert barred(as_workbook([HEADS, FIRST, line])) == [
        ("台账", 3, head) for head in ("收到日期", "答复日期", "申请人类型", "办理结果")
    ]


def test_one_application_over_two_merged_rows_is_asked_about() -> None:
    lines = [HEADS[1:], FIRST[1:], [None, None, "另一人", None, None]]
    content = as_workbook(lines, merged=["A2:A3", "B2:B3", "D2:D3", "E2:E3"])
    assert (received(content), barred(content)) == (1, [("台账", 3, "收到日期")])


def test_a_row_without_a_number_is_told_and_counted() -> None:
    only = fault(as_workbook([HEADS, ["", *FIRST[1:]]]))
    assert (only.head, only.bars) == ("编号", False)


def test_a_review_and_a_suit_without_one_are_to_be_looked_at() -> None:
    heads = [*HEADS, "行政复议结果", "行政诉讼（未经复议）结果"]
    only = fault(as_workbook([heads, [*FIRST, "结果维持", "结果维持"]]))
    assert (only.head, only.bars) == ("行政诉讼（未经复议）结果", False)


def test_outcomes_of_what_was_answered_after_the_year_are_told() -> None:
    line = ["1", "2025-12-20", *FIRST[2:5], "2026-01-10", "结果维持"]
    notes = counted(as_workbook([[*HEADS, "行政复议结果"], line]), 2025).notes
    assert any(note.startswith("表四计了 2025 年以后才答复的申请") for note in notes)


def test_struck_out_rows_are_told() -> None:
    workbook = Workbook()
    for line in (HEADS, FIRST, SECOND):
        workbook.active.append(line)
    workbook.active["B3"].font = Font(strike=True)
    source = RegisterSource(Path("台账.xlsx"), saved(workbook))
    told = count_for(source, None, 2025).register.told
    assert any("1 行有划掉的或看不见的字" in line and "第 3 行" in line for line in told)


def test_heads_over_two_rows_that_stand_again_are_heads() -> None:
    group = ["编号", "收到日期", "申请人", None, "办理", None]
    below = [None, None, "类型", "姓名", "办理结果", "答复日期"]
    content = as_workbook([group, below, FIRST, group, below, SECOND], merged=["C1:D1", "E1:F1"])
    assert (received(content), barred(content)) == (2, [])


def test_other_heads_below_are_a_fault() -> None:
    other = ["编号", "答复日期", "办理结果", "申请人", "申请人类型", "收到日期"]
    assert barred(as_workbook([HEADS, FIRST, other])) == [("台账", 3, "收到日期")]


CSV_HEAD = ",".join(HEADS)
SWALLOWED = f"""{CSV_HEAD}
1,2025-03-01,自然人,"甲,公开,2025-04-01
2,2025-03-02,自然人,乙,公开,2025-04-01
3,2025-03-03,自然人,"丙,公开,2025-04-01
"""
BROKEN = f"""{CSV_HEAD}
1,2025-03-05,自然人,关于
王小明一事,公开,2025-03-20
2,2025-03-05,自然人,乙,公开,2025-03-20
"""
COMMAS = f"""{CSV_HEAD}
1,2025-03-01,自然人,甲，乙，丙，丁，戊，己，庚，辛,公开,2025-04-01
2,2025-03-02,自然人,甲，乙，丙，丁，戊，己，庚，辛,公开,2025-04-01
"""
AS_TEXT = f"""{CSV_HEAD}
="1",="2025-03-01",自然人,甲,公开,="2025-04-01"
"""


@pytest.mark.parametrize(
    ("text", "number"), [(SWALLOWED, 3), (BROKEN, 1), (COMMAS, 2), (AS_TEXT, 1)]
)
def test_no_line_of_a_text_is_swallowed(text: str, number: int) -> None:
    assert received(text.encode(), "台账.csv") == number


def test_lines_that_are_parted_otherwise_than_the_heads_are_named() -> None:
    assert barred(BROKEN.encode(), "台账.csv") == [("", 2, "收到日期"), ("", 3, "收到日期")]
