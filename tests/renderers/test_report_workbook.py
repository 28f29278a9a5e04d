"""What is printed is set by us alone: a row a line, by the rules, on pages ended by hand."""

import io
from itertools import pairwise
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from gaitool.filled_report import FilledReport
from gaitool.layout.report_sheets import COPIED_HINT, PRINTED_HINT
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.text.line_breaking import NEVER_FIRST, NEVER_LAST
from gaitool.text.typesetting import width_in_em

from tests.support.printed_lines import Page, pages_of, printed_sheet
from tests.support.text_grid import fixture, report_of

SENTENCE = "落实政府信息公开属性源头认定，对公文逐件标明主动公开、依申请公开或者不予公开。"
PAGE_POINTS = 225 / 25.4 * 72
WHOLE_PIXELS = 0.75
HEADINGS = "一二三四五六"


def report_with_paragraphs(lengths: list[int]) -> FilledReport:
    body = "\n".join(SENTENCE * length for length in lengths)
    entries = [{"heading": f"（{name}）标题", "body": body} for name in "一二三"]
    return report_of({**fixture("consistent"), "sections": {"overview": entries}})


def is_heading(text: str) -> bool:
    return text.startswith("　　（") or text[2:4] in {f"{number}、" for number in HEADINGS}


LENGTHS = [[number] * 3 for number in range(1, 16, 2)]


@pytest.fixture(scope="module", params=LENGTHS)
def pages(request: pytest.FixtureRequest) -> list[Page]:
    return pages_of(write_report_workbook(report_with_paragraphs(request.param)))


def test_no_page_is_higher_than_the_type_area(pages: list[Page]) -> None:
    assert max(sum(row.points for row in page) for page in pages) <= PAGE_POINTS


def test_a_page_of_text_has_22_lines(pages: list[Page]) -> None:
    for page, follows in pairwise(pages[1:]):
        if not any(row.in_table for row in page) and not is_heading(follows[0].text):
            assert len(page) == 22


def test_no_heading_stands_alone_at_the_foot(pages: list[Page]) -> None:
    assert not [page[-1] for page in pages if is_heading(page[-1].text)]


def test_a_table_stands_on_one_page_below_its_heading(pages: list[Page]) -> None:
    for page in pages:
        for above, row in pairwise(page):
            if row.in_table and not above.in_table:
                assert is_heading(above.text)
    assert sum(page[0].in_table for page in pages) == 0


def test_no_line_is_longer_than_28_characters(pages: list[Page]) -> None:
    lines = [row.text for page in pages for row in page if not row.in_table]
    assert max(map(width_in_em, lines)) <= 28


def test_every_row_is_a_whole_number_of_pixels_high(pages: list[Page]) -> None:
    assert {row.points % WHOLE_PIXELS for page in pages for row in page} == {0}


@pytest.mark.parametrize("name", ["yongji_2023", "consistent", "plain_words"])
def test_no_line_begins_or_ends_with_a_mark_that_must_not(name: str) -> None:
    pages = pages_of(write_report_workbook(report_of(fixture(name))))
    lines = [row.text.strip() for page in pages for row in page if not row.in_table]
    assert not [line for line in lines if line and line[0] in NEVER_FIRST]
    assert not [line for line in lines if line and line[-1] in NEVER_LAST]


def test_only_the_title_and_agency_and_date_are_set_off_by_an_empty_line() -> None:
    pages = pages_of(write_report_workbook(report_of(fixture("yongji_2023"))))
    rows = [row for page in pages for row in page if not row.in_table and row.points > 10]
    assert [index for index, row in enumerate(rows) if not row.text] == [2, len(rows) - 3]


def test_nothing_printed_is_left_to_be_wrapped_or_shrunk() -> None:
    sheet = printed_sheet(write_report_workbook(report_of(fixture("yongji_2023"))))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.has_style]
    assert not [cell for cell in cells if cell.alignment.wrap_text]
    assert not [cell for cell in cells if cell.alignment.shrink_to_fit]


def test_a_line_runs_over_cells_that_are_empty() -> None:
    sheet = printed_sheet(write_report_workbook(report_of(fixture("yongji_2023"))))
    for cells in sheet.iter_rows(min_row=2):
        if not any(cell.border.left.style for cell in cells):
            assert not [cell for cell in cells[1:] if cell.value is not None]


def test_every_paragraph_is_printed_whole() -> None:
    data = fixture("yongji_2023")
    pages = pages_of(write_report_workbook(report_of(data)))
    printed = "".join(row.text for page in pages for row in page)
    bodies = [e["body"] for entries in data["sections"].values() for e in entries]
    paragraphs = [line.strip() for body in bodies for line in body.split("\n")]
    assert [paragraph for paragraph in paragraphs if paragraph not in printed] == []


