"""What ``template`` fills in beforehand: from last year's report, for a whole roster, locked."""

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.protection import hash_password

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.process import run
from gaitool.form import CellKey
from gaitool.layout import LAST_YEAR_LABEL, live_checks
from gaitool.reader import read_filled_report

from tests.support.command_line import data_file
from tests.support.editions import APPLICATIONS, LAYOUT_2021
from tests.support.text_grid import FIXTURES, fixture
from tests.support.workbooks import filled_workbook

LAST = fixture("last_year")
LAST_NAME = "上年.json"
SHEET = LAYOUT_2021.tables["applications"]
UNITS = ["示例县教育局", "示例县民政局", "示例镇人民政府"]
ROWS = [
    ["机关名称", "机关类型", "行政层级"],
    [UNITS[0], "政府部门", "县级"],
    [UNITS[1], "政府部门", "县级"],
    [UNITS[2], "乡镇街道", "乡级"],
]
CSV = "\r\n".join(",".join(row) for row in ROWS)


def inputs_of(row: str) -> list[CellKey]:
    return [key for key in APPLICATIONS.inputs if key.row == row]


def roster(name: str, rows: list[list[str]] = ROWS) -> str:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(name)
    return name


def text_roster(name: str, encoding: str) -> str:
    Path(name).write_bytes(CSV.encode(encoding))
    return name


def of_unit(agency: str, **cells: Any) -> dict[str, Any]:
    return LAST | {"agency": agency, "cells": LAST["cells"] | cells}


@pytest.fixture
def carried(gaitool):
    """Make this year's workbook from last year's report."""
    gaitool("template", "--previous", data_file(LAST, LAST_NAME), "-o", "今年.xlsx")
    return Path("今年.xlsx")


def test_carried_over_figures_are_last_years_in_every_column(carried):
    this, last = read_filled_report(carried), read_filled_report(Path(LAST_NAME))
    kept = {key.column: this.number(key) for key in inputs_of("carried_in")}
    assert kept == {key.column: last.figure(key) for key in inputs_of("carried_out")}
    assert sum(kept.values()) > 0


def test_carried_over_figures_are_marked_and_can_be_changed(carried):
    sheet = load_workbook(carried)[SHEET.name]
    for key in inputs_of("carried_in"):
        cell, other = (
            sheet[str(SHEET.questions[key._replace(row=row)].address)]
            for row in ("carried_in", "received")
        )
        assert not cell.protection.locked
        assert cell.fill.fgColor.rgb != other.fill.fgColor.rgb


def test_carried_over_figures_say_where_they_come_from(carried):
    sheet = load_workbook(carried)[SHEET.name]
    first = str(SHEET.questions[inputs_of("carried_in")[0]].address)
    (prompt,) = (r.prompt for r in sheet.data_validations.dataValidation if first in r.sqref)
    assert prompt.startswith("来自上年报告，核对后可以改。")


@pytest.mark.parametrize("table", LAYOUT_2021.tables.values(), ids=lambda table: table.name)
def test_every_figure_of_last_year_stands_below_the_table(table, carried):
    sheet, last = load_workbook(carried)[table.name], read_filled_report(Path(LAST_NAME))
    checks = live_checks(table)
    shown = {
        key: sheet[str(question.address.moved(rows=checks.last_year_shift))].value
        for key, question in table.questions.items()
    }
    figures = {key: last.figure_or_none(key) for key in table.questions}
    assert sheet.cell(checks.last_year_row, 1).value == LAST_YEAR_LABEL
    assert shown == {k: None if f is None else pytest.approx(float(f)) for k, f in figures.items()}


def test_agency_and_the_next_year_come_from_last_years_cover(carried):
    cover = read_filled_report(carried).cover
    assert (cover.agency, cover.known_year) == (LAST["agency"], LAST["year"] + 1)


def test_workbook_with_last_years_figures_is_checked_like_any(carried):
    report = read_filled_report(carried)
    assert report.observations == ()
    assert {key.row for key, answer in report.answers.items() if not answer.blank} >= {"carried_in"}


def test_report_of_another_year_is_refused_as_last_years(gaitool):
    name = data_file(LAST, LAST_NAME)
    told = gaitool("template", "--previous", name, "--year", "2030", "-o", "今年.xlsx")
    assert told.code == ExitCode.USAGE
    assert f"{LAST['year']} 年的，不是 2029 年的" in told.err


@pytest.mark.parametrize(
    "name",
    [
        "名单.xlsx",
        "名单.csv",
        "名单GBK.csv",
    ],
)
def test_every_unit_of_a_roster_gets_its_workbook(name, gaitool):
    if name.endswith(".xlsx"):
        roster(name)
    else:
        text_roster(name, "gb18030" if "GBK" in name else "utf-8-sig")
    told = gaitool("template", "--roster", name, "--year", "2025", "-o", "填报表")
    covers = [read_filled_report(path).cover for path in sorted(Path("填报表").iterdir())]
    assert told.code == ExitCode.CLEAN
    assert sorted([c.agency, c.agency_type, c.level] for c in covers) == sorted(ROWS[1:])
    assert {cover.known_year for cover in covers} == {2025}


def test_every_unit_gets_its_own_last_year(gaitool):
    Path("上年").mkdir()
    for number, unit in enumerate(UNITS[:2], start=1):
        cells = {"applications.carried_out.natural_person": number}
        filled_workbook(Path("上年") / f"{number}.xlsx", of_unit(unit, **cells))
    told = gaitool("template", "--roster", roster("名单.xlsx"), "--previous", "上年", "-o", "今年")
    key = CellKey("applications", "carried_in", "natural_person")
    reports = [read_filled_report(Path("今年") / f"{unit}.xlsx") for unit in UNITS]
    assert [report.answer(key).raw for report in reports] == ["1", "2", ""]
    assert f"没有找到上年报告的单位 1 个：{UNITS[2]}" in told.err


