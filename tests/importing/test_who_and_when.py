"""Organ, year and date of a published report, wherever and however they are told."""

import pytest

from tests.support.importing.published_text import (
    OVERVIEW,
    PREAMBLE,
    SIGN_OFF,
    found,
    imported,
    published_text,
)

ORGAN = "松河县水利局"
NO_PREAMBLE = ("本报告按照有关规定编写，统计期限为2023年1月1日至2023年12月31日。",)


def cover(text: str) -> tuple[str, str, str]:
    read = imported(text).report.cover
    return read.agency, read.year, read.date


def doubts(text: str) -> list[str]:
    return [doubt.text for doubt in imported(text).doubts if doubt.key is None]


TITLES = [
    ("松河县水利局2023年政府信息公开工作年度报告",),
    ("2023年松河县水利局信息公开年报",),
    ("2023年度松河县水利局政府信息公开工作年度报告",),
    ("松河县水利局政府信息公开工作2023年度报告",),
    ("松河县水利局政府信息公开工作年度报告（2023年）",),
    ("松河县水利局2023年政府信息公开年报",),
    ("松河县水利局2023年政务公开工作年度报告",),
    ("松河县水利局", "2023年政府信息公开工作年度报告"),
    ("松河县水利局", "政府信息公开工作年度报告", "（2023年）"),
    ("松河县水利局", "关于2023年政府信息公开工作的", "年度报告"),
    ("松河县水利局关于2023年政府信息公开", "工作情况的报告"),
    ("松河县水利局二〇二三年政府信息公开工作年度报告",),
    ("关于公布松河县水利局2023年政府信息公开工作年度报告的公告",),
    ("松河县水利局２０２３年度政府信息公开工作报告",),
    ("Page 8 - 松河县水利局2023年政府信息公开工作年度报告",),
]


@pytest.mark.parametrize("title", TITLES, ids="/".join)
def test_a_title_is_read_as_offices_word_it(title):
    text = published_text(above=title, preamble=NO_PREAMBLE, sign_off=())
    assert cover(text) == (ORGAN, "2023", "")
    # The organ alone above a title that names none may be that of a menu.
    above = [f"标题没有写机关，用了标题上方一行的“{ORGAN}”，请核对"] if title[0] == ORGAN else []
    assert doubts(text) == above


def test_a_name_that_is_signed_in_two_lines_is_no_text():
    name = "松河哈萨克自治州锡伯自治县人民政府办公室"
    title = (f"{name}2023年政府信息公开工作年度报告",)
    signed = (name[:10], name[10:], "2024年1月16日")
    report = imported(published_text(above=title, sign_off=signed)).report
    assert (report.cover.agency, report.cover.date) == (name, "2024-01-16")
    assert name[:10] not in report.sections["other_matters"][-1].body


NAVIGATION = [
    "首页 > 政府信息公开 > 松河县水利局 > 政府信息公开年报",
    "首页/ 信息公开 / 政府信息公开年报 / 部门 / 2023年 / 正文",
    "当前位置：首页>>信息公开>>年度报告",
    "您现在的位置： 松河县人民政府 » 政府信息公开年报",
    "首 页  走进松河  新闻中心  政务公开  办事服务  互动交流",
    "网站首页 | 机构概况 | 新闻动态 | 政务公开 | 在线服务",
    "松河县人民政府门户网站",
    "松河县人民政府",
    "无障碍浏览 长者模式 繁体版 登录 注册",
]


@pytest.mark.parametrize("line", NAVIGATION)
@pytest.mark.parametrize("organ", ["松河县水利局", "松河县柳树镇"])
def test_paths_and_menus_are_never_the_organ(line, organ):
    title = f"{organ}2023年政府信息公开工作年度报告"
    text = published_text(above=(line, title), preamble=NO_PREAMBLE, sign_off=())
    assert cover(text) == (organ, "2023", "")
    assert line in (*imported(text).furniture, *imported(text).unplaced)


def test_the_title_at_the_end_of_a_path_is_a_title():
    path = "首页 > 信息公开 > 松河县水利局2023年政府信息公开工作年度报告"
    assert cover(published_text(above=(path,), preamble=NO_PREAMBLE, sign_off=()))[0] == ORGAN


PUBLISHING = [
    "发布日期：2024-01-22 来源：松河县水利局 字号：[大 中 小]",
    "发布时间：2024年1月22日  浏览次数：318次  打印  关闭",
    "【发布时间：2024-01-22 10:30】【字体：大 中 小】",
    "信息来源：松河县水利局 发布时间: 2024-01-22 09:15:00 阅读：52",
    "索引号：011/2024-00012 发布机构：松河县水利局 生成日期：2024-01-22 有效性：有效",
    "日期：2024/1/22 作者：办公室",
    "2024年01月22日来源：县水利局",
    "成文日期 2024-01-22 发布日期 2024-01-22",
    "索 引 号 011/2024-00012 公开方式 主动公开 发布日期 2024-01-22",
]


