"""A source that ends, or begins, in the middle of a report is told once, and nothing is guessed."""

import random

import pytest

from gaitool.findings import Severity
from gaitool.importers import Imported
from gaitool.importers.recognition_report import report_lines
from gaitool.renderers.report.web.web_page import write_report_page

from tests.support.importing.published_text import (
    OTHER_MATTERS,
    OVERVIEW,
    findings,
    imported,
    published_text,
)
from tests.support.text_grid import fixture, report_of

FIGURES = {
    "disclosure.normative_documents.issued": "6",
    "disclosure.normative_documents.in_force": "38",
    "applications.received.natural_person": "34",
    "applications.received.total": "34",
    "applications.granted.natural_person": "34",
    "applications.granted.total": "34",
    "applications.concluded.natural_person": "34",
    "applications.concluded.total": "34",
}
OF_THE_TEXT = (OVERVIEW[0], "（二）依申请公开。收到政府信息公开申请34件。", *OVERVIEW[2:])
WHOLE = published_text(figures=FIGURES, overview=OF_THE_TEXT)
LINES = WHOLE.replace("\t", "\n")
PAGE = write_report_page(report_of(fixture("consistent")))
PART_TWO, PART_FIVE, PART_SIX = (WHOLE.index(f"\n{n}、") for n in "二五六")


def told(text: str, name: str = "report.txt") -> list[str]:
    return [one.rule for one in findings(text, name)]


def figures(known: Imported) -> dict[str, str]:
    report = known.report
    read = {**report.answers, **report.typed_totals}
    return {str(key): answer.raw for key, answer in read.items() if not answer.blank}


def places(first: int, last: int, count: int = 40) -> list[int]:
    chance = random.Random(7)
    return sorted(chance.sample(range(first, last), min(count, last - first)))


def test_the_whole_report_has_no_finding() -> None:
    assert told(WHOLE) == []


@pytest.mark.parametrize("end", places(PART_TWO + 20, PART_SIX))
def test_a_copy_that_breaks_off_anywhere_is_told_by_one_finding(end: int) -> None:
    assert told(WHOLE[:end]) == ["G801"]


@pytest.mark.parametrize("end", places(LINES.index("\n三、"), LINES.index("\n六、")))
def test_a_copy_with_a_cell_a_line_is_told_by_one_finding_as_well(end: int) -> None:
    assert told(LINES[:end]) == ["G801"]


@pytest.mark.parametrize("end", places(PAGE.index("二、主动"), PAGE.index("六、其他"), 20))
def test_a_stored_page_that_breaks_off_is_told_by_one_finding(end: int) -> None:
    assert told(PAGE[:end], "report.html") == ["G801"]


@pytest.mark.parametrize("start", places(PART_TWO + 1, PART_FIVE))
def test_a_copy_that_begins_in_the_middle_is_told_by_one_finding(start: int) -> None:
    text = WHOLE[start:]
    assert [one for one in told(text) if one not in {"G021", "G108"}] == ["G801"]


def test_no_figure_at_the_place_of_the_cut_is_taken_for_a_whole_one() -> None:
    whole = figures(imported(WHOLE))
    for end in range(PART_TWO, PART_FIVE, 17):
        read = figures(imported(WHOLE[:end]))
        assert read == {key: whole[key] for key in read}, WHOLE[:end][-30:]


def test_the_finding_names_where_the_source_ends_and_what_was_not_compared() -> None:
    (finding,) = findings(WHOLE[: WHOLE.index("（三）不予公开")])
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith("原文到表三的“（二）部分公开")
    assert "没有看到，也没有核对" in finding.message


def test_the_lone_number_of_a_heading_or_a_cell_is_no_figure() -> None:
    for end in ("三", "1", "三、", "2."):
        assert told(f"{WHOLE[: WHOLE.index('三、收到')]}{end}") == ["G801"]


def test_import_says_where_the_source_ends() -> None:
    lines = list(report_lines(imported(WHOLE[: WHOLE.index("（三）不予公开")])))
    assert any("后面的没有看到" in line for line in lines)


def test_a_report_that_lacks_a_part_is_told_by_its_heading() -> None:
    text = published_text(headings={"other_matters": ""}, other_matters=())
    (finding,) = findings(text)
    assert (finding.rule, finding.message) == (
        "G801",
        "没有认出“六、其他需要报告的事项”这一部分的标题。",
    )


def test_a_report_without_its_last_part_and_without_a_sign_off_is_told_calmly() -> None:
    text = published_text(headings={"other_matters": ""}, other_matters=(), sign_off=())
    (finding,) = findings(text + "\n")
    assert "就结束了，也没有落款：后面的“六、其他需要报告的事项”没有看到" in finding.message


def test_a_heading_worded_otherwise_is_no_end_of_the_source() -> None:
    text = published_text(
        headings={"other_matters": "六、另外说明的情况"}, other_matters=OTHER_MATTERS, sign_off=()
    )
    assert [one.message for one in findings(text) if one.rule == "G801"] == [
        "没有认出“六、其他需要报告的事项”这一部分的标题。"
    ]


