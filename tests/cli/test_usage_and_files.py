"""What all commands share: usage errors in Chinese, and files that are never lost."""

from pathlib import Path

import pytest

from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import RIGHT, data_file, workbook

CLEAN, USAGE, UNUSABLE = ExitCode.CLEAN, ExitCode.USAGE, ExitCode.UNUSABLE


@pytest.mark.parametrize(
    "arguments",
    [
        ("template", "-o", "在.xlsx"),
        ("check", "年报.xlsx", "--annotate", "在.xlsx"),
        ("report", "年报.xlsx", "-o", "在.xlsx"),
        ("export", "年报.xlsx", "-o", "在.json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_existing_file_is_replaced_only_by_force(arguments, gaitool):
    workbook()
    target = Path(arguments[-1])
    target.write_bytes(b"old")
    refused = gaitool(*arguments)
    kept = target.read_bytes()
    assert (refused.code, kept) == (USAGE, b"old")
    assert gaitool(*arguments, "--force").code == CLEAN
    assert target.read_bytes() != b"old"


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
        (("report", "a.xlsx", "-o", "a.pdf"), "不能写成这种文件"),
        (("check", "a.xlsx", "-o", "a.json"), "请加 --format json"),
        (("check", "a.xlsx", "--select", "X"), "没有规则可查"),
        (("check", "a.xlsx", "--jobs", "0"), "应为 1 以上的整数"),
        (("export", "a.xlsx", "-o", "a.csv"), "请加 --format csv"),
        (("rules", "G999"), "没有编号为 G999 的规则"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_usage_error_is_one_chinese_line(arguments, words, gaitool):
    told = gaitool(*arguments)
    assert told.code == USAGE
    assert words in told.err
    assert (told.err.count("\n"), told.out) == (1, "")


def test_an_option_of_one_value_is_given_once(gaitool):
    told = gaitool("check", workbook(), "-o", "甲.json", "--output", "乙.json")
    assert told.code == USAGE
    assert told.err.startswith("选项 --output 只能写一次，现在写了 2 次。")
    assert not Path("乙.json").exists()


def test_an_option_of_several_values_may_be_given_again(gaitool):
    assert gaitool("check", workbook(), "--select", "G1", "--select", "G2").code == CLEAN
