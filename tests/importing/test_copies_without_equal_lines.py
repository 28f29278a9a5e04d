"""Copies of which a portal or program kept equal lines only once."""

import pytest

from tests.support.importing.published_text import findings, found, imported, published_text


def cells_a_line(text: str) -> list[str]:
    return [cell for line in text.splitlines() for cell in line.split("\t") if cell.strip()]


def without_repeats(text: str) -> str:
    return "\n".join(dict.fromkeys(cells_a_line(text)))


COPY = without_repeats(published_text(above=(), sign_off=()))
COPY_OF_SOME_ROWS = without_repeats(
    published_text(
        above=(),
        sign_off=(),
        figures={"disclosure.licences.decisions": "7", "disclosure.penalties.decisions": "8"},
    )
)


def test_lost_figures_of_table_two_are_told_in_one_line():
    of_table = [
        one
        for one in findings(COPY)
        if one.rule in {"G101", "G108"} and one.cells[0].key.startswith("disclosure")
    ]
    assert [one.rule for one in of_table] == ["G108"]
    assert "相同的行都只留了一行" in of_table[0].message


def test_no_figure_is_made_up():
    report = imported(COPY).report
    assert not any(
        str(key).startswith("disclosure") for key in report.answers if report.answers[key].raw
    )


def test_a_copy_with_every_line_is_no_such_copy():
    whole = "\n".join(cells_a_line(published_text()))
    assert found(whole, "G101", "G108") == []


def test_a_heading_numbered_as_a_point_of_a_list_is_asked_about():
    heading = {"applications": "三是收到和处理政府信息公开申请情况"}
    assert found(published_text(headings=heading), "G801", "G802") == ["G802"]


def test_rows_that_are_lost_whole_are_not_counted_with_their_columns_again():
    lost, *_ = [one for one in findings(COPY_OF_SOME_ROWS) if one.rule == "G108"]
    assert "等 4 行共 8 格" in lost.message


@pytest.mark.parametrize(("table", "cells"), [("表三", 144), ("表四", 12)])
def test_a_table_that_lost_all_its_figures_is_told_to_have_lost_them(table, cells):
    of_table = [one for one in findings(COPY) if table in one.message]
    assert [one.rule for one in of_table] == ["G108"]
    assert of_table[0].message.startswith("表里的数没有读出来：原文里相同的行都只留了一行")
    assert f"{table}整张表的 {cells} 格" in of_table[0].message


def test_such_a_copy_that_breaks_off_is_told_to_end_at_its_last_words():
    cut = COPY[: COPY.index("3.要求提供公开出版物") + 4]
    told = [one for one in findings(cut) if one.rule in {"G101", "G108", "G801"}]
    assert sorted(one.rule for one in told) == ["G108", "G108", "G801"]
    (end,) = [one.message for one in told if one.rule == "G801"]
    assert end.startswith("原文到表三的“3.要求”就断了：后面的表三余下的格")
