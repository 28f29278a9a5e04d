"""What portals and converters do to a report: lost numbers, own lines, remarks, odd heads."""

import pytest

from tests.support.importing.published_text import (
    OVERVIEW,
    findings,
    found,
    imported,
    published_text,
)

BARE_TITLE = "2023年政府信息公开工作年度报告"
BARE_PREAMBLE = (
    "本报告依据《中华人民共和国政府信息公开条例》编写，统计期限为2023年1月1日至2023年12月31日。"
)
DATED = ("2024年1月16日",)
DOCUMENTS = {
    "disclosure.normative_documents.issued": "9",
    "disclosure.normative_documents.repealed": "1",
    "disclosure.normative_documents.in_force": "3",
}
NAMED = (
    "发文机关：松河县水利局",
    "发布机构：松河县水利局",
    "信息来源：松河县水利局",
    "公开责任部门：松河县水利局",
    "【发布单位】松河县水利局",
    "发布单位：松河县水利局  成文日期：2024-01-16",
)


def unnumbered(*numbered: int) -> tuple[str, ...]:
    """Return the points of part one, those but for some without the number before them."""
    return tuple(
        point if at in numbered else point[3:] for at, point in enumerate(OVERVIEW, start=1)
    )


@pytest.mark.parametrize("kept", [(1, 3, 5), (2, 3, 4, 5), (5,), (1, 4)])
def test_numbers_that_a_converter_lost_are_no_gap(kept: tuple[int, ...]) -> None:
    assert found(published_text(overview=unnumbered(*kept)), "G811") == []


def test_points_with_a_number_of_another_kind_are_no_gap() -> None:
    points = (OVERVIEW[0], f"2.{OVERVIEW[1][3:]}", *OVERVIEW[2:])
    assert found(published_text(overview=points), "G811") == []


def test_sub_headings_that_lost_their_numbers_are_no_gap() -> None:
    lines = ("（一）主动公开", "发布信息57条。", "依申请公开", "没有申请。", "（三）政府信息管理")
    text = published_text(overview=(*lines, "发布前经过保密审查。", *OVERVIEW[3:]))
    assert found(text, "G811") == []


def test_a_number_that_is_left_out_is_still_told() -> None:
    points = (*OVERVIEW[:2], *(p.replace("三）", "四）", 1) for p in OVERVIEW[2:3]))
    assert found(published_text(overview=points), "G811") == ["G811"]


def test_visible_numbers_that_contradict_each_other_are_told() -> None:
    points = (OVERVIEW[0], OVERVIEW[1][3:], OVERVIEW[4], OVERVIEW[3], OVERVIEW[2])
    assert found(published_text(overview=points), "G811") == ["G811"]


@pytest.mark.parametrize("line", NAMED)
@pytest.mark.parametrize("where", ["above", "below the title", "below the text"])
def test_a_publishing_line_names_the_organ_where_nothing_else_does(line: str, where: str) -> None:
    above = (line, BARE_TITLE) if where == "above" else (BARE_TITLE,)
    above = (*above, line) if where == "below the title" else above
    sign_off = (*DATED, line) if where == "below the text" else DATED
    known = imported(published_text(above=above, preamble=(BARE_PREAMBLE,), sign_off=sign_off))
    assert known.report.cover.agency == "松河县水利局"
    assert any("松河县水利局" in doubt.text for doubt in known.doubts)


@pytest.mark.parametrize("line", NAMED)
def test_a_publishing_line_at_the_end_is_no_text_of_the_last_part(line: str) -> None:
    report = imported(published_text(sign_off=(line,))).report
    assert line not in "".join(entry.body for entry in report.sections["other_matters"])


def test_a_publishing_line_does_not_rival_the_title() -> None:
    known = imported(published_text(sign_off=("来源：青石市大数据局",)))
    assert known.report.cover.agency == "松河县水利局"


