"""A unit that several offices were merged into: no report of theirs is lost, nothing is hidden."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.checking.sources import read_report
from gaitool.form import CellKey

from tests.support.command_line import RIGHT, Told
from tests.support.rollup.county import YEAR
from tests.support.rollup.earlier_county import before
from tests.support.workbooks import filled_workbook

Gaitool = Callable[..., Told]
NEW, OTHER = "示例县新局", "示例县丁局"
FORMER = ("示例县甲局", "示例县乙局")
RECEIVED = "applications.received.total"
ROSTER = f"机关名称,简称,旧名\n{NEW},新局,{'；'.join(FORMER)}\n{OTHER},,\n"


@pytest.fixture(autouse=True)
def merged(folder: Path) -> Path:
    """Write what two units report this year, and what three offices reported last year."""
    Path("名单.csv").write_text(ROSTER, encoding="utf-8")
    for year, offices in ((YEAR, (NEW, OTHER)), (YEAR - 1, (*FORMER, OTHER))):
        Path(str(year)).mkdir()
        for office in offices:
            data = RIGHT | {"agency": office}
            filled_workbook(
                Path(str(year), f"{office}.xlsx"), data if year == YEAR else before(data)
            )
    return folder


def asked(gaitool: Gaitool, *options: str) -> tuple[dict[str, Any], str]:
    told = gaitool("rollup", str(YEAR), "--roster", "名单.csv", *options, "--format", "json")
    return json.loads(told.out), told.err


def of_three_offices() -> int:
    """Return what the offices of last year received together: each as much as the other."""
    figure = read_report(Path(str(YEAR - 1), f"{OTHER}.xlsx")).figure(CellKey.named(RECEIVED))
    return 3 * int(figure)


def test_the_trend_adds_up_the_offices_that_were_merged(gaitool: Gaitool) -> None:
    shown, err = asked(gaitool, "--since", str(YEAR - 1))
    last, _ = shown["trend"]
    assert last["numbers"]["received"] == of_three_offices()
    assert (last["units"], last["missing"], last["gone"]) == (2, [], [])
    assert "1 个单位 2024 年度是几个旧单位，数加在一起：示例县新局（示例县乙局、示例县甲局）" in err
    assert "各用一份" not in err


def test_sums_are_compared_and_cells_are_not(gaitool: Gaitool) -> None:
    shown, err = asked(gaitool, "--previous", str(YEAR - 1))
    last = shown["last_year"]
    assert last["units"] == 2
    assert last["sums"][RECEIVED] == of_three_offices()
    assert "1 个单位 2024 年度是几个旧单位，汇总数与它们的和比，各单位的报告没有逐格与上年比" in err
    gaitool(
        "rollup", str(YEAR), "--roster", "名单.csv", "--previous", str(YEAR - 1), "-o", "总.xlsx"
    )
    rows = [row for sheet in load_workbook("总.xlsx") for row in sheet.values if NEW in row]
    words = [str(cell) for row in rows for cell in row]
    assert "示例县乙局.xlsx、示例县甲局.xlsx" in words
    assert "上年的名称是“示例县乙局、示例县甲局”" in words


def test_of_two_files_of_one_former_office_one_is_used(gaitool: Gaitool) -> None:
    data = before(RIGHT | {"agency": FORMER[0]})
    filled_workbook(Path(str(YEAR - 1), "又一份.xlsx"), data)
    shown, err = asked(gaitool, "--since", str(YEAR - 1))
    last, _ = shown["trend"]
    assert last["numbers"]["received"] == of_three_offices()
    assert "1 个单位的 2024 年度报告有几份，各用一份：示例县新局" in err


def test_a_report_that_tells_no_year_is_added_as_well(gaitool: Gaitool) -> None:
    data = before(RIGHT | {"agency": FORMER[0]}) | {"year": ""}
    filled_workbook(Path(str(YEAR - 1), f"{FORMER[0]}.xlsx"), data)
    last = asked(gaitool, "--previous", str(YEAR - 1))[0]["last_year"]
    assert last["sums"][RECEIVED] == of_three_offices()


def test_former_names_given_as_short_ones_are_told(gaitool: Gaitool) -> None:
    """Names that a unit goes by are one office, so that only one of the files can be used."""
    Path("名单.csv").write_text(f"机关名称,简称\n{NEW},{'；'.join(FORMER)}\n", encoding="utf-8")
    _, err = asked(gaitool, "--since", str(YEAR - 1))
    assert "把旧名写进名单的“旧名”（不是“简称”）一列，就加在一起：示例县新局" in err


def test_no_workbook_is_filled_with_one_of_several_last_reports(gaitool: Gaitool) -> None:
    told = gaitool("template", "--roster", "名单.csv", "--previous", str(YEAR - 1), "-o", "空白")
    assert f"“{NEW}”上年是几个单位（{'、'.join(FORMER)}），没有填上年的数" in told.err
    assert f"没有找到上年报告的单位 1 个：{NEW}" in told.err


def test_a_unit_that_was_renamed_gets_its_last_report(gaitool: Gaitool) -> None:
    Path(str(YEAR - 1), f"{FORMER[1]}.xlsx").unlink()
    told = gaitool("template", "--roster", "名单.csv", "--previous", str(YEAR - 1), "-o", "空白")
    assert "没有找到" not in told.err


def test_a_cover_of_this_year_with_a_former_name_is_told(gaitool: Gaitool) -> None:
    Path(str(YEAR), f"{NEW}.xlsx").unlink()
    filled_workbook(Path(str(YEAR), "1.xlsx"), RIGHT | {"agency": FORMER[0]})
    unit = next(one for one in asked(gaitool)[0]["units"] if one["unit"] == NEW)
    (found,) = [one for one in unit["findings"] if one["rule"] == "G023"]
    assert (found["expected"], found["actual"]) == (NEW, FORMER[0])
    assert unit["summary"]["warning"] >= 1
    gaitool("rollup", str(YEAR), "--roster", "名单.csv", "--notices", "退回")
    letter = Path("退回", f"{NEW}_核实通知.txt").read_text(encoding="utf-8-sig")
    assert f"写的还是旧名“{FORMER[0]}”，名单上现在的名称是“{NEW}”。" in letter


def test_a_former_name_that_comes_to_the_roster_is_told_of_files_read_before(
    gaitool: Gaitool,
) -> None:
    Path(str(YEAR), f"{NEW}.xlsx").unlink()
    filled_workbook(Path(str(YEAR), "1.xlsx"), RIGHT | {"agency": FORMER[0]})
    told = []
    for head in ("简称", "旧名"):
        Path("名单.csv").write_text(f"机关名称,{head}\n{NEW},{FORMER[0]}\n", encoding="utf-8")
        told.append("G023" in str(asked(gaitool)[0]))
    assert told == [False, True]


def test_a_former_name_that_another_unit_has_now_is_its_name(gaitool: Gaitool) -> None:
    Path("名单.csv").write_text(f"机关名称,旧名\n{NEW},{OTHER}\n{OTHER},\n", encoding="utf-8")
    shown, _ = asked(gaitool, "--since", str(YEAR - 1))
    assert "G023" not in str(shown)
    assert shown["trend"][0]["missing"] == [NEW]
