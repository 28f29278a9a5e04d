"""What is written so that nobody sees it, or sees something else, is told with both."""

import io
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.colors import WHITE

from gaitool.checking.one_file import check_file
from gaitool.findings import CheckedFile, Finding
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook, saved_by_library, with_parts

DATA = fixture("plain_words")
TABLE, PART, STYLES = "三、申请办理", "xl/worksheets/sheet5.xml", "xl/styles.xml"
THEME_PART = "xl/theme/theme1.xml"


def changed(tmp_path: Path, change: Callable[[Workbook], None]) -> Path:
    workbook = load_workbook(io.BytesIO(write_template(report_of(DATA))))
    change(workbook)
    path = tmp_path / "changed.xlsx"
    path.write_bytes(saved_by_library(workbook))
    return path


def raw(tmp_path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    path = filled_workbook(tmp_path / "file.xlsx", DATA)
    path.write_bytes(with_parts(path.read_bytes(), changes))
    return path


def found(path: Path) -> list[Finding]:
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return list(checked.result.findings)


def told(path: Path) -> tuple[str, list[str]]:
    """Return the words of the one notice, and where it points."""
    (finding,) = found(path)
    assert finding.rule == "G020"
    assert "文件里是 17，" in finding.message
    return finding.message, [cell.place.address for cell in finding.cells]


def in_font(**font: Any) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        workbook[TABLE]["D8"].font = Font(**font)

    return change


def on_ground(ground: PatternFill, **font: Any) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        workbook[TABLE]["D8"].font = Font(**font)
        workbook[TABLE]["D8"].fill = ground

    return change


NONE = PatternFill()
YELLOW = PatternFill("solid", fgColor="FFFFFF00")
THEME = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))


@pytest.mark.parametrize(
    "change",
    [
        on_ground(NONE, color=WHITE),
        on_ground(NONE, color="FFFEFEFA"),
        on_ground(NONE, color=Color(theme=0)),
        on_ground(NONE, color=Color(indexed=9)),
        on_ground(PatternFill("solid", fgColor="FFFFFFFF"), color=Color(indexed=1)),
        on_ground(YELLOW, color="FFFFFF00"),
        on_ground(YELLOW, color=Color(indexed=13)),
        on_ground(THEME, color=Color(theme=4, tint=0.4)),
        on_ground(NONE, color=Color(theme=0, tint=-0.05)),
        on_ground(NONE, color=Color(theme=1, tint=1.0)),
        on_ground(NONE, color=Color(theme=4, tint=0.95)),
        on_ground(PatternFill("solid", fgColor=Color(theme=1, tint=0.05)), color=Color(theme=1)),
        on_ground(PatternFill("solid", fgColor="FF4F81BD"), color=Color(theme=4)),
    ],
)
def test_figures_in_the_colour_of_their_ground_are_told(
    change: Callable[[Workbook], None], tmp_path: Path
) -> None:
    message, places = told(changed(tmp_path, change))
    assert "看不见（字的颜色与底色一样）" in message
    assert places == ["D8"]


@pytest.mark.parametrize(
    "change",
    [
        on_ground(YELLOW, color=WHITE[:2] + "000000"),
        on_ground(NONE, color="FF595959"),
        on_ground(PatternFill("solid", fgColor="FF000000"), color=WHITE),
        on_ground(PatternFill("gray125"), color=WHITE),
        on_ground(NONE, color=Color(theme=1)),
        on_ground(THEME, color=Color(theme=4)),
        on_ground(NONE, color=Color(theme=0, tint=-0.35)),
        on_ground(NONE, color=Color(theme=1, tint=0.5)),
        on_ground(NONE, color=Color(theme=99)),
        in_font(sz=9, b=True, u="single", color="FFC00000"),
    ],
)
def test_figures_that_can_be_seen_are_not_told(
    change: Callable[[Workbook], None], tmp_path: Path
) -> None:
    assert found(changed(tmp_path, change)) == []


@pytest.mark.parametrize(
    ("font", "why"),
    [
        ({"strike": True}, "字划掉了"),
        ({"vertAlign": "superscript"}, "字是上标或下标"),
        ({"sz": 1}, "字号太小"),
    ],
)
def test_figures_set_apart_by_their_font_are_told(
    font: dict[str, Any], why: str, tmp_path: Path
) -> None:
    message, places = told(changed(tmp_path, in_font(**font)))
    assert why in message
    assert places == ["D8"]


