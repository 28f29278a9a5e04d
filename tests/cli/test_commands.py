"""The other commands: template, export, report, demo, rules, and their help."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode
from gaitool.form import AgencyType
from gaitool.rules.every_rule import EVERY_RULE

from tests.support.command_line import RIGHT, TOO_PRECISE, UNBALANCED, data_file, workbook
from tests.support.text_grid import fixture

CLEAN, FINDINGS, USAGE, UNUSABLE = (
    ExitCode.CLEAN,
    ExitCode.FINDINGS,
    ExitCode.USAGE,
    ExitCode.UNUSABLE,
)


def test_template_fills_the_cover_from_its_options(gaitool):
    options = ("--agency", "甲局", "--agency-type", "政府部门", "--level", "县级", "--year", "2025")
    gaitool("template", *options)
    cover = load_workbook("甲局2025政府信息公开工作年度报告填报表.xlsx")["封面"]
    assert [cover[f"C{row}"].value for row in range(4, 8)] == ["甲局", "政府部门", "县级", 2025]


def test_options_of_template_count_before_its_data(gaitool):
    name = data_file(RIGHT)
    gaitool("template", "--data", name, "--agency", "乙局", "-o", "乙.xlsx")
    assert load_workbook("乙.xlsx")["封面"]["C4"].value == "乙局"


@pytest.mark.parametrize("name", ["consistent", "yongji_2023", "provincial_capital_2025"])
def test_export_template_export_is_identical(name, gaitool):
    source = data_file(fixture(name))
    gaitool("template", "--data", source, "-o", "一.xlsx")
    first = gaitool("export", "一.xlsx").out
    Path("一.json").write_text(first, encoding="utf-8")
    gaitool("template", "--data", "一.json", "-o", "二.xlsx")
    assert gaitool("export", "二.xlsx").out == first
    assert Path("一.xlsx").read_bytes() == Path("二.xlsx").read_bytes()


def test_export_gives_back_the_data_of_the_template(gaitool):
    gaitool("template", "--data", data_file(RIGHT), "-o", "一.xlsx")
    assert json.loads(gaitool("export", "一.xlsx").out) == RIGHT


def test_part_six_given_empty_is_exported_as_not_given(gaitool):
    source = data_file({"form": "2021", "sections": {"other_matters": []}})
    gaitool("template", "--data", source, "-o", "一.xlsx")
    assert json.loads(gaitool("export", "一.xlsx").out) == {"form": "2021"}


def test_blank_template_exports_only_what_it_confirms(gaitool):
    gaitool("template", "-o", "空白.xlsx")
    assert json.loads(gaitool("export", "空白.xlsx").out) == {
        "form": "2021",
        "fill_blanks_with_zero": {"disclosure": False, "applications": False, "disputes": False},
    }


def test_export_as_csv_has_a_row_for_each_of_the_200_cells(gaitool):
    told = gaitool("export", workbook(), "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(told.out)))) == 200


def test_report_is_written_beside_its_source(gaitool):
    assert gaitool("report", workbook()).code == CLEAN
    assert load_workbook("年报_报告.xlsx").sheetnames[:2] == ["排版", "粘贴"]


def test_report_with_open_errors_writes_nothing(gaitool):
    told = gaitool("report", workbook(**UNBALANCED))
    assert (told.code, Path("年报_报告.xlsx").exists()) == (FINDINGS, False)
    assert "还有 1 个错误" in told.err


def test_draft_is_written_with_open_errors(gaitool):
    assert gaitool("report", workbook(**UNBALANCED), "--draft").code == CLEAN
    assert "草稿" in load_workbook("年报_报告.xlsx").active["A2"].value


def test_report_is_not_held_up_by_warnings(gaitool):
    assert gaitool("report", workbook(**TOO_PRECISE)).code == CLEAN


def test_report_of_a_file_that_is_none_exits_with_3(gaitool):
    assert gaitool("report", "没有.xlsx").code == UNUSABLE


def test_demo_twice_makes_two_folders(gaitool, folder):
    assert [gaitool("demo").code, gaitool("demo").code] == [CLEAN, CLEAN]
    assert {path.name for path in folder.iterdir()} == {"gaitool演示", "gaitool演示2"}


def test_demo_makes_four_workbooks(gaitool):
    gaitool("demo", "演示")
    assert [path.name[0] for path in sorted(Path("演示").iterdir())] == ["1", "2", "3", "4"]


def test_demo_never_uses_a_folder_that_holds_something(gaitool):
    Path("满").mkdir()
    Path("满/文件").touch()
    assert gaitool("demo", "满").code == USAGE


def test_demo_finds_the_mistakes_and_then_none(gaitool):
    told = gaitool("demo")
    assert {rule for rule in ("G102", "G103", "G202", "G301") if rule in told.out} == {
        *("G102", "G103", "G202", "G301")
    }
    assert "已检查的规则没有发现问题" in told.out


def test_rules_lists_the_whole_catalogue(gaitool):
    lines = gaitool("rules").out.splitlines()
    assert [line.split(" | ")[0] for line in lines] == [rule.id for rule in EVERY_RULE]


def test_rules_lists_those_of_a_prefix_as_select_takes_it(gaitool):
    lines = gaitool("rules", "g3").out.splitlines()
    assert [line[:4] for line in lines] == [r.id for r in EVERY_RULE if r.id.startswith("G3")]


def test_rules_as_json_has_id_severity_title_and_basis(gaitool):
    entries = json.loads(gaitool("rules", "--format", "json").out)
    assert {"id", "severity", "title", "basis", "mark"} <= entries[0].keys()


def test_one_rule_is_explained_in_either_case(gaitool):
    assert "第一项加第二项之和" in gaitool("rules", "g301").out


@pytest.mark.parametrize("command", ["template", "check", "report", "export", "rules", "demo"])
def test_help_of_every_command_is_chinese(command, gaitool):
    told = gaitool(command, "--help")
    assert told.code == CLEAN
    assert told.out.startswith("用法：gaitool")
    assert not [word for word in ("Usage", "Options", "Show this") if word in told.out]


def test_no_command_shows_the_help(gaitool):
    told = gaitool()
    assert (told.code, "命令：" in told.out) == (CLEAN, True)


def test_version_is_told(gaitool):
    assert gaitool("--version").out.startswith("gaitool ")


def test_types_of_agency_are_in_the_help(gaitool):
    assert "｜".join(AgencyType) in gaitool("template", "--help").out
