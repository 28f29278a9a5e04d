"""Where a report prints the year before too, this year's figures are read, or none is."""

import pytest

from tests.support.importing.published_text import findings, found, imported, published_text

LICENCES = "disclosure.licences.decisions"
UPHELD = "disputes.review.upheld"
OUTCOMES = [f"disputes.review.{key}" for key in ("upheld", "total")]
HEAD = "本年处理决定数量"


def read(text: str) -> dict[str, str]:
    report = imported(text).report
    return {str(key): answer.raw for key, answer in report.answers.items() if not answer.blank}


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (f"上年处理决定数量\t{HEAD}", "88\t31"),
        (f"{HEAD}\t上年处理决定数量", "31\t88"),
        ("2022年处理决定数量\t2023年处理决定数量", "88\t31"),
        ("处理决定数量（2023年）\t处理决定数量（2022年）", "31\t88"),
    ],
)
def test_the_column_of_the_year_is_read_and_the_other_one_told(heads: str, cells: str) -> None:
    text = published_text(figures={LICENCES: "31"})
    text = text.replace(f"{HEAD}\t\t", heads, 1).replace("行政许可\t31", f"行政许可\t{cells}")
    assert cells in text
    assert heads in text
    known = imported(text)
    assert read(text)[LICENCES] == "31"
    assert [words for words in known.unplaced if words.endswith("：88")]
    assert not [doubt for doubt in known.doubts if "两次" in doubt.reason]


def table_four(*figures: str) -> list[str]:
    lines = published_text(figures=dict(zip(OUTCOMES, figures, strict=True))).split("\n")
    start = next(number for number, text in enumerate(lines) if text.startswith("四、政府")) + 1
    return lines[start : lines.index("五、存在的主要问题及改进情况")]


def with_table_four(*lines: str) -> str:
    text = published_text()
    return text.replace("\n".join(table_four("0", "0")), "\n".join(lines))


@pytest.mark.parametrize(
    ("first", "second"),
    [("2022年：", "2023年："), ("上年数据", "本年数据"), ("（2022年度）", "（2023年度）")],
)
def test_the_table_of_the_year_is_read_below_that_of_the_year_before(
    first: str, second: str
) -> None:
    text = with_table_four(first, *table_four("3", "3"), second, *table_four("9", "9"))
    known = imported(text)
    assert read(text)[UPHELD] == "9"
    assert f"“{first}”下面的表（不是本年度的数，没有读）" in known.unplaced
    assert not known.doubts


def test_captions_part_rows_under_the_same_heads() -> None:
    *heads, before = table_four("3", "3")
    *_, now = table_four("9", "9")
    assert read(with_table_four(*heads, "2022年", before, "2023年", now))[UPHELD] == "9"


@pytest.mark.parametrize("corner", ["", "\t"])
@pytest.mark.parametrize(("before", "now"), [("2022年", "2023年"), ("上年", "本年")])
def test_years_left_of_the_rows_tell_which_is_read(before: str, now: str, corner: str) -> None:
    *heads, first = table_four("3", "3")
    *_, second = table_four("9", "9")
    rows = (f"{before}\t{first}", f"{now}\t{second}")
    for lines in (rows, rows[::-1]):
        text = with_table_four(*(f"{corner}{head}" for head in heads), *lines)
        assert read(text)[UPHELD] == "9"
        assert not found(text, "G101", "G108")


@pytest.mark.parametrize("figures", [("3", "9"), ("9", "3")])
def test_of_two_rows_without_a_year_none_is_read(figures: tuple[str, str]) -> None:
    first, second = figures
    *heads, one = table_four(first, first)
    *_, other = table_four(second, second)
    text = with_table_four(*heads, one, other)
    (told,) = (each for each in findings(text) if each.rule == "G108")
    assert "同一表头下面有两行数" in told.message
    assert not [key for key in read(text) if key.startswith("disputes.")]


def test_one_row_printed_twice_is_read() -> None:
    *heads, row = table_four("3", "3")
    text = with_table_four(*heads, row, row)
    assert read(text)[UPHELD] == "3"
    assert not found(text, "G108")


def test_a_row_with_words_below_the_figures_takes_none_of_them_back() -> None:
    *heads, row = table_four("3", "3")
    cells = ["合计", *[""] * 13, "45"]
    text = with_table_four(*heads, row, "\t".join(cells))
    assert read(text)[UPHELD] == "3"


def test_a_year_above_the_only_table_leaves_it_as_it_is() -> None:
    text = with_table_four("2022年", *table_four("3", "3"))
    assert read(text)[UPHELD] == "3"