@pytest.mark.parametrize("line", PUBLISHING)
def test_a_publishing_line_is_no_text_and_dates_a_report_without_sign_off(line):
    title = "松河县水利局2023年政府信息公开工作年度报告"
    text = published_text(above=(title, line), sign_off=())
    assert cover(text) == (ORGAN, "2023", "2024-01-22")
    assert imported(text).report.sections["overview"][0].body == PREAMBLE
    assert imported(text).furniture[0] == line
    assert any("发布日期" in doubt for doubt in doubts(text))


def test_the_date_of_the_sign_off_comes_before_that_of_publishing():
    title = "松河县水利局2023年政府信息公开工作年度报告"
    text = published_text(above=(title, PUBLISHING[0]))
    assert cover(text)[2] == "2024-01-16"
    assert doubts(text) == []


def test_buttons_and_footers_below_a_report_are_no_text():
    footer = ("打印本页", "主办单位：松河县人民政府办公室", "版权所有")
    text = published_text(sign_off=(*SIGN_OFF, *footer))
    assert cover(text)[2] == "2024-01-16"
    assert imported(text).furniture[-3:] == footer


PREAMBLES = [
    "现公布松河县水利局2023年政府信息公开工作年度报告，数据统计到2023年底。",
    "根据《条例》规定，特向社会公布松河县水利局2023年度政府信息公开工作年度报告。",
    "按照要求，编制《松河县水利局2023年政府信息公开工作年度报告》。",
    "松河县水利局编制完成了2023年政府信息公开工作年度报告，现予公布。",
    "现将松河县水利局2023年政府信息公开年报公布如下。",
    "2023年，松河县水利局（以下简称“本局”）认真做好公开工作，统计期限为2023年1月1日起至12月31日止。",
    "本报告按规定由松河县水利局组织编制，统计时间为2023年1月1日起至2023年12月31日止。",
    "本报告由松河县水利局编制，所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
]


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_a_preamble_names_organ_and_year_where_no_title_does(preamble):
    text = published_text(above=(), preamble=(preamble,), sign_off=())
    assert cover(text) == (ORGAN, "2023", "")


def test_a_preamble_below_the_heading_of_part_one_serves_as_well():
    text = published_text(above=(), preamble=(), overview=(PREAMBLES[-1], *OVERVIEW), sign_off=())
    assert cover(text) == (ORGAN, "2023", "")


def test_a_preamble_may_name_a_place_or_the_year_alone():
    place = "现公布松河县2023年政府信息公开工作年度报告。"
    alone = "现将我局2023年度政府信息公开工作报告如下："
    assert cover(published_text(above=(), preamble=(place,), sign_off=()))[0] == "松河县"
    assert cover(published_text(above=(), preamble=(alone,), sign_off=()))[:2] == ("", "2023")


def test_a_preamble_that_names_nobody_leaves_the_organ_open():
    text = published_text(above=(), preamble=NO_PREAMBLE, sign_off=())
    assert cover(text) == ("", "2023", "")


