"""The marked copy: every mistake at its cell, and nothing else changed."""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from command_line import Told, data_file
from gaitool.cli.exit_codes import ExitCode
from gaitool.findings import CheckedFile, Finding, Severity
from gaitool.layout import LAYOUT_2021, Place
from gaitool.reader import read_filled_report
from gaitool.renderers.annotated_workbook import annotate_workbook
from gaitool.rollup import check_file
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template
from gaitool.typesetting import line_count

from text_grid import fixture
from workbooks import filled_workbook, saved_by_library, with_parts

TABLE = "三、申请办理"
MISTAKES = {
    "G011": ("二、主动公开!A8", "行政规范文件"),
    "G013": (f"{TABLE}!J8", 99),
    "G016": (f"{TABLE}!D12", "=0+0"),
    "G017": (f"{TABLE}!N10", "含乡镇"),
    "G018": (f"{TABLE}!D13", "#REF!"),
    "G021": ("封面!C6", "县级市"),
    "G101": ("四、复议诉讼!B8", None),
    "G102": (f"{TABLE}!F8", "/"),
    "G103": (f"{TABLE}!E8", "3件"),
    "G104": (f"{TABLE}!D14", 1.5),
    "G105": (f"{TABLE}!D15", -1),
    "G106": ("二、主动公开!B11", "若干"),
    "G202": ("二、主动公开!D8", 1),
}
WARNED = {"disclosure.normative_documents.issued": 7}
LIST, REASONS = "问题清单", "核实说明"


def whole(**cells: Any) -> dict[str, Any]:
    """Return the consistent report with zeros typed, so that nothing is left blank."""
    data = fixture("plain_words")
    zeros = {str(key): 0 for sheet in LAYOUT_2021.tables.values() for key in sheet.table.inputs}
    return data | {"cells": zeros | data["cells"] | cells, "fill_blanks_with_zero": {}}


@dataclass(frozen=True)
class Annotated:
    """A workbook, its marked copy, and what the check found in the workbook."""

    original: Path
    copy: Path
    findings: tuple[Finding, ...]

    @property
    def opened(self) -> Workbook:
        return load_workbook(self.copy)


def findings(path: Path) -> tuple[Finding, ...]:
    result = check_file(path, CATALOGUE)
    assert isinstance(result, CheckedFile)
    return result.result.findings


def annotate(path: Path) -> Annotated:
    copy = path.with_name(f"{path.stem}标注.xlsx")
    run("check", str(path), "--annotate", str(copy))
    return Annotated(path, copy, findings(path))


def run(*arguments: str) -> Told:
    return Told(lambda: ("", ""), *arguments)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Annotated:
    path = tmp_path_factory.mktemp("planted") / "年报.xlsx"
    filled_workbook(path, whole(), dict(MISTAKES.values()), saved={MISTAKES["G016"][0]: 0})
    return annotate(path)


@pytest.fixture
def warned(tmp_path: Path) -> Annotated:
    """Mark a workbook of nothing but warnings: a number in the text unlike the table's."""
    data = whole(**WARNED)
    data["sections"]["overview"][1]["body"] = "制发行政规范性文件6件，废止2件。"
    return annotate(filled_workbook(tmp_path / "年报.xlsx", data))


def at(workbook: Workbook, place: str) -> Cell:
    sheet, address = place.split("!")
    return workbook[sheet][address]


def marks(workbook: Workbook, place: str) -> list[str]:
    """Return the colours that gaitool's own conditional formats give a cell."""
    sheet, address = place.split("!")
    return [
        rule.dxf.fill.bgColor.rgb[-6:]
        for area in workbook[sheet].conditional_formatting
        for rule in area.rules
        if "gaitool" in "".join(rule.formula) and str(area.sqref) == address
    ]


def all_marks(workbook: Workbook) -> list[tuple[str, str]]:
    return [
        (sheet.title, str(area.sqref))
        for sheet in workbook
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "gaitool" in "".join(rule.formula)
    ]


@pytest.mark.parametrize("rule", MISTAKES)
def test_every_planted_mistake_is_found(rule: str, planted: Annotated) -> None:
    place, _ = MISTAKES[rule]
    suspects = {(f.rule, str(c.place)) for f in planted.findings for c in f.cells[: f.suspects]}
    assert (rule, place) in suspects


