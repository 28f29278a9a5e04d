"""A format is imitated as far as it decides which number a person sees."""

from decimal import Decimal

import pytest

from gaitool.office_files.number_formats import (
    is_date_format,
    shown_number,
    shown_text,
    writes_white,
)

ACCOUNTS = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        *(("General", "17", "17"), ("General", "1.25", "1.25"), ("@", "17", "17")),
        *(("0", "17", "17"), ("0.00", "1.25", "1.25"), ("#,##0", "1234567", "1234567")),
        *((ACCOUNTS, "1234.5", "¥1234.50"), (ACCOUNTS, "0", "¥-"), ("000", "7", "007")),
        *((r"0\.0000", "12500", "1.2500"), (r"0\.0", "25", "2.5"), ("0!.0,", "12500", "1.3")),
        *(("0.00,", "12500", "12.50"), ("0,,", "12500000", "13"), ("0,.0", "12500", "12.5")),
        *(("0.0,,", "12500000", "12.5"), ('0!.0000"万"', "12500", "1.2500万")),
        *(("0%", "17", "1700%"), ("0.0%", "0.175", "17.5%"), ("0%%", "1", "10000%%")),
        *(('"99"', "4", "99"), ('0"0"', "4", "40"), ('"1"0', "4", "14"), ("0-0", "17", "1-7")),
        *((";;;", "4", ""), (";;;@", "4", ""), ("#", "0", ""), ("0;-0;;@", "0", "")),
        *(('General"万"', "12.5", "12.5万"), ('G/通用格式"万"', "4", "4万"), ("0万", "4", "4万")),
        *(('[=4]"40";General', "4", "40"), ('[=4]"40";General', "5", "5")),
        *(('[>999]0.0,"千";0', "12500", "12.5千"), ('[>999]0.0,"千";0', "12", "12")),
        *(('[<10]"少";[<100]"中";0', "50", "中"), ('[<10]"少";[<100]"中";0', "500", "500")),
        *(("0;(0)", "-5", "(5)"), ("0", "-5", "-5"), ("0;;", "-5", ""), ('"a;b"0', "4", "a;b4")),
        *(("[DBNum1][$-804]0", "17", "17"), ("[$¥-804]0.0", "12", "¥12.0"), ("0_);(0)", "5", "5")),
        *(("0.0", "1.25", "1.3"), ("0", "0.4", "0"), ("0.00", "9" * 30, "9" * 30 + ".00")),
        *(('0"1', "4", "41"), ("0\\", "4", "4\\"), ("[", "4", ""), ("", "4", "")),
    ],
)
def test_a_number_is_shown_as_programs_show_it(code: str, number: str, shown: str) -> None:
    assert shown_number(code, Decimal(number)) == shown


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", "yyyy", "0 k", "0" * 256, '"' * 100_000])
def test_what_is_not_imitated_is_not_guessed(code: str) -> None:
    assert shown_number(code, Decimal("1.25")) is None


@pytest.mark.parametrize("number", ["1e308", "-1e308", "1e-308", "9" * 300, "0"])
@pytest.mark.parametrize("code", ["0." + "0" * 250, "0" + "%" * 250, "0" + "," * 250, "#" * 255])
def test_numbers_and_formats_of_any_size_are_shown(code: str, number: str) -> None:
    assert isinstance(shown_number(code, Decimal(number)), str)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        *(("General", "4"), ("@", "4"), ("0", "4"), ("0;-0;;@", "4"), ('@"0"', "40")),
        *((";;;", ""), ('0;0;0;"99"', "99"), (ACCOUNTS, "4"), ("yyyy;@", "4")),
    ],
)
def test_a_text_is_shown_by_the_section_for_texts(code: str, shown: str) -> None:
    assert shown_text(code, "4").strip() == shown


@pytest.mark.parametrize("code", ["[White]0", "[白色]General", "[Color2]0.00", "0;[Red]0;[white]0"])
def test_a_format_may_write_in_the_colour_of_paper(code: str) -> None:
    assert writes_white(code, Decimal(0))


@pytest.mark.parametrize("code", ["[Red]0", '"White"0', "0"])
def test_other_formats_write_in_ink(code: str) -> None:
    assert not writes_white(code, Decimal(0))


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        *(('yyyy"年"m"月"d"日"', True), ("[h]:mm", True), ("[$-F800]dddd, mmmm dd", True)),
        *(("General", False), ('0.00"day"', False), ("[Red]0", False), ("y" * 256, False)),
    ],
)
def test_a_format_of_dates_is_told_from_others(code: str, is_date: bool) -> None:
    assert is_date_format(code) is is_date
