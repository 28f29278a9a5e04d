"""Numbers in data that nobody can mean are refused in one line, before they are reckoned with."""

from pathlib import Path

import pytest

from gaitool.errors import FileProblem, UnusableFile
from gaitool.reader.report_data import read_report_data

DIGITS = "9" * 5_000
CELL = '{"cells": {"applications.received.natural_person": %s}}'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f'{{"year": {DIGITS}}}', "数 99999999999999999999… 有 5000 位，太长了"),
        (CELL % DIGITS, "数 99999999999999999999… 有 5000 位，太长了"),
        (CELL % f"0.{DIGITS}", "有 5002 位，太长了"),
        (CELL % f"-{DIGITS}", "有 5001 位，太长了"),
        (CELL % f"1e{DIGITS}", "有 5002 位，太长了"),
        (CELL % "1e999999999", "数 1e999999999 太大或太小"),
        (CELL % "-1E-999999999", "数 -1E-999999999 太大或太小"),
        (f'{{"explanations": [{{"figures": [{DIGITS}]}}]}}', "太长了"),
    ],
)
def test_a_number_beyond_all_measure_is_refused(data: str, told: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        read_report_data(Path("年报.json"), data.encode())
    assert refused.value.problem is FileProblem.BAD_DATA
    assert told in refused.value.message
    assert len(refused.value.message) < 80


@pytest.mark.parametrize("number", ["0", "0.0", "1e3", "-1.5E-300", "1.7976931348623157e308"])
def test_whatever_a_workbook_can_hold_is_read(number: str) -> None:
    report = read_report_data(Path("年报.json"), (CELL % number).encode())
    assert len(report.answers) == 1
