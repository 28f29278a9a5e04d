"""Tables of every shape go out as workbook and report and come back: one file an edition."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.checking.engine import check_report
from gaitool.importers import read_published
from gaitool.layout import layout_of
from gaitool.reader.source import filled_report_of
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.report.word.word_document import write_report_document
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.odd_editions import ODD_EDITIONS
from tests.support.supplemented import supplemented_report

REPORTS = {name: supplemented_report(form=form) for name, form in ODD_EDITIONS.items()}
WORKBOOKS = {name: write_template(report) for name, report in REPORTS.items()}
WRITERS = {
    ".xlsx": write_report_workbook,
    ".docx": write_report_document,
    ".html": lambda report: write_report_page(report).encode("utf-8"),
}
odd = pytest.mark.parametrize("name", REPORTS)


@odd
def test_what_was_written_is_read_without_a_remark(name: str) -> None:
    report = REPORTS[name]
    read = filled_report_of(Path("odd.xlsx"), WORKBOOKS[name])
    assert read.form is report.form
    assert {key: a.number for key, a in read.answers.items()} == {
        key: a.number for key, a in report.answers.items()
    }
    assert read.observations == ()


@odd
def test_the_formula_of_every_total_adds_up_its_parts_and_nothing_else(name: str) -> None:
    report = REPORTS[name]
    totals = filled_report_of(Path("odd.xlsx"), WORKBOOKS[name]).cached
    expected = {k: report.computed(k) for t in report.form.tables.values() for k in t.totals}
    assert totals == expected


@odd
def test_no_rule_crashes(name: str) -> None:
    summary = check_report(REPORTS[name], CATALOGUE).summary
    assert summary["crashed"] == 0


@odd
def test_no_formula_is_longer_or_deeper_than_excel_takes(name: str) -> None:
    workbook = load_workbook(io.BytesIO(WORKBOOKS[name]))
    cells = (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)
    for formula in (str(cell.value) for cell in cells if cell.data_type == "f"):
        assert len(formula) <= 8_192
        assert deepest(formula) <= 64


def deepest(formula: str) -> int:
    depths, depth = [0], 0
    for character in formula:
        depth += (character == "(") - (character == ")")
        depths.append(depth)
    return max(depths)


@odd
@pytest.mark.parametrize("ending", WRITERS)
def test_a_printed_report_gives_every_figure_back(name: str, ending: str, tmp_path: Path) -> None:
    report, printed = REPORTS[name], tmp_path / f"report{ending}"
    printed.write_bytes(WRITERS[ending](report))
    imported = read_published(printed, report.form)
    assert imported.missing_tables == ()
    assert {key: imported.report.figure_or_none(key) for key in report.form.cells} == {
        key: report.figure(key) for key in report.form.cells
    }


def test_headings_called_alike_under_different_ones_are_two() -> None:
    form = REPORTS["totals_apart"].form
    areas = [str(label.area) for label in layout_of(form).tables["staff"].labels]
    texts = [label.text for label in layout_of(form).tables["staff"].labels]
    assert [area for area, text in zip(areas, texts, strict=True) if text == "其他"] == [
        "B7:B8",
        "B9:B10",
    ]
