"""A source that is cut within a number, a period, a heading or a row accuses nobody of the cut."""

import pytest

from gaitool.findings import Finding

from tests.importing.test_sources_that_break_off import LINES, WHOLE
from tests.support.importing.published_text import findings

CELLS = "\n".join(filter(None, LINES.splitlines()))
BARS = "\n".join(
    f"| {' | '.join(row.split(chr(9)))} |" for row in WHOLE.splitlines() if "\t" in row
)


def cut(mark: str, text: str = WHOLE) -> str:
    """Return a text up to the end of a mark."""
    return text[: text.index(mark) + len(mark)]


def begun(mark: str, text: str = WHOLE) -> str:
    """Return a text from a mark on."""
    return text[text.index(mark) :]


def the_one(text: str) -> Finding:
    (finding,) = findings(text)
    return finding


@pytest.mark.parametrize(
    "mark", ["统计期限为2023年", "2023年1月1日至", "日至2023年12月", "日至2023年12月3"]
)
def test_a_period_in_which_a_source_breaks_off_is_not_said_to_be_wrong(mark: str) -> None:
    assert the_one(cut(mark)).rule == "G801"


@pytest.mark.parametrize("mark", ["日至2023年12月31", "12月31日。\n", "年12月31日。\n", "31日。\n"])
def test_a_period_in_which_a_source_begins_was_not_seen_whole(mark: str) -> None:
    told = the_one(begun(mark))
    assert (told.rule, told.message.endswith("前面的没有看到：统计期限没有看到。")) == (
        "G808",
        True,
    )


@pytest.mark.parametrize("mark", ["1月1日至2023年12月31日。", "3年1月1日至"])
def test_a_period_that_can_be_read_where_a_source_begins_is_one(mark: str) -> None:
    assert findings(begun(mark)) == []


@pytest.mark.parametrize("mark", ["主动公开政府信息情况", "、主动公开政府信息情况"])
def test_a_heading_without_its_number_where_a_source_begins_was_cut(mark: str) -> None:
    assert the_one(begun(mark, WHOLE[WHOLE.index("\n二、") :])).rule == "G801"


def test_what_stands_of_a_part_where_a_source_begins_is_not_said_to_be_unseen() -> None:
    message = the_one(begun("本局在县政府")).message
    assert message.startswith("原文从“本局在县政府网站发布信息……”开始：前面的“一、总体情况”")
    assert message.endswith("没有看到，或者没有看全。")


def test_a_source_that_begins_above_the_first_row_of_a_table_begins_with_the_table() -> None:
    assert the_one(begun("（本列数据")).message.startswith("原文从表三开始：")


def test_a_source_without_any_heading_that_begins_in_a_table_is_not_said_to_lack_headings() -> None:
    text = cut("1.本机关不掌握相关政府信息 |", begun("三、本年度办理结果", BARS))
    assert [one.rule for one in findings(text) if one.rule != "G021"] == ["G801", "G801"]


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("\n三、本年度办理结果", "一行之后的“三、本年度办理结果”"),
        ("（六）其他处理\t1.申请", "“1.申请”"),
        ("二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0", "一行中间"),
        ("34\n四、", "“（七）总计”一行之后的“四、”"),
        ("其他需要报告的事项", "“六、其他需要报告的事项”的标题"),
        ("总计\n0\t0\t0\t0", "表四的数字那一行中间"),
    ],
)
def test_the_place_where_a_source_ends_is_the_row_that_stands_there(mark: str, place: str) -> None:
    told = the_one(cut(mark))
    assert told.rule == "G801"
    assert place in told.message.partition("就")[0]


def test_the_number_of_a_row_below_a_whole_one_is_no_figure_of_it() -> None:
    message = the_one(cut("\n5", CELLS)).message
    assert "4.保护第三方合法权益”一行之后就断了" in message


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ("0\t1\t0\t0\t0\t0\t1\n0\t0\t0\t0\t0\t0\t0\n", "“0、1、0、0、0、0、1……”"),
        ("2\n0\n12\n", "“2、0、12”"),
    ],
)
def test_figures_without_heads_where_a_source_begins_are_told_as_they_are(
    figures: str, shown: str
) -> None:
    message = the_one(figures + begun("五、存在")).message
    assert message.startswith(f"原文从没有标题的一组数{shown}开始：前面的“一、总体情况”至“四、")


def test_figures_without_heads_where_a_source_ends_are_no_row_of_the_table_above() -> None:
    message = the_one(f"{WHOLE[: WHOLE.index('三、收到')]}0\t0\t3\t0\t0\n0\t0\t1\t0\t5").message
    assert message.startswith("原文到表二之后没有标题的一组数就")
    assert "表二余下的格" not in message


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("（二）部分公开", "四、"),
        ("（二）部分公开", "\n四、政府信息公开行政"),
        ("（一）予以公开", "\t（六）其他处理\t1"),
        ("（一）予以公开", "\t（四）无法提供\t"),
        ("社会公益组织", "2.没有现成信息"),
        ("量\t\t\t34", "3.其他\t0\t0"),
    ],
)
def test_a_table_cut_at_both_ends_without_any_heading_is_told_by_its_two_ends(
    start: str, end: str
) -> None:
    of_table = WHOLE[WHOLE.index("（本列数据") :]
    text = cut(end, begun(start, of_table))
    assert [one.rule for one in findings(text) if one.rule != "G021"] == ["G801", "G801"]


def test_a_head_cut_where_a_source_begins_is_not_said_to_be_reworded() -> None:
    assert "G011" not in [one.rule for one in findings(begun("制发件数"))]