@pytest.mark.parametrize("line", ["来源：县水利局办公室", "来源：松河县政府网"])
def test_a_site_or_a_short_name_is_not_taken_for_the_organ(line: str) -> None:
    text = published_text(above=(line, BARE_TITLE), preamble=(BARE_PREAMBLE,), sign_off=DATED)
    assert imported(text).report.cover.agency == ""


@pytest.mark.parametrize("head", ["现行在有效件数", "现在行有效", "目前有效件数", "有效"])
def test_figures_below_a_misprinted_head_are_compared(head: str) -> None:
    text = published_text(figures=DOCUMENTS).replace("现行有效件数", head)
    assert found(text) == ["G011", "G202"]


@pytest.mark.parametrize(
    ("head", "misprint"),
    [
        ("本年制发件数", "制发数"),
        ("本年废止件数", "废除件数"),
        ("科研机构", "科研机沟"),
        ("法律服务机构", "法律服务组织"),
    ],
)
def test_a_misprinted_head_is_told_and_loses_no_figure(head: str, misprint: str) -> None:
    text = published_text(figures=DOCUMENTS)
    assert found(text.replace(head, misprint)) == ["G011", "G202"]


OTHER_HEADS = {
    "本年制发件数": "本年新制发数量",
    "本年废止件数": "废止数量",
    "现行有效件数": "现行有效数量",
}


def with_heads(heads: dict[str, str]) -> str:
    text = published_text(figures=DOCUMENTS)
    for head, other in heads.items():
        text = text.replace(head, f"@{other}")
    return text.replace("@", "")


def test_several_heads_in_other_words_are_read_by_their_places_and_told() -> None:
    assert found(with_heads(OTHER_HEADS)) == ["G011", "G011", "G011", "G202"]


@pytest.mark.parametrize(
    "heads",
    [
        OTHER_HEADS | {"本年制发件数": "废止数量", "本年废止件数": "本年新制发数量"},
        OTHER_HEADS | {"本年制发件数": "本年新制作数量"},
    ],
)
def test_other_heads_in_another_order_or_of_the_form_before_are_not_read(heads) -> None:
    assert found(with_heads(heads), "G108", "G202") == ["G108"]


def test_a_head_unlike_the_one_in_its_place_is_not_read() -> None:
    assert "G108" in found(published_text().replace("现行有效件数", "备查"))


@pytest.mark.parametrize("remark", ["", "无", "/", "含废止1件"])
def test_a_column_for_remarks_is_no_column_of_figures(remark: str) -> None:
    heads = ("现行有效", "自然人", "本年处理", "收费金额", "结果维持")
    rows = []
    for line in published_text(figures=DOCUMENTS).split("\n"):
        beside = "备注" if any(head in line for head in heads) else "无"
        beside = remark if "规范性文件\t" in line else beside
        rows.append(f"{line}\t{beside}" if "\t" in line else line)
    text = "\n".join(rows)
    assert found(text) == ["G202"]
    unplaced = imported(text).unplaced
    assert (f"备注：{remark}" in unplaced) == (remark == "含废止1件")


def test_a_row_that_names_the_year_is_read_and_told() -> None:
    text = published_text().replace("四、结转下年度继续办理", "四、结转2024年度继续办理")
    assert found(text) == ["G011"]


def test_a_measure_after_a_head_of_table_four_changes_nothing() -> None:
    text = published_text().replace("行政复议\t", "行政复议（件）\t")
    assert found(text, "G101", "G108") == []


def test_points_of_a_few_words_are_the_text_of_their_sub_heading() -> None:
    lines = ("（一）存在的主要问题", "1.更新不及时。", "2.形式单一。", "（二）改进情况")
    text = published_text(problems=(*lines, "1.加强培训。", "2.增加图解。"))
    assert findings(text) == []


def test_the_heading_of_part_three_may_have_one_word_more() -> None:
    heading = "三、收到和处理政府信息公开申请的情况"
    assert found(published_text(headings={"applications": heading})) == ["G802"]
