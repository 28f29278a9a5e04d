"""Heads, words and days that may mean several things are asked about, and never guessed."""

import pytest

from gaitool.errors import UnusableFile

from tests.support.registers import as_workbook, counted
from tests.support.small_registers import FIRST, HEADS, SECOND, barred, fault, received


def without(heads: list[str], column: str, *others: str) -> list[str]:
    index = heads.index(column)
    return [*heads[:index], *others, *heads[index + 1 :]]


def test_a_head_whose_remark_is_of_something_else_is_not_the_column() -> None:
    heads = [*without(HEADS, "收到日期", "收件日期"), "收到日期（补正材料）"]
    content = as_workbook([heads, ["1", "2024-12-20", *FIRST[2:], "2025-01-06"]])
    assert counted(content, 2025).sum_of_row("applications", "carried_in") == 1


def test_two_usual_heads_that_say_different_days_are_asked_about() -> None:
    heads = [*without(HEADS, "收到日期", "申请日期"), "登记日期"]
    with pytest.raises(UnusableFile, match="都像“收到日期”"):
        counted(as_workbook([heads, ["1", "2024-12-30", *FIRST[2:], "2025-01-03"]]), 2025)


def test_two_usual_heads_that_say_the_same_are_read() -> None:
    heads = [*without(HEADS, "收到日期", "申请日期"), "登记日期"]
    assert received(as_workbook([heads, [*FIRST, FIRST[1]]])) == 1


@pytest.mark.parametrize("head", ["诉讼情况", "法院判决（行政诉讼）"])
def test_a_head_that_looks_like_ours_is_asked_about(head: str) -> None:
    only = fault(as_workbook([[*HEADS, head], [*FIRST, "维持"]]))
    assert (only.address, only.bars, "列名," in only.reason) == ("G1", False, True)


def test_the_end_of_an_extension_is_known_by_its_usual_head() -> None:
    content = as_workbook([[*HEADS, "延期截止"], [*FIRST[:5], "2025-04-20", "2025-04-28"]])
    (one,) = counted(content, 2025).times
    assert (one.term, one.is_late) == (40, False)


@pytest.mark.parametrize("word", ["其他", "未补正", "视为放弃", "申请内容不明确", "X"])
def test_a_word_for_several_rows_is_asked_about(word: str) -> None:
    assert barred(as_workbook([HEADS, [*FIRST[:4], word, FIRST[5]]])) == [("台账", 2, "办理结果")]


def test_a_long_word_of_the_office_means_nothing_else() -> None:
    content = as_workbook(
        [HEADS, [*FIRST[:4], "长" * 90, FIRST[5]], [*SECOND[:4], "另" * 90, SECOND[5]]]
    )
    words = f"类别,用语,对应\n办理结果,{'长' * 90},予以公开\n".encode()
    found = counted(content, 2025, words=words)
    assert [(one.at.row, one.head) for one in found.not_counted] == [(3, "办理结果")]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("类别,用语,对应\n处理意见,给了,予以公开\n", "第 2 行：类别.*不是“列名”"),
        ("用语,对应\n给了,予以公开\n给了,部分公开\n", "第 3 行和第 2 行是同一个用语"),
        ("写的,意思\n给了,予以公开\n", "要有三列：类别、用语、对应"),
        ("用语,对应\n给了,\n", "第 2 行缺对应"),
    ],
)
def test_a_list_of_words_that_is_not_clear_is_refused(words: str, refusal: str) -> None:
    with pytest.raises(UnusableFile, match=refusal):
        counted(as_workbook([HEADS, FIRST]), 2025, words=words.encode())


def test_our_own_numbers_of_rows_are_known_in_a_list_of_words() -> None:
    content = as_workbook([HEADS, [*FIRST[:4], "撤了", FIRST[5]]])
    found = counted(content, 2025, words="用语,对应\n撤了,（六）3\n".encode())
    assert found.sum_of_row("applications", "other_misc") == 1


ASKING = [*HEADS, "延期至", "征求第三方开始", "征求第三方结束"]


@pytest.mark.parametrize(
    "days",
    [
        ["", "2025-03-06", ""],
        ["", "", "2025-03-10"],
        ["已延期", "", ""],
        ["", "三月初", "2025-03-10"],
    ],
    ids=["no end", "no beginning", "no day to extend to", "an unreadable beginning"],
)
def test_days_that_nobody_can_tell_are_not_calculated(days: list[str]) -> None:
    found = counted(as_workbook([ASKING, [*FIRST[:5], "2025-06-20", *days]]), 2025)
    ((one,), bars) = found.times, [fault.bars for fault in found.faults]
    assert (one.used, one.is_late, set(bars)) == (None, False, {False})


def test_asking_that_goes_on_needs_no_end() -> None:
    found = counted(as_workbook([ASKING, [*FIRST[:4], "", "", "", "2025-03-06", ""]]), 2025)
    assert (found.faults, found.times[0].used) == ((), 1)
