"""``gaitool register``: the blank register of a year, locked, and what is refused."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode
from gaitool.layout.register_sheets import REGISTER_SHEET
from gaitool.template.register.plan import FIRST_ROW, RegisterPlan

from tests.support.text_grid import FIXTURES

SUPPLEMENT = str(FIXTURES / "editions" / "drawing_supplement.toml")


def rows_written(name: str) -> int:
    return int(load_workbook(name)[REGISTER_SHEET].max_row) - FIRST_ROW + 1


def test_register_of_a_year_is_named_by_it(gaitool):
    told = gaitool("register", "--year", "2025")
    assert told.code == ExitCode.CLEAN
    assert Path("2025年政府信息公开申请台账.xlsx").is_file()


def test_five_hundred_rows_are_written_unless_asked_otherwise(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025")
    assert rows_written("台账.xlsx") == 500


def test_as_many_rows_are_written_as_asked_for(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "7")
    assert rows_written("台账.xlsx") == 7


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "缺少选项 --year。"),
        (["--year", "2018"], "--year"),
        (["--year", "2025", "--rows", "0"], "应为 1 到 5000 的整数"),
        (["--year", "2025", "--rows", "5001"], "应为 1 到 5000 的整数"),
        (["--year", "2025", "--password", "密码"], "密码最多 15 个英文字母、数字或符号。"),
        (["--year", "2025", "--form", "2019"], "不能用于 2025 年度。"),
        (["--year", "2025", "-o", "台账.docx"], "文件名应以 .xlsx 结尾。"),
    ],
)
def test_wrong_options_are_refused(options, told, gaitool):
    refused = gaitool("register", *options)
    assert refused.code == ExitCode.USAGE
    assert told in refused.err
    assert not list(Path().iterdir())


def test_register_that_is_there_is_not_overwritten_unasked(gaitool):
    Path("台账.xlsx").write_text("有内容", encoding="utf-8")
    refused = gaitool("register", "-o", "台账.xlsx", "--year", "2025")
    assert refused.code == ExitCode.USAGE
    assert Path("台账.xlsx").read_text(encoding="utf-8") == "有内容"


def test_register_that_is_there_is_overwritten_by_force(gaitool):
    Path("台账.xlsx").write_text("有内容", encoding="utf-8")
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "1", "--force")
    assert rows_written("台账.xlsx") == 1


def test_password_locks_every_sheet(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "1", "--password", "abc")
    assert all(sheet.protection.password for sheet in load_workbook("台账.xlsx"))


def test_supplement_adds_its_results(gaitool):
    for name, options in (("甲.xlsx", []), ("乙.xlsx", ["--form", SUPPLEMENT])):
        gaitool("register", "-o", name, "--year", "2025", "--rows", "1", *options)
    results = [
        {cell.value for cell in load_workbook(name)["选项"]["A"]} for name in ("甲.xlsx", "乙.xlsx")
    ]
    assert results[0] != results[1]


def test_filled_register_is_counted(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "5")
    workbook, plan = load_workbook("台账.xlsx"), RegisterPlan(5)
    cells = {"received": "2025-03-05", "applicant": "自然人", "number": "1"}
    for key, text in cells.items():
        workbook[REGISTER_SHEET][str(plan.cell(key, FIRST_ROW))] = text
    workbook.save("台账.xlsx")
    told = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx")
    assert told.code == ExitCode.CLEAN
    assert "读到 1 行申请。" in told.err


def test_no_column_of_a_register_is_unknown_to_count(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "5")
    workbook, plan = load_workbook("台账.xlsx"), RegisterPlan(5)
    workbook[REGISTER_SHEET][str(plan.cell("received", FIRST_ROW))] = "2025-03-05"
    workbook[REGISTER_SHEET][str(plan.cell("applicant", FIRST_ROW))] = "自然人"
    workbook.save("台账.xlsx")
    told = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx")
    assert "没有认出" not in told.err
    assert "列：" not in told.err  # they are ours, all of them


def test_register_is_no_filled_workbook(gaitool):
    gaitool("register", "-o", "台账.xlsx", "--year", "2025", "--rows", "1")
    refused = gaitool("check", "台账.xlsx")
    assert refused.code == ExitCode.UNUSABLE
    assert "这是依申请公开台账，不是填报工作簿。" in refused.out + refused.err