def test_blank_cells_of_a_whole_table_are_still_blank() -> None:
    assert told(published_text(figures={"applications.granted.natural_person": ""})) == ["G101"]


@pytest.mark.parametrize("end", ["无其他需要报告的事项", "附件：", "返回顶部", "关闭窗口"])
def test_short_last_lines_without_a_full_stop_are_no_torn_text(end: str) -> None:
    text = published_text(other_matters=(*OTHER_MATTERS, end), sign_off=())
    assert told(text) == []


def test_a_sentence_torn_in_the_last_part_is_told() -> None:
    assert told(WHOLE[: WHOLE.index("信息处理费")]) == ["G801"]


FOOT = "松河县人民政府办公室主办"
"""What a page of a portal prints below a report, be that whole or not."""


@pytest.mark.parametrize(
    ("mark", "more"),
    [("。\n（五）", "，并"), ("\n（本列数据", ""), ("（三）不予", ""), ("2.重复申请", "")],
)
def test_a_report_that_stops_above_the_foot_of_its_page_is_told_by_one_finding(
    mark: str, more: str
) -> None:
    assert told(f"{WHOLE[: WHOLE.index(mark)]}{more}\n{FOOT}\n") == ["G801"]


@pytest.mark.parametrize("mark", ["五、存在", "六、其他"])
def test_a_part_that_lacks_above_the_foot_of_a_page_was_not_torn_off(mark: str) -> None:
    messages = [one.message for one in findings(f"{WHOLE[: WHOLE.index(mark)]}\n{FOOT}\n")]
    assert not any("断了" in one for one in messages)
    assert any("没有认出“六、其他需要报告的事项”" in one for one in messages)


def test_a_blank_table_before_a_torn_heading_was_seen() -> None:
    blank = WHOLE[: WHOLE.index("四、政府信息公开行政复议、行政诉讼情况")]
    text = f"{blank}四、政府信息公开行政复议、行政诉讼情况\n五、存在的主"
    (finding,) = (one for one in findings(text) if one.rule == "G801")
    assert "的标题中间" in finding.message
    assert "表四" not in finding.message


HEADLESS = "\n".join(line for line in WHOLE.splitlines() if line[1:2] != "、" or "\t" in line)


def test_tables_without_any_heading_that_stop_in_a_row_were_cut_there() -> None:
    cut = findings(HEADLESS[: HEADLESS.index("举报投诉类")])
    assert any("原文到表三的“1.信访”就断了" in one.message for one in cut)
    assert not any("断了" in one.message for one in findings(HEADLESS))


TABLE = WHOLE[WHOLE.index("三、收到") :]
ROW_BEFORE = "一、本年新收政府信息公开申请数量"
ROW = "二、上年结转政府信息公开申请数量"


def place(text: str) -> str:
    (message,) = (one.message for one in findings(text) if "没有看到" in one.message)
    return message.partition("就")[0]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (ROW_BEFORE, f"原文到表三的“{ROW_BEFORE}”"),
        (f"{ROW_BEFORE}\t\t\t34\t", f"原文到表三的“{ROW_BEFORE}”一行中间"),
        (f"{ROW}\t", f"原文到表三的“{ROW}”"),
        (ROW + "\t\t" + "\t0" * 7 + "\n", f"原文到表三的“{ROW}”一行之后"),
        ("三、本年度办理结果", f"原文到表三的“{ROW}”一行之后的“三、本年度办理结果”"),
        ("第二十条第（五）项", "原文到表二的“行政规范性文件”一行之后的“第二十条第（五）项”"),
        ("三、收到和处理政", "原文到“三、收到和处理政府信息公开申请情况”的标题中间"),
        ("三、收到", "原文到表二之后"),
    ],
)
def test_what_stands_last_tells_where_a_source_ends(end: str, told: str) -> None:
    kept = WHOLE[: WHOLE.index(end)] + ("" if end == "三、收到" else end)
    assert place(kept) == told


def test_a_heading_that_the_report_left_out_is_not_said_to_be_cut() -> None:
    corner = "本列数据的勾稽关系为"
    above = WHOLE[: WHOLE.index("三、收到")]
    assert corner in TABLE
    for rest in (corner, TABLE[TABLE.index("\n") + 1 : TABLE.index("一、本年新收")]):
        heading, ends = (one.message for one in findings(above + rest) if one.rule == "G801")
        assert heading == "没有认出“三、收到和处理政府信息公开申请情况”这一部分的标题。"
        assert "后面的整张表三的数、“四、" in ends


def test_a_heading_with_its_table_below_was_not_cut() -> None:
    text = WHOLE[: WHOLE.index("一、本年新收")].replace("公开申请情况\n", "公开申请\n")
    assert "G802" in told(text)


def test_a_row_that_is_blank_throughout_is_blank_though_the_next_one_is_cut() -> None:
    label = "（一）予以公开"
    row = TABLE[TABLE.index(label) :].partition("\n")[0]
    blank = WHOLE.replace(row, label + "\t" * row.count("\t"))
    (finding,) = [one for one in findings(blank[: blank.index("（三）不予")]) if one.rule == "G101"]
    assert len(finding.cells) == 6