def test_a_long_title_is_set_in_even_lines() -> None:
    agency = "某某壮族瑶族自治县人民政府政务服务和数据管理局办公室"
    (first, *_), *_ = pages_of(write_report_workbook(report_of({"agency": agency})))
    assert first.text == agency[: len(agency) // 2]


def test_an_agency_longer_than_a_line_is_signed_in_even_lines() -> None:
    agency = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室"
    *_, last = pages_of(write_report_workbook(report_of({"agency": agency, "date": "2026-01-20"})))
    half, left = len(agency) // 2, "　" * 10
    name = [left + agency[:half], left + agency[half:]]
    assert [row.text for row in last[-3:]] == [*name, f"{left}　　2026年1月20日"]


def test_agency_and_date_never_stand_alone_on_a_page(pages: list[Page]) -> None:
    assert len(pages[-1]) > 3


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    sheet = printed_sheet(write_report_workbook(report_of(fixture("consistent"))))
    assert sheet.oddFooter.right.text.strip("　") == "— &P —"
    assert sheet.evenFooter.left.text.strip("　") == "— &P —"
    assert sheet.HeaderFooter.differentOddEven


@pytest.mark.parametrize(("name", "words"), [("排版", PRINTED_HINT), ("粘贴", COPIED_HINT)])
def test_each_face_says_what_it_is_for_in_grey_outside_of_what_is_printed(
    name: str, words: str
) -> None:
    sheet = book(report_of(fixture("consistent")))[name]
    assert (sheet["A1"].value, sheet["A1"].font.color.rgb) == (words, "FF7F7F7F")
    assert sheet.print_area.split("!")[1].startswith("$A$2:")


def book(report: FilledReport) -> Any:
    return load_workbook(io.BytesIO(write_report_workbook(report)))


def test_the_copied_sheet_has_a_row_for_every_paragraph() -> None:
    sheet = book(report_with_paragraphs([40, 1]))["粘贴"]
    texts = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    assert texts.count(f"　　{SENTENCE * 40}") == 3
    assert texts.count(f"　　{SENTENCE}") == 3


def test_the_whole_each_table_and_each_text_between_have_a_name() -> None:
    names = book(report_of(fixture("consistent"))).defined_names
    tables = ["表二", "表三", "表四"]
    texts = [f"文字{number}" for number in range(1, 5)]
    assert [name for name in names if name.startswith("粘贴_")] == sorted(
        f"粘贴_{name}" for name in ["全文", *tables, *texts]
    )


def test_the_named_texts_and_tables_are_the_whole() -> None:
    workbook = book(report_of(fixture("consistent")))
    rows = {
        name: {cell.row for row in workbook["粘贴"][area.attr_text.split("!")[1]] for cell in row}
        for name, area in workbook.defined_names.items()
        if name.startswith("粘贴_")
    }
    whole = rows.pop("粘贴_全文")
    assert sorted(row for part in rows.values() for row in part) == sorted(whole)


def test_every_cell_of_a_copied_table_has_its_borders_and_its_font() -> None:
    workbook = book(report_of(fixture("consistent")))
    for name in ("表二", "表三", "表四"):
        area = workbook.defined_names[f"粘贴_{name}"].attr_text.split("!")[1]
        # The library keeps of what is merged into a cell the borders alone.
        cells = [cell for row in workbook["粘贴"][area] for cell in row if type(cell) is Cell]
        assert all(cell.border.top.style and cell.border.left.style for cell in cells)
        assert {cell.font.name for cell in cells} == {"宋体"}


def test_no_row_is_higher_than_excel_allows() -> None:
    for sheet in book(report_with_paragraphs([100, 1])):
        assert max(row.height for row in sheet.row_dimensions.values()) <= 409


def test_each_table_has_a_sheet_with_no_merged_figures_in_table_three() -> None:
    merged = book(report_of(fixture("consistent")))["三、申请办理"].merged_cells.ranges
    assert not [area for area in merged if area.min_row > 4 and area.max_col > 3]


def test_every_sheet_is_portrait_a4_with_the_margins_of_the_standard() -> None:
    workbook = book(report_of(fixture("consistent")))
    margins = {
        tuple(round(getattr(sheet.page_margins, side) * 25.4) for side in ("left", "top", "bottom"))
        for sheet in workbook
    }
    assert margins == {(28, 37, 35)}
    assert {sheet.page_setup.paperSize for sheet in workbook} == {9}
