"""Dates of the sign-off in Chinese numerals, right ones and mistyped ones."""

import pytest

from gaitool.importers.identity import read_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("二〇二四年一月二十九日", "2024-01-29"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("二零二五年十月十日", "2025-10-10"),
    ],
)
def test_a_date_in_chinese_numerals_is_read(written: str, date: str) -> None:
    assert read_date(f"某县教育局 {written}") == ("某县教育局", date)


@pytest.mark.parametrize("written", ["二〇二四年十十月一日", "二〇二四年一月三三十日"])
def test_what_is_no_number_is_no_date(written: str) -> None:
    assert read_date(written) is None
