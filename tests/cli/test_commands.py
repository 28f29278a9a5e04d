"""The commands from options to exit code, files and words, run in an empty folder."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from text_grid import fixture
from workbooks import filled_workbook

from gaitool.cli.app import run
from gaitool.cli.exit_codes import ExitCode
from gaitool.form import AgencyType
from gaitool.rules.catalogue import CATALOGUE

CLEAN, FINDINGS, USAGE, UNUSABLE = (
    ExitCode.CLEAN,
    ExitCode.FINDINGS,
    ExitCode.USAGE,
    ExitCode.UNUSABLE,
)
RIGHT = fixture("consistent")
UNBALANCED = {"applications.carried_out.natural_person": 3}
DECORATED = {"applications.received.natural_person": "17件"}
TOO_PRECISE = {"disclosure.fees.amount": "1.25001"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def printed(capsys: pytest.CaptureFixture[str]):
    """Hold every test to what users may see: no traceback, nothing a GBK console lacks."""
    yield lambda: capsys.readouterr()
    left = capsys.readouterr()
    assert_fit_for_users(left.out + left.err)


def assert_fit_for_users(text: str) -> None:
    assert "Traceback" not in text
    text.encode("gbk")


class Told:
    """What one command line returned and printed."""

    def __init__(self, printed: Any, *arguments: str) -> None:
        self.code = run(arguments)
        self.out, self.err = printed()
        assert_fit_for_users(self.out + self.err)


@pytest.fixture
def gaitool(printed):
    return lambda *arguments: Told(printed, *arguments)


def workbook(name: str = "年报.xlsx", **cells: Any) -> str:
    filled_workbook(Path(name), RIGHT | {"cells": RIGHT["cells"] | cells})
    return name


def data_file(data: dict[str, Any], name: str = "年报.json") -> str:
    Path(name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return name


def test_clean_report_exits_with_0(gaitool):
    assert gaitool("check", workbook()).code == CLEAN


def test_error_exits_with_1(gaitool):
    assert gaitool("check", workbook(**UNBALANCED)).code == FINDINGS


def test_file_that_is_no_workbook_exits_with_3(gaitool):
    Path("年报.xlsx").write_text("文本", encoding="utf-8")
    assert gaitool("check", "年报.xlsx").code == UNUSABLE


def test_missing_file_exits_with_3_and_says_so(gaitool):
    told = gaitool("check", "没有.xlsx")
    assert (told.code, "找不到这个文件" in told.out) == (UNUSABLE, True)


def test_unusable_file_beside_findings_exits_with_3(gaitool):
    assert gaitool("check", workbook(**UNBALANCED), "没有.xlsx").code == UNUSABLE


@pytest.mark.parametrize(
    ("threshold", "cells", "code"),
    [
        ("error", TOO_PRECISE, CLEAN),
        ("warning", TOO_PRECISE, FINDINGS),
        ("warning", DECORATED, CLEAN),
        ("notice", DECORATED, FINDINGS),
        ("notice", {}, CLEAN),
    ],
)
def test_fail_on_sets_what_counts(threshold, cells, code, gaitool):
    assert gaitool("check", workbook(**cells), "--fail-on", threshold).code == code


def test_select_asks_only_the_rules_of_a_prefix(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--select", "G1", "--select", "g2")
    assert told.code == CLEAN


def test_ignore_leaves_out_the_rules_of_a_prefix(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--ignore", "G301")
    assert told.code == CLEAN


def test_select_of_no_rule_is_a_usage_error(gaitool):
    told = gaitool("check", workbook(), "--select", "G999")
    assert (told.code, told.err.count("\n")) == (USAGE, 1)


def test_nothing_that_ran_is_never_clean(gaitool):
    Path("空.json").write_text('{"form": "2021"}', encoding="utf-8")
    assert gaitool("check", "空.json", "--select", "G202").code == FINDINGS


def test_several_files_are_told_in_their_order(gaitool):
    told = gaitool("check", workbook("乙.xlsx"), workbook("甲.xlsx", **UNBALANCED))
    names = [line.partition("：")[0] for line in told.out.splitlines()]
    assert list(dict.fromkeys(names)) == ["乙.xlsx", "甲.xlsx"]
    assert "共 2 个文件" in told.err


def test_json_goes_to_stdout_and_the_summary_to_stderr(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--format", "json")
    (result,) = json.loads(told.out)["files"]
    assert [finding["rule"] for finding in result["findings"]] == ["G301"]
    assert "错误 1" in told.err


def test_csv_is_csv(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [(row["规则"], row["单元格"]) for row in rows] == [("G301", "D8")]


def test_result_is_written_to_a_file(gaitool):
    told = gaitool("check", workbook(), "--format", "json", "-o", "结果.json")
    assert told.out == ""
    assert json.loads(Path("结果.json").read_text(encoding="utf-8"))["files"]


def test_csv_file_opens_in_excel_with_its_mark(gaitool):
    gaitool("check", workbook(), "--format", "csv", "-o", "结果.csv")
    assert Path("结果.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_data_is_checked_like_a_workbook(gaitool):
    cells = RIGHT["cells"] | UNBALANCED
    assert gaitool("check", data_file(RIGHT | {"cells": cells})).code == FINDINGS


def test_check_never_changes_its_input(gaitool):
    name = workbook(**UNBALANCED)
    before = Path(name).read_bytes()
    gaitool("check", name)
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("template", "-o", "在.xlsx"),
        ("check", "年报.xlsx", "-o", "在.xlsx"),
        ("report", "年报.xlsx", "-o", "在.xlsx"),
        ("export", "年报.xlsx", "-o", "在.xlsx"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_existing_file_is_replaced_only_by_force(arguments, gaitool):
    workbook()
    Path("在.xlsx").write_bytes(b"old")
    refused = gaitool(*arguments)
    kept = Path("在.xlsx").read_bytes()
    assert (refused.code, kept) == (USAGE, b"old")
    assert gaitool(*arguments, "--force").code == CLEAN
    assert Path("在.xlsx").read_bytes() != b"old"


@pytest.mark.parametrize("command", ["check", "report", "export"])
def test_output_is_never_written_over_an_input(command, gaitool):
    name = workbook()
    before = Path(name).read_bytes()
    told = gaitool(command, name, "-o", f"./{name}", "--force")
    assert (told.code, Path(name).read_bytes() == before) == (USAGE, True)


def test_template_is_never_written_over_its_data(gaitool):
    name = data_file(RIGHT)
    assert gaitool("template", "--data", name, "-o", name, "--force").code == USAGE


def test_folder_that_does_not_exist_is_named(gaitool):
    told = gaitool("template", "-o", "没有/年报.xlsx")
    assert (told.code, "文件夹“没有”不存在" in told.err) == (UNUSABLE, True)


def test_no_temporary_file_is_left(gaitool, folder):
    gaitool("template", "-o", "年报.xlsx")
    assert [path.name for path in folder.iterdir()] == ["年报.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc",), "没有叫 chekc 的命令"),
        (("check", "--formt", "json", "a.xlsx"), "没有选项 --formt"),
        (("check",), "缺少参数"),
        (("check", "a.xlsx", "--format", "xml"), "只能是 table、json、csv"),
        (("check", "a.xlsx", "--fail-on", "fatal"), "只能是 error、warning、notice"),
        (("check", "a.xlsx", "--format"), "后面要跟一个值"),
        (("template", "--year", "1999"), "应为 2021 到 2099 的整数"),
        (("template", "--year", "今年"), "应为 2021 到 2099 的整数"),
        (("template", "--level", "市级"), "只能是 国家级、省级、设区的市级、县级、乡级"),
        (("report", "a.xlsx", "-o", "a.pdf"), "不能生成这种文件"),
        (("rules", "G999"), "没有编号为 G999 的规则"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_usage_error_is_one_chinese_line(arguments, words, gaitool):
    told = gaitool(*arguments)
    assert told.code == USAGE
    assert words in told.err
    assert (told.err.count("\n"), told.out) == (1, "")


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
    assert load_workbook("年报_报告.xlsx").sheetnames == ["年度报告"]


def test_report_with_open_errors_writes_nothing(gaitool):
    told = gaitool("report", workbook(**UNBALANCED))
    assert (told.code, Path("年报_报告.xlsx").exists()) == (FINDINGS, False)
    assert "还有 1 个错误" in told.err


def test_draft_is_written_with_open_errors(gaitool):
    assert gaitool("report", workbook(**UNBALANCED), "--draft").code == CLEAN
    assert "草稿" in load_workbook("年报_报告.xlsx").active["A1"].value


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
    assert "没有发现问题。" in told.out


def test_rules_lists_the_whole_catalogue(gaitool):
    lines = gaitool("rules").out.splitlines()
    assert [line.split(" | ")[0] for line in lines] == [rule.id for rule in CATALOGUE]


def test_rules_as_json_has_id_severity_title_and_basis(gaitool):
    entries = json.loads(gaitool("rules", "--format", "json").out)
    assert {key for entry in entries for key in entry} == {
        *("id", "severity", "title", "basis", "mark")
    }


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