CONTRADICTIONS = {
    "title and sign-off": (
        {"sign_off": ("青坪县水利局", "2024年1月16日")},
        "机关名称不一致：落款是“青坪县水利局”；用了“松河县水利局”",
    ),
    "title and preamble": (
        {"preamble": ("现公布青坪县水利局2023年政府信息公开工作年度报告。",)},
        "机关名称不一致：引言是“青坪县水利局”；用了“松河县水利局”",
    ),
    "title and the year of the preamble": (
        {"preamble": ("现公布松河县水利局2022年政府信息公开工作年度报告。",)},
        "标题是 2023 年，引言是 2022 年；用了标题的年度",
    ),
    "title and period": (
        {"preamble": ("本报告的统计期限为2022年1月1日至2022年12月31日。",)},
        "标题是 2023 年，统计期限是 2022 年；用了标题的年度",
    ),
    "title and date": (
        {"sign_off": (ORGAN, "2023年1月16日")},
        "标题是 2023 年，报告日期是 2023-01-16，不在次年",
    ),
    "a city and its office": (
        {
            "above": ("松河市2023年政府信息公开工作年度报告",),
            "sign_off": ("松河市人民政府办公室", "2024年1月16日"),
        },
        "标题只写“松河市”，落款是“松河市人民政府办公室”：请确认是谁的报告，用了落款的名称",
    ),
    "a government and its office": (
        {
            "above": ("松河市人民政府2023年政府信息公开工作年度报告",),
            "sign_off": ("松河市人民政府办公室", "2024年1月16日"),
        },
        "机关名称不一致：落款是“松河市人民政府办公室”；用了“松河市人民政府”",
    ),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_contradictions_are_said(case):
    changes, said = CONTRADICTIONS[case]
    assert said in doubts(published_text(**changes))


def test_a_shorter_name_contradicts_nothing():
    text = published_text(
        above=("县水利局2023年政府信息公开工作年度报告",),
        preamble=("现公布县水利局2023年政府信息公开工作年度报告。",),
    )
    assert (cover(text), doubts(text)) == ((ORGAN, "2023", "2024-01-16"), [])
    assert found(text, "G807") == []


def test_a_name_above_a_title_that_names_nobody_is_taken_with_a_doubt():
    text = published_text(
        above=("松河县人民政府", "发布日期：2024-01-22", "2023年政府信息公开工作年度报告"),
        sign_off=(),
    )
    assert cover(text)[0] == "松河县人民政府"
    assert "标题没有写机关，用了标题上方一行的“松河县人民政府”，请核对" in doubts(text)


BETTER_NAMED = {
    "sign-off": {"preamble": NO_PREAMBLE},
    "preamble": {
        "preamble": (f"现公布{ORGAN}2023年政府信息公开工作年度报告。",),
        "sign_off": (),
    },
    "own work": {"preamble": (f"{ORGAN}根据条例要求，编制本报告。", *NO_PREAMBLE), "sign_off": ()},
}


@pytest.mark.parametrize("above", [("松河县人民政府",), ("松河县水利局", "松河县教育局")])
@pytest.mark.parametrize("case", BETTER_NAMED)
def test_what_a_text_says_of_its_organ_is_surer_than_a_menu_above_the_title(case, above):
    title = (*above, "2023年政府信息公开工作年度报告")
    text = published_text(above=title, **BETTER_NAMED[case])
    assert cover(text)[0] == ORGAN
    assert doubts(text) == [f"机关名称不一致：标题上方是“{above[-1]}”；用了“{ORGAN}”"]


@pytest.mark.parametrize("case", BETTER_NAMED)
def test_a_name_above_a_title_that_the_text_confirms_is_not_doubted(case):
    title = (ORGAN, "2023年政府信息公开工作年度报告")
    text = published_text(above=title, **BETTER_NAMED[case])
    assert (cover(text)[0], doubts(text)) == (ORGAN, [])


def test_the_part_of_a_site_above_a_title_without_a_year_is_none_of_the_organ():
    text = published_text(
        above=("政府信息公开", f"{ORGAN}政府信息公开工作年度报告"),
        preamble=(f"现公布{ORGAN}2023年政府信息公开工作年度报告。",),
        sign_off=(),
    )
    assert cover(text) == (ORGAN, "2023", "")


@pytest.mark.parametrize(
    "first",
    [
        "2023年，松河县水利局认真贯彻条例，扎实推进各项工作。",
        "2023年度，松河县水利局严格按照要求公开信息。",
        "松河县水利局高度重视政府信息公开工作。2023年，我局发布信息20条。",
        "编制了《2023年松河县水利局政府信息公开工作年度报告》，现予公布。",
    ],
)
def test_organ_and_year_are_taken_from_the_text_where_no_title_tells_them(first):
    text = published_text(above=(), preamble=(), sign_off=(), overview=(first,))
    assert cover(text)[:2] == (ORGAN, "2023")


def test_what_only_the_text_tells_is_doubted():
    first = "2023年，松河县水利局认真贯彻条例，扎实推进各项工作。"
    text = published_text(above=(), preamble=(), sign_off=(), overview=(first,))
    assert len([doubt for doubt in doubts(text) if "正文" in doubt]) == 2


def test_a_text_that_tells_of_two_years_leaves_the_year_open():
    first = "2022年，我局发布信息20条。2023年，我局发布信息30条。"
    text = published_text(above=(), preamble=(), sign_off=(), overview=(first,))
    assert cover(text)[1] == ""


@pytest.mark.parametrize("first", ["我局认真贯彻条例。", "各乡镇政府严格按照要求公开信息。"])
def test_who_is_not_named_is_left_open(first):
    text = published_text(above=(), preamble=(), sign_off=(), overview=(first,))
    assert cover(text)[0] == ""


NAMING = [
    "现公布松河县水利局（以下简称“县水利局”）2023年政府信息公开工作年度报告。",
    "特向社会公布2023年度松河县水利局信息公开年度报告。",
    "松河县水利局2023年度政府信息公开工作年度报告由总体情况等六部分组成。",
    "根据有关规定，松河县水利局编制本报告。统计期限为2023年1月1日至12月31日。",
    "本年度报告由松河县水利局按照有关规定编制，统计期限为2023年1月1日至12月31日。",
    "本报告是松河县水利局根据有关规定编制的2023年度报告。",
    "根据有关规定，结合松河县水利局2023年度政府信息公开工作实际，写成本报告。",
    "2023年，松河县水利局对照年度要点推进公开。",
    "2023年，松河县水利局在县委和上级机关领导下推进公开。",
    "请与松河县水利局办公室联系。“松河县水利局”公众号2023年发布信息9条。",
]


@pytest.mark.parametrize("above", [(), ("政府信息公开工作年度报告",)], ids=["bare", "titled"])
@pytest.mark.parametrize("preamble", NAMING)
def test_an_organ_named_in_the_first_paragraphs_is_recognised(preamble, above):
    text = published_text(above=above, preamble=(preamble,), sign_off=())
    assert cover(text)[:2] == (ORGAN, "2023")


def test_the_last_part_names_the_organ_where_nothing_else_does():
    last = ("松河县水利局没有收取信息处理费。",)
    text = published_text(above=(), preamble=NO_PREAMBLE, other_matters=last, sign_off=())
    assert cover(text)[0] == ORGAN


OTHER_ORGANS = [
    "转发松河县财政局2023年政府信息公开工作年度报告，供参考。",
    "参照松河县财政局2023年政府信息公开工作年度报告的写法编写。",
    "如有疑问，请与松河县人民政府办公室联系。松河县人民政府办公室负责解释。",
    "松河县财政局高度重视公开。松河县教育局认真落实要求。",
]


@pytest.mark.parametrize("preamble", OTHER_ORGANS)
def test_an_organ_that_may_be_another_one_is_not_taken(preamble):
    text = published_text(above=(), preamble=(preamble,), sign_off=())
    assert cover(text)[0] == ""


STATEMENTS = [
    "（二）依申请公开。2023年收到申请4件。",
    "松河新区2023年发布各类消息31条。",
    "2023年度没有收取任何费用。",
    "至2023年12月31日，本局在网站发布信息31条。",
    "数据的统计期限为20231月1日至12月31日。",
    "2023年发布信息31条，与2022年相比增加。《2022年政务公开要点》逐条落实。",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_one_year_that_statements_speak_of_is_taken_with_a_doubt(statement):
    text = published_text(above=(), preamble=(), sign_off=(), overview=(statement,))
    assert cover(text)[1] == "2023"
    assert any("2023 年" in doubt for doubt in doubts(text))


OPEN_YEARS = [
    "2022年收到申请4件。2023年度未收取信息处理费。",
    "申请件数比2022年受理的增加3件。",
    "2024年将公开更多信息。",
    "2024年，松河县水利水电建设管理局将继续更新专栏。",
    "2024年，我局机关各科室和下属各单位将进一步公开。",
    "公开了2024年部门预算。",
    "按照2019年修订的条例公开信息。",
]


@pytest.mark.parametrize("statement", OPEN_YEARS)
def test_a_year_that_no_statement_settles_stays_open(statement):
    text = published_text(above=(), preamble=(), sign_off=(), overview=(statement,))
    assert cover(text)[1] == ""


def test_a_period_of_half_a_year_tells_the_year_and_is_asked_about():
    preamble = ("因职能划转，各表的统计时段为2023年7月1日起至12月31日。",)
    text = published_text(above=(), preamble=preamble, sign_off=())
    assert cover(text)[1] == "2023"
    assert found(text, "G808") == ["G808"]


def test_a_period_over_two_years_leaves_the_year_open():
    preamble = ("统计期限为2022年7月1日至2023年6月30日。",)
    assert cover(published_text(above=(), preamble=preamble, sign_off=()))[1] == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("统计期限：2023年1月1日-2023年12月31日", []),
        ("（2023年1月1日至12月31日）", []),
        ("数据统计截止2023年12月31日", []),
        ("统计时间：20231月1日至12月31日", ["G808"]),
        ("发布日期：2024年1月12日", ["G808"]),
    ],
)
def test_a_period_on_a_line_of_its_own_is_not_said_to_be_missing(
    line: str, told: list[str]
) -> None:
    text = published_text(preamble=("本报告按照有关规定编写。", line))
    assert found(text, "G808") == told
