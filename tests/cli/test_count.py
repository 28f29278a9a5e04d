"""``gaitool count`` fills tables 三 and 四 from a register, and names what it could not count."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from gaitool.checking import time_limit
from gaitool.reader import read_filled_report

from tests.support.command_line import Told, data_file, workbook
from tests.support.editions import FORM_2021
from tests.support.registers import Rows, as_csv, as_workbook, lines_of, register_of
from tests.support.text_grid import fixture, report_of

Gaitool = Callable[..., Told]
CONSISTENT = fixture("consistent")
SECRETS = ["绝密姓名赵钱孙", "13912345678", "绝密地址六号", "绝密内容某路征收", "绝密备注"]


def register(name: str = "台账.xlsx", **changes: Any) -> str:
    """Write the register of the consistent report, its third application changed."""
    rows = rows_of(changes)
    Path(name).write_bytes(as_workbook(list(lines_of(rows))))
    return name


def rows_of(changes: dict[str, Any]) -> Rows:
    rows = register_of(report_of(CONSISTENT))
    rows[2] |= changes
    return rows


def figures(name: str) -> dict[str, str]:
    report = read_filled_report(Path(name))
    return {
        str(key): answer.raw
        for key, answer in report.answers.items()
        if key.table in {"applications", "disputes"}
    }


def published() -> dict[str, str]:
    tables = (FORM_2021.tables[key] for key in ("applications", "disputes"))
    return {str(k): str(CONSISTENT["cells"].get(str(k), 0)) for t in tables for k in t.inputs}


def test_a_whole_register_fills_both_tables(gaitool: Gaitool) -> None:
    told = gaitool("count", register(), "-o", "填报表.xlsx", "--agency", "示例县水利局")
    assert (told.code, figures("填报表.xlsx")) == (0, published())


def test_the_cover_is_filled_as_asked_for(gaitool: Gaitool) -> None:
    gaitool("count", register(), "-o", "填报表.xlsx", "--agency", "示例县水利局", "--level", "县级")
    cover = read_filled_report(Path("填报表.xlsx")).cover
    assert (cover.agency, cover.level, cover.year) == ("示例县水利局", "县级", "2025")


def test_columns_are_told_before_the_counts(gaitool: Gaitool) -> None:
    lines = [["收件日期" if cell == "收到日期" else cell for cell in line] for line in _lines()]
    Path("台账.xlsx").write_bytes(as_workbook(lines))
    lines = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx").err.splitlines()
    columns = next(i for i, line in enumerate(lines) if "收到日期＝B 列“收件日期”" in line)
    assert columns < next(i for i, line in enumerate(lines) if line.startswith("表三："))


def _lines() -> list[list[Any]]:
    return list(lines_of(rows_of({})))


def test_columns_of_our_own_register_are_not_told(gaitool: Gaitool) -> None:
    assert "列：" not in gaitool("count", register(), "-o", "填报表.xlsx").err


def test_columns_are_told_even_where_nothing_can_be_counted(gaitool: Gaitool) -> None:
    lines = [[*line[:1], "不清楚", *line[2:]] for line in _lines()]
    Path("台账.xlsx").write_bytes(as_workbook([["编号", "收件日期", *_lines()[0][2:]], *lines[1:]]))
    told = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx")
    assert (told.code, "收到日期＝B 列“收件日期”" in told.err, "台账!B2" in told.err) == (
        3,
        True,
        True,
    )


def test_an_outcome_that_is_not_counted_does_not_say_so_of_its_row(gaitool: Gaitool) -> None:
    told = gaitool("count", register(行政复议结果="驳回"), "-o", "填报表.xlsx")
    assert [line.split(" | ")[0] for line in told.err.splitlines() if "台账!K4" in line] == [
        "这格没有计"
    ]


def test_a_cell_of_a_text_is_named_with_its_file(gaitool: Gaitool) -> None:
    Path("台账.csv").write_bytes(as_csv(rows_of({"办理结果": "不予公开"})))
    told = gaitool("count", "台账.csv", "-o", "填报表.xlsx")
    assert "没有计 | 台账.csv!I4 | " in told.err


def test_an_empty_register_asks_whether_it_is_the_one(gaitool: Gaitool) -> None:
    gaitool("register", "--year", "2025", "--rows", "3", "-o", "台账.xlsx")
    told = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx")
    assert (told.code, "请确认台账是不是这一本。" in told.err, "全部计入" in told.err) == (
        0,
        True,
        False,
    )


def test_an_empty_register_is_one_finding(gaitool: Gaitool) -> None:
    gaitool("register", "--year", "2025", "--rows", "3", "-o", "台账.xlsx")
    told = gaitool("check", workbook(), "--register", "台账.xlsx", "--select", "G5")
    assert [line.split(" | ")[0][-4:] for line in told.out.splitlines() if "G50" in line][:1] == [
        "G503"
    ]
    assert "核实 1 · 提示 0" in told.out


def test_a_register_of_another_year_is_no_register_of_the_report(gaitool: Gaitool) -> None:
    rows = [row | {"收到日期": "2026-03-05", "答复日期": "2026-03-06"} for row in rows_of({})[:9]]
    Path("台账.csv").write_bytes(as_csv(rows))
    told = gaitool("check", workbook(), "--register", "台账.csv")
    assert (told.code, "没有一件是 2025 年度要计数的" in told.err) == (3, True)


def test_a_faulty_list_of_words_is_blamed_itself(gaitool: Gaitool) -> None:
    Path("对照.csv").write_text("用语,对应\n给了,给予\n", encoding="utf-8")
    told = gaitool("check", workbook(), "--register", register(), "--words", "对照.csv")
    assert (told.code, told.err.startswith("对照.csv：")) == (3, True)


def test_a_register_that_takes_long_is_blamed_itself(
    gaitool: Gaitool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rows_of({})
    many = [row | {"编号": f"{row['编号']}-{n}"} for n in range(8_000) for row in rows[:5]]
    Path("台账.csv").write_bytes(as_csv(many))
    filled = workbook()
    gaitool("check", filled)
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", 0.5)
    told = gaitool("check", filled, "--register", "台账.csv")
    assert (told.code, told.err.startswith("台账.csv：")) == (3, True)


def test_marks_of_a_register_reach_no_sheet_of_the_workbook(gaitool: Gaitool) -> None:
    filled = workbook()
    book = load_workbook(filled)
    book.create_sheet("台账")
    book.save(filled)
    found = ("--register", register(办理结果="不予公开"), "--annotate", "批注.xlsx")
    gaitool("check", filled, *found)
    cells = [cell for row in load_workbook("批注.xlsx")["台账"].iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.comment] == []


def test_a_row_that_is_not_counted_is_one_line_and_exit_code_1(gaitool: Gaitool) -> None:
    told = gaitool("count", register(办理结果="不予公开"), "-o", "填报表.xlsx")
    (line,) = [line for line in told.err.splitlines() if line.startswith("没有计")]
    assert (told.code, line.split(" | ")[1:4]) == (
        1,
        ["台账!I4", "2025-00003（第 4 行）", "办理结果"],
    )


def test_what_is_not_counted_stands_on_the_sheet_too(gaitool: Gaitool) -> None:
    gaitool("count", register(收到日期="元旦后"), "-o", "填报表.xlsx")
    sheet = load_workbook("填报表.xlsx")["计数依据"]
    listed = [cell.value for cell in sheet["C"] if cell.value]
    assert "这里的 3 个字读不成日期，请写成 2025-3-5 这样" in listed


def test_what_else_is_filled_in_stays_as_it_is(gaitool: Gaitool) -> None:
    into = workbook("已填.xlsx", **{"applications.granted.natural_person": 1})
    gaitool("count", register(), "--into", into, "-o", "填报表.xlsx")
    before, after = (read_filled_report(Path(name)) for name in (into, "填报表.xlsx"))
    bodies = [[one.body for part in r.sections.values() for one in part] for r in (before, after)]
    assert bodies[0] == bodies[1]
    assert figures("填报表.xlsx") == published()


def test_a_workbook_of_another_year_is_not_filled(gaitool: Gaitool) -> None:
    into = workbook("已填.xlsx")
    told = gaitool("count", register(), "--into", into, "--year", "2024", "-o", "填报表.xlsx")
    assert (told.code, "封面的报告年度是“2025”，不是“2024”" in told.err) == (2, True)


def test_the_sheet_of_what_was_counted_breaks_no_rule(gaitool: Gaitool) -> None:
    gaitool("count", register(), "--into", workbook("已填.xlsx"), "-o", "填报表.xlsx")
    told = gaitool("check", "填报表.xlsx", "--register", "台账.xlsx", "--fail-on", "notice")
    assert told.code == 0


def test_a_cell_that_was_changed_is_named_with_figure_and_rows(gaitool: Gaitool) -> None:
    filled = workbook("已填.xlsx", **{"applications.refused_third_party.natural_person": 2})
    told = gaitool("check", filled, "--register", register(), "--select", "G5")
    (line,) = [line for line in told.out.splitlines() if "G50" in line]
    assert "填的是 2，按台账是 1，多 1。台账里是：2025-00013（第 14 行）" in line


def test_a_register_is_of_one_file(gaitool: Gaitool) -> None:
    files = [workbook("一.xlsx"), workbook("二.xlsx")]
    assert gaitool("check", *files, "--register", register()).code == 2


def test_a_register_that_cannot_be_used_ends_the_check(gaitool: Gaitool) -> None:
    told = gaitool("check", workbook(), "--register", data_file({}, "台账.csv"))
    assert (told.code, "没有认出台账的列名" in told.err) == (3, True)


def test_an_offices_own_words_are_read_from_a_file(gaitool: Gaitool) -> None:
    Path("对照.csv").write_text("类别,用语,对应\n办理结果,给了,予以公开\n", encoding="gbk")
    told = gaitool("count", register(办理结果="给了"), "--words", "对照.csv", "-o", "填报表.xlsx")
    assert (told.code, figures("填报表.xlsx")) == (0, published())


def test_words_that_mean_nothing_are_refused_by_their_lines(gaitool: Gaitool) -> None:
    Path("对照.csv").write_text("用语,对应\n给了,给予\n", encoding="utf-8")
    told = gaitool("count", register(), "--words", "对照.csv", "-o", "填报表.xlsx")
    assert (told.code, "第 2 行：这里的 2 个字不是填报表里的项" in told.err) == (3, True)


def test_nothing_is_written_over_an_input_or_unasked(gaitool: Gaitool) -> None:
    name = register()
    assert gaitool("count", name, "-o", name, "--force").code == 2
    assert gaitool("count", name, "-o", workbook("已有.xlsx")).code == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_is_no_register_is_one_line_and_exit_code_3(
    gaitool: Gaitool, content: bytes
) -> None:
    Path("台账.xlsx").write_bytes(content)
    told = gaitool("count", "台账.xlsx", "-o", "填报表.xlsx")
    assert (told.code, len(told.err.splitlines()), Path("填报表.xlsx").exists()) == (3, 1, False)


def test_a_filled_workbook_is_no_register(gaitool: Gaitool) -> None:
    told = gaitool("count", workbook("年报.xlsx"), "-o", "填报表.xlsx")
    assert (told.code, "这是填报工作簿，不是台账" in told.err) == (3, True)


def secret_register() -> bytes:
    """Return a register with names, contacts and contents that nobody may read."""
    heads = ["申请人姓名", "联系电话", "通信地址", "申请内容"]
    lines = [[*line[:13], secret] for line, secret in _with_remarks()]
    wide = [[*line[:1], *heads, *line[1:]] for line in lines[:1]]
    wide += [[*line[:1], *SECRETS[:4], *line[1:]] for line in lines[1:]]
    wide[4][wide[0].index("办理结果")] = "说不清"
    return as_workbook(wide)


def _with_remarks() -> list[tuple[list[Any], str]]:
    lines = list(lines_of(register_of(report_of(CONSISTENT))))
    return [(line, "备注" if not number else SECRETS[4]) for number, line in enumerate(lines)]


def everything_in(path: str) -> str:
    with ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_names_contacts_and_contents_reach_no_output(gaitool: Gaitool) -> None:
    Path("台账.xlsx").write_bytes(secret_register())
    counted = gaitool("count", "台账.xlsx", "--into", workbook("已填.xlsx"), "-o", "填报表.xlsx")
    arguments = (
        "check",
        "填报表.xlsx",
        "--register",
        "台账.xlsx",
        "--previous",
        workbook("上年.xlsx"),
    )
    checked = [gaitool(*arguments, "--format", kind) for kind in ("table", "json", "csv")]
    marked = gaitool(*arguments, "--annotate", "批注.xlsx")
    outputs = [
        counted.out,
        counted.err,
        *(text for told in checked for text in (told.out, told.err)),
    ]
    outputs += [marked.out, marked.err, everything_in("填报表.xlsx"), everything_in("批注.xlsx")]
    assert counted.code == 1
    assert [secret for secret in SECRETS for text in outputs if secret in text] == []


def test_a_text_of_values_in_gbk_is_read(gaitool: Gaitool) -> None:
    Path("台账.csv").write_bytes(as_csv(rows_of({}), "gbk"))
    told = gaitool("count", "台账.csv", "-o", "填报表.xlsx")
    assert (told.code, figures("填报表.xlsx")) == (0, published())


def test_an_old_workbook_without_a_program_to_convert_it_is_one_line(
    gaitool: Gaitool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    Path("台账.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    told = gaitool("count", "台账.xls", "-o", "填报表.xlsx")
    assert (told.code, "另存为 .xlsx" in told.err) == (3, True)
