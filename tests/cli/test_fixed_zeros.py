"""The row 规章 is 0 and locked for organs that make none, open for the others and where unknown."""

from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.cli.exit_codes import ExitCode
from gaitool.form import AgencyType, CellKey, Level, may_make_regulations
from gaitool.reader import read_filled_report

from tests.support.editions import LAYOUT_2021

SHEET = LAYOUT_2021.tables["disclosure"]
COLUMNS = ("issued", "repealed", "in_force")
CELLS = [str(SHEET.questions[CellKey("disclosure", "regulations", c)].address) for c in COLUMNS]
KINDS = list(product(AgencyType, Level))
WHY = "本机关没有规章制定权"
NAME = "空白表.xlsx"
LOCKED, OPEN = [(0, True)] * len(CELLS), [(None, False)] * len(CELLS)
COUNTY_DEPARTMENT = ("--agency-type", "政府部门", "--level", "县级")


def disclosure() -> Worksheet:
    return load_workbook(NAME)[SHEET.name]


def regulations() -> list[tuple[object, bool]]:
    """Return what stands in the three cells, and whether they are locked."""
    page = disclosure()
    return [(page[cell].value, page[cell].protection.locked) for cell in CELLS]


def beside_regulations(page: Worksheet) -> str:
    (message,) = (r.prompt for r in page.data_validations.dataValidation if CELLS[0] in r.sqref)
    return message


@pytest.mark.parametrize(("agency_type", "level"), KINDS, ids=lambda part: str(part))
def test_row_is_locked_exactly_where_no_regulations_can_be_made(agency_type, level, gaitool):
    gaitool("template", "--agency-type", agency_type, "--level", level, "-o", NAME)
    assert regulations() == (OPEN if may_make_regulations(agency_type, level) else LOCKED)


@pytest.mark.parametrize("known", [(), COUNTY_DEPARTMENT[:2], COUNTY_DEPARTMENT[2:]], ids=str)
def test_row_is_open_where_it_is_not_known_who_reports(known, gaitool):
    gaitool("template", *known, "-o", NAME)
    assert regulations() == OPEN


def test_locked_row_says_why_above_the_table_and_beside_the_cells(gaitool):
    gaitool("template", *COUNTY_DEPARTMENT, "-o", NAME)
    page = disclosure()
    assert WHY in page[str(SHEET.GUIDANCE)].value
    assert WHY in beside_regulations(page)


def test_open_row_says_what_to_fill_in(gaitool):
    gaitool("template", "-o", NAME)
    page = disclosure()
    assert WHY not in page[str(SHEET.GUIDANCE)].value + beside_regulations(page)


def test_locked_row_is_read_without_a_remark(gaitool):
    gaitool("template", *COUNTY_DEPARTMENT, "-o", NAME)
    assert read_filled_report(Path(NAME)).observations == ()


def test_check_asks_nothing_about_a_locked_row(gaitool):
    gaitool("template", *COUNTY_DEPARTMENT, "-o", NAME)
    told = gaitool("check", NAME)
    assert told.code == ExitCode.FINDINGS
    assert "规章 ·" not in told.out
