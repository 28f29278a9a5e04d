"""Which lines head the parts and their paragraphs, however offices number and word them."""

import pytest

from gaitool.importers import Imported

from tests.support.importing.published_text import (
    OVERVIEW,
    findings,
    found,
    imported,
    published_text,
)

RECEIVED_3 = {
    "applications.received.natural_person": "3",
    "applications.received.total": "3",
    "applications.granted.natural_person": "3",
    "applications.granted.total": "3",
    "applications.concluded.natural_person": "3",
    "applications.concluded.total": "3",
}
STATES_8 = "本年收到政府信息公开申请8件，均已答复。"


def headings(read: Imported, part: str = "overview") -> list[str]:
    return [entry.heading for entry in read.report.sections[part] if entry.heading != "引言"]


def parts(read: Imported) -> list[str]:
    return [heading.part for heading in read.report.headings or ()]


ALL_PARTS = ["overview", "disclosure", "applications", "disputes", "problems", "other_matters"]
ASPECTS = {
    "digits on lines of their own": (
        ["1.主动公开政府信息情况", "发布信息57条。"],
        ["2.收到和处理政府信息公开申请情况", STATES_8],
        ["3.政府信息管理情况", "逐条审查。"],
    ),
    "digits and commas": (
        ["1、信息主动公开情况", "发布信息57条。"],
        ["2、依申请公开办理情况", STATES_8],
        ["3、信息管理和平台建设情况", "逐条审查。"],
    ),
    "run in": (
        [f"1.主动公开情况。发布信息57条。\n2.受理依申请公开情况。{STATES_8}"],
        ["3.政府信息管理情况。逐条审查。"],
    ),
    "brackets, worded as the form words its parts": (
        ["（一）主动公开政府信息情况", "发布信息57条。"],
        ["（二）收到和处理政府信息公开申请情况", STATES_8],
        ["（三）政府信息管理", "逐条审查。"],
    ),
    "digits in brackets": (
        ["(1)主动公开政府信息情况", "发布信息57条。"],
        ["(2)收到和处理政府信息公开申请情况", STATES_8],
        ["(3)政府信息管理", "逐条审查。"],
    ),
    "numerals like those of the parts": (
        ["一、主动公开情况", "发布信息57条。"],
        ["二、依申请公开情况", STATES_8],
        ["三、政府信息管理情况", "逐条审查。"],
    ),
}


BRACKET_LISTS = [
    ASPECTS["brackets, worded as the form words its parts"],
    (
        ["（一）组织领导情况", "局长负责。"],
        ["（二）主动公开情况", "发布信息57条。"],
        ["（三）依申请公开办理情况", "未收到申请。"],
        ["（四）政府信息公开行政复议、行政诉讼的情况", "没有发生。"],
    ),
]


@pytest.mark.parametrize("aspects", ASPECTS.values(), ids=ASPECTS)
def test_aspects_of_part_one_are_no_parts(aspects):
    lines = tuple(line for aspect in aspects for line in aspect)
    text = published_text(overview=lines, figures=RECEIVED_3)
    assert parts(imported(text)) == ALL_PARTS
    assert found(text, "G701", "G801", "G802") == ["G701"]


def test_parts_numbered_in_digits_are_parts_all_the_same():
    worded = {
        "overview": "1.总体情况",
        "disclosure": "2.主动公开政府信息情况",
        "applications": "3.收到和处理政府信息公开申请情况",
        "disputes": "4.政府信息公开行政复议、行政诉讼情况",
        "problems": "5.存在的主要问题及改进情况",
        "other_matters": "6.其他需要报告的事项",
    }
    assert parts(imported(published_text(headings=worded))) == ALL_PARTS


def test_an_aspect_above_its_table_does_not_take_it_from_a_heading_without_number():
    beside = {"disclosure": ("（一）主动公开的情况", "全年登载通知81条。")}
    text = published_text(headings={"disclosure": "主动公开政府信息情况"}, beside_tables=beside)
    assert parts(imported(text)) == ALL_PARTS
    assert found(text, "G801", "G802") == ["G802"]


BRACKETED = {
    "overview": "（一）总体情况",
    "disclosure": "（二）主动公开信息的情况",
    "applications": "（三）收到和处理政府信息公开申请情况",
    "disputes": "（四）行政复议、行政诉讼情况",
    "problems": "（五）主要问题和改进情况",
    "other_matters": "（六）其他需要报告的事项",
}


@pytest.mark.parametrize(
    "aspects", [OVERVIEW, *(tuple(line for one in some for line in one) for some in BRACKET_LISTS)]
)
def test_parts_may_be_numbered_in_brackets_as_their_aspects_are(aspects):
    text = published_text(headings=BRACKETED, overview=aspects)
    assert parts(imported(text)) == ALL_PARTS
    assert found(text, "G101", "G801", "G811") == []
    assert found(text, "G802") == ["G802"] * len(ALL_PARTS)


