"""Rows copied a cell a line with bars: by their places, by their sums, or not at all."""

from collections.abc import Sequence

import pytest

from tests.support.importing.published_text import findings, found, imported, published_text

HEADS = (
    "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    "申请人情况",
    *("", "", "", "", "", "", "", ""),
    *("自然人", "法人或其他组织", "总计", "", "", "", "", "", "", ""),
    *("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "", "", "", "", ""),
)
RECEIVED, CARRIED_IN = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
GRANTED = ("三、本年度办理结果", "（一）予以公开")
PARTLY = ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "0")
WIDTH = 10
PROVEN = (RECEIVED, "47", "", "", "", "", "", "47")
BEFORE = published_text()
ABOVE = BEFORE[: BEFORE.index("三、收到")] + "三、收到和处理政府信息公开申请情况\n"


def barred(*rows: Sequence[str]) -> str:
    """Return cells a line, each with its bar, every row filled up to the width of the table."""
    cells = [cell for row in rows for cell in (*row, *[""] * (WIDTH - len(row)))]
    return ABOVE + "".join(f"{cell} |\n" if cell else "|\n" for cell in (*HEADS, *cells))


def read(text: str) -> dict[str, str]:
    report = imported(text).report
    answers = {**report.answers, **report.typed_totals}
    known = {str(key): one.raw for key, one in answers.items() if not one.blank}
    return {key: raw for key, raw in known.items() if key.startswith("applications.")}


def test_a_blank_total_is_blank_where_others_show_a_place_for_each_cell() -> None:
    text = barred(PROVEN, (*GRANTED, "23", "", "", "", "", "", ""))
    assert read(text)["applications.granted.natural_person"] == "23"
    assert "applications.granted.total" not in read(text)
    assert found(text, "G108") == []


def test_a_row_that_begins_with_a_blank_is_read_by_place_too() -> None:
    text = barred(PROVEN, (*GRANTED, "", "", "8", "", "", "", ""), PARTLY)
    assert read(text)["applications.granted.research"] == "8"


def test_a_row_that_waits_is_told_once_and_by_its_cause() -> None:
    text = barred((RECEIVED, "6", "6"), (*GRANTED, "6", "6"))
    (unread,) = [one for one in findings(text) if one.rule == "G108"]
    assert "行标题或列标题没有认出" not in unread.message


def test_zeros_are_placed_nowhere_where_blanks_were_moved_to_the_end() -> None:
    text = barred((RECEIVED, "6", "6"), (CARRIED_IN, "0"), (*GRANTED, "6", "6"))
    assert read(text) == {}


def test_a_figure_that_may_be_the_total_of_those_before_it_is_told_not_placed() -> None:
    blank = ("",) * 7
    closed_up = ("17", "17", *blank[2:])
    text = barred((RECEIVED, *closed_up), (CARRIED_IN, *blank), (*GRANTED, *closed_up))
    assert read(text) == {}
    (finding,) = (one for one in findings(text) if one.rule == "G108")
    assert "17、17" in finding.message


@pytest.mark.parametrize("figures", [("0", "0", "0"), ("5", "0", "1", "0", "0")])
def test_the_row_in_which_a_document_ends_is_read_up_to_there(figures: tuple[str, ...]) -> None:
    whole = (RECEIVED, "5", "0", "1", "0", "0", "0", "6")
    text = barred(whole) + f"{CARRIED_IN} |\n" + " |\n".join(figures)
    columns = ("natural_person", "business", "research", "public_interest", "legal_service")
    told = [read(text).get(f"applications.carried_in.{column}") for column in columns]
    assert told[: len(figures)] == list(figures)
    assert found(text, "G108") == []


def test_the_end_of_a_source_is_told_without_counting_cells() -> None:
    text = barred(PROVEN) + f"{CARRIED_IN} |\n0 |\n"
    (finding,) = [one for one in findings(text) if one.rule == "G801"]
    assert "后面的表三余下的格、" in finding.message
