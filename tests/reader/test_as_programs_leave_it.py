"""Figures, names and days are read as a person sees them, whatever program wrote the cell."""

import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.checking.one_file import check_file
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile
from gaitool.form import CellKey
from gaitool.reader import read_filled_report
from gaitool.rules.catalogue import CATALOGUE
from gaitool.text.folding import fold_label

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, saved_by_library, with_parts

COUNT = CellKey("applications", "received", "natural_person")
AMOUNT = CellKey("disclosure", "fees", "amount")
DATA = fixture("plain_words")
COVER_PART, WORKBOOK_PART = "xl/worksheets/sheet2.xml", "xl/workbook.xml"


def edited(tmp_path: Path, **edits: Any) -> FilledReport:
    return read_filled_report(filled_workbook(tmp_path / "file.xlsx", DATA, edits))


def found(path: Path) -> list[tuple[str, str]]:
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return [(finding.rule, finding.hint) for finding in checked.result.findings]


@pytest.mark.parametrize("calculated", [17.000000000000004, 16.999999999999996, 17.0, 170 * 0.1])
def test_a_count_has_the_fifteen_digits_that_programs_show(
    calculated: float, tmp_path: Path
) -> None:
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {"三、申请办理!D8": calculated})
    assert str(read_filled_report(path).answer(COUNT).number) == "17"
    assert found(path) == []


@pytest.mark.parametrize(
    ("calculated", "shown"),
    [
        *((1.2500000000000002, "1.25"), (1.1 + 2.2, "3.3"), (59237.2449, "59237.2449")),
        *((0.1 + 0.7, "0.8"), (59237.244900000005, "59237.2449"), (1e-4 * 3, "0.0003")),
    ],
)
def test_an_amount_has_the_fifteen_digits_that_programs_show(
    calculated: float, shown: str, tmp_path: Path
) -> None:
    answer = edited(tmp_path, **{"二、主动公开!B18": calculated}).answer(AMOUNT)
    assert (answer.raw, answer.number) == (shown, Decimal(shown))


@pytest.mark.parametrize("digits", ["17.000000000000004", "16.999999999999996"])
def test_a_double_written_out_in_data_is_the_number_it_stands_for(
    digits: str, tmp_path: Path
) -> None:
    path = tmp_path / "data.json"
    data = json.dumps({**DATA, "cells": DATA["cells"] | {str(COUNT): 17.5}})
    path.write_text(data.replace("17.5", digits), encoding="utf-8")
    assert read_filled_report(path).answer(COUNT).raw == "17"


def test_digits_typed_as_text_stay_as_typed(tmp_path: Path) -> None:
    answer = edited(tmp_path, **{"三、申请办理!D8": "17.000000000000004"}).answer(COUNT)
    assert answer.number == Decimal("17.000000000000004")


@pytest.mark.parametrize(
    "written", ["\u202d17\u202c", "17\u200e", "1\xad7", "17\ufffc", "\ue00517"]
)
def test_a_copied_count_is_read_with_a_notice(written: str, tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {"三、申请办理!D8": written})
    assert read_filled_report(path).answer(COUNT).number == 17
    assert [rule for rule, _ in found(path)] == ["G103"]


def test_marks_and_radicals_on_the_cover_are_read_as_they_look(tmp_path: Path) -> None:
    cover = edited(
        tmp_path,
        **{
            "封面!C4": "\ufeff⻘⻰县\u200b教育局\u200e",
            "封面!C5": "\u202d政府部门\u202c",
            "封面!C6": "县级\u200b",
            "封面!C7": "2025\u202c",
        },
    ).cover
    assert fold_label(cover.agency) == "青龙县教育局"
    assert (cover.known_type, cover.known_level, cover.known_year) == ("政府部门", "县级", 2025)


def test_a_name_of_marks_alone_is_none(tmp_path: Path) -> None:
    assert edited(tmp_path, **{"封面!C4": "\u200b\ufeff"}).cover.agency == ""


@pytest.mark.parametrize(
    "typed", ["2025年", "2025 年", "2025.0", 2025.0, "二〇二五年", "２０２５年"]
)
def test_the_year_is_known_however_it_is_typed(typed: object, tmp_path: Path) -> None:
    assert edited(tmp_path, **{"封面!C7": typed}).cover.year == "2025"


def with_cell(path: Path, address: str, cell: str, epoch: str = "") -> Path:
    """Write a cell of the cover as it stands in the file, its style kept."""

    def change(xml: bytes) -> bytes:
        pattern = rf'<c r="{address}"( s="[0-9]+")?.*?(?:/>|</c>)'
        text, count = re.subn(pattern, rf'<c r="{address}"\1 {cell}</c>', xml.decode(), count=1)
        assert count == 1
        return text.encode()

    def since(xml: bytes) -> bytes:
        return xml.replace(b"<workbookPr", f"<workbookPr {epoch}".encode(), 1)

    content = filled_workbook(path, DATA).read_bytes()
    path.write_bytes(with_parts(content, {COVER_PART: change, WORKBOOK_PART: since}))
    return path


