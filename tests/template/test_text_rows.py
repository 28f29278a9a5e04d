"""Rows of text begin high enough and grow; a text too long for one row is shown in several."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.reader.workbook import read_workbook
from gaitool.renderers.report.as_data import report_json
from gaitool.template import write_template
from gaitool.text.typesetting import MAXIMUM_ROW_HEIGHT

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import report_of
from tests.support.workbooks import part_of_sheet

LONG = "本机关落实政府信息公开各项要求，及时回应社会关切。" * 100
SHEET = LAYOUT_2021.narratives["overview"]
TEXTS = [
    {"heading": "引言", "body": "根据条例编制。"},
    {"heading": "（一）主动公开", "body": LONG},
    {"heading": "（二）依申请公开", "body": "办结 3 件。"},
]
CELL = "sections.overview.2"
DATA: dict[str, Any] = {
    "form": "2021",
    "sections": {"overview": TEXTS},
    "explanations": [{"rule": "G703", "cells": [CELL], "figures": ["3"], "reason": "经核对属实"}],
}
CONTENT = write_template(report_of(DATA))


def row_attributes(content: bytes, sheet: str) -> dict[int, str]:
    part = part_of_sheet(sheet)
    xml = zipfile.ZipFile(io.BytesIO(content)).read(part).decode()
    return {int(number): rest for number, rest in re.findall(r'<row r="(\d+)"([^>]*)>', xml)}


@pytest.mark.parametrize("name", [*(s.name for s in LAYOUT_2021.narratives.values()), "核实说明"])
def test_rows_to_type_in_have_a_height_that_is_not_fixed(name):
    rows = row_attributes(write_template(FilledReport()), name)
    typed = {number: rest for number, rest in rows.items() if number >= SHEET.first_row}
    assert len(typed) >= 10
    assert all(' ht="' in rest and "customHeight" not in rest for rest in typed.values())


def test_text_too_long_for_a_row_is_merged_over_rows_that_show_all_of_it():
    sheet = load_workbook(io.BytesIO(CONTENT))[SHEET.name]
    (area,) = (a for a in sheet.merged_cells.ranges if str(a).startswith("C6:"))
    heights = [sheet.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    lines_of_860_pixels = len(LONG) / (860 * 0.75 / 11)
    assert sum(heights) > lines_of_860_pixels * 11 * 1.3
    assert max(heights) <= MAXIMUM_ROW_HEIGHT
    assert sheet["C6"].value == LONG


def test_text_behind_a_long_one_is_read_as_the_next():
    report = read_workbook(Path("填报.xlsx"), CONTENT)
    assert report_json(report) == report_json(report_of(DATA))


def test_reason_for_a_text_behind_a_long_one_names_its_cell():
    workbook = load_workbook(io.BytesIO(CONTENT))
    place = workbook["核实说明"]["B5"].value
    address = place.rpartition("!")[2]
    assert workbook[SHEET.name][address].value == TEXTS[2]["body"]
    assert read_workbook(Path("填报.xlsx"), CONTENT).explanations[0].cells == (CELL,)


def spare_rows(*bodies: str) -> int:
    texts = [{"heading": "小标题", "body": body} for body in bodies]
    content = write_template(report_of({"form": "2021", "sections": {"overview": texts}}))
    rows = row_attributes(content, SHEET.name)
    return max(rows) - SHEET.first_row + 1 - len(bodies)


def test_blank_rows_follow_the_texts():
    assert spare_rows("办结 3 件。") == 10


def test_blank_rows_are_no_page_of_their_own_behind_a_full_one():
    almost_a_page = ["本机关落实政府信息公开各项要求。" * 54] * 4
    assert spare_rows(*almost_a_page) < 10
