"""Names of sheets and ranges, whatever an edition calls its tables."""

import pytest

from gaitool.renderers.sheets.names import distinct_range_names, distinct_sheet_names


def test_names_that_nobody_has_stay_as_they_are() -> None:
    assert distinct_sheet_names(["二、主动公开", "明细表"], ["明细"]) == ["二、主动公开", "明细表"]
    assert distinct_range_names(["表二", "表三"]) == ["表二", "表三"]


def test_a_name_that_another_sheet_has_is_numbered() -> None:
    assert distinct_sheet_names(["明细", "A", "a"], ["明细"]) == ["明细_2", "A", "a_2"]


def test_a_numbered_name_is_no_longer_than_a_sheet_can_be_called() -> None:
    assert distinct_sheet_names(["长" * 31] * 2, []) == ["长" * 31, f"{'长' * 29}_2"]


@pytest.mark.parametrize(
    ("name", "range_name"),
    [
        ("补充表 一", "补充表_一"),
        ("表（二）", "表_二_"),
        ("A1", "_A1"),
        ("R1C1", "_R1C1"),
        ("3号表", "_3号表"),
    ],
)
def test_a_range_is_called_what_excel_takes_for_a_name(name: str, range_name: str) -> None:
    assert distinct_range_names([name]) == [range_name]


def test_two_tables_of_one_name_are_told_apart() -> None:
    assert distinct_range_names(["补充表", "补充表"]) == ["补充表", "补充表_2"]
