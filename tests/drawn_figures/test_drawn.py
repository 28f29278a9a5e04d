"""Figures drawn from the tables into the text."""

from decimal import Decimal

import pytest

from gaitool.answers import answer_from_number
from gaitool.drawn_figures.drawn import Problem, draw_figures, drawn_names
from gaitool.filled_report import Cover, FilledReport

from tests.support.editions import FORM_2021
from tests.support.text_grid import edition_named, fixture, report_of

_ONES = {
    key: answer_from_number(Decimal(1), table.column(key).measure)
    for table in FORM_2021.tables.values()
    for key in table.inputs
}
REPORT = FilledReport(cover=Cover(agency="某市人民政府办公室", year="2023"), answers=_ONES)


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("本年新收", "6"),
        ("本年新收.自然人", "1"),
        ("本年新收.法人", "5"),
        ("不予公开", "48"),
        ("不予公开.法人", "40"),
        ("办理总计", "126"),
        ("行政复议", "4"),
        ("行政诉讼", "8"),
        ("规范性文件.现行有效", "1"),
        ("行政事业性收费", "1"),
        ("年度", "2023"),
        ("机关名称", "某市人民政府办公室"),
    ],
)
def test_name_becomes_its_figure(name: str, figure: str) -> None:
    assert draw_figures(f"共{{{name}}}件", REPORT).text == f"共{figure}件"


@pytest.mark.parametrize("name", drawn_names(FORM_2021))
def test_every_name_can_be_drawn_from_a_filled_report(name: str) -> None:
    assert draw_figures(f"{{{name}}}", REPORT).unresolved == ()


def test_full_width_braces_and_spaces_are_forgiven() -> None:
    assert draw_figures("｛ 本年新收．自然人 ｝件", REPORT).text == "1件"


@pytest.mark.parametrize("name", ["本年新受", "行政复议.自然人", "本年新收.企业", "本年新收."])
def test_unknown_name_stays_and_is_reported(name: str) -> None:
    drawn = draw_figures(f"收到{{{name}}}件", REPORT)

    assert drawn.text == f"收到{{{name}}}件"
    assert [(item.name, item.problem, item.start) for item in drawn.unresolved] == [
        (name, Problem.UNKNOWN, 2)
    ]


def test_unfilled_figure_says_which_cells_are_missing() -> None:
    (item,) = draw_figures("收到{本年新收.自然人}件", FilledReport()).unresolved

    assert item.problem is Problem.UNFILLED
    assert [str(key) for key in item.missing] == ["applications.received.natural_person"]


def test_text_without_braces_is_left_as_it_is() -> None:
    assert draw_figures("收到 4 件。", REPORT).text == "收到 4 件。"


def test_an_edition_has_the_names_whose_cells_it_has() -> None:
    lacking = set(drawn_names(FORM_2021)) - set(drawn_names(edition_named("2019")))
    assert lacking == {
        "规范性文件.制发",
        "规范性文件.废止",
        "规范性文件.现行有效",
        "行政事业性收费",
    }


def test_a_name_whose_cells_the_edition_lacks_is_unknown() -> None:
    report = FilledReport(form=edition_named("2019"))
    (item,) = draw_figures("制发{规范性文件.制发}件", report).unresolved
    assert item.problem is Problem.UNKNOWN


def test_a_row_that_a_supplement_adds_counts_in_its_group() -> None:
    report = report_of(fixture("supplement"), edition_named("supplement"))
    assert draw_figures("{不予处理}、{不予处理.法人}", report).text == "3、2"
