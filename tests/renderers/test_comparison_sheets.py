"""The comparison leads with what changed, and shows each table in the form's own shape."""

import io
from collections import Counter
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.filled_report import FilledReport
from gaitool.layout import layout_of
from gaitool.renderers.comparison.workbook import write_comparison

from tests.support.odd_editions import ODD_EDITIONS
from tests.support.supplemented import supplemented_report
from tests.support.text_grid import applications, fixture, report_of

LAST = report_of(fixture("yongji_2023"))
THIS = report_of(fixture("provincial_capital_2025"))
FIRST, SECOND = supplemented_report(year=2024), supplemented_report(500, year=2025)
PAIRS = {
    "the form": (LAST, THIS),
    "a supplement": (FIRST, SECOND),
    **{
        name: (supplemented_report(form=form), supplemented_report(500, form=form))
        for name, form in ODD_EDITIONS.items()
    },
}
CALM = "FF8C8C8C"
ALL_EQUAL = "两年都有的数全部相同，没有变化需要说明。"


def compared(last: FilledReport, this: FilledReport) -> Workbook:
    return load_workbook(io.BytesIO(write_comparison(last, this)))


def texts(sheet: Worksheet) -> list[str]:
    rows = sheet.iter_rows(values_only=True)
    return [text for row in rows for text in row if isinstance(text, str)]


def changed_rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The rows below the heads of the list of changes."""
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(number for number, row in enumerate(rows) if row[0] == "表")
    return [row for row in rows[heads + 1 :] if row[1]]


def test_what_changed_comes_first_then_the_tables_then_every_cell() -> None:
    names = [table.name for table in layout_of(SECOND.form).tables.values()]
    assert compared(FIRST, SECOND).sheetnames == ["变化", *names, "逐格对比"]


def test_the_first_sheet_has_every_cell_that_changed_and_no_other() -> None:
    book = compared(LAST, THIS)
    every = [row[:7] for row in book["逐格对比"].iter_rows(min_row=3, values_only=True)]
    assert Counter(row[:7] for row in changed_rows(book["变化"])) == Counter(
        row for row in every if row[5]
    )


def test_large_jumps_come_first_and_the_rest_by_how_much_they_changed() -> None:
    rows = changed_rows(compared(LAST, THIS)["变化"])
    weights = [(row[7] != "变化很大", -abs(row[5])) for row in rows]
    assert weights == sorted(weights)
    assert {row[7] for row in rows} == {"变化很大", None}


def test_the_sheet_says_by_what_measure_a_change_is_large() -> None:
    told = "\n".join(texts(compared(LAST, THIS)["变化"]))
    assert (
        "一年的数超过另一年的 5 倍，并且相差不少于 20；上年为 0 的不按倍数算（与规则 G606" in told
    )


def test_the_column_for_reasons_is_blank_and_open() -> None:
    sheet = compared(LAST, THIS)["变化"]
    head = next(cell for row in sheet for cell in row if cell.value == "本单位说明的原因")
    cells = [sheet.cell(row, head.column) for row in range(head.row + 1, sheet.max_row + 1)]
    assert cells
    assert {(cell.value, cell.protection.locked) for cell in cells} == {(None, False)}


def test_where_nothing_changed_one_line_says_so_and_there_is_no_list() -> None:
    told = texts(compared(THIS, THIS)["变化"])
    assert ALL_EQUAL in told
    assert "表" not in told


def test_two_reports_without_a_figure_are_not_called_equal() -> None:
    told = texts(compared(report_of({}), report_of({}))["变化"])
    assert "两年没有一个能比的数。" in told


def test_without_any_application_there_is_no_empty_chart() -> None:
    none = report_of(applications("received 0"))
    assert not compared(none, none)["变化"]._charts


def test_cells_that_cannot_be_compared_are_counted_on_the_first_sheet() -> None:
    told = texts(compared(LAST, supplemented_report())["变化"])[-1]
    every = list(compared(LAST, supplemented_report())["逐格对比"].iter_rows(min_row=3))
    alone = sum(str(row[7].value).endswith("无此项") for row in every)
    assert told == f"另有只有一年的表式里有的{alone}格，见最后一张工作表。"


@pytest.mark.parametrize(("last", "this"), PAIRS.values(), ids=PAIRS)
def test_each_table_has_both_years_and_the_change_of_each_of_its_cells(
    last: FilledReport, this: FilledReport
) -> None:
    book = compared(last, this)
    for key, table in layout_of(this.form).tables.items():
        numbers = Counter(
            round(float(cell.value), 4)
            for row in book[table.name]
            for cell in row
            if cell.data_type == "n" and cell.value is not None
        )
        pairs = [(last.figure(one), this.figure(one)) for one in this.form.tables[key].cells]
        triples = [(now, before, now - before) for before, now in pairs]
        assert numbers == Counter(round(float(one), 4) for three in triples for one in three)


def test_a_table_has_all_labels_of_the_form() -> None:
    book = compared(FIRST, SECOND)
    for table in layout_of(SECOND.form).tables.values():
        written = {text.replace("\n", "") for text in texts(book[table.name])}
        assert {label.text for label in table.labels} <= written


def test_years_stand_side_by_side_under_the_head_of_a_column() -> None:
    sheet = compared(LAST, THIS)["三、申请办理"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert rows["一、本年新收政府信息公开申请数量"][3:6] == (13612, 4, 13608)


def test_years_stand_one_under_another_in_a_table_of_many_columns() -> None:
    rows = list(compared(LAST, THIS)["四、复议诉讼"].iter_rows(values_only=True))[-3:]
    assert [row[0] for row in rows] == ["本年", "上年", "增减"]
    this, last, change = (row[1:] for row in rows)
    assert change == tuple(now - before for now, before in zip(this, last, strict=True))


def test_zeros_are_grey_and_other_figures_are_not() -> None:
    book = compared(LAST, THIS)
    figures = [
        cell
        for sheet in book
        for row in sheet
        for cell in row
        if cell.data_type == "n" and cell.value is not None
    ]
    grey = {cell.value == 0: set() for cell in figures}
    for cell in figures:
        colour = cell.font.color
        grey[cell.value == 0].add(bool(colour) and colour.rgb == CALM)
    assert grey == {True: {True}, False: {False}}


def test_a_missing_figure_stands_as_it_is_written_and_without_a_change() -> None:
    data = applications("received 3")
    data["cells"]["applications.received.natural_person"] = "见附件"
    sheet = compared(report_of(applications("received 3")), report_of(data))["三、申请办理"]
    row = next(r for r in sheet.iter_rows(values_only=True) if str(r[0]).startswith("一、"))
    assert row[3:6] == ("见附件", 3, None)


def test_an_agency_that_looks_like_a_formula_stays_text() -> None:
    this = THIS._replace(cover=THIS.cover._replace(agency="=1+1"))
    assert compared(LAST, this)["变化"]["A1"].data_type == "s"