@pytest.mark.parametrize("rule", MISTAKES)
def test_every_planted_mistake_is_coloured_once(rule: str, planted: Annotated) -> None:
    assert len(marks(planted.opened, MISTAKES[rule][0])) == 1


@pytest.mark.parametrize("rule", MISTAKES)
def test_comment_says_rule_message_expectation_and_remedy(rule: str, planted: Annotated) -> None:
    place, _ = MISTAKES[rule]
    (finding,) = (
        f
        for f in planted.findings
        if f.rule == rule and place in {str(c.place) for c in f.cells[: f.suspects]}
    )
    comment = at(planted.opened, place).comment.text
    expected = [f"应为：{finding.expected}"] if finding.expected else []
    said = [rule, finding.message, *expected, f"改法：{finding.hint}"]
    assert [words for words in said if words not in comment] == []


def test_colour_is_that_of_the_gravest_finding(planted: Annotated) -> None:
    assert marks(planted.opened, MISTAKES["G102"][0]) == ["FFC7CE"]
    assert marks(planted.opened, MISTAKES["G103"][0]) == ["DDEBF7"]


def test_list_is_the_first_sheet_with_a_row_a_finding(planted: Annotated) -> None:
    opened = planted.opened
    listed = opened[LIST]
    rules = [listed.cell(row, 3).value for row in range(2, listed.max_row + 1)]
    assert (opened.sheetnames[0], opened.active.title) == (LIST, LIST)
    assert rules == [finding.rule for finding in planted.findings]


def test_links_lead_to_the_cells(planted: Annotated) -> None:
    opened = planted.opened
    links = [cell.hyperlink.location for (cell,) in opened[LIST]["D2:D99"] if cell.hyperlink]
    targets = [str(f.cells[0].place) for f in planted.findings if f.cells[0].place.address]
    assert [link.replace("'", "") for link in links] == targets
    assert all(link.split("!")[0].strip("'") in opened.sheetnames for link in links)


def test_rows_of_the_list_are_high_enough_for_their_texts(planted: Annotated) -> None:
    listed = planted.opened[LIST]
    widths = {name: column.width * 7 + 5 for name, column in listed.column_dimensions.items()}
    needed = {
        row[0].row: max(
            line_count(str(c.value or ""), widths[c.column_letter], c.font.sz) * c.font.sz * 1.2
            for c in row
        )
        for row in listed.iter_rows(min_row=2)
    }
    assert all(listed.row_dimensions[row].height >= height for row, height in needed.items())
    assert max(needed.values()) > 30


def test_nothing_of_the_users_sheets_is_changed(planted: Annotated) -> None:
    before, after = load_workbook(planted.original), planted.opened
    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before:
        assert looks(after[sheet.title]) == looks(sheet)


def looks(sheet: Any) -> dict[str, Any]:
    """Return all of a sheet that a copy must keep; 核实说明 gains rows."""
    return {
        "cells": {
            cell.coordinate: (
                None if sheet.title == REASONS else cell.value,
                cell.number_format,
                repr(cell.font),
                repr(cell.fill),
                repr(cell.border),
                repr(cell.alignment),
                cell.protection.locked,
            )
            for row in sheet.iter_rows()
            for cell in row
        },
        "protection": vars(sheet.protection),
        "validations": [vars(rule) for rule in sheet.data_validations.dataValidation],
        "merged": sorted(area.coord for area in sheet.merged_cells.ranges),
        "widths": {name: one.width for name, one in sheet.column_dimensions.items()},
        "heights": {row: one.height for row, one in sheet.row_dimensions.items()},
        "formats": [
            (str(area.sqref), rule.formula)
            for area in sheet.conditional_formatting
            for rule in area.rules
            if "gaitool" not in "".join(rule.formula)
        ],
        "frozen": sheet.freeze_panes,
    }


def test_structure_stays_locked_and_the_stamp_stays(planted: Annotated) -> None:
    assert planted.opened.security.lockStructure
    assert (
        planted.opened.custom_doc_props.names
        == load_workbook(planted.original).custom_doc_props.names
    )


def test_saved_values_of_formulas_stay(tmp_path: Path) -> None:
    original = filled_workbook(
        tmp_path / "年报.xlsx", whole(**WARNED, **{"disputes.review.other_outcome": 5})
    )
    copy = annotate(original).copy
    before, after = (load_workbook(path, data_only=True) for path in (original, copy))
    for sheet in LAYOUT_2021.tables.values():
        values = [[cell.value for cell in row] for row in before[sheet.name].iter_rows()]
        assert [[cell.value for cell in row] for row in after[sheet.name].iter_rows()] == values


