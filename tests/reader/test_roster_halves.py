"""Lists of units of which a part could go missing: other sheets, right halves, odd line ends."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from gaitool.errors import UnusableFile
from gaitool.filled_report import Cover, FilledReport
from gaitool.reader.roster import read_roster, read_roster_with_notes
from gaitool.template import write_template

TABLE = "机关名称,机关类型\n甲局,政府部门\n乙镇人民政府,乡镇街道\n"
HEAD = ["机关名称", "机关类型"]


def names(tmp_path: Path, content: bytes, name: str) -> list[str]:
    path = tmp_path / name
    path.write_bytes(content)
    return [unit.name for unit in read_roster(path)]


def workbook(tmp_path: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\v", "\f"])
def test_every_line_end_of_a_list_of_names_ends_a_name(tmp_path: Path, end: str) -> None:
    content = f"甲局{end}乙局{end}丙局\n".encode()
    assert names(tmp_path, content, "名单.txt") == ["甲局", "乙局", "丙局"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_wide_encodings_are_read_with_their_mark_and_without(tmp_path: Path, encoding: str) -> None:
    assert names(tmp_path, TABLE.encode(encoding), "名单.csv") == ["甲局", "乙镇人民政府"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_byte_of_zero_in_a_name_is_told(tmp_path: Path, encoding: str) -> None:
    content = "甲局\n乙\0局\n".encode(encoding)
    with pytest.raises(UnusableFile, match=r"第 2 行的“乙.*局”有读不出的字"):
        names(tmp_path, content, "名单.txt")


@pytest.mark.parametrize("between", [[], [""], ["", "备注"]])
def test_lists_side_by_side_are_both_read(tmp_path: Path, between: list[str]) -> None:
    blank = ["" for _ in between]
    rows = [
        [*HEAD, *between, *HEAD],
        ["甲局", "政府部门", *blank, "丙局", "政府部门"],
        ["乙局", "政府部门", *blank, "", ""],
        ["", "", *blank, "丁镇", "乡镇街道"],
    ]
    units = read_roster(workbook(tmp_path, 单位=rows))
    assert [unit.name for unit in units] == ["甲局", "乙局", "丙局", "丁镇"]
    assert units[3].agency_type == "乡镇街道"


def test_a_sheet_that_lists_further_units_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, 部门=[HEAD, ["甲局", ""]], 乡镇=[HEAD, ["乙镇", ""], ["丙镇", ""]])
    units, notes = read_roster_with_notes(path)
    assert [unit.name for unit in units] == ["甲局"]
    (note,) = notes
    assert "读的是工作表“部门”；工作表“乡镇”里另有 2 个单位没有读" in note


@pytest.mark.parametrize("rows", [[], [["说明", "第一版"]], [HEAD], [HEAD, ["甲 局", ""]]])
def test_a_sheet_that_lists_no_further_unit_is_not_told(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = workbook(tmp_path, 部门=[HEAD, ["甲局", ""]], 其他=rows)
    assert read_roster_with_notes(path).notes == ()


@pytest.mark.parametrize("agency", ["甲局", "", "名单"])
def test_a_filled_workbook_is_no_list_of_units(tmp_path: Path, agency: str) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(write_template(FilledReport(cover=Cover(agency=agency))))
    with pytest.raises(UnusableFile, match="这是填报工作簿，不是单位名单"):
        read_roster(path)


@pytest.mark.parametrize("mark", ["，", ";", "；"])
def test_a_row_whose_cells_another_mark_parts_is_told(tmp_path: Path, mark: str) -> None:
    content = f"机关名称,机关类型\n甲局,政府部门\n乙局{mark}政府部门\n".encode()
    with pytest.raises(UnusableFile, match=r"第 3 行的“乙局.政府部门”像是几列写在一格里"):
        names(tmp_path, content, "名单.csv")
