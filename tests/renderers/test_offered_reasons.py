"""The marked copy offers a row for each open warning, with only the reason left to write."""

import re
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from gaitool.findings import Finding, Severity
from gaitool.reader import read_filled_report
from gaitool.template import write_template
from gaitool.text.typesetting import line_count

from tests.support.editions import LAYOUT_2021
from tests.support.marked_copies import (
    REASONS,
    WARNED,
    Annotated,
    annotate,
    findings,
    reasons,
    whole,
)
from tests.support.workbooks import filled_workbook


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
    number = LAYOUT_2021.sheet_names.index(name) + 1
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
