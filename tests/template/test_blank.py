"""The blank template, cell by cell, against a text that a person has read.

After a wanted change: ``GAITOOL_REGENERATE=1 pytest tests/template``, then read the difference.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.errors import CannotHold
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, edition_of_text
from gaitool.layout import STAMP_NAME, Address, Stamp, TableSheet
from gaitool.template import write_template
from gaitool.text.folding import fold_label

from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.text_grid import fixture, report_of

GOLDEN = Path(__file__).parent / "golden_blank.txt"
QUESTIONS = [
    pytest.param(sheet, key, id=str(key))
    for sheet in LAYOUT_2021.tables.values()
    for key in sheet.questions
]
BLANK = write_template(FilledReport(fill_blanks_with_zero=dict.fromkeys(FORM_2021.tables, False)))


def opened(content: bytes = BLANK, *, saved_values: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(content), data_only=saved_values)


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return opened()


def dump(workbook: Workbook) -> str:
    return "\n".join(line for sheet in workbook for line in _dump_sheet(sheet)) + "\n"


def _dump_sheet(sheet: Worksheet) -> Iterator[str]:
    yield f"## {sheet.title}"
    yield f"protected {sheet.protection.sheet}, frozen at {sheet.freeze_panes}"
    yield "merged " + " ".join(sorted(area.coord for area in sheet.merged_cells.ranges))
    for cells in sheet.iter_rows():
        for cell in (c for c in cells if c.value is not None):
            lock = "locked" if cell.protection.locked else "input"
            yield f"{cell.coordinate} {lock} {cell.value!r}"
    open_cells = [c.coordinate for row in sheet.iter_rows() for c in row if _is_open(c)]
    yield "empty inputs " + " ".join(open_cells)
    for rule in sheet.data_validations.dataValidation:
        limits = " ".join(filter(None, (rule.operator, rule.formula1, rule.formula2)))
        yield f"validation {rule.sqref} {rule.type} {limits}".rstrip()
        yield f"  {rule.promptTitle}: {rule.prompt}"
        if rule.error:
            yield f"  {rule.errorTitle}: {rule.error}"
    yield ""


def _is_open(cell) -> bool:
    return cell.value is None and not cell.protection.locked and not _is_merged_away(cell)


def _is_merged_away(cell) -> bool:
    return type(cell).__name__ == "MergedCell"


def test_blank_template_is_the_golden_one(blank):
    text = dump(blank)
    if os.environ.get("GAITOOL_REGENERATE"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_sheets_stand_in_their_order(blank):
    assert blank.sheetnames == [
        *("填报说明", "封面", "一、总体情况", "二、主动公开", "三、申请办理"),
        *("四、复议诉讼", "五、问题及改进", "六、其他事项", "核实说明"),
    ]


def test_structure_is_locked(blank):
    assert blank.security.lockStructure


def test_every_sheet_is_protected(blank):
    assert all(sheet.protection.sheet for sheet in blank)


def expected_inputs(sheet: TableSheet) -> set[str]:
    inputs = {str(sheet.questions[key].address) for key in sheet.table.inputs}
    ledger = {str(question.address) for question in sheet.ledger.values()}
    return inputs | ledger | {str(sheet.zero_switch.address)}


@pytest.mark.parametrize("sheet", LAYOUT_2021.tables.values(), ids=lambda sheet: sheet.name)
def test_exactly_the_input_cells_of_a_table_are_unlocked(sheet, blank):
    unlocked = {
        cell.coordinate
        for row in blank[sheet.name].iter_rows()
        for cell in row
        if not cell.protection.locked and not _is_merged_away(cell)
    }
    assert unlocked == expected_inputs(sheet)


def test_exactly_the_fields_of_the_cover_are_unlocked(blank):
    cells = (cell for row in blank["封面"].iter_rows() for cell in row)
    unlocked = {cell.coordinate for cell in cells if not cell.protection.locked}
    assert unlocked == {str(field.address) for field in LAYOUT_2021.cover.fields.values()}


def test_no_cell_of_the_instructions_is_unlocked(blank):
    cells = (cell for row in blank["填报说明"].iter_rows() for cell in row)
    assert all(cell.protection.locked for cell in cells)


def printed(sheet: Worksheet, address: Address) -> str:
    """Return what a person sees in a cell, merged or not."""
    for area in sheet.merged_cells.ranges:
        if str(address) in area:
            return str(sheet.cell(area.min_row, area.min_col).value)
    return str(sheet.cell(address.row, address.column).value)


@pytest.mark.parametrize(("sheet", "key"), QUESTIONS)
def test_labels_around_a_question_are_those_of_the_form(sheet, key, blank):
    """Look left and up from each cell, as a person reads, and compare with the form."""
    page, address, table = blank[sheet.name], sheet.questions[key].address, sheet.table
    top, row, column = sheet.form_area.top, table.row(key), table.column(key)
    left = {printed(page, Address(address.row, c)) for c in range(1, address.column)}
    above = {printed(page, Address(r, address.column)) for r in range(top, address.row)}
    seen = above if table.key == "disputes" else left
    assert {row.label, *row.headings} <= seen
    assert {column.label, *column.headings} <= above


def test_labels_are_printed_without_folding(blank):
    for sheet in LAYOUT_2021.tables.values():
        for label in sheet.labels:
            assert printed(blank[sheet.name], label.area.first) == label.text
            assert fold_label(label.text)


@pytest.mark.parametrize("name", LAYOUT_2021.sheet_names)
def test_no_sheet_is_wider_than_a_small_screen(name, blank):
    columns = blank[name].column_dimensions.values()
    pixels = sum((c.max - c.min + 1) * (c.width * 7 + 5) for c in columns)
    row_numbers_and_scroll_bar = 60
    assert pixels + row_numbers_and_scroll_bar <= 1366


def test_stamp_stands_in_two_places(blank):
    written = [p.value for p in blank.custom_doc_props.props if p.name == STAMP_NAME]
    written.append(blank.defined_names[STAMP_NAME].value)
    assert [Stamp.parse(text) for text in written] == [LAYOUT_2021.stamp] * 2


def test_texts_of_validations_keep_to_the_limits_of_excel(blank):
    for rule in (rule for sheet in blank for rule in sheet.data_validations.dataValidation):
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.errorTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
        assert len(rule.formula1 or "") <= 255


@pytest.mark.parametrize("sheet", LAYOUT_2021.tables.values(), ids=lambda sheet: sheet.name)
def test_every_input_cell_of_a_table_has_a_validation(sheet, blank):
    rules = blank[sheet.name].data_validations.dataValidation
    covered = {
        f"{get_column_letter(column)}{row}"
        for rule in rules
        for area in rule.sqref.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    assert expected_inputs(sheet) <= covered


def test_same_report_gives_the_same_bytes():
    data = fixture("consistent")
    assert write_template(report_of(data)) == write_template(report_of(data))


def test_text_longer_than_a_cell_is_refused_and_not_cut():
    report = report_of({"sections": {"overview": [{"heading": "", "body": "长" * 32_768}]}})
    with pytest.raises(CannotHold, match="一、总体情况!C5"):
        write_template(report)


@pytest.mark.parametrize("name", ["consistent", "yongji_2023", "provincial_capital_2025"])
def test_saved_values_of_the_formulas_are_the_totals(name):
    report = report_of(fixture(name))
    workbook = opened(write_template(report), saved_values=True)
    for sheet in LAYOUT_2021.tables.values():
        for key in sheet.table.totals:
            saved = workbook[sheet.name][str(sheet.questions[key].address)].value
            assert saved == report.computed(key)


def test_formulas_of_the_totals_add_up_rows_and_columns(blank):
    formulas = {
        str(key): blank[sheet.name][str(sheet.questions[key].address)].value
        for sheet in LAYOUT_2021.tables.values()
        for key in sheet.table.totals
    }
    assert formulas[str(CellKey("applications", "concluded", "other"))] == "=SUM(I10:I30)"
    assert formulas[str(CellKey("applications", "concluded", "total"))] == "=SUM(D31:I31)"
    assert formulas[str(CellKey("disputes", "direct_suit", "total"))] == "=SUM(F8:I8)"
    assert len(formulas) == 34


def test_a_total_adds_up_what_it_names_and_nothing_that_lies_between() -> None:
    form = edition_of_text(
        """
version = "隔列"
extends = "2021"
[[parts]]
key = "extra"
heading = "七、附表"
table = "extra"
[[tables]]
key = "extra"
name = "附表"
[[tables.blocks]]
columns = [
    { key = "a", label = "甲" },
    { key = "b", label = "乙" },
    { key = "c", label = "丙" },
    { key = "t", label = "甲丙合计", sums = ["a", "c"] },
]
[[tables.blocks.rows]]
key = "only"
label = "一行"
"""
    )
    sheet = opened(write_template(FilledReport(form=form)))["七、附表"]
    assert sheet["E6"].value == "=SUM(B6,D6)"