def test_check_on_the_copy_gives_the_same_findings(planted: Annotated) -> None:
    assert findings(planted.copy) == planted.findings


def test_annotating_twice_piles_nothing_up(planted: Annotated) -> None:
    again = annotate(planted.copy)
    once, twice = planted.opened, again.opened
    assert all_marks(twice) == all_marks(once)
    assert comments(twice) == comments(once)
    assert values(twice) == values(once)


def comments(workbook: Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def values(workbook: Workbook) -> dict[str, list[list[Any]]]:
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook
    }


def test_marks_go_where_the_mistake_is_mended(planted: Annotated, tmp_path: Path) -> None:
    workbook = planted.opened
    for place, _ in MISTAKES.values():
        at(workbook, place).value = at(load_workbook(whole_workbook(tmp_path)), place).value
    mended = tmp_path / "mended.xlsx"
    workbook.save(mended)
    again = annotate(mended)
    assert (all_marks(again.opened), comments(again.opened), again.findings) == ([], {}, ())


def whole_workbook(tmp_path: Path) -> Path:
    return filled_workbook(tmp_path / "whole.xlsx", whole())


def test_a_persons_own_comment_stays(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole())
    workbook = load_workbook(path)
    workbook[TABLE]["F8"] = "/"
    workbook[TABLE]["F8"].comment = Comment("请张三核对", "李四")
    workbook[TABLE]["G8"].comment = Comment("已核", "李四")
    workbook.save(path)
    twice = annotate(annotate(path).copy).opened
    assert twice[TABLE]["F8"].comment.text.startswith("请张三核对\n")
    assert twice[TABLE]["F8"].comment.text.count("请张三核对") == 1
    assert twice[TABLE]["G8"].comment.text == "已核"


def reasons(workbook: Workbook) -> list[tuple[Any, ...]]:
    rows = workbook[REASONS].iter_rows(min_row=5, max_col=4, values_only=True)
    return [row for row in rows if any(row)]


def test_every_open_warning_gets_a_row_with_only_the_reason_missing(warned: Annotated) -> None:
    warnings = [f for f in warned.findings if f.severity is Severity.WARNING]
    offered = reasons(warned.opened)
    assert [row[0] for row in offered] == [finding.rule for finding in warnings] != []
    assert all(row[1] and row[2] and row[3] is None for row in offered)


def test_rows_beyond_those_of_the_template_can_be_typed_in(tmp_path: Path) -> None:
    data = whole(**WARNED)
    data["sections"]["overview"][1]["body"] = "\n".join(
        f"制发行政规范性文件{number}件。" for number in range(100, 130)
    )
    opened = annotate(filled_workbook(tmp_path / "年报.xlsx", data)).opened[REASONS]
    offered = range(5, 5 + len(reasons(opened.parent)))
    assert len(offered) > LAYOUT_2021.explanations.rows
    assert not any(opened.cell(row, 4).protection.locked for row in offered)


def test_rows_of_text_in_the_copy_are_high_enough_and_grow(warned: Annotated) -> None:
    rows = re.findall(r'<row r="5"[^>]*>', sheet_xml(warned.copy, REASONS))
    height = float(re.findall(r'ht="([^"]*)"', rows[0])[0])
    place = warned.opened[REASONS]["B5"].value
    assert "customHeight" not in rows[0]
    assert height >= line_count(place, 210, 11) * 11 * 1.2


def sheet_xml(path: Path, name: str) -> str:
    number = load_workbook(path).sheetnames.index(name) + 1
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_errors_and_notices_get_no_row(planted: Annotated) -> None:
    graded = {f.rule: f.severity for f in planted.findings}
    offered = [graded[row[0]] for row in reasons(planted.opened)]
    assert set(offered) == {Severity.WARNING}


def with_reasons(annotated: Annotated) -> tuple[Finding, ...]:
    workbook = annotated.opened
    for row in range(5, 5 + len(reasons(workbook))):
        workbook[REASONS].cell(row, 4).value = "经核对属实"
    path = annotated.copy.with_name("说明.xlsx")
    workbook.save(path)
    return findings(path)


def test_reason_written_in_the_copy_silences_every_warning(warned: Annotated) -> None:
    assert {f.explained for f in with_reasons(warned)} == {True}


