"""已改 and 新增 tell what units did, not what else a run was given."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import RIGHT, UNBALANCED, Told
from tests.support.known_figures import known_book
from tests.support.workbooks import filled_workbook

UNITS = ("示例县教育局", "示例县水利局")
Run = Callable[..., Told]
_LOCAL = """
title = "示例县编制要求"

[[length]]
part = "总体情况"
at_least = 4000
sentence = "总体情况部分不少于4000字。"
"""


@pytest.fixture
def reports() -> Path:
    folder, before = Path("报送"), Path("上年")
    folder.mkdir()
    before.mkdir()
    for unit in UNITS:
        filled_workbook(folder / f"{unit}.xlsx", RIGHT | {"agency": unit})
        last = RIGHT | {"agency": unit, "year": RIGHT["year"] - 1}
        filled_workbook(before / f"{unit}.xlsx", last)
    heads = ["机关名称", "行政复议 总计"]
    known_book(Path("已知数.xlsx"), 复议机关=[heads, *([unit, 9] for unit in UNITS)])
    Path("口径.toml").write_text(_LOCAL, encoding="utf-8")
    Path("名单.csv").write_text("机关名称\n" + "\n".join(UNITS), encoding="utf-8")
    return folder


def changes(gaitool: Run, *options: str) -> list[Any]:
    result = json.loads(gaitool("rollup", "报送", *options, "--format", "json").out)
    return [unit["since_last_run"] for unit in result["units"]]


@pytest.mark.parametrize(
    "options",
    [
        ("--known", "已知数.xlsx"),
        ("--local", "口径.toml"),
        ("--previous", "上年"),
        ("--roster", "名单.csv"),
    ],
)
@pytest.mark.usefixtures("reports")
def test_a_run_with_other_options_is_not_compared_and_one_with_the_same_is(
    options: tuple[str, str], gaitool: Run
) -> None:
    changes(gaitool)
    assert changes(gaitool, *options) == [None, None]
    assert changes(gaitool, *options) == [{"mended": 0, "answered": 0, "added": 0}] * 2


def test_a_run_with_other_options_in_between_costs_no_comparison(
    reports: Path, gaitool: Run
) -> None:
    changes(gaitool, "--known", "已知数.xlsx")
    changes(gaitool)
    wrong = RIGHT | {"agency": UNITS[1], "cells": RIGHT["cells"] | UNBALANCED}
    filled_workbook(reports / f"{UNITS[1]}.xlsx", wrong)
    changes(gaitool)
    first, second = changes(gaitool, "--known", "已知数.xlsx")
    assert first == {"mended": 0, "answered": 0, "added": 0}
    assert second["added"] > 0


@pytest.mark.usefixtures("reports")
def test_a_pipe_is_told_as_well_what_was_not_compared(gaitool: Run) -> None:
    changes(gaitool)
    words = "上次汇总的已知数与这次不同（或里面的内容改了），2 个单位没有与上次比"
    assert words in gaitool("rollup", "报送", "--known", "已知数.xlsx").out


@pytest.mark.usefixtures("reports")
def test_of_many_ways_to_judge_the_last_ones_are_remembered(gaitool: Run) -> None:
    changes(gaitool)
    for year in range(2030, 2036):
        changes(gaitool, "--year", str(year))
    assert changes(gaitool) == [None, None]
    assert changes(gaitool, "--year", "2035") == [{"mended": 0, "answered": 0, "added": 0}] * 2


@pytest.mark.usefixtures("reports")
def test_the_page_says_which_option_differs(gaitool: Run) -> None:
    changes(gaitool)
    gaitool("rollup", "报送", "--known", "已知数.xlsx", "-o", "汇总.html")
    words = "上次汇总的已知数与这次不同（或里面的内容改了），2 个单位没有与上次比"
    assert words in Path("汇总.html").read_text(encoding="utf-8")


def test_what_changed_for_one_unit_leaves_the_others_compared(reports: Path, gaitool: Run) -> None:
    changes(gaitool, "--known", "已知数.xlsx")
    heads = ["机关名称", "行政复议 总计"]
    known_book(Path("已知数.xlsx"), 复议机关=[heads, [UNITS[0], 8], [UNITS[1], 9]])
    wrong = RIGHT | {"agency": UNITS[1], "cells": RIGHT["cells"] | UNBALANCED}
    filled_workbook(reports / f"{UNITS[1]}.xlsx", wrong)
    first, second = changes(gaitool, "--known", "已知数.xlsx")
    assert (first, second["mended"], second["added"] > 0) == (None, 0, True)
