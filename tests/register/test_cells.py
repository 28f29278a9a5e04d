"""Days as clerks write them, ticks, and working days as the State Council sets them."""

import datetime

import pytest

from gaitool.applications import Application
from gaitool.register.cells import day_of, is_ticked
from gaitool.register.quoting import shown_number, told_day, told_word
from gaitool.register.vocabulary import pattern_of
from gaitool.register.working_days import UnknownYear, days_used, working_days
from gaitool.register_rows import RegisterRow
from gaitool.text.written_dates import EPOCH, EPOCH_1904

MARCH_5 = datetime.date(2025, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2025-03-05",
            "2025-3-5",
            "2025.3.5",
            "2025/3/5",
            "2025年3月5日",
            "2025年3月5号",
            "20250305",
        ),
        *("2025-03-05 09:30:00", "２０２５．３．５", "二〇二五年三月五日", "45721", "45721.5"),
    ],
)
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert day_of(text, EPOCH) == MARCH_5


def test_serial_numbers_count_from_the_epoch_of_the_workbook() -> None:
    assert day_of("44259", EPOCH_1904) == MARCH_5


@pytest.mark.parametrize(
    "text", ["3月5日", "25.3.5", "2025-13-05", "2025-02-30", "1905-3-5", "春节后"]
)
def test_what_names_no_day_for_sure_is_none(text: str) -> None:
    assert day_of(text, EPOCH) is None


@pytest.mark.parametrize(("sign", "ticked"), [("√", True), ("×", False), ("X", None), ("x", None)])
def test_a_cross_is_no_tick(sign: str, ticked: bool | None) -> None:
    assert is_ticked(sign) is ticked


KNOWN = pattern_of(["答复", "不予公开", "国家秘密"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("张三丰", "这里的 3 个字"),
        ("已书面答复张三丰，住解放路 6 号", "“…答复…”"),
        ("不予公开、国家秘密", "“不予公开、国家秘密”"),
    ],
)
def test_of_a_word_only_what_is_known_is_quoted(text: str, told: str) -> None:
    assert told_word(text, KNOWN) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3月5日", "“3月5日”"),
        ("2025-13-05", "“2025-13-05”"),
        ("13912345678", "这里的 11 个字"),
        ("张三来访", "这里的 4 个字"),
    ],
)
def test_of_a_day_only_digits_and_their_marks_are_quoted(text: str, told: str) -> None:
    assert told_day(text) == told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-00017", "2025-00017"),
        ("县依申〔2025〕1号", "县依申〔2025〕1号"),
        ("永济依申请〔2025〕第3号", "…依申请〔2025〕第3号"),
        ("张三丰", ""),
        ("13912345678", "139******78"),
        ("依申请公开信息受理登记〔2025〕第123456789号", "…登记〔2025〕第123456789号"),
    ],
)
def test_of_a_number_digits_and_usual_words_are_shown(text: str, shown: str) -> None:
    assert shown_number(text) == shown


def application(**days: datetime.date) -> Application:
    return Application(RegisterRow("", 2), datetime.date(2025, 1, 20), "natural_person", **days)


def test_holidays_do_not_count_and_made_up_weekends_do() -> None:
    # The Spring Festival of 2025: off from 28 January to 4 February, worked on 26 January.
    assert working_days(datetime.date(2025, 1, 24), datetime.date(2025, 2, 5)) == 3


def test_days_begin_anew_with_the_correction() -> None:
    corrected = application(corrected=datetime.date(2025, 2, 10))
    assert days_used(corrected, datetime.date(2025, 2, 25)) == 11


def test_days_of_asking_third_parties_do_not_count() -> None:
    asked = application(asking_from=datetime.date(2025, 2, 5), asking_to=datetime.date(2025, 2, 10))
    assert days_used(asked, datetime.date(2025, 2, 25)) == 22 - 4


def test_a_year_that_nobody_has_announced_is_told() -> None:
    with pytest.raises(UnknownYear, match="2090"):
        working_days(datetime.date(2090, 1, 4), datetime.date(2090, 3, 1))