def test_a_source_with_such_numbers_that_breaks_off_is_told_by_one_finding():
    text = published_text(headings=BRACKETED)
    cut = text[: text.index("第二十条第（六）项")]
    assert found(cut, "G101", "G801", "G811") == ["G801"]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("applications", "三、收到与处理政府信息公开的申请情况"),
        ("disclosure", "二、主动的公开政府信息情况"),
        ("other_matters", "六、其他需要报告公开的事项"),
    ],
)
def test_a_heading_with_a_small_slip_is_that_heading(part, heading):
    text = published_text(headings={part: heading})
    assert found(text, "G101", "G801", "G802") == ["G802"]


def test_a_part_about_something_else_is_none_with_a_slip():
    text = published_text(headings={"disputes": "四、政府信息公开工作监督情况"})
    assert found(text, "G801", "G802") == ["G801"]


@pytest.mark.parametrize("aspects", BRACKET_LISTS)
def test_aspects_whose_numbers_are_those_of_parts_are_none(aspects):
    lines = tuple(line for aspect in aspects for line in aspect)
    text = published_text(overview=lines)
    cut = text[: text.index("三、收到和处理")]
    assert parts(imported(cut)) == ALL_PARTS[:2]


@pytest.mark.parametrize("ends", ["。", ""])
def test_sub_headings_may_all_have_lost_their_first_bracket(ends):
    lines = (
        f"一）主动公开\n全年在县政府网站登载通知公告和工作动态81条{ends}",
        f"二）依申请公开\n本局一年里没有收到过公民或者企业的任何申请{ends}",
        f"三）政府信息管理\n每条信息登载之前经股室和分管领导两道审核{ends}",
    )
    text = published_text(overview=tuple("\n".join(lines).splitlines()))
    assert headings(imported(text)) == ["一）主动公开", "二）依申请公开", "三）政府信息管理"]
    assert found(text, "G811") == []


def test_a_number_of_which_one_bracket_is_left_is_not_said_to_lack():
    lines = (*OVERVIEW[:2], "）政府信息管理。逐条审查。", *OVERVIEW[3:])
    assert found(published_text(overview=lines), "G811") == []
    whole_line = "（二）依申请公开情况全年没有任何人提出。"
    lines = (OVERVIEW[0], whole_line, "）政府信息管理。逐条审查。", *OVERVIEW[3:])
    assert found(published_text(overview=lines), "G811") == []


@pytest.mark.parametrize(
    "worded",
    [
        {"disclosure": "二主动公开政府信息情况", "problems": "五 存在的主要问题及改进情况"},
        {"overview": "第一部分 总体情况", "problems": "第五部分：存在的主要问题及改进情况"},
        {"problems": "五、存在的主要问题及改进情况：更新不及时。下一步加强培训。"},
        {"problems": "五、存在的主要问题及改进情况 更新不及时。下一步加强培训。"},
        {"overview": "一、总体情况。本局重视公开工作。"},
    ],
)
def test_a_heading_may_lack_its_mark_or_run_into_its_text(worded):
    assert parts(imported(published_text(headings=worded))) == ALL_PARTS


def test_one_part_numbered_otherwise_than_the_others_is_a_part():
    text = published_text(headings={"applications": "3.收到和处理政府信息公开申请情况"})
    assert parts(imported(text)) == ALL_PARTS


def test_parts_without_numbers_are_parts_and_their_numbered_aspects_are_not():
    worded = {
        "overview": "总体情况",
        "disclosure": "主动公开政府信息情况",
        "applications": "收到和处理政府信息公开申请情况",
        "disputes": "政府信息公开行政复议、行政诉讼情况",
        "problems": "存在的主要问题及改进情况",
        "other_matters": "其他需要报告的事项",
    }
    lines = ("1.主动公开政府信息情况", "发布信息57条。", "2.依申请公开情况", "未收到申请。")
    read = imported(published_text(headings=worded, overview=lines))
    assert parts(read) == ALL_PARTS
    assert headings(read) == ["1.主动公开政府信息情况", "2.依申请公开情况"]


@pytest.mark.parametrize("part", ["disclosure", "applications", "disputes", "problems"])
def test_a_part_whose_heading_is_missing_is_missing_and_not_moved(part):
    lines = (
        "1.主动公开政府信息情况",
        "发布信息57条。",
        "2.收到和处理政府信息公开申请情况",
        STATES_8,
    )
    read = imported(published_text(headings={part: ""}, overview=lines))
    assert parts(read) == [key for key in ALL_PARTS if key != part]
    assert headings(read) == ["1.主动公开政府信息情况", "2.收到和处理政府信息公开申请情况"]


