"""What lies in the folder beside filled workbooks: documents, lists of units, other years."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import RIGHT, Told
from tests.support.known_figures import known_book
from tests.support.workbooks import filled_workbook

UNITS = ("示例县教育局", "示例县水利局", "示例县财政局", "示例县档案局")
Run = Callable[..., Told]


@pytest.fixture
def roster() -> str:
    names = "".join(f"{unit},{unit.removeprefix('示例')}\n" for unit in UNITS)
    Path("名单.csv").write_text(f"机关名称,简称\n{names}", encoding="utf-8")
    return "名单.csv"


@pytest.fixture
def reports() -> Path:
    folder = Path("报送")
    folder.mkdir()
    for unit in UNITS[:2]:
        filled_workbook(folder / f"{unit}.xlsx", RIGHT | {"agency": unit})
    return folder


def result_of(gaitool: Run, *arguments: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(gaitool("rollup", *arguments, "--format", "json").out)
    return result


def line_of(result: dict[str, Any], unit: str) -> dict[str, Any]:
    line: dict[str, Any] = next(one for one in result["units"] if one["unit"] == unit)
    return line


def list_of_names(file: Path, names: tuple[str, ...] = UNITS) -> None:
    workbook = Workbook()
    for row in (("序号", "机关名称", "联系电话"), *((1, name, "") for name in names)):
        workbook.active.append(row)
    workbook.save(file)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("示例县财政局年度报告.docx", "这是 Word 文件，不是填报表"),
        ("县财政局.PDF", "这是 PDF 或 OFD 文件，不是填报表"),
        ("示例县财政局.html", "这是网页，不是填报表"),
        ("示例县财政局.zip", "这是压缩文件，不是填报表"),
    ],
)
def test_a_unit_that_handed_in_a_document_is_not_one_that_handed_in_nothing(
    file: str, words: str, reports: Path, roster: str, gaitool: Run
) -> None:
    (reports / file).write_bytes(b"PK\x03\x04")
    result = result_of(gaitool, "报送", "--roster", roster)
    line = line_of(result, "示例县财政局")
    assert (line["standing"], Path(line["file"]).name) == ("unusable", file)
    assert words in line["first_problem"]
    assert f"{file}，没有读" in line["note"]
    missing = [one for one in result["findings"] if one["rule"] == "G902"]
    assert [one["cells"][0]["label"] for one in missing] == ["示例县档案局"]


def test_page_workbook_and_letter_say_that_it_is_a_document(
    reports: Path, roster: str, gaitool: Run
) -> None:
    (reports / "示例县财政局.docx").write_bytes(b"PK\x03\x04")
    shared = ("rollup", "报送", "--roster", roster, "--notices", "退回")
    told = gaitool(*shared, "-o", "汇总.html")
    assert told.code == ExitCode.UNUSABLE
    assert "交来的是 Word 文件 示例县财政局.docx" in Path("汇总.html").read_text(encoding="utf-8")
    gaitool(*shared, "--force", "-o", "汇总.xlsx")
    rows = load_workbook("汇总.xlsx")["单位清单"].iter_rows(values_only=True)
    assert [row[2] for row in rows if row[1] == "示例县财政局"] == ["读不了"]
    letter = Path("退回/示例县财政局_退回通知.txt").read_text(encoding="utf-8-sig")
    assert "“示例县财政局.docx”读不了：这是 Word 文件，不是填报表。" in letter


def test_a_document_beside_the_workbook_changes_nothing(
    reports: Path, roster: str, gaitool: Run
) -> None:
    (reports / "示例县教育局.docx").write_bytes(b"PK\x03\x04")
    result = result_of(gaitool, "报送", "--roster", roster)
    assert line_of(result, "示例县教育局")["standing"] == "passed"
    assert any("示例县教育局.docx" in note for note in result["notes"])


def test_a_document_that_may_be_a_units_is_told_with_the_unit(
    reports: Path, roster: str, gaitool: Run
) -> None:
    (reports / "财政局报告.docx").write_bytes(b"PK\x03\x04")
    line = line_of(result_of(gaitool, "报送", "--roster", roster), "示例县财政局")
    assert (line["standing"], "财政局报告.docx 可能是这个单位的" in line["note"]) == (
        "missing",
        True,
    )


@pytest.mark.parametrize("with_roster", [True, False])
def test_a_list_of_units_is_no_unit(
    with_roster: bool, reports: Path, roster: str, gaitool: Run
) -> None:
    list_of_names(reports / "去年的名单.xlsx")
    heads = ["机关名称", "行政复议 总计"]
    known_book(reports / "法院的数.xlsx", 人民法院=[heads, ["示例县教育局", 3]])
    told = gaitool("rollup", "报送", *(("--roster", roster) if with_roster else ()))
    assert "另有 2 个是单位名单或已知数，不是哪个单位的报告，没有汇总" in told.err
    assert "已报 2 " in told.err
    assert "读不了 0" in told.err


def test_a_list_that_a_unit_sent_under_its_own_name_is_that_units_file(
    reports: Path, roster: str, gaitool: Run
) -> None:
    list_of_names(reports / "示例县财政局.xlsx", ("甲学校", "乙学校"))
    line = line_of(result_of(gaitool, "报送", "--roster", roster), "示例县财政局")
    assert line["standing"] == "unusable"


@pytest.mark.parametrize("command", ["rollup", "template"])
@pytest.mark.usefixtures("reports")
def test_known_figures_are_no_roster(command: str, gaitool: Run) -> None:
    heads = ["机关名称", "行政复议 总计"]
    known_book(Path("已知数.xlsx"), 人民法院=[heads, ["示例县教育局", 3], ["示例县水利局", 0]])
    given = ("报送",) if command == "rollup" else ("-o", "发出")
    told = gaitool(command, *given, "--roster", "已知数.xlsx")
    assert told.code == ExitCode.UNUSABLE
    assert told.err.count("\n") == 1
    assert "这是已知数（别处知道的数），不是单位名单" in told.err


@pytest.mark.usefixtures("reports")
def test_a_roster_that_tells_figures_as_well_is_a_roster(gaitool: Run) -> None:
    heads = ["机关名称", "简称", "行政复议 总计"]
    known_book(Path("名单.xlsx"), 名单=[heads, ["示例县教育局", "县教育", 3]])
    told = gaitool("rollup", "报送", "--roster", "名单.xlsx")
    assert "应报 1 " in told.err


@pytest.mark.usefixtures("reports")
def test_years_that_were_mixed_up_are_refused_and_nothing_is_written(gaitool: Run) -> None:
    last = Path("上年")
    last.mkdir()
    for unit in UNITS[:2]:
        filled_workbook(last / f"{unit}.xlsx", RIGHT | {"agency": unit, "year": RIGHT["year"] - 1})
    told = gaitool("rollup", "上年", "--previous", "报送", "-o", "上年/汇总.xlsx")
    assert (told.code, Path("上年/汇总.xlsx").exists()) == (ExitCode.USAGE, False)
    assert "两处可能放反了" in told.err
    assert gaitool("rollup", "报送", "--previous", "上年").code != ExitCode.USAGE


@pytest.mark.usefixtures("reports")
def test_figures_of_others_that_are_nobodys_are_told_to_every_reader(gaitool: Run) -> None:
    heads = ["机关名称", "行政复议 总计"]
    known_book(Path("已知数.xlsx"), 人民法院=[heads, ["示例县气象台", 3]])
    words = "有 1 行的机关名称对不上单位，没有核对：人民法院 第 2 行“示例县气象台”"
    for output in ("汇总.html", "汇总.xlsx"):
        gaitool("rollup", "报送", "--known", "已知数.xlsx", "-o", output)
    assert words in Path("汇总.html").read_text(encoding="utf-8")
    cells = [cell for (cell, *_) in load_workbook("汇总.xlsx")["总览"].iter_rows(values_only=True)]
    assert any(words in cell for cell in cells if isinstance(cell, str))


def test_an_office_under_its_former_name_has_not_copied_from_itself(
    reports: Path, gaitool: Run
) -> None:
    sentences = "".join(f"围绕第{word}项工作公开了文件。" for word in "甲乙丙丁戊己庚辛壬癸")
    text = {"overview": [{"heading": "（一）主动公开", "body": sentences}]}
    now = RIGHT | {"agency": UNITS[0], "sections": text}
    filled_workbook(reports / f"{UNITS[0]}.xlsx", now)
    before = now | {"agency": "示例县教育体育局", "year": RIGHT["year"] - 1}
    filled_workbook(reports / "示例县教育体育局.xlsx", before)
    rules = [one["rule"] for one in result_of(gaitool, "报送")["findings"]]
    assert rules == ["G904"]
