"""What the workbook says is left to fill in: the blanks of G101 and G021, and texts not written."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from gaitool.filled_report import Cover, FilledReport, Paragraphs
from gaitool.form import Form, edition
from gaitool.layout import WorkbookLayout, layout_of, live_checks
from gaitool.rules.cells import every_input_is_filled
from gaitool.rules.cover import the_cover_says_who_reports
from gaitool.template import write_template
from gaitool.template.filled_beforehand import blank_report, filled_in_beforehand

from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.odd_editions import ODD_EDITIONS
from tests.support.office.edits import REPORTS
from tests.support.supplemented import SUPPLEMENT
from tests.support.text_grid import fixture, report_of

OVERVIEW = LAYOUT_2021.narratives["overview"]
EDITIONS = {"2021": FORM_2021, "2019": edition("2019"), "补充": SUPPLEMENT, **ODD_EDITIONS}
AGENCY = Cover(agency="某县某局", agency_type="政府部门", level="县级", year="2025")
WITHOUT_RULES_TO_MAKE = filled_in_beforehand(blank_report()._replace(cover=AGENCY), None)
FILLED = {name: make() for name, make in REPORTS.items()} | {"fixed 0": WITHOUT_RULES_TO_MAKE}


def calculated(report: FilledReport) -> Workbook:
    """Return the workbook of a report with the values that are saved in it."""
    return load_workbook(io.BytesIO(write_template(report)), data_only=True)


def lines_of(report: FilledReport) -> dict[str, tuple[object, object]]:
    """Return by sheet what the overview counts, and what it says beside that."""
    layout, sheet = layout_of(report.form), calculated(report)["封面"]
    area = layout.cover.overview
    return {
        str(sheet.cell(row, area.left).value): (
            sheet.cell(row, area.left + 1).value,
            sheet.cell(row, area.left + 2).value,
        )
        for row in range(area.top + 2, area.bottom + 1)
    }


def blank_inputs(report: FilledReport, layout: WorkbookLayout) -> dict[str, int]:
    return {
        sheet.name: sum(len(v.cells) for v in every_input_is_filled.check(report, sheet.table))
        for sheet in layout.tables.values()
    }


@pytest.mark.parametrize("name", FILLED)
def test_cells_left_in_a_table_are_those_of_g101(name: str) -> None:
    lines, blank = lines_of(FILLED[name]), blank_inputs(FILLED[name], LAYOUT_2021)
    assert {sheet: lines[sheet][0] for sheet in blank} == blank


@pytest.mark.parametrize("form", EDITIONS.values(), ids=EDITIONS)
def test_every_edition_counts_all_that_its_tables_ask(form: Form) -> None:
    report, layout = blank_report(form), layout_of(form)
    workbook, blank = calculated(report), blank_inputs(report, layout)
    tops = {
        sheet.name: workbook[sheet.name][str(live_checks(sheet).status[0].first)].value
        for sheet in layout.tables.values()
    }
    lines = lines_of(report)
    assert tops == blank == {sheet: lines[sheet][0] for sheet in blank}


@pytest.mark.parametrize(
    ("cover", "left"),
    [
        (Cover(), "机关名称；机关类型；行政层级；报告年度"),
        (AGENCY._replace(level=""), "行政层级"),
        (AGENCY, None),
    ],
)
def test_fields_left_on_the_cover_are_those_of_g021(cover: Cover, left: str | None) -> None:
    report = blank_report()._replace(cover=cover)
    found = [
        field
        for field in the_cover_says_who_reports.each(FORM_2021)
        for _ in the_cover_says_who_reports.check(report, field)
    ]
    assert lines_of(report)["封面"] == (len(found), left)


def texts(*entries: tuple[str, str]) -> FilledReport:
    sections = {"overview": tuple(Paragraphs(*entry) for entry in entries)}
    return blank_report()._replace(sections=sections)


@pytest.mark.parametrize(
    ("report", "left"),
    [
        (texts(("引言", ""), ("（一）主动公开", "公开 3 件。")), (1, "引言")),
        (texts(("引言", "编制。"), ("（一）主动公开", "公开 3 件。")), (0, None)),
        (texts(("", "没有小标题。")), (0, None)),
        (texts(), (1, None)),
        (texts(('叫"一"的', ""), ("=1+1", "")), (2, '叫"一"的；=1+1')),
        (
            texts(("引言", "本机关落实各项要求。" * 400), ("（一）主动公开", "")),
            (1, "（一）主动公开"),
        ),
    ],
)
def test_subheadings_without_a_text_are_counted_and_named(
    report: FilledReport, left: tuple[int, str | None]
) -> None:
    sheet = calculated(report)[OVERVIEW.name]
    top = (sheet[str(OVERVIEW.LEFT_COUNT)].value, sheet[str(OVERVIEW.LEFT_NAMES)].value)
    assert (top, lines_of(report)[OVERVIEW.name]) == (left, left)


def test_of_very_many_subheadings_all_are_counted_and_the_first_named() -> None:
    report = texts(*((f"（{number}）", "") for number in range(1, 301)))
    count, names = lines_of(report)[OVERVIEW.name]
    assert (count, str(names).count("；")) == (300, 59)


def test_finished_workbook_says_so_on_its_first_page() -> None:
    workbook = calculated(report_of(fixture("plain_words")))
    assert [workbook["填报说明"]["B2"].value, workbook["封面"]["B2"].value] == ["全部填好了。"] * 2


def test_all_words_are_in_one_font() -> None:
    workbook = load_workbook(io.BytesIO(write_template(blank_report())))
    fonts = {
        (cell.font.name, cell.font.charset)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and (cell.value is not None or not cell.protection.locked)
    }
    assert fonts == {("宋体", 134)}