def test_file_of_last_years_folder_that_is_no_report_is_told_and_left_out(gaitool):
    Path("上年").mkdir()
    data_file(of_unit(UNITS[0]), "上年/教育局.json")
    Path("上年/坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    told = gaitool("template", "--roster", roster("名单.xlsx"), "--previous", "上年", "-o", "今年")
    assert told.code == ExitCode.CLEAN
    assert "没有采用" in told.err
    assert read_filled_report(Path(f"今年/{UNITS[0]}.xlsx")).answer(inputs_of("carried_in")[0]).raw


def test_unit_named_twice_is_refused(gaitool):
    name = roster("名单.xlsx", [*ROWS, [" 示例县 教育局", "政府部门", "县级"]])
    told = gaitool("template", "--roster", name, "-o", "填报表")
    assert told.code == ExitCode.UNUSABLE
    assert "出现了两次" in told.err
    assert not Path("填报表").exists()


@pytest.mark.parametrize("others", [("甲/乙局", "甲:乙局"), ("A区办公室", "a区办公室")], ids=str)
def test_names_that_give_one_file_name_are_refused_and_nothing_is_written(others, gaitool):
    name = roster("名单.xlsx", [["机关名称"], *([other] for other in others)])
    told = gaitool("template", "--roster", name, "-o", "填报表")
    assert told.code == ExitCode.USAGE
    assert "文件名相同" in told.err
    assert not list(Path().glob("填报表/*"))


def test_workbook_that_is_there_stops_the_whole_roster_unless_forced(gaitool):
    command = ("template", "--roster", roster("名单.xlsx"), "-o", "填报表")
    gaitool(*command)
    filled = Path("填报表") / f"{UNITS[1]}.xlsx"
    filled.write_bytes(b"filled in by a person")
    assert gaitool(*command).code == ExitCode.USAGE
    assert filled.read_bytes() == b"filled in by a person"
    assert gaitool(*command, "--force").code == ExitCode.CLEAN


def test_roster_shows_a_bar_on_a_screen_and_none_in_a_pipe():
    roster("名单.xlsx")
    command = [sys.executable, "-m", "gaitool", "template", "--roster", "名单.xlsx"]
    piped = subprocess.run([*command, "-o", "一"], capture_output=True, check=True)
    assert "正在生成" not in piped.stderr.decode()
    assert "正在生成" in on_a_screen([*command, "-o", "二"])


def on_a_screen(command: list[str]) -> str:
    """Run a command whose messages go to a terminal; return all that it showed there."""
    screen, inside = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, stderr=inside, stdout=subprocess.DEVNULL, env=environment):
        os.close(inside)
        shown = b""
        while piece := _read(screen):
            shown += piece
    os.close(screen)
    return shown.decode(errors="replace")


def _read(screen: int) -> bytes:
    """Read from a terminal; nothing once the other side is closed."""
    try:
        return os.read(screen, 4096)
    except OSError:
        return b""


def test_password_locks_every_sheet(gaitool):
    gaitool("template", "--password", "Shi-Li2025", "-o", "加锁.xlsx")
    sheets = load_workbook("加锁.xlsx").worksheets
    assert {sheet.protection.password for sheet in sheets} == {hash_password("Shi-Li2025")}
    assert all(sheet.protection.sheet for sheet in sheets)


def test_without_a_password_anybody_can_unlock(gaitool):
    gaitool("template", "-o", "空白.xlsx")
    assert {s.protection.password for s in load_workbook("空白.xlsx").worksheets} == {None}


@pytest.mark.parametrize("password", ["密码", "longer-than-fifteen"])
def test_password_that_programs_hash_differently_is_refused(password, gaitool):
    told = gaitool("template", "--password", password, "-o", "加锁.xlsx")
    assert told.code == ExitCode.USAGE
    assert "密码最多 15 个" in told.err


def form_of(path: Path) -> str:
    return read_filled_report(path).form.version


@pytest.mark.parametrize(
    ("year", "version"), [("2020", "2019"), ("2021", "2021"), ("2025", "2021")]
)
def test_the_form_in_force_for_the_year_is_written(tmp_path: Path, year: str, version: str) -> None:
    target = tmp_path / "blank.xlsx"
    assert run(["template", "--year", year, "-o", str(target)]) == 0
    assert form_of(target) == version


@pytest.mark.parametrize("year", ["2015", "9999"])
def test_a_year_without_a_form_is_told(
    tmp_path: Path, year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template", "--year", year, "-o", str(tmp_path / "blank.xlsx")]) == 2
    assert "应为 2021 到 2099 的整数，或 2019 到 2020（当时的格式）" in capsys.readouterr().err


def test_a_year_that_the_asked_form_is_not_made_for_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--form", "2019", "--year", "2025", "-o", str(tmp_path / "blank.xlsx")]
    assert run(["template", *options]) == 2
    assert (
        "表式“2019”用于 2019 年度至 2020 年度的报告，不能用于 2025 年度" in capsys.readouterr().err
    )


def test_last_years_supplement_is_this_years(tmp_path: Path) -> None:
    last, target = tmp_path / "上年.xlsx", tmp_path / "今年.xlsx"
    edition = str(FIXTURES / "editions" / "whole_way.toml")
    assert run(["template", "--form", edition, "--year", "2024", "-o", str(last)]) == 0
    assert run(["template", "--previous", str(last), "-o", str(target)]) == 0
    assert form_of(target) == "测试2025"
