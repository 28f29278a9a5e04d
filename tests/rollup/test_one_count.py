"""Each number of a roll-up is one count, wherever it is shown."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.command_line import RIGHT, UNBALANCED, Told
from tests.support.known_figures import known_book
from tests.support.workbooks import filled_workbook

Run = Callable[..., Told]
UNITS = ("示例县教育局", "示例县水利局", "示例县财政局")
REASON = "一件在年末撤回，已与复议机关核对"


@pytest.fixture
def rolled_up(gaitool: Run) -> dict[str, Any]:
    """Roll up a roster of three, of whom one is wrong and one is missing, and one beside it.

    Two have reviews that others count otherwise; one of them explains that.
    """
    folder = Path("报送")
    folder.mkdir()
    heads = ["机关名称", "行政复议 总计"]
    known_book(Path("已知数.xlsx"), 复议机关=[heads, [UNITS[0], 9], ["示例市气象台", 9]])
    explained = {"explanations": [explanation(gaitool)]}
    filled_workbook(folder / "1.xlsx", RIGHT | {"agency": UNITS[0]} | explained)
    wrong = RIGHT | {"agency": UNITS[1], "cells": RIGHT["cells"] | UNBALANCED}
    filled_workbook(folder / "2.xlsx", wrong)
    filled_workbook(folder / "3.xlsx", RIGHT | {"agency": "示例市气象台"})
    Path("名单.csv").write_text("机关名称\n" + "\n".join(UNITS), encoding="utf-8")
    shared = ("rollup", "报送", "--roster", "名单.csv", "--known", "已知数.xlsx")
    for output in ("汇总.html", "汇总.xlsx"):
        gaitool(*shared, "-o", output)
    result: dict[str, Any] = json.loads(gaitool(*shared, "--format", "json").out)
    Path("屏幕.txt").write_text(gaitool(*shared).out, encoding="utf-8")
    return result


def explanation(gaitool: Run) -> dict[str, Any]:
    """Return what an office writes of the figure that others have otherwise."""
    file = filled_workbook(Path("一份.xlsx"), RIGHT | {"agency": UNITS[0]})
    told = gaitool("check", str(file), "--known", "已知数.xlsx", "--format", "json")
    findings = json.loads(told.out)["files"][0]["findings"]
    cells = next(one["cells"] for one in findings if one["rule"] == "G906")
    places = [one["key"] or f"{one['sheet']}!{one['address']}" for one in cells]
    figures = [one["value"] for one in cells]
    return {"rule": "G906", "cells": places, "figures": figures, "reason": REASON}


def counts_of_the_workbook() -> dict[str, int]:
    rows = load_workbook("汇总.xlsx", data_only=True)["总览"].iter_rows(values_only=True)
    return {name: n for name, n, *_ in rows if isinstance(n, int)}


def counts_of_the_page() -> dict[str, int]:
    page = Path("汇总.html").read_text(encoding="utf-8")
    return {name: int(n) for name, n in re.findall(r"<li[^>]*>(\S+) <strong>(\d+)</strong>", page)}


def counts_of_the_screen() -> dict[str, int]:
    *_, last = Path("屏幕.txt").read_text(encoding="utf-8").splitlines()
    found = re.findall(r"(\S+?) (\d+)( 条)?(?:（单位之间 \d+）)?(?= ·|$)", last)
    return {f"{name}（条）" if measure else name: int(n) for name, n, measure in found}


@pytest.mark.usefixtures("rolled_up")
def test_page_workbook_and_screen_have_the_same_numbers() -> None:
    page, workbook = counts_of_the_page(), counts_of_the_workbook()
    assert page.items() <= workbook.items()
    assert counts_of_the_screen() == page


@pytest.mark.usefixtures("rolled_up")
def test_what_units_are_divided_into_adds_up_to_all_of_them() -> None:
    page = counts_of_the_page()
    assert (page["应报"], page["名单外"], page["共计"]) == (3, 1, 4)
    assert sum(page[name] for name in ("通过", "不通过", "读不了", "未报")) == page["共计"]


def test_errors_between_units_are_errors(rolled_up: dict[str, Any]) -> None:
    overview = rolled_up["overview"]
    between = sum(one["severity"] == "error" for one in rolled_up["findings"])
    assert between == overview["between_units"]["error"] >= 1
    of_units = sum(unit["summary"]["error"] for unit in rolled_up["units"])
    assert overview["error"] == of_units + between == counts_of_the_page()["错误（条）"]


@pytest.mark.usefixtures("rolled_up")
def test_the_list_of_findings_has_a_row_for_each_that_is_counted() -> None:
    counts = counts_of_the_workbook()
    names = ("错误（条）", "核实（条）", "提示（条）", "已说明（条）")
    rows = load_workbook("汇总.xlsx")["问题清单"].max_row - 1
    assert sum(counts.get(name, 0) for name in names) == rows


def test_a_text_that_two_units_share_is_counted_once_for_each_of_them(gaitool: Run) -> None:
    Path("各单位").mkdir()
    body = "".join(f"围绕{one}工作公开了文件和解读。" for one in "规划财政教育卫生水利交通农业")
    sections = {"overview": [{"heading": "（一）主动公开", "body": body}]}
    for unit in UNITS[:2]:
        filled_workbook(
            Path("各单位") / f"{unit}.xlsx", RIGHT | {"agency": unit} | {"sections": sections}
        )
    gaitool("rollup", "各单位", "-o", "汇总.xlsx")
    gaitool("rollup", "各单位", "-o", "汇总.html")
    told = json.loads(gaitool("rollup", "各单位", "--format", "json").out)
    Path("屏幕.txt").write_text(gaitool("rollup", "各单位").out, encoding="utf-8")
    assert [one["rule"] for one in told["findings"]] == ["G905"]
    listed = [found["rule"] for unit in told["units"] for found in unit["findings"]]
    assert listed.count("G905") == 2
    counts = counts_of_the_workbook()
    assert counts["核实（条）"] == told["overview"]["warning"] == counts_of_the_page()["核实（条）"]
    assert counts["核实（条）"] == counts_of_the_screen()["核实（条）"]
    assert counts["核实（条）"] == sum(unit["summary"]["warning"] for unit in told["units"])
    assert sum(counts[f"{word}（条）"] for word in ("错误", "核实", "提示")) == len(listed)
    rows = load_workbook("汇总.xlsx")["问题清单"].max_row - 1
    assert rows == len(listed)
    lines = gaitool("rollup", "各单位", "--format", "csv").out.splitlines()
    assert sum("G905" in line for line in lines) == 2


def test_the_reason_of_an_explained_finding_is_shown(rolled_up: dict[str, Any]) -> None:
    explained = [f for u in rolled_up["units"] for f in u["findings"] if f["explained"]]
    assert [one["reason"] for one in explained] == [REASON]
    assert rolled_up["overview"]["explained"] == counts_of_the_page()["已说明（条）"] == 1
    words = f"单位的说明：{REASON}"
    assert words in Path("汇总.html").read_text(encoding="utf-8")
    rows = load_workbook("汇总.xlsx")["问题清单"].iter_rows(values_only=True)
    assert sum(words in str(cell) for row in rows for cell in row) == 1


def test_what_is_to_be_answered_adds_up_however_it_is_counted(gaitool: Run) -> None:
    folder = Path("各单位")
    folder.mkdir()
    for unit in UNITS:
        filled_workbook(folder / f"{unit}.xlsx", RIGHT | {"agency": unit})
    asked = '[[length]]\npart = "总体情况"\nat_least = 4000\nsentence = "不少于4000字。"\n'
    Path("口径.toml").write_text(f'title = "口径"\n{asked}', encoding="utf-8")
    told = gaitool("rollup", "各单位", "--local", "口径.toml", "-o", "页.html")
    page = Path("页.html").read_text(encoding="utf-8")
    assert "提示 3 条（地方口径要核实的 3）" in told.out
    assert "其中地方口径要核实（条） <strong>3</strong>" in page
    assert "2 条要核实，其中地方口径的 1 条计在“提示”里" in page


def test_what_is_answered_is_not_mended_and_what_lapsed_is_told(gaitool: Run) -> None:
    Path("报送").mkdir()
    known_book(Path("已知数.xlsx"), 复议机关=[["机关名称", "行政复议 总计"], [UNITS[0], 9]])
    report = RIGHT | {"agency": UNITS[0]}
    reason = explanation(gaitool)
    lapsed = reason | {"figures": ["7", *reason["figures"][1:]]}
    seen = []
    for explained in ([], [reason], [lapsed]):
        filled_workbook(Path("报送") / "1.xlsx", report | {"explanations": explained})
        told = gaitool("rollup", "报送", "--known", "已知数.xlsx", "--format", "json")
        seen.append(json.loads(told.out)["units"][0])
    assert [one["since_last_run"] for one in seen] == [
        None,
        {"mended": 0, "answered": 1, "added": 0},
        {"mended": 0, "answered": 0, "added": 1},
    ]
    assert [len(one["unused_reasons"]) for one in seen] == [0, 0, 1]
    screen = gaitool("rollup", "报送", "--known", "已知数.xlsx", "--notices", "退回").out
    assert "1 条核实说明没有用上" in screen
    notice = Path("退回", f"{UNITS[0]}_核实通知.txt").read_text(encoding="utf-8-sig")
    assert "你单位写的说明有 1 条没有用上。" in notice
    assert "G906 的说明没有用上" in notice