def hide_row(workbook: Workbook) -> None:
    workbook[TABLE].row_dimensions[8].hidden = True


def hide_column(workbook: Workbook) -> None:
    workbook[TABLE].column_dimensions["D"].hidden = True


@pytest.mark.parametrize("hide", [hide_row, hide_column])
def test_figures_in_what_is_hidden_are_told(
    hide: Callable[[Workbook], None], tmp_path: Path
) -> None:
    message, places = told(changed(tmp_path, hide))
    assert "看不见（所在的行或列隐藏了）" in message
    assert "D8" in places


def flat_row(xml: bytes) -> bytes:
    text, count = re.subn(rb'<row r="8"[^>]*>', b'<row r="8" ht="0" customHeight="1">', xml)
    assert count == 1
    return text


def narrow_column(xml: bytes) -> bytes:
    return xml.replace(b"<cols>", b'<cols><col min="4" max="16384" width="0" customWidth="1"/>', 1)


@pytest.mark.parametrize("hide", [flat_row, narrow_column])
def test_figures_in_what_has_no_size_are_told(
    hide: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    message, places = told(raw(tmp_path, {PART: hide}))
    assert "看不见（所在的行或列隐藏了）" in message
    assert "D8" in places


def merged(*references: str) -> Callable[[bytes], bytes]:
    areas = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    return lambda xml: xml.replace(b"<mergeCell ", f"{areas}<mergeCell ".encode(), 1)


@pytest.mark.parametrize("area", ["C8:D8", "C7:E9", "D7:D8", "$C$8:$D$8", "A8:XFD8"])
def test_a_figure_merged_away_is_told(area: str, tmp_path: Path) -> None:
    message, places = told(raw(tmp_path, {PART: merged(area)}))
    assert "合并单元格" in message
    assert places[0] == "D8"


@pytest.mark.parametrize("area", ["D8:D8", "D8", "ZZZ8:ZZZ9", "words", "", "D0:E0"])
def test_a_figure_that_no_area_covers_is_not_told(area: str, tmp_path: Path) -> None:
    assert found(raw(tmp_path, {PART: merged(area)})) == []


def test_merged_areas_without_end_are_counted(tmp_path: Path) -> None:
    areas = [f"A{row}:XFD1048576" for row in range(1, 400)] * 100
    assert [one.rule for one in found(raw(tmp_path, {PART: merged(*areas)}))] == ["G020"]


def test_what_is_damaged_behind_the_cells_does_not_matter(tmp_path: Path) -> None:
    def damage(xml: bytes) -> bytes:
        return xml.replace(b"<mergeCells", b"<<mergeCells", 1)

    assert found(raw(tmp_path, {PART: damage})) == []


def test_a_figure_that_a_formula_gives_is_told_too(tmp_path: Path) -> None:
    edits = {f"{TABLE}!D8": {"value": "=10+7", "format": "0%"}}
    path = filled_workbook(tmp_path / "file.xlsx", DATA, edits, saved={f"{TABLE}!D8": 17})
    assert sorted(finding.rule for finding in found(path)) == ["G016", "G020"]


def test_a_total_typed_over_is_told_and_one_calculated_is_not(tmp_path: Path) -> None:
    hidden = {"value": 21, "format": ";;;"}
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {f"{TABLE}!J8": hidden})
    assert sorted(finding.rule for finding in found(path)) == ["G013", "G020"]
    calculated = {"value": "=SUM(D8:I8)", "format": ";;;"}
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {f"{TABLE}!J8": calculated})
    assert found(path) == []


def test_a_format_that_goes_on_forever_is_quoted_by_its_start(tmp_path: Path) -> None:
    long = "0" * 300

    def lengthen(xml: bytes) -> bytes:
        return re.sub(rb'formatCode="0\.0+k"', f'formatCode="{long}"'.encode(), xml)

    edits = {f"{TABLE}!D8": {"value": 17, "format": "0.0k"}}
    content = filled_workbook(tmp_path / "file.xlsx", DATA, edits).read_bytes()
    path = tmp_path / "long.xlsx"
    path.write_bytes(with_parts(content, {STYLES: lengthen}))
    message, _ = told(path)
    assert f"看到的可能不是这个数（格式“{'0' * 60}…”）" in message


