"""``check --known`` and ``template --known``: figures that others know, and the sheets for them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import RIGHT, workbook
from tests.support.known_figures import known_csv
from tests.support.workbooks import filled_workbook

AGENCY = RIGHT["agency"]
HEADS = "机关名称,行政复议 总计,来源\n"


@pytest.fixture
def known(folder: Path) -> str:
    known_csv(folder / "已知数.csv", f"{HEADS}{AGENCY},3,复议机关\n", "gbk")
    return "已知数.csv"


def test_figure_that_others_have_otherwise_is_found(known: str, gaitool) -> None:
    told = gaitool("check", workbook(), "--known", known, "--fail-on", "warning")
    assert told.code == ExitCode.FINDINGS
    assert "※核实 G906 | 四、复议诉讼!E8（行政复议 · 总计） | 写的是“2” | 应为 3" in told.out


def test_several_files_are_each_compared_with_their_own(known: str, gaitool) -> None:
    filled_workbook(Path("别的.xlsx"), RIGHT | {"agency": "示例县水利局"})
    told = gaitool("check", workbook(), "别的.xlsx", "--known", known)
    lines = [line for line in told.out.splitlines() if "核实 G906" in line]
    assert [line.partition("：")[0] for line in lines] == ["年报.xlsx"]


def test_file_without_a_row_for_the_unit_is_told_in_one_line(gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}示例县水利局,3,复议机关\n")
    told = gaitool("check", workbook(), "--known", known)
    assert told.err.count(f"已知数里没有“{AGENCY}”的数，没有与已知数核对。") == 1
    assert told.code == ExitCode.CLEAN


def test_name_is_matched_whatever_its_width_and_spaces(gaitool) -> None:
    name = f"{AGENCY[:3]}　{AGENCY[3:]}"
    known = known_csv(Path("已知数.csv"), f"{HEADS}{name},3,复议机关\n")
    assert "核实 G906" in gaitool("check", workbook(), "--known", known).out


def test_what_could_not_be_read_is_told_beside_the_results(gaitool) -> None:
    known = known_csv(Path("已知数.csv"), f"{HEADS}{AGENCY},若干,复议机关\n")
    told = gaitool("check", workbook(), "--known", known)
    assert "已知数.csv：有 1 格不是数，没有采用：第 2 行第 2 列" in told.err


def test_source_that_contradicts_itself_is_told_and_not_compared(gaitool) -> None:
    rows = f"{AGENCY},3,复议机关\n{AGENCY},4,复议机关\n"
    known = known_csv(Path("已知数.csv"), f"{HEADS}{rows}")
    told = gaitool("check", workbook(), "--known", known)
    assert told.err.count("有 1 处同一来源前后不一，没有采用") == 1
    assert "核实 G906" not in told.out


def test_same_figure_twice_is_no_contradiction(gaitool) -> None:
    rows = f"{AGENCY},3,复议机关\n{AGENCY},3,复议机关\n"
    known = known_csv(Path("已知数.csv"), f"{HEADS}{rows}")
    assert "前后不一" not in gaitool("check", workbook(), "--known", known).err


@pytest.mark.parametrize("name", ["没有.xlsx", "年报.xlsx", "坏的.xlsx"])
def test_file_that_cannot_be_used_exits_with_3_and_one_line(name: str, gaitool) -> None:
    Path("坏的.xlsx").write_bytes(b"PK\x03\x04 broken")
    told = gaitool("check", workbook(), "--known", name)
    assert (told.code, told.out) == (ExitCode.UNUSABLE, "")
    assert len(told.err.splitlines()) == 1


def test_reason_in_the_marked_copy_silences_the_finding_until_a_figure_changes(
    known: str, gaitool
) -> None:
    gaitool("check", workbook(), "--known", known, "--annotate", "批注.xlsx")
    book = load_workbook("批注.xlsx")
    row = next(row for row in book["核实说明"].iter_rows() if row[0].value == "G906")
    assert row[1].value == "四、复议诉讼!E8；已知数 复议机关 行政复议 总计"
    row[3].value = "两边统计的截止时间不同"
    book.save("批注.xlsx")
    assert "核实（已说明） G906" in gaitool("check", "批注.xlsx", "--known", known).out
    other = known_csv(Path("另.csv"), f"{HEADS}{AGENCY},4,复议机关\n")
    assert "核实 G906" in gaitool("check", "批注.xlsx", "--known", other).out


def test_blank_sheets_are_written_and_known_again(gaitool) -> None:
    assert gaitool("template", "--known", "-o", "已知数.xlsx").code == ExitCode.CLEAN
    told = gaitool("check", "已知数.xlsx")
    assert told.code == ExitCode.UNUSABLE
    assert "这是已知数表，不是填报工作簿" in told.out


def test_blank_sheets_have_the_units_of_the_roster(gaitool) -> None:
    Path("名单.txt").write_text("示例县教育局\n示例县水利局\n", encoding="utf-8")
    gaitool("template", "--known", "--roster", "名单.txt", "--year", "2025", "-o", "已知数.xlsx")
    sheet = load_workbook("已知数.xlsx")["复议机关"]
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == ["示例县教育局", "示例县水利局", None]
    assert sheet["B3"].value == 2025


def test_figures_filled_into_the_blank_sheets_are_compared(gaitool) -> None:
    Path("名单.txt").write_text(f"{AGENCY}\n", encoding="utf-8")
    gaitool("template", "--known", "--roster", "名单.txt", "--year", "2025", "-o", "已知数.xlsx")
    book = load_workbook("已知数.xlsx")
    book["复议机关"]["F6"] = 3
    book["人民法院"]["B6"] = 5
    book.save("已知数.xlsx")
    out = gaitool("check", workbook(), "--known", "已知数.xlsx").out
    assert "复议机关记的是 3" in out
    assert "行政诉讼 总计填的是 1，人民法院记的是 5" in out


@pytest.mark.parametrize("option", [("--agency", "甲"), ("--level", "县级"), ("--data", "a.json")])
def test_options_of_a_report_are_refused_with_it(option: tuple[str, str], gaitool) -> None:
    told = gaitool("template", "--known", *option)
    assert (told.code, "--known 只与" in told.err) == (ExitCode.USAGE, True)


def test_nothing_is_overwritten_without_force(gaitool) -> None:
    gaitool("template", "--known", "-o", "已知数.xlsx")
    before = Path("已知数.xlsx").read_bytes()
    assert gaitool("template", "--known", "-o", "已知数.xlsx").code != ExitCode.CLEAN
    assert Path("已知数.xlsx").read_bytes() == before
