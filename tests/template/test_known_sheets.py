"""The blank sheets for figures that others know: locked heads, and what is read back of them."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.form import Form, edition
from gaitool.reader.known.reading import read_known_file
from gaitool.template.known import write_known_sheets
from gaitool.template.known.plan import FIRST_ROW, HEAD_ROW, sheets_of

from tests.support.editions import FORM_2021
from tests.support.supplemented import SUPPLEMENT

UNITS = ["示例县教育局", "=示例县水利局", "示例县财政局"]
SOURCES = ["复议机关", "人民法院", "司法行政部门", "行政执法统计年报"]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return opened(write_known_sheets(FORM_2021, UNITS, 2025))


def unlocked(sheet: Worksheet) -> set[str]:
    return {c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked}


def test_each_who_knows_has_a_sheet_behind_the_guidance(blank: Workbook) -> None:
    assert blank.sheetnames == ["填写说明", *SOURCES]


def test_same_arguments_give_the_same_bytes() -> None:
    assert write_known_sheets(FORM_2021, UNITS) == write_known_sheets(FORM_2021, UNITS)


@pytest.mark.parametrize("name", SOURCES)
def test_only_year_names_and_figures_can_be_typed_into(name: str, blank: Workbook) -> None:
    sheet = blank[name]
    below = {cell.coordinate for row in sheet.iter_rows(min_row=FIRST_ROW) for cell in row}
    assert sheet.protection.sheet
    assert unlocked(sheet) == {"B3", *below}


@pytest.mark.parametrize("name", SOURCES)
def test_figures_are_whole_numbers_from_0(name: str, blank: Workbook) -> None:
    sheet = blank[name]
    rules = [r for r in sheet.data_validations.dataValidation if r.type == "whole"]
    figures = [r for r in rules if r.operator == "greaterThanOrEqual" and r.formula1 == "0"]
    columns = {
        cell.column
        for r in figures
        for a in r.sqref.ranges
        for (_, c) in a.cells
        for cell in [sheet.cell(FIRST_ROW, c)]
    }
    assert columns == set(range(2, sheet.max_column + 1))


def test_name_that_looks_like_a_formula_is_text(blank: Workbook) -> None:
    cell = blank["复议机关"].cell(FIRST_ROW + 1, 1)
    assert (cell.value, cell.data_type) == ("=示例县水利局", "s")


@pytest.mark.parametrize("form", [FORM_2021, edition("2019"), SUPPLEMENT])
def test_every_head_is_read_back_as_its_own_cells(form: Form, tmp_path: Path) -> None:
    book = opened(write_known_sheets(form, ["示例县教育局"], form.years[0]))
    for name in book.sheetnames[1:]:
        sheet = book[name]
        for column in range(2, sheet.max_column + 1):
            sheet.cell(FIRST_ROW, column).value = column
    path = tmp_path / "known.xlsx"
    book.save(path)
    known = read_known_file(path, path.read_bytes(), form)
    read = {
        one.who: [str(one.figure) for one in row.figures]
        for row in known.rows
        for one in row.figures
    }
    columns = {s.name: [str(n + 2) for n in range(len(s.columns))] for s in sheets_of(form)}
    assert (read, known.told, known.year) == (columns, (), form.years[0])
    cells = [one.cells for row in known.rows for one in row.figures]
    assert len(set(cells)) == len(cells)


def test_blank_sheets_have_nothing_to_tell_but_that(tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    path.write_bytes(write_known_sheets(FORM_2021))
    assert read_known_file(path, path.read_bytes(), FORM_2021).told == (
        "一个数都没有，没有可以核对的。",
    )


def test_heads_repeat_on_every_printed_page(blank: Workbook) -> None:
    assert {blank[name].print_title_rows for name in SOURCES} == {f"$4:${HEAD_ROW}"}