def test_many_cells_of_a_sheet_are_one_notice_that_names_three(tmp_path: Path) -> None:
    def percent(workbook: Workbook) -> None:
        for cell in (cell for row in workbook[TABLE]["D8:I32"] for cell in row):
            if cell.value:
                cell.number_format = "0%"

    (finding,) = found(changed(tmp_path, percent))
    assert len(finding.cells) > 3
    assert finding.message.count("文件里是") == 3
    assert f"这张表共有 {len(finding.cells)} 格这样" in finding.message


def test_the_figure_is_read_as_the_file_holds_it(tmp_path: Path) -> None:
    edits = {"二、主动公开!B18": {"value": 12500, "format": r"0\.0000"}}
    report = read_filled_report(filled_workbook(tmp_path / "file.xlsx", DATA, edits))
    assert [answer.raw for key, answer in report.answers.items() if key.row == "fees"] == ["12500"]


def far_row(xml: bytes) -> bytes:
    row = b'<row r="401"><c r="A401"><v>1</v></c></row>'
    return xml.replace(b"</sheetData>", row + b"</sheetData>", 1)


@pytest.mark.parametrize("areas", [["C8:D8"], ["A90:B90"] * 5_000 + ["D7:D8"], ["$C$8:$D$8"]])
def test_a_figure_merged_away_is_told_also_where_rows_go_on_far_below(
    areas: list[str], tmp_path: Path
) -> None:
    content = raw(tmp_path, {PART: lambda xml: far_row(merged(*areas)(xml))})
    (finding,) = [one for one in found(content) if one.rule == "G020"]
    assert "合并单元格" in finding.message


def test_half_a_million_empty_rows_below_take_no_time(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}" s="1"/>' for row in range(401, 500_000)).encode()

    def lengthen(xml: bytes) -> bytes:
        return merged("C8:D8")(xml.replace(b"</sheetData>", rows + b"</sheetData>", 1))

    path = raw(tmp_path, {PART: lengthen})
    begin = time.perf_counter()
    assert [one.rule for one in found(path)] == ["G020"]
    assert time.perf_counter() - begin < 3


ZEROS = ["F12", "G12", "H13", "I14"]


@pytest.mark.parametrize("value", [b"0", b"false"])
def test_zeros_that_a_sheet_does_not_show_are_told_once(value: bytes, tmp_path: Path) -> None:
    def hide(xml: bytes) -> bytes:
        return xml.replace(b"<sheetView ", b'<sheetView showZeros="' + value + b'" ', 1)

    path = filled_workbook(tmp_path / "file.xlsx", DATA, {f"{TABLE}!{at}": 0 for at in ZEROS})
    path.write_bytes(with_parts(path.read_bytes(), {PART: hide}))
    (finding,) = found(path)
    assert finding.rule == "G020"
    assert "文件里是 0，看不见（工作表设置了不显示零值）" in finding.message
    assert [cell.place.address for cell in finding.cells] == ZEROS


def test_zeros_that_a_sheet_shows_are_not_told(tmp_path: Path) -> None:
    def show(xml: bytes) -> bytes:
        return xml.replace(b"<sheetView ", b'<sheetView showZeros="1" ', 1)

    path = filled_workbook(tmp_path / "file.xlsx", DATA, {f"{TABLE}!{at}": 0 for at in ZEROS})
    path.write_bytes(with_parts(path.read_bytes(), {PART: show}))
    assert found(path) == []


def test_a_theme_may_call_another_colour_paper(tmp_path: Path) -> None:
    def dark_paper(xml: bytes) -> bytes:
        return re.sub(rb"<a:lt1>.*?</a:lt1>", b'<a:lt1><a:srgbClr val="203040"/></a:lt1>', xml)

    path = changed(tmp_path, on_ground(NONE, color=Color(theme=0)))
    path.write_bytes(with_parts(path.read_bytes(), {THEME_PART: dark_paper}))
    assert found(path) == []


@pytest.mark.parametrize("damage", [b"", b"<a", b"no theme", b"<a:theme/>"])
def test_a_damaged_theme_is_that_of_every_program(damage: bytes, tmp_path: Path) -> None:
    path = changed(tmp_path, on_ground(NONE, color=Color(theme=0)))
    path.write_bytes(with_parts(path.read_bytes(), {THEME_PART: lambda _: damage}))
    assert told(path)[1] == ["D8"]
