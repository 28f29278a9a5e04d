"""A cover of another year is the one thing wrong: nobody is told to make the text wrong as well."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.command_line import RIGHT, Told
from tests.support.workbooks import filled_workbook

Run = Callable[..., Told]
RIGHT_UNITS = ("示例县水利局", "示例县财政局")
WRONG = "示例县教育局"
OF_LAST_YEAR = RIGHT | {"agency": WRONG, "year": RIGHT["year"] - 1}


@pytest.fixture
def reports() -> Path:
    """Hand in two reports of the year, and one whose cover alone has the year before."""
    folder = Path("报送")
    folder.mkdir()
    for unit in RIGHT_UNITS:
        filled_workbook(folder / f"{unit}.xlsx", RIGHT | {"agency": unit})
    filled_workbook(folder / f"{WRONG}.xlsx", OF_LAST_YEAR)
    return folder


def rolled_up(gaitool: Run, *options: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(gaitool("rollup", "报送", *options, "--format", "json").out)
    return result


def notice(gaitool: Run, *options: str) -> str:
    gaitool("rollup", "报送", "--notices", "退回", *options)
    return Path("退回", f"{WRONG}_退回通知.txt").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("options", [(), ("--year", str(RIGHT["year"]))])
def test_a_notice_tells_to_mend_the_cover_and_not_the_text(
    options: tuple[str, ...], gaitool: Run
) -> None:
    words = notice(gaitool, *options)
    assert "把封面的报告年度改成 2025 后重报；正文里写的 2025 年是对的，不要改。" in words
    assert "2024年1月1日" not in words
    assert "有 1 处错误必须改正" in words


@pytest.mark.usefixtures("reports")
def test_the_marked_copy_marks_the_cover(gaitool: Run) -> None:
    notice(gaitool)
    sheet = load_workbook(Path("退回", f"{WRONG}_批注.xlsx")).worksheets[0]
    words = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "G904" in words
    assert "G808" not in words


@pytest.mark.usefixtures("reports")
def test_the_roll_up_tells_the_year_once_and_nothing_that_follows(gaitool: Run) -> None:
    result = rolled_up(gaitool)
    (between,) = [one for one in result["findings"] if one["rule"] == "G904"]
    assert {unit["summary"]["error"] for unit in result["units"]} == {0}
    assert "正文写的是 2025 年度的，多半是封面没有改" in between["message"]


def test_a_report_that_is_all_of_another_year_may_be_the_wrong_file(
    reports: Path, gaitool: Run
) -> None:
    text = json.dumps(OF_LAST_YEAR["sections"]).replace("2025", "2024")
    wholly = OF_LAST_YEAR | {"date": "2025-01-20", "sections": json.loads(text)}
    filled_workbook(reports / f"{WRONG}.xlsx", wholly)
    words = notice(gaitool)
    assert "拿错了文件的，换成 2025 年度的报告" in words
    assert "不要改" not in words


def test_what_has_nothing_to_do_with_the_year_is_still_told(reports: Path, gaitool: Run) -> None:
    cells = RIGHT["cells"] | {"applications.received.natural_person": "几件"}
    filled_workbook(reports / f"{WRONG}.xlsx", OF_LAST_YEAR | {"cells": cells})
    assert "几件" in notice(gaitool)


def test_with_the_cover_mended_the_report_passes(reports: Path, gaitool: Run) -> None:
    rolled_up(gaitool)
    filled_workbook(reports / f"{WRONG}.xlsx", RIGHT | {"agency": WRONG})
    result = rolled_up(gaitool)
    assert [unit["standing"] for unit in result["units"]] == ["passed"] * 3
