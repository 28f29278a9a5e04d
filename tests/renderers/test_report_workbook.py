"""The workbook's pages: no heading alone, no row cut, every line of a text in its row."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.text.typesetting import line_count

from tests.support.text_grid import fixture, report_of

SENTENCE = "落实政府信息公开属性源头认定，对公文逐件标明主动公开、依申请公开或者不予公开。"
PAGE_POINTS = 638
HIGHEST_ROW = 409
Pages = list[list[tuple[str, float]]]


def report_with_paragraphs(lengths: list[int]) -> FilledReport:
    body = "\n".join(SENTENCE * length for length in lengths)
    entries = [{"heading": f"（{name}）标题", "body": body} for name in "一二三"]
    return report_of({**fixture("consistent"), "sections": {"overview": entries}})


def pages_of(report: FilledReport) -> Pages:
    """Return the rows of the first sheet page by page: the text of each, and its height."""
    sheet: Any = load_workbook(io.BytesIO(write_report_workbook(report)))["年度报告"]
    ends = [one.id for one in sheet.row_breaks.brk]
    pages: Pages = [[]]
    for row in range(1, sheet.max_row + 1):
        pages[-1].append((str(sheet.cell(row, 1).value or ""), sheet.row_dimensions[row].height))
        if row in ends:
            pages.append([])
    return pages


LENGTHS = [[number] * 3 for number in range(1, 16)]


@pytest.fixture(scope="module", params=LENGTHS)
def pages(request: pytest.FixtureRequest) -> Pages:
    return pages_of(report_with_paragraphs(request.param))


def test_no_page_is_higher_than_the_paper_allows(pages: Pages) -> None:
    assert max(sum(height for _, height in page) for page in pages) <= PAGE_POINTS


def test_no_heading_stands_alone_at_the_foot(pages: Pages) -> None:
    last_rows = [page[-1][0] for page in pages]
    assert not [text for text in last_rows if text.startswith("　　") and len(text) < 30]


def test_no_row_is_higher_than_excel_allows(pages: Pages) -> None:
    rows = [row for page in pages for row in page]
    assert max(height for _, height in rows) <= HIGHEST_ROW


def test_every_line_of_a_paragraph_has_room(pages: Pages) -> None:
    rows = [row for page in pages for row in page]
    texts = [(text, height) for text, height in rows if text.startswith("　　落实")]
    assert all(height >= line_count(text, 570, 16) * 16 * 1.3 for text, height in texts)


def test_a_cut_paragraph_loses_nothing() -> None:
    rows = [row for page in pages_of(report_with_paragraphs([15])) for row in page]
    assert "".join(text for text, _ in rows).count(SENTENCE) == 45


def test_each_table_has_a_sheet_with_no_merged_figures_in_table_three() -> None:
    workbook = load_workbook(io.BytesIO(write_report_workbook(report_of(fixture("consistent")))))
    merged = workbook["三、申请办理"].merged_cells.ranges
    assert not [area for area in merged if area.min_row > 4 and area.max_col > 3]


def test_every_sheet_is_portrait_a4_with_the_margins_of_the_standard() -> None:
    workbook = load_workbook(io.BytesIO(write_report_workbook(report_of(fixture("consistent")))))
    margins = {
        tuple(round(getattr(sheet.page_margins, side) * 25.4) for side in ("left", "top"))
        for sheet in workbook
    }
    assert margins == {(28, 37)}
    assert {sheet.page_setup.paperSize for sheet in workbook} == {9}
