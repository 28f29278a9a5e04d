"""No application of a register is counted twice, and none is lost for looking like another."""

import pytest

from tests.support.registers import as_workbook
from tests.support.small_registers import FIRST, HEADS, ORDINAL, SECOND, barred, book, received


def test_numbers_that_are_formulas_without_results_are_not_the_same() -> None:
    lines = [[f"=ROW()-{n}", *FIRST[1:]] for n in (1, 2)]
    assert received(as_workbook([HEADS, *lines])) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "示例县人民政府办公室依申请公开〔2025〕第1号",
            "示例县人民政府办公室依申请公开〔2025〕第2号",
        ),
        ("001", "1"),
        ("/", "/"),
    ],
)
def test_different_numbers_are_not_doubled(first: str, second: str) -> None:
    assert received(as_workbook([HEADS, [first, *FIRST[1:]], [second, *FIRST[1:]]])) == 2


@pytest.mark.parametrize("second", ["a1", "Ａ1", " A1"])
def test_a_number_in_another_spelling_is_the_same(second: str) -> None:
    lines = [["A1", *FIRST[1:]], [second, *SECOND[1:]]]
    assert barred(as_workbook([HEADS, *lines])) == [("台账", 3, "编号")]


def test_a_number_with_its_year_is_the_same_in_every_year() -> None:
    old = ["2024-9", "2024-12-20", *FIRST[2:4], "予以公开", "2025-01-10"]
    new = ["2024-9", "2025-01-03", *old[2:]]
    assert ("2025", 2, "编号") in barred(book({"2024": [HEADS, old], "2025": [HEADS, new]}))


@pytest.mark.parametrize("heads", [ORDINAL, ["科室", *HEADS[1:]]], ids=["序号", "no number"])
def test_a_copied_sheet_is_not_counted_twice(heads: list[str]) -> None:
    content = book({"一": [heads, FIRST, SECOND], "一 (2)": [heads, FIRST, SECOND]})
    assert (received(content), len(barred(content))) == (2, 2)


def test_alike_rows_of_one_sheet_are_two_applications() -> None:
    assert received(as_workbook([ORDINAL, FIRST, ["2", *FIRST[1:]]])) == 2