@pytest.mark.parametrize(
    "cell",
    [
        't="d"><v>2026-01-20T00:00:00.000Z</v>',
        't="d"><v>2026-01-19T16:00:00Z</v>',
        't="d"><v>2026-01-19T15:59:17.000Z</v>',
        't="d"><v>2026-01-20T00:00:00</v>',
        't="d"><v>2026-01-20</v>',
        "><v>46042.6666</v>",
        "><v>46041.9995023148</v>",
        't="str"><v>2026-01-20T08:00:00+08:00</v>',
    ],
)
def test_a_day_is_known_as_programs_save_it(cell: str, tmp_path: Path) -> None:
    path = with_cell(tmp_path / "file.xlsx", "C8", cell)
    assert read_filled_report(path).cover.date == "2026-01-20"


@pytest.mark.parametrize("serial", ["44580", "44580.5"])
@pytest.mark.parametrize("style", ["", ' s="0"'])
def test_a_serial_number_counts_from_the_epoch_of_its_workbook(
    serial: str, style: str, tmp_path: Path
) -> None:
    path = with_cell(tmp_path / "file.xlsx", "C8", f"><v>{serial}</v>", 'date1904="1"')
    if style:
        content = with_parts(path.read_bytes(), {COVER_PART: without_style("C8")})
        path.write_bytes(content)
    assert read_filled_report(path).cover.date == "2026-01-20"


def without_style(address: str) -> Callable[[bytes], bytes]:
    pattern = rf'(<c r="{address}") s="[0-9]+"'.encode()
    return lambda xml: re.sub(pattern, rb"\1", xml)


@pytest.mark.parametrize("number_format", [14, 27, 31, 50, 57, 58])
def test_excels_own_formats_of_dates_are_known(number_format: int, tmp_path: Path) -> None:
    workbook = load_workbook(io.BytesIO(filled_workbook(tmp_path / "a.xlsx", DATA).read_bytes()))
    workbook["封面"]["C8"].number_format = "[DBNum1]0"
    workbook["封面"]["C8"].value = 46042
    path = tmp_path / "file.xlsx"
    own = b'formatCode="[DBNum1]0" numFmtId="'
    styles = saved_by_library(workbook)

    def renumber(xml: bytes) -> bytes:
        match = re.search(rb'numFmtId="([0-9]+)" formatCode="\[DBNum1\]0"', xml) or re.search(
            re.escape(own) + rb'([0-9]+)"', xml
        )
        assert match
        return xml.replace(b'numFmtId="%s"' % match[1], b'numFmtId="%d"' % number_format)

    path.write_bytes(with_parts(styles, {"xl/styles.xml": renumber}))
    assert read_filled_report(path).cover.date == "2026-01-20"


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [("2025-12-31", "只填四位数的年份"), ("1905-07-17", "填 2025；"), ("去年", "例如 2023")],
)
def test_what_is_no_year_is_told_with_what_to_type(typed: str, remedy: str, tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {"封面!C7": typed})
    ((rule, hint),) = found(path)
    assert rule == "G021"
    assert remedy in hint


@pytest.mark.parametrize("field", ["year", "agency", "date"])
def test_a_field_of_the_cover_that_goes_on_forever_is_one_line(field: str, tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps({**DATA, field: "9" * 4_000}), encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        read_filled_report(path)
    assert refused.value.problem is FileProblem.BAD_DATA
    assert "4000 个字" in refused.value.message


def test_a_year_of_four_thousand_digits_is_quoted_by_its_start(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "file.xlsx", DATA, {"封面!C7": "9" * 4_000})
    checked = check_file(path, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    assert all(len(finding.message) < 200 for finding in checked.result.findings)


def test_texts_of_marks_alone_are_none(tmp_path: Path) -> None:
    sections = edited(tmp_path, **{"六、其他事项!C5": "\u200b\u200e\ufeff"}).sections
    assert "other_matters" not in sections


def test_a_reason_with_marks_nobody_sees_is_bound_to_what_it_names(tmp_path: Path) -> None:
    reason = {
        "核实说明!A5": "G601\u200b",
        "核实说明!B5": "\u202d三、 申请办理!D8\u202c",
        "核实说明!C5": "17\u200e",
        "核实说明!D5": "新增业务",
    }
    (explanation,) = edited(tmp_path, **reason).explanations
    assert (explanation.rule, explanation.cells) == ("G601", (str(COUNT),))
    assert explanation.figures == ("17",)