def test_reason_silences_warnings_about_cells_without_figures(planted: Annotated) -> None:
    explained = with_reasons(planted)
    still_open = {f.rule for f in explained if not f.explained and f.severity is Severity.WARNING}
    assert still_open == set()


def test_explained_warning_gets_no_second_row(warned: Annotated) -> None:
    workbook = warned.opened
    workbook[REASONS]["D5"] = "经核对属实"
    path = warned.copy.with_name("说明.xlsx")
    workbook.save(path)
    assert len(reasons(annotate(path).opened)) == len(reasons(workbook))


def test_offered_row_is_read_as_it_is_exported_and_written_again(warned: Annotated) -> None:
    report = read_filled_report(warned.copy)
    written = warned.copy.with_name("again.xlsx")
    written.write_bytes(write_template(report))
    assert reasons(load_workbook(written)) == reasons(warned.opened)


def chart(content: bytes) -> bytes:
    workbook = load_workbook(io.BytesIO(content))
    workbook[TABLE].add_chart(BarChart(), "N2")
    return saved_by_library(workbook)


def part(name: str) -> Any:
    return lambda content: with_parts(content, {name: lambda _: b"x"})


def with_style_the_library_misreads(content: bytes) -> bytes:
    return with_parts(content, {"xl/styles.xml": lambda part: part.replace(b'left"', b'middle"')})


@pytest.mark.parametrize(
    ("lose", "reason"),
    [
        (chart, "图表"),
        (part("xl/media/image1.png"), "图片"),
        (part("xl/ctrlProps/ctrlProp1.xml"), "控件"),
        (part("xl/vbaProject.bin"), "宏"),
        (with_style_the_library_misreads, "程序库打不开它：ValueError"),
    ],
    ids=["chart", "picture", "control", "macro", "misread"],
)
def test_workbook_that_cannot_be_marked_gets_the_list_alone_and_the_reason(
    lose: Any, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "/"})
    path.write_bytes(lose(path.read_bytes()))
    annotated = annotate(path)
    told = capsys.readouterr().err
    assert "只写了问题清单" in told
    assert reason in told
    assert annotated.opened.sheetnames == [LIST]
    assert annotated.opened[LIST]["C2"].value == "G102"


def test_control_characters_that_were_pasted_do_not_stop_the_marks(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "_x000B_3_x0001_件"})
    annotated = annotate(path)
    assert len(marks(annotated.opened, f"{TABLE}!F8")) == 1


def test_finding_that_names_no_cell_is_not_hidden(planted: Annotated) -> None:
    finding = planted.findings[0]
    wrong = finding.cells[0]._replace(place=Place(TABLE, "不是地址"))
    with pytest.raises(TypeError):
        annotate_workbook(
            planted.original.read_bytes(), [replace(finding, cells=(wrong,))], LAYOUT_2021
        )


def test_data_gets_the_list_alone(tmp_path: Path) -> None:
    source = data_file(
        whole(**{"applications.received.research": "/"}), str(tmp_path / "报告.json")
    )
    assert annotate(Path(source)).opened.sheetnames == [LIST]


def test_several_files_get_a_folder_of_copies(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("甲.xlsx", "乙.xlsx")]
    for path in files:
        filled_workbook(path, whole(), {f"{TABLE}!F8": "/"})
    run("check", *map(str, files), "--annotate", str(tmp_path / "标注"))
    copies = sorted(path.name for path in (tmp_path / "标注").iterdir())
    assert copies == ["乙_批注.xlsx", "甲_批注.xlsx"]


def test_files_of_one_name_get_copies_of_their_own(tmp_path: Path) -> None:
    files = [tmp_path / folder / "年报.xlsx" for folder in "甲乙"]
    for path in files:
        path.parent.mkdir()
        filled_workbook(path, whole())
    run("check", *map(str, files), "--annotate", str(tmp_path / "标注"))
    assert len(list((tmp_path / "标注").iterdir())) == 2


def test_damaged_file_does_not_stop_the_others(tmp_path: Path) -> None:
    damaged = tmp_path / "坏.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    good = filled_workbook(tmp_path / "好.xlsx", whole())
    folder = tmp_path / "标注"
    told = run("check", str(damaged), str(good), "--annotate", str(folder))
    assert told.code == ExitCode.UNUSABLE
    assert [path.name for path in folder.iterdir()] == ["好_批注.xlsx"]
