"""The comparison drops no cell and marks what rule G606 would ask about."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.renderers.comparison.workbook import write_comparison

from tests.support.printed import expected_figures
from tests.support.text_grid import applications, fixture, report_of

LAST = fixture("yongji_2023")
THIS = fixture("provincial_capital_2025")


def rows_of(last: dict[str, Any], this: dict[str, Any]) -> list[tuple[Any, ...]]:
    content = write_comparison(report_of(last), report_of(this))
    sheet = load_workbook(io.BytesIO(content))["逐格对比"]
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_every_cell_of_both_years_is_there() -> None:
    rows = rows_of(LAST, THIS)
    both = zip(*(expected_figures(report_of(one)).values() for one in (LAST, THIS)), strict=True)
    assert [(f"{row[4]:g}", f"{row[3]:.12g}") for row in rows] == [
        (f"{float(last):g}", f"{float(this):.12g}") for last, this in both
    ]


@pytest.mark.parametrize(
    ("last", "this", "shown"),
    [
        (10, 12, (2, 20, None)),
        (3, 1, (-2, -66.7, None)),
        (10, 60, (50, 500, "变化很大")),
        (4, 20, (16, 400, None)),
        (0, 7, (7, "上年为0", None)),
        (5, 5, (0, 0, None)),
    ],
)
def test_difference_change_and_jump(last: int, this: int, shown: tuple[Any, ...]) -> None:
    row = rows_of(applications(f"received {last}"), applications(f"received {this}"))[10]
    assert row[5:8] == shown


def test_a_missing_figure_is_told_and_kept_as_written() -> None:
    data = applications("received 3")
    data["cells"]["applications.received.natural_person"] = "见附件"
    row = rows_of(applications("received 3"), data)[10]
    assert row[3:8] == ("见附件", 3, None, None, "缺数，不能比")


def test_the_chart_is_the_programs_own_and_draws_the_four_main_figures() -> None:
    content = write_comparison(report_of(LAST), report_of(THIS))
    sheet = load_workbook(io.BytesIO(content))["变化"]
    rows = list(sheet.iter_rows(min_row=3, max_row=6, max_col=6, values_only=True))
    assert [(name, *figures) for name, _, _, *figures in rows] == [
        ("本年新收", 14069, 4, 14065),
        ("办理总计", 13810, 4, 13806),
        ("结转下年", 819, 0, 819),
        ("复议和诉讼", 1002, 0, 1002),
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "xl/charts/chart1.xml" in package.namelist()


def test_the_same_reports_give_the_same_bytes() -> None:
    assert len({write_comparison(report_of(LAST), report_of(THIS)) for _ in range(2)}) == 1
