"""``rollup --known``: every unit's figures against what others know, told by unit and cell."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import RIGHT, Told
from tests.support.known_figures import known_book, known_csv
from tests.support.rollup.county import County
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

EDUCATION, WATER, FINANCE, SILENT = (
    "示例县教育局",
    "示例县水利局",
    "示例县财政局",
    "示例县档案局",
)
ZERO = {key: 0 for key in RIGHT["cells"] if key.startswith(("applications", "disputes"))}
ALL_ZERO = {
    "fill_blanks_with_zero": dict.fromkeys(("disclosure", "applications", "disputes"), True)
}
HEADS = "机关名称,行政复议 总计,行政诉讼 总计,行政许可,来源\n"


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("units")
    for number, unit in enumerate((EDUCATION, WATER, FINANCE)):
        filled_workbook(folder / f"{number}.xlsx", RIGHT | {"agency": unit})
    silent = RIGHT | ALL_ZERO | {"agency": SILENT, "cells": RIGHT["cells"] | ZERO}
    filled_workbook(folder / "3.xlsx", silent)
    return folder


@pytest.fixture
def roster() -> str:
    Path("名单.csv").write_text(
        f"机关名称,简称\n{EDUCATION},县教育\n{WATER},\n{FINANCE},\n{SILENT},\n示例县水文局,\n",
        encoding="utf-8",
    )
    return "名单.csv"


def rolled_up(gaitool: Callable[..., Told], *arguments: str) -> dict[str, Any]:
    """Return what a roll-up says as data."""
    result: dict[str, Any] = json.loads(gaitool("rollup", *arguments, "--format", "json").out)
    return result


def found(result: dict[str, Any], rule: str = "G906") -> list[tuple[str, str, str, str]]:
    """Return unit, cell and figures of every finding of a rule."""
    return list(_found(result, rule))


def _found(result: dict[str, Any], rule: str) -> Iterator[tuple[str, str, str, str]]:
    for unit in result["units"]:
        for one in (one for one in unit["findings"] if one["rule"] == rule):
            yield unit["unit"], one["cells"][0]["key"], one["actual"], one["expected"]


def test_every_figure_that_others_have_otherwise_is_named_once(
    units: Path, roster: str, gaitool
) -> None:
    known = known_csv(
        Path("已知数.csv"),
        f"{HEADS}县教育,3,1,12,复议机关\n{WATER},2,4,,复议机关\n{FINANCE},,,13,年报\n合计,5,5,25,\n",
        "gbk",
    )
    result = rolled_up(gaitool, str(units), "--known", known, "--roster", roster)
    assert found(result) == [
        (EDUCATION, "disputes.review.total", "2", "3"),
        (WATER, "disputes.direct_suit.total", "1", "4"),
        (FINANCE, "disclosure.licences.decisions", "12", "13"),
    ]


def test_unit_may_stand_with_several_sources(units: Path, gaitool) -> None:
    rows = [["机关名称", "行政复议"], [EDUCATION, 3]]
    known = known_book(Path("已知数.xlsx"), 复议机关=rows, 司法局=[rows[0], [EDUCATION, 4]])
    result = rolled_up(gaitool, str(units), "--known", str(known))
    (finding,) = [one for one in result["units"][0]["findings"] if one["rule"] == "G906"]
    assert "复议机关记的是 3" in finding["message"]
    assert "司法局记的是 4" in finding["message"]


def test_names_that_mean_no_unit_are_one_line_with_who_may_be_meant(
    units: Path, roster: str, gaitool
) -> None:
    known = known_csv(
        Path("已知数.csv"), f"{HEADS}示例县教育委员会,3,,,\n天外局,1,,,\n示例县水文局,1,,,\n"
    )
    told = gaitool("rollup", str(units), "--known", known, "--roster", roster)
    line = (
        "有 2 行的机关名称对不上单位，没有核对："
        "第 2 行“示例县教育委员会”（是不是“示例县教育局”？）、第 3 行“天外局”。"
    )
    assert told.err.count(line) == 1


def test_without_a_roster_names_are_those_of_the_reports(units: Path, gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}示例县水文局,1,,,\n{EDUCATION},2,,,\n")
    err = gaitool("rollup", str(units), "--known", known).err
    assert "有 1 行的机关名称对不上单位，没有核对：第 2 行“示例县水文局”" in err


def test_contradiction_between_a_full_and_a_short_name_is_told(
    units: Path, roster: str, gaitool
) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}{EDUCATION},3,,,甲\n县教育,4,,,甲\n")
    told = gaitool("rollup", str(units), "--known", known, "--roster", roster)
    assert f"没有采用：{EDUCATION} 行政复议 总计（甲：3、4）。" in told.err
    assert "G906" not in told.out


def test_all_zero_reports_are_counted_and_asked_about(units: Path, gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}{SILENT},1,,,复议机关\n")
    result = rolled_up(gaitool, str(units), "--known", known)
    overview = result["overview"]
    assert (overview["all_zero"], overview["zero_doubted"]) == (1, 1)
    assert [one[0] for one in found(result, "G308")] == [SILENT]


def test_all_zero_reports_that_nothing_contradicts_are_only_counted(units: Path, gaitool) -> None:
    overview = rolled_up(gaitool, str(units))["overview"]
    assert (overview["all_zero"], overview["zero_doubted"]) == (1, 0)


def test_overview_of_screen_workbook_and_page_counts_them(units: Path, gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}{SILENT},1,,,复议机关\n")
    out = gaitool("rollup", str(units), "--known", known, "-o", "汇总.xlsx").out
    gaitool("rollup", str(units), "--known", known, "-o", "汇总.html")
    sheet = load_workbook("汇总.xlsx")["总览"]
    counts = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert "表三全为零 1 · 全零有疑问 1" in out
    assert (counts["表三全为零"], counts["全零有疑问"]) == (1, 1)
    assert "全零有疑问" in Path("汇总.html").read_text(encoding="utf-8")


def test_return_slip_names_what_others_know(units: Path, gaitool) -> None:
    filled_workbook(
        Path("4.xlsx"),
        RIGHT
        | {
            "agency": "示例县商务局",
            "cells": RIGHT["cells"] | {"applications.carried_out.natural_person": 3},
        },
    )
    known = known_csv(Path("已知数.csv"), f"{HEADS}示例县商务局,3,,,复议机关\n")
    gaitool("rollup", str(units), "4.xlsx", "--known", known, "--notices", "退回")
    slip = Path("退回/示例县商务局_退回通知.txt").read_text(encoding="utf-8-sig")
    assert "复议机关记的是 3" in slip


def test_known_file_among_the_reports_is_no_unit(gaitool) -> None:
    folder = Path("报送")
    folder.mkdir()
    filled_workbook(folder / "1.xlsx", RIGHT | {"agency": EDUCATION})
    known = known_book(folder / "已知数.xlsx", 复议机关=[["机关名称", "行政复议"], [EDUCATION, 3]])
    result = rolled_up(gaitool, str(folder), "--known", str(known))
    assert [unit["unit"] for unit in result["units"]] == [EDUCATION]


def test_other_known_figures_are_seen_though_all_files_are_cached(units: Path, gaitool) -> None:
    known_csv(Path("甲.csv"), f"{HEADS}{EDUCATION},3,,,复议机关\n")
    known_csv(Path("乙.csv"), f"{HEADS}{EDUCATION},4,,,复议机关\n")
    expected = [
        [one[3] for one in found(rolled_up(gaitool, str(units), *arguments))]
        for arguments in (("--known", "甲.csv"), ("--known", "乙.csv"), (), ("--known", "甲.csv"))
    ]
    assert expected == [["3"], ["4"], [], ["3"]]


def test_figures_of_another_year_are_told_in_one_line(units: Path, gaitool) -> None:
    rows = [["年度", 2019], ["机关名称", "行政复议"], [EDUCATION, 3]]
    known = known_book(Path("已知数.xlsx"), 复议机关=rows)
    told = gaitool("rollup", str(units), "--known", str(known))
    assert [line for line in told.err.splitlines() if "已知数" in line] == [
        f"已知数.xlsx：写的年度是 2019，汇总的是 {RIGHT['year']} 年度的报告，没有与已知数核对。"
    ]


def test_output_is_never_written_over_the_known_file(units: Path, gaitool) -> None:
    known = known_book(Path("已知数.xlsx"), 复议机关=[["机关名称", "行政复议"], [EDUCATION, 3]])
    before = known.read_bytes()
    told = gaitool("rollup", str(units), "--known", "已知数.xlsx", "-o", "已知数.xlsx", "--force")
    assert told.code != ExitCode.CLEAN
    assert known.read_bytes() == before


@pytest.mark.parametrize("name", ["没有.xlsx", "名单.csv"])
def test_file_that_cannot_be_used_exits_with_3_before_anything_is_read(
    name: str, units: Path, roster: str, gaitool
) -> None:
    told = gaitool("rollup", str(units), "--known", name, "--roster", roster)
    assert (told.code, told.out) == (ExitCode.UNUSABLE, "")
    assert "没有认出已知数" in told.err or "找不到这个文件" in told.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_workers_say_what_one_process_says(jobs: str, units: Path, gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}{EDUCATION},3,,,\n{SILENT},1,,,\n")
    command = ("rollup", str(units), "--known", known, "--no-cache", "--format", "json")
    told = gaitool(*command, "--jobs", jobs)
    assert (told.code, told.out) == (ExitCode.CLEAN, gaitool(*command).out)


def reviews_of(data: dict[str, Any]) -> int:
    """Add up the reviews of a report from its data, without the tool."""
    cells = (
        f"disputes.review.{key}" for key in ("upheld", "corrected", "other_outcome", "pending")
    )
    return sum(int(data["cells"].get(cell) or 0) for cell in cells)


def test_of_a_county_just_the_planted_contradictions_are_found(county: County, gaitool) -> None:
    planted = {unit: number for number, unit in enumerate(list(county.counted)[3:30:5], start=1)}
    rows = [
        [unit, reviews_of(data) + planted.get(unit, 0)] for unit, data in county.counted.items()
    ]
    known = known_book(Path("已知数.xlsx"), 复议机关=[["机关名称", "行政复议 总计"], *rows])
    result = rolled_up(
        gaitool, str(county.folder), "--known", str(known), "--roster", str(county.roster)
    )
    gaps = {unit: int(known) - int(said) for unit, _, said, known in found(result)}
    assert gaps == planted
