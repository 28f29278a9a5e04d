"""Days as clerks write them, ticks, and working days as the State Council sets them."""

import datetime

import pytest

from gaitool.counted_register import Application, RegisterRow
from gaitool.register.cells import day_of, quoted
from gaitool.register.working_days import UnknownYear, days_used, working_days
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


def test_no_number_of_a_person_is_quoted() -> None:
    assert "13912345678" not in quoted("甲某 13912345678")


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
