"""Rosters as offices really have them: no unit is lost, and none is made up."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from gaitool.errors import UnusableFile
from gaitool.reader.roster import Unit, read_roster, read_roster_with_notes

from tests.support.workbooks import with_parts

OFFICE = Unit("甲局", (), "政府部门", "县级")
TOWNSHIP = Unit("乙镇人民政府", (), "乡镇街道", "乡级")
TABLE = "机关名称,机关类型,行政层级\n甲局,政府部门,县级\n乙镇人民政府,乡镇街道,乡级\n"


def roster(tmp_path: Path, content: bytes, name: str = "名单.csv") -> tuple[Unit, ...]:
    path = tmp_path / name
    path.write_bytes(content)
    return read_roster(path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "，", ";", "；", "\t"])
def test_every_way_to_save_a_table_gives_the_same_units(
    tmp_path: Path, end: str, encoding: str, mark: str
) -> None:
    content = TABLE.replace("\n", end).replace(",", mark).encode(encoding)
    assert roster(tmp_path, content) == (OFFICE, TOWNSHIP)


@pytest.mark.parametrize("ending", [".csv", ".txt"])
def test_a_table_without_a_head_is_known_by_its_types(tmp_path: Path, ending: str) -> None:
    content = TABLE.partition("\n")[2].encode()
    assert roster(tmp_path, content, f"名单{ending}") == (OFFICE, TOWNSHIP)


@pytest.mark.parametrize(
    "lines",
    [
        '机关名称\n"甲局\n乙局\n丙局\n',
        '机关名称\n甲局\n"乙局\n丙局',
        '机关名称,机关类型\n甲局,政府部门\n"乙局,政府部门\n丙局,政府部门\n',
        '机关名称,机关类型\n"甲局,政府部门\n乙局,政府部门\n"丙局,政府部门\n',
    ],
)
def test_a_quotation_mark_too_many_swallows_no_unit(tmp_path: Path, lines: str) -> None:
    assert [unit.name for unit in roster(tmp_path, lines.encode())] == ["甲局", "乙局", "丙局"]


def test_a_carriage_return_inside_a_cell_ends_no_row(tmp_path: Path) -> None:
    (unit,) = roster(tmp_path, "机关名称,机关类型\n甲局\r,政府部门\n".encode())
    assert (unit.name, unit.agency_type) == ("甲局", "政府部门")


def test_a_name_on_two_lines_of_its_cell_is_one_name(tmp_path: Path) -> None:
    (unit,) = roster(tmp_path, '机关名称\n"甲县\n教育局"\n'.encode())
    assert unit.name == "甲县教育局"


def test_a_byte_of_no_character_costs_no_other_unit(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match=r"第 3 行的“乙.*”有读不出的字") as caught:
        roster(tmp_path, "机关名称\n甲局\n乙".encode("gb18030") + b"\xff\n")
    assert "1 处不对" in str(caught.value)


def workbook_of(rows: list[list[Any]]) -> Workbook:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return workbook


def saved(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


STRICT = b"purl.oclc.org/ooxml/spreadsheetml/main"
ROWS = [["机关名称", "机关类型"], ["甲局", "政府部门"], ["乙局", None], ["丙局", None]]


def test_merged_types_hold_for_all_rows_beside_them(tmp_path: Path) -> None:
    workbook = workbook_of(ROWS)
    workbook.active.merge_cells("B2:B4")
    units = roster(tmp_path, saved(workbook), "名单.xlsx")
    assert [unit.agency_type for unit in units] == ["政府部门"] * 3


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    workbook = workbook_of([["机关名称"], ["旧局"]])
    workbook.create_sheet("今年").append(["机关名称"])
    workbook["今年"].append(["甲局"])
    workbook.worksheets[0].sheet_state = "hidden"
    assert [unit.name for unit in roster(tmp_path, saved(workbook), "名单.xlsx")] == ["甲局"]


def test_a_sheet_without_units_before_the_list_is_passed_over(tmp_path: Path) -> None:
    workbook = workbook_of([["说明"], ["请各单位按时报送"]])
    workbook.create_sheet("名单").append(["机关名称"])
    workbook["名单"].append(["甲局"])
    assert [unit.name for unit in roster(tmp_path, saved(workbook), "名单.xlsx")] == ["甲局"]


def test_a_name_by_formula_without_a_result_is_told(tmp_path: Path) -> None:
    workbook = workbook_of([["机关名称"], ["=A9"], ["乙局"]])
    with pytest.raises(UnusableFile, match="第 2 行是公式，文件里没有它的结果"):
        roster(tmp_path, saved(workbook), "名单.xlsx")


@pytest.mark.parametrize("rows", [401, 20_500])
def test_no_unit_is_dropped_from_a_long_list(tmp_path: Path, rows: int) -> None:
    units = [[f"第{number}村委会"] for number in range(rows)]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in [["机关名称"], *units]:
        sheet.append(row)
    assert len(roster(tmp_path, saved(workbook), "名单.xlsx")) == rows


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<family val="2"', b'<family val="34"'),
        (b"<fill><patternFill /></fill>", b"<fill/>"),
        (
            b"schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    ],
)
def test_styles_and_name_spaces_that_a_library_refuses_are_read(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    def change(part: bytes) -> bytes:
        return part.replace(old, new)

    parts = dict.fromkeys(["xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"], change)
    content = with_parts(saved(workbook_of(ROWS)), parts)
    assert len(roster(tmp_path, content, "名单.xlsx")) == 3


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.csv", "机关名称\n甲局\n".encode("gbk") + b"\xff\n" + "乙局\n".encode("gbk"), 3),
        ("a.csv", "机关名称\n".encode() + b"\x80\xff,\n" + "甲局,\n乙局,\n".encode(), 2),
        ("a.txt", "甲局\n乙局\n".encode() + b"2026\xff\n", 3),
        ("a.csv", "机关名称,简称\n甲局,甲".encode() + b"\xd6\n" + "乙局,乙\n".encode(), 2),
    ],
)
def test_a_byte_that_is_no_character_is_told_with_its_line(
    name: str, content: bytes, line: int, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    roster = read_roster_with_notes(path)
    assert [unit.name for unit in roster.units] == ["甲局", "乙局"]
    (note,) = roster.notes
    assert note.startswith(f"名单第 {line} 行")
    assert "读不出的字" in note


def test_many_such_lines_are_told_in_six(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("机关名称\n甲局\n".encode("gbk") + b"\xff\n" * 9)
    assert len(read_roster_with_notes(path).notes) == 6
    path.write_bytes("机关名称\n甲局\n".encode("gbk"))
    assert read_roster_with_notes(path).notes == ()