def test_part_one_is_known_by_its_number_whatever_it_is_called():
    own = "一、2023年工作开展情况"
    read = imported(published_text(headings={"overview": own}))
    assert parts(read) == ALL_PARTS
    told = findings(published_text(headings={"overview": own}))
    assert [(one.rule, one.actual) for one in told] == [("G802", own)]


@pytest.mark.parametrize(
    "lines",
    [
        ("一、学习方面", "组织学习。", "一、公开方面", "发布信息57条。"),
        ("一、学习条例，落实要求。",),
    ],
)
def test_a_point_of_a_text_without_a_heading_is_none_of_part_one(lines):
    read = imported(published_text(headings={"overview": ""}, preamble=lines))
    assert "overview" not in parts(read)


SUB_HEADINGS = [
    "（二）扎实有序做好政府信息依申请公开办理答复各项工作",
    "（ 二 ）依申请公开",
    "(二) 依申请公开办理情况",
    "㈡依申请公开办理情况",
    "（二）畅通受理渠道，依法办理申请",
    "2.扎实有序做好政府信息依申请公开办理答复各项工作",
    "二是依申请公开",
]


@pytest.mark.parametrize("heading", SUB_HEADINGS[:-1])
def test_a_sub_heading_is_one_whatever_its_length_and_spaces(heading):
    lines = (OVERVIEW[0], heading, "全年没有收到申请，渠道畅通。", OVERVIEW[2])
    assert heading in headings(imported(published_text(overview=lines)))


@pytest.mark.parametrize(
    "line",
    [
        "（二）依申请公开办理，全年没有收到申请，渠道畅通。",
        "2、在公告栏张贴办事流程和领导分工以及联系方式方便群众查看。",
        "（二）为方便群众，我局全年受理申请的时间不变。群众满意。",
        SUB_HEADINGS[-1],
    ],
)
def test_a_sentence_with_a_number_is_no_sub_heading(line):
    lines = (OVERVIEW[0], line, OVERVIEW[2])
    assert not {line, line.rstrip("。")} & set(headings(imported(published_text(overview=lines))))


def test_a_run_in_sub_heading_may_have_a_comma():
    lines = (OVERVIEW[0], "（二）畅通渠道，依法办理。收到的申请按时答复。", OVERVIEW[2])
    assert "（二）畅通渠道，依法办理" in headings(imported(published_text(overview=lines)))


def test_a_space_may_stand_between_a_run_in_sub_heading_and_its_text():
    lines = (OVERVIEW[0], "（二） 依申请公开情况 2023年，没有收到申请。", OVERVIEW[2])
    assert "（二） 依申请公开情况" in headings(imported(published_text(overview=lines)))


def test_a_line_broken_off_by_the_width_of_its_page_is_no_sub_heading():
    lines = (
        "（一）本局在县政府网站发布工作动态和通知公告以及各类文件",
        "共计五十七条，比去年多一些，群众评价较好，并在公示栏同步",
        "张贴，方便不会上网的群众查看，窗口也备有纸质材料可供取阅",
        "和带走，全年没有断过。",
    )
    read = imported(published_text(overview=lines))
    assert headings(read) == [""]
    assert read.report.sections["overview"][1].body == "".join(lines)


def test_prose_beside_tables_is_kept_and_compared():
    text = published_text(
        beside_tables={
            "disclosure": ("本年作出行政许可决定14件。",),
            "applications": ("本年收到政府信息公开申请6件。",),
            "disputes": ("本年因政府信息公开被申请行政复议2件。",),
        }
    )
    assert found(text, "G701", "G707", "G710") == ["G701", "G707", "G710"]
    assert "本年作出行政许可决定14件。" in imported(text).unplaced


def test_a_report_without_any_heading_of_a_part_is_checked_as_far_as_it_goes():
    text = published_text(
        headings=dict.fromkeys(ALL_PARTS, ""),
        overview=(OVERVIEW[0], f"（二）依申请公开。{STATES_8}", OVERVIEW[2]),
        figures=RECEIVED_3,
    )
    read = imported(text)
    assert (read.report.cover.agency, read.report.cover.year) == ("松河县水利局", "2023")
    assert read.report.cover.date == "2024-01-16"
    assert found(text, "G701", "G801") == ["G701", *["G801"] * 6]


def test_a_letter_without_title_headings_and_tables_is_still_refused():
    with pytest.raises(Exception, match="没有认出"):
        imported("关于召开会议的通知\n请各单位派员参加。")
