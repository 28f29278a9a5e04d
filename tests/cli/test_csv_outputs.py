"""No CSV that a command writes starts a formula in a spreadsheet, whatever an office is called."""

import csv
import io
from pathlib import Path

import pytest

import gaitool

from tests.support.command_line import RIGHT, data_file
from tests.support.workbooks import filled_workbook

AGENCY = "=cmd|' /C calc'!A0"
STARTS = ("=", "+", "-", "@", "\t", "\r")
SHOWN = [
    ("check", "报送/教育.xlsx"),
    ("check", "报送/教育.xlsx", "报送/水利.xlsx"),
    ("export", "年报.json"),
    ("rollup", "报送"),
    ("rollup", "报送", "--roster", "名单.csv"),
]
WRITTEN = [
    (("check", "报送/教育.xlsx", "--format", "csv", "-o"), "结果.csv"),
    (("export", "年报.json", "--format", "csv", "-o"), "结果.csv"),
    (("rollup", "报送", "--facts"), "结果.csv"),
    (("rollup", "报送", "--include-failed", "--roster", "名单.csv", "--facts"), "结果.csv"),
    (("rollup", "报送", "--roster", "名单.csv", "--notices", "退回"), "退回/未报.csv"),
]


@pytest.fixture(autouse=True)
def reports(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    (folder / "报送").mkdir()
    for name, agency in (("教育", AGENCY), ("水利", f"@{AGENCY}")):
        filled_workbook(folder / "报送" / f"{name}.xlsx", RIGHT | {"agency": agency})
    cells = RIGHT["cells"] | {"applications.received.natural_person": AGENCY}
    data_file(RIGHT | {"agency": AGENCY, "cells": cells})
    roster = [["机关名称"], [AGENCY], [f"@{AGENCY}"], [f"={AGENCY}"]]
    with (folder / "名单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(roster)


def demand_no_formula(text: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(STARTS)] == []
    assert any(AGENCY in cell and cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("arguments", SHOWN, ids=" ".join)
def test_no_csv_that_is_shown_starts_a_formula(arguments, gaitool):
    demand_no_formula(gaitool(*arguments, "--format", "csv").out)


@pytest.mark.parametrize(("arguments", "name"), WRITTEN, ids=str)
def test_no_csv_that_is_written_starts_a_formula(arguments, name, gaitool):
    gaitool(*arguments, *([] if arguments[-1] == "退回" else [name]))
    demand_no_formula(Path(name).read_bytes().decode("utf-8-sig"))


def test_csv_is_written_in_one_place_alone():
    sources = Path(gaitool.__file__).parent.rglob("*.py")
    writers = [file.name for file in sources if "csv.writer" in file.read_text(encoding="utf-8")]
    assert writers == ["harmless_csv.py"]
