"""Where a copy breaks off or begins is told by what really stands there."""

import pytest

from gaitool.errors import UnusableFile
from gaitool.findings import Finding
from gaitool.text.garbled_periods import garbled_periods

from tests.importing.test_sources_that_break_off import WHOLE, findings, place, told
from tests.support.importing.published_text import imported, published_text

CELLS = WHOLE.replace("\t", "\n")


def test_a_table_whose_reworded_heads_are_cut_was_not_left_out() -> None:
    heads = "第二十条第（一）项\n信息内容\n本年度制发数\n本年废止数\n现行有效"
    text = f"{WHOLE[: WHOLE.index('第二十条第（一）项')]}{heads}\n"
    assert told(text) == ["G801"]
    assert place(text) == "原文到表二的表头"


def test_a_text_that_stops_below_the_heading_of_a_table_is_no_head_of_it() -> None:
    text = f"{WHOLE[: WHOLE.index('三、收到')]}三、依申请公开政府信息办理情况\n2023年\n"
    assert place(text) == "原文到“三、收到和处理政府信息公开申请情况”的“2023年”"


def test_a_row_above_the_next_block_is_whole_though_cells_are_blank() -> None:
    end = "第二十条第（八）项"
    blank = WHOLE.replace("行政强制\t0", "行政强制\t")
    for more in ("", "\n信息"):
        text = f"{blank[: blank.index(end)]}{end}{more}\n"
        assert place(text).startswith("原文到表二的“行政强制”一行之后的“")
        (unfilled,) = [one for one in findings(text) if one.rule == "G101"]
        assert len(unfilled.cells) == 1


def test_the_last_label_of_a_table_that_is_cut_is_where_a_source_ends() -> None:
    rows = [line.partition("\t")[0] for line in WHOLE[WHOLE.index("三、收到") :].splitlines()]
    labels = rows[: rows.index("四、结转下年度继续办理")]
    text = "\n".join([WHOLE[: WHOLE.index("三、收到")], *labels, "四、结转下年"])
    (ends,) = [one.message for one in findings(text) if "没有看到" in one.message]
    assert "“四、结转下年”" in ends


def unread(text: str) -> Finding:
    (finding,) = [one for one in findings(text) if one.rule == "G108"]
    return finding


def test_rows_that_nobody_can_tell_are_not_those_below_the_end() -> None:
    strange = WHOLE.replace("\n规章\t", "\n甲类\t").replace("\n行政规范性文件\t", "\n乙类\t")
    text = strange[: strange.index("第二十条第（八）项")]
    assert {cell.key.split(".")[1] for cell in unread(text).cells} == {
        "regulations",
        "normative_documents",
    }


def test_a_source_ends_after_no_row_where_those_below_it_could_not_be_told() -> None:
    label = "（三）不予公开"
    rows = f"{label}\n" + "0\n" * 56
    text = f"{CELLS[: CELLS.index(label)]}{rows}（四）无法"
    assert place(text) == "原文到表三的“（四）无法”"


OPENED = "2023年，我局落实条例。现就我局全年政府信息公开工作情况报告如下："


@pytest.mark.parametrize("opening", [OPENED, OPENED[11:]])
def test_a_report_that_opens_begins_there_though_part_one_is_headed_otherwise(
    opening: str,
) -> None:
    text = published_text(
        above=(),
        preamble=(opening, "一、加强领导。", "（一）开会研究。", "（二）完善制度。"),
        headings={"overview": ""},
        overview=("二、公开的情况", "（一）公开数量：7条信息。", "（二）形式：通过网站公开。"),
        sign_off=(),
    )
    messages = [one.message for one in findings(text) if one.rule in {"G801", "G811"}]
    assert messages[0] == "没有认出“一、总体情况”这一部分的标题。"
    assert not any("前后开始" in one or "之后是" in one for one in messages)


def test_the_opening_alone_is_no_part_one_that_lacks_something() -> None:
    heads = WHOLE[WHOLE.index("第二十条第（一）项") : WHOLE.index("第二十条第（六）项")]
    opening = "根据有关要求，现将我局2023年度政府信息公开情况报告如下。"
    assert "G803" not in told(f"{opening}\n{heads}")


PERIOD = "本报告的统计期限为2023年1月1日至2023年12月31日。"


def test_a_text_that_plainly_reports_the_work_of_a_year_is_read_without_headings() -> None:
    ways = "松河县水利局推进政府信息公开，主动公开信息7条，没有收到依申请公开的申请。"
    assert imported(f"{PERIOD}{ways}").report.cover.known_year == 2023
    for other in (ways, f"{PERIOD}松河县水利局推进政府信息公开。"):
        with pytest.raises(UnusableFile):
            imported(other)


def test_a_day_that_a_page_prints_is_not_quoted_as_the_period() -> None:
    preamble = (
        "松河县人民政府门户网站 www.example.test 2024-01-27",
        "根据规定，现公布2023年报告，本报告统计数据202311日至1231日。",
    )
    text = published_text(preamble=preamble)
    (finding,) = [one for one in findings(text) if one.rule == "G808"]
    assert finding.actual == "202311日至1231日"
    (garbled,) = garbled_periods("统计数据发布于2024-01-27，自202311日起至1231日止")
    assert garbled.words == "自202311日起至1231日止"


def test_blank_rows_one_below_the_other_are_each_a_row() -> None:
    cells = CELLS.replace("规章\n0\n0\n0\n", "规章\n").replace(
        "行政规范性文件\n6\n0\n38\n", "行政规范性文件\n"
    )
    (unfilled,) = [one for one in findings(cells) if one.rule == "G101"]
    assert "没有填" in unfilled.message
    assert len(unfilled.cells) == 6
