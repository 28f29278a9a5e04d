"""A day or a year is known however people, programs and ISO 8601 write it."""

import datetime

import pytest

from gaitool.text.written_dates import (
    EPOCH_1904,
    iso_date,
    iso_day,
    printed_day,
    written_year,
    year_shown_as_day,
)

TWENTIETH = (
    *("2026-01-20T00:00:00", "2026-01-20T00:00:00.000", "2026-01-20 00:00:00", "2026-01-20T09:30"),
    *("2026-01-20T00:00:00Z", "2026-01-19T16:00:00.000Z", "2026-01-20T15:59:59Z"),
    *("2026-01-20T00:00:00+08:00", "2026-01-19T11:00:00-05:00", "2026-01-20T02:00:00+0900"),
    *("2026-01-19T15:59:17.000Z", "2026-01-20 15:59:54", "2026-01-20 23:59:59", "46041.9995023"),
    *("2026年1月20日 15:59", "2026年1月20日下午3时59分", "2026/1/20 3:59 PM", "2026-1-20 9:05:01"),
    *("2026年1月20日星期二", "2026年1月20日（周二）", "2026年01月20号", "2026年1月20"),
    *("二〇二六年一月二十日", "二○二六年一月廿日", "二O二六年元月二十日", "二零二六年一月二十号"),
    *(
        "贰零贰陆年零壹月贰拾日",
        "2026年一月二十日",
        "二〇二六年1月20日",
        " 二〇二六年 一月 二十日 ",
    ),
    *("2026.1.20", "2026.01.20", "2026/01/20", "２０２６．１．２０", "2026-01-20\u202c"),
    *("46042", "46042.6666", "46042.0"),
)


@pytest.mark.parametrize("written", TWENTIETH)
def test_a_day_is_known_however_it_is_written(written: str) -> None:
    assert iso_date(written) == "2026-01-20"


@pytest.mark.parametrize(
    "written",
    [
        *("", "20260120", "2026年1月", "2026-13-01", "2026-02-30", "二〇二六年十一月三十一日"),
        *("二〇二六年十十月一日", "2026-01-20T25:00:00Z", "2026-01-20T10:00:00+99:99", "99999"),
        *("9999-12-31T23:00:00-08:00", "0001-01-01T00:00:00+09:00", "1.5", "待定", "12:30"),
        *("2026-01-20至2026-02-20", "2026-01-20" + "0" * 100_000, "二" * 100_000),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert iso_date(written) is None


@pytest.mark.parametrize("days", range(1, 32))
def test_every_day_of_a_month_is_read_in_chinese(days: int) -> None:
    day = datetime.date(2026, 10, days)
    ones = " 一二三四五六七八九"[days % 10].strip()
    tens = ("", "十", "二十", "三十")[days // 10]
    assert iso_date(f"二〇二六年十月{tens}{ones}日") == iso_date(printed_day(day)) == str(day)


def test_a_serial_number_counts_from_the_epoch_of_the_workbook() -> None:
    assert iso_date("44580", EPOCH_1904) == "2026-01-20"
    assert iso_date("44580.75", EPOCH_1904) == "2026-01-20"
    assert iso_date("44580") == "2022-01-19"


@pytest.mark.parametrize(
    "written",
    [
        *("2025", " 2025 ", "2025年", "2025 年", "2025.0", "2025.00", "２０２５年", "2025\u202c"),
        *("二〇二五年", "二〇二五", "二零二五年"),
    ],
)
def test_a_year_is_known_however_it_is_written(written: str) -> None:
    assert written_year(written) == "2025"


@pytest.mark.parametrize(
    "written", ["", "25", "2025.5", "2025-12-31", "20255", "2024、2025", "示例县人", "9" * 4_000]
)
def test_what_is_no_year_is_none(written: str) -> None:
    assert written_year(written) is None


def test_a_year_under_a_format_of_dates_is_told_from_a_day() -> None:
    assert year_shown_as_day(datetime.date(1905, 7, 17)) == 2025
    assert year_shown_as_day(datetime.date(2025, 12, 31)) is None


@pytest.mark.parametrize("written", ["20260120", "2026-W04-2", "2026-020", "2026-1-20"])
def test_what_only_a_program_takes_for_an_iso_date_is_no_day(written: str) -> None:
    assert iso_day(written) is None
    assert iso_day("2026-01-20") == datetime.date(2026, 1, 20)
