"""Whatever program and font prints the report, its lines and pages are the rows that we set."""

import dataclasses

import pytest

from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.text.line_breaking import NEVER_FIRST, NEVER_LAST

from tests.support.finished_reports import FINISHED
from tests.support.office.aliased_fonts import aliased_fonts
from tests.support.office.client import Office
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.office.printed_pages import PrintedPage, printed_pages
from tests.support.printed_lines import Page, pages_of
from tests.support.text_grid import report_of

PRINTED_RIGHT = (210 - 18) / 25.4 * 72
"""Where the printed area ends, in points from the left edge of the paper: what goes on is cut."""

LEAST_RIGHT = 175 / 25.4 * 72
"""Where full lines end at least: OnlyOffice prints all 4 % smaller, the others nothing."""

Printed = tuple[list[Page], list[PrintedPage]]


@pytest.fixture(scope="module", params=["LibreOffice", "LibreOffice with fonts", "OnlyOffice"])
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=FINISHED)
def printed(
    request: pytest.FixtureRequest,
    program: str,
    office: Office,
    onlyoffice: OnlyOffice,
    tmp_path_factory: pytest.TempPathFactory,
) -> Printed:
    """Return the rows of the sheet page by page, and the pages as the program printed them."""
    folder = tmp_path_factory.mktemp("printed")
    workbook = folder / "report.xlsx"
    workbook.write_bytes(write_report_workbook(report_of(FINISHED[request.param])))
    if program == "OnlyOffice":
        pdf = onlyoffice.print_pages(workbook)
    else:
        fonts = aliased_fonts(folder) if program.endswith("fonts") else None
        pdf = dataclasses.replace(office, fonts=fonts).convert(workbook, folder, "pdf")
    pages = pages_of(workbook.read_bytes())
    # The sheets after it are printed as well.
    return pages, printed_pages(pdf)[: len(pages)]


def lines_of(page: Page) -> list[str]:
    """Return the lines of text on a page, without their spaces."""
    return ["".join(row.text.split()) for row in page if row.text and not row.in_table]


def test_every_page_ends_where_it_was_ended(printed: Printed) -> None:
    pages, on_paper = printed
    assert [page.lines[-1] for page in on_paper] == [f"—{n}—" for n in range(1, len(pages) + 1)]


def test_every_line_ends_where_it_was_ended(printed: Printed) -> None:
    pages, on_paper = printed
    for page, paper in zip(pages, on_paper, strict=True):
        wanted = lines_of(page)
        if not any(row.in_table for row in page):
            assert paper.lines[:-1] == wanted
        else:
            assert [line for line in paper.lines if line in set(wanted)] == wanted


def test_no_line_on_paper_begins_or_ends_with_a_mark_that_must_not(printed: Printed) -> None:
    pages, on_paper = printed
    for page, paper in zip(pages, on_paper, strict=True):
        if not any(row.in_table for row in page):
            assert not [line for line in paper.lines[:-1] if line[0] in NEVER_FIRST]
            assert not [line for line in paper.lines[:-1] if line[-1] in NEVER_LAST]


def test_no_line_goes_beyond_what_is_printed(printed: Printed) -> None:
    assert max(page.right for page in printed[1]) <= PRINTED_RIGHT


def test_the_page_is_not_scaled_down_by_a_font_that_is_missing(printed: Printed) -> None:
    assert max(page.right for page in printed[1]) >= LEAST_RIGHT
