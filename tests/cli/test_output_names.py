"""An output whose name says that it is another kind of file is refused before any work."""

from pathlib import Path

import pytest

from gaitool.cli.command_list import COMMANDS, load_command
from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import RIGHT, workbook
from tests.support.workbooks import filled_workbook

FILES = [
    (("template",), "--output", "年报.docx"),
    (("template",), "--output", "年报"),
    (("register", "--year", "2025"), "--output", "台账.csv"),
    (("count", "台账.csv"), "--output", "填报表.docx"),
    (("check", "年报.xlsx"), "--output", "结果.xlsx"),
    (("check", "年报.xlsx", "--format", "json"), "--output", "结果.csv"),
    (("check", "年报.xlsx", "--format", "csv"), "--output", "结果.xlsx"),
    (("check", "年报.xlsx"), "--annotate", "批注.docx"),
    (("report", "年报.xlsx"), "--output", "报告.pdf"),
    (("report", "年报.xlsx"), "--output", "报告.doc"),
    (("claims", "年报.xlsx"), "--output", "数.xlsx"),
    (("export", "年报.xlsx"), "--output", "数据.xlsx"),
    (("export", "年报.xlsx", "--format", "csv"), "--output", "数据.json"),
    (("import", "年报.html"), "--output", "填报表.docx"),
    (("migrate", "年报.xlsx"), "--output", "新版.docx"),
    (("migrate", "年报.xlsx"), "--output", "新版.xls"),
    (("migrate", "年报.xlsx"), "--output", "新版"),
    (("compare", "上年.xlsx", "年报.xlsx"), "--output", "对比.csv"),
    (("page",), "--output", "年报核对.pdf"),
    (("rollup", "报送"), "--output", "汇总.csv"),
    (("rollup", "报送", "--agency", "示例县人民政府"), "--filled", "本级.docx"),
    (("rollup", "报送"), "--facts", "数.xlsx"),
]
FOLDERS = [
    (("template", "--roster", "名单.csv"), "--output", "填报表.xlsx"),
    (("check", "年报.xlsx", "上年.xlsx"), "--annotate", "批注.xlsx"),
    (("rollup", "报送"), "--notices", "退回.docx"),
    (("demo",), "", "演示.XLSX"),
]


@pytest.fixture(autouse=True)
def inputs(folder: Path) -> set[str]:
    for name in ("年报.xlsx", "上年.xlsx"):
        workbook(name)
    (folder / "年报.html").write_text("<table><tr><td>表</td></tr></table>", encoding="utf-8")
    (folder / "名单.csv").write_text("机关名称\n示例县教育局\n", encoding="utf-8")
    (folder / "报送").mkdir()
    filled_workbook(folder / "报送" / "教育.xlsx", RIGHT)
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(("command", "option", "name"), FILES)
def test_a_name_of_another_kind_of_file_is_refused(command, option, name, inputs, folder, gaitool):
    told = gaitool(*command, option, name)
    assert (told.code, told.out, told.err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert told.err.startswith(f"{name}：")
    assert {path.name for path in folder.iterdir()} == inputs


@pytest.mark.parametrize(("command", "option", "name"), FOLDERS)
def test_a_folder_is_not_given_the_name_of_a_file(command, option, name, inputs, folder, gaitool):
    told = gaitool(*command, *filter(None, [option]), name)
    assert (told.code, told.out, told.err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert told.err.startswith(f"{name}：")
    assert {path.name for path in folder.iterdir()} == inputs


@pytest.mark.parametrize("name", ["2025.1", "填报表.xlsx"])
def test_folders_with_a_point_in_their_name_and_those_there_are_taken(name, folder, gaitool):
    (folder / "填报表.xlsx").mkdir()
    assert gaitool("template", "--roster", "名单.csv", "-o", name).code == ExitCode.CLEAN
    assert [path.name for path in (folder / name).iterdir()] == ["示例县教育局.xlsx"]


def test_a_file_is_not_taken_for_a_folder(folder, gaitool):
    (folder / "填报表.xlsx").write_bytes(b"old")
    told = gaitool("template", "--roster", "名单.csv", "-o", "填报表.xlsx", "--force")
    assert (told.code, "已有同名的文件" in told.err) == (ExitCode.UNUSABLE, True)
    assert (folder / "填报表.xlsx").read_bytes() == b"old"


def test_every_command_that_writes_is_tried_here() -> None:
    options = {(name, o) for name in COMMANDS for p in load_command(name).params for o in p.opts}
    tried = {(command[0], option) for command, option, _ in FILES}
    assert {(name, option) for name, option in options if option == "--output"} <= tried
