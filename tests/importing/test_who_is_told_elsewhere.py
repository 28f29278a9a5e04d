"""The organ, its name in full, the year and the date where other places than a title tell them."""

import pytest

from tests.importing.test_who_and_when import cover, doubts
from tests.support.importing.published_text import published_text

NO_HEAD = {"above": (), "preamble": (), "sign_off": ()}


def headless(*first: str, above: tuple[str, ...] = ()) -> str:
    return published_text(above=above, preamble=(), sign_off=(), overview=first)


SUBJECTS = [
    ("2023年，松河县水利局实施条例，我局网站发布信息7条。", "松河县水利局"),
    ("2023年，青石镇拓宽公开渠道，全镇发布信息7条。", "青石镇"),
    ("2023年，柳湖街道落实条例。柳湖街道定期考核。建立政府信息公开考核制度。", "柳湖街道"),
    ("成立以局长为组长的小组，建立了县水利局信息公开工作制度。", "县水利局"),
    ("按照要求，现就松河县水利局2023年度信息公开工作的总体情况报告如下。", "松河县水利局"),
    ("依据条例特编写2023年度松河县水利局信息公开年度报告。", "松河县水利局"),
    ("现将我局2023年度信息公开工作情况报告如下。", ""),
    ("2023年，县教育局印发通知，我镇发布信息7条。", ""),
    ("2023年，我局开会研究部署信息公开工作。", ""),
    ("2023年，较好完成了县政府的政府信息公开工作考核内容。", ""),
]


@pytest.mark.parametrize(("sentence", "agency"), SUBJECTS)
def test_the_subject_of_the_year_is_who_reports(sentence: str, agency: str) -> None:
    text = headless(sentence)
    assert cover(text)[0] == agency
    assert any("请核对" in one for one in doubts(text)) == bool(agency)


def test_whom_to_ask_at_an_address_is_the_writer_if_of_its_kind() -> None:
    asked = "有疑问请与松河县水利局联系（地址：松河县东街1号；电话：000）。"
    assert cover(headless(asked, "我局发布信息7条。"))[0] == "松河县水利局"
    assert cover(headless(asked, "我镇发布信息7条。"))[0] == ""


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("发布单位：市水利局 成文日期：2024-01-14", "松河市水利局"),
        ("发布单位: | 市水利局 | 成文日期: | 2024-01-14", "松河市水利局"),
        ("来源：市水利局 发布日期：2024-01-14", ""),
    ],
)
def test_who_issued_a_page_is_named_in_full_as_the_text_has_it(line: str, agency: str) -> None:
    text = headless("2023年，我局通过“松河市水利局网站”发布信息7条。", above=(line,))
    assert cover(text)[0] == agency


def test_who_issued_a_page_under_a_short_name_is_to_be_completed() -> None:
    text = headless("2023年，我局发布信息7条。", above=("发布单位：市水利局",))
    assert [one for one in doubts(text) if "机关" in one] == [
        "没有标题和落款的机关名称，用了网页的发布机关“市水利局”，请核对",
        "机关名称只有简称“市水利局”，请补全",
    ]


def test_a_place_that_a_preamble_names_is_called_in_full_as_the_text_does() -> None:
    preamble = ("现将青石回族镇2023年度政府信息公开工作报告如下：",)
    text = published_text(above=(), preamble=preamble, sign_off=())
    assert cover(text)[0] == "青石回族镇"
    whole = text.replace("（一）主动公开。", "（一）主动公开。青石回族镇人民政府落实条例。")
    assert cover(whole)[0] == "青石回族镇人民政府"


@pytest.mark.parametrize("year", ["2023年度我局", "2023年我局"])
def test_a_pronoun_after_the_year_is_no_name(year: str) -> None:
    text = published_text(above=(), preamble=(f"现公布{year}政府信息公开年度报告。",), sign_off=())
    assert cover(text)[:2] == ("", "2023")


def test_the_head_of_a_page_tells_organ_and_year_where_nothing_else_does() -> None:
    text = headless("发布信息7条。", above=("Page 9 - 2023年报_水利局", "P. 9"))
    assert cover(text)[:2] == ("水利局", "2023")
    assert doubts(text) == [
        "没有标题和落款的机关名称，用了页眉里的“水利局”，请核对",
        "机关名称只有简称“水利局”，请补全",
        "没有写明年度，按页眉的“2023年”算作 2023 年",
    ]


def test_the_year_of_what_is_planned_is_not_the_reports() -> None:
    text = headless("2023年，在上级指导下，我局发布信息7条。", "2024年，我局将改进工作。")
    assert cover(text)[1] == "2023"


def test_a_title_in_two_lines_that_speaks_of_how_the_work_went_is_one() -> None:
    above = ("松河县水利局2023年政务信息", "公开工作开展年度报告")
    assert cover(published_text(above=above, preamble=(), sign_off=()))[:2] == (
        "松河县水利局",
        "2023",
    )


@pytest.mark.parametrize("county", ["和石县", "民和县"])
def test_a_county_with_he_in_its_name_is_a_place(county: str) -> None:
    name = f"{county}青石乡人民政府办公室"
    preamble = (f"特编制2023年度{name}信息公开年度报告。",)
    text = published_text(above=(), preamble=preamble, sign_off=())
    assert cover(text)[0] == name
    assert doubts(text) == []


PUBLISHED = ("松河县水利局2023年政府信息公开工作年度报告", "发布日期：2024-01-30")


def test_a_sign_off_that_was_not_seen_is_not_said_to_lack_a_date() -> None:
    whole = published_text(above=PUBLISHED, sign_off=())
    assert doubts(whole) == ["落款没有日期，用了网页的发布日期 2024-01-30"]
    cut = whole[: whole.index("第二十条第（六）项")]
    assert doubts(cut) == ["没有看到落款，用了网页的发布日期 2024-01-30"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("更新时间：2024-02-15 发布时间： | 来源：水利局", "更新日期 2024-02-15"),
        ("更新时间：2024-02-15 发布时间：2024-01-30", "发布日期 2024-01-30"),
        ("发布机关：水利局 成文日期：2024-01-20", "成文日期 2024-01-20"),
    ],
)
def test_a_date_that_a_page_prints_is_called_what_it_is(line: str, told: str) -> None:
    text = published_text(above=(PUBLISHED[0], line), sign_off=())
    assert doubts(text) == [f"落款没有日期，用了网页的{told}"]


@pytest.mark.parametrize("name", ["应急管理局", "青石镇人民政府"])
def test_a_name_without_its_place_is_told_in_full_as_the_text_has_it(name: str) -> None:
    above = (f"{name}2023年政府信息公开工作年度报告",) if "局" in name else ()
    first = (
        f"2023年，松河县{name}落实松河县人民政府要求。" if above else f"2023年，{name}落实条例。",
        f"有疑问请联系：松河县{name}（地址：松河县东街1号）。",
    )
    text = published_text(above=above, preamble=(), sign_off=(), overview=first)
    assert cover(text)[0] == f"松河县{name}"
    told = f"机关名称只写“{name}”，用了正文里的全称“松河县{name}”，请核对"
    assert told in doubts(text)


def test_a_place_alone_is_told_to_be_no_organ() -> None:
    above = ("松河海关关区2023年政府信息公开工作年度报告",)
    assert "机关名称只有简称“松河海关关区”，请补全" in doubts(
        published_text(above=above, preamble=(), sign_off=())
    )


def test_the_year_of_a_title_alone_against_all_others_is_the_slip() -> None:
    above = ("松河县水利局2022年政府信息公开工作年度报告",)
    text = published_text(above=above, sign_off=("松河县水利局", "2024年1月20日"))
    assert cover(text)[1] == "2023"
    assert any("标题是 2022 年" in one for one in doubts(text))


def test_where_a_report_is_kept_is_no_title() -> None:
    above = ("松河县青石镇2023年政府信息公开工作年度报告", "所属类目：政府信息公开年度报告")
    text = published_text(above=above, sign_off=())
    assert cover(text)[:2] == ("松河县青石镇", "2023")


@pytest.mark.parametrize("office", ["党政办公室", "综合督考办公室"])
def test_the_office_of_a_town_writes_the_report_of_the_town(office: str) -> None:
    preamble = (f"依据有关规定，由青石镇人民政府{office}编制2023年政府信息公开年度报告。",)
    text = published_text(above=(), preamble=preamble, sign_off=())
    assert cover(text)[0] == "青石镇人民政府"


def test_the_year_of_all_sentences_outweighs_the_one_of_a_copied_title() -> None:
    preamble = (
        "现公布《青石镇2022年政府信息公开工作年度报告》，统计期限为2023年1月1日至12月31日。",
    )
    text = published_text(
        above=(), preamble=preamble, sign_off=(), overview=("2023年度，我镇公开信息7条。",)
    )
    assert cover(text)[1] == "2023"


ASKED = "如有疑问，请与松河县水利局办公室联系，电话：0000。"


@pytest.mark.parametrize(
    ("spoken", "agency"),
    [("我局", "松河县水利局"), ("我单位", "松河县水利局"), ("我县", "松河县水利局")]
    + [(other, "") for other in ("我公司", "本集团", "我镇", "我校")],
)
def test_whom_to_ask_is_who_reports_unless_the_text_speaks_as_another(
    spoken: str, agency: str
) -> None:
    text = headless(ASKED, f"{spoken}发布信息7条。")
    assert cover(text)[0] == agency
    words = f"没有标题和落款的机关名称，用了联系方式里的“{agency}”，请核对"
    assert (words in doubts(text)) == bool(agency)


@pytest.mark.parametrize(
    "asked",
    ["请与松河县人民政府办公室联系。", "请与信息中心联系。", "请联系县水利局，或请咨询县林业局。"],
)
def test_whom_to_ask_that_answers_for_others_does_not_report(asked: str) -> None:
    assert cover(headless(f"有疑问{asked}"))[0] == ""


def test_the_office_of_a_town_is_asked_for_the_town() -> None:
    asked = "有疑问请与松河县青石镇政府综合办公室联系。"
    assert cover(headless(asked, "我镇发布信息7条。"))[0] == "松河县青石镇政府"


def test_a_preamble_of_another_kind_than_the_text_is_not_believed() -> None:
    preamble = (
        "本报告由松河县水利局编制，统计期限为2023年1月1日至2023年12月31日。",
        "有疑问请与松河县城市投资公司办公室联系。",
    )
    text = published_text(
        above=(), preamble=preamble, sign_off=(), overview=("我公司发布信息7条。",)
    )
    assert cover(text)[0] == "松河县城市投资公司"
    told = "机关名称不一致：引言是“松河县水利局”；用了“松河县城市投资公司”"
    assert told in doubts(text)


@pytest.mark.parametrize("verbs", ["梳理编写", "认真总结编写", "现汇总形成了"])
def test_what_is_done_with_a_report_is_none_of_its_name(verbs: str) -> None:
    preamble = (f"根据规定，{verbs}松河海关关区2023年政府信息公开工作年度报告。",)
    text = published_text(above=(), preamble=preamble, sign_off=())
    assert cover(text)[:2] == ("松河海关关区", "2023")


def test_the_box_above_a_report_names_a_park_as_who_issued_it() -> None:
    box = "发文机关： | 松河县高科园 | 发文日期： |"
    assert cover(headless("2023年，园区发布信息7条。", above=(box,)))[0] == "松河县高科园"


@pytest.mark.parametrize(
    "first",
    [
        "本年度，松河县水利局严格落实条例。",
        "2023年，松河县水利局的政府信息公开工作按照规定推进。",
        "按照上级要求，松河县水利局继续落实条例。",
        "明确了松河县水利局政府信息公开工作机构的分工，我单位发布信息7条。",
    ],
)
def test_a_short_sentence_about_its_own_work_tells_who_reports(first: str) -> None:
    assert cover(headless(first))[0] == "松河县水利局"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("联系单位：松河县水利局办公室，电话：000", "松河县水利局"),
        ("地址：松河县东街1号青石镇人民政府", "青石镇人民政府"),
        ("联系地址：松河县青石镇人民政府办公楼三楼", "松河县青石镇人民政府"),
        ("请与松河县青石镇人民政府党政办联系，电话000。", "松河县青石镇人民政府"),
        ("松河县水利局", "松河县水利局"),
        ("地址：松河县青石镇人民政府对面", ""),
        ("主办：松河县人民政府", ""),
        ("联系单位：松河县人民政府", ""),
    ],
)
def test_a_line_of_contact_or_a_last_line_tells_the_organ(line: str, agency: str) -> None:
    assert cover(f"{headless('发布信息7条。')}\n{line}")[0] == agency


def test_an_address_is_not_that_of_a_writer_of_another_kind() -> None:
    text = f"{headless('我局发布信息7条。')}\n地址：松河县青石镇人民政府院内"
    assert cover(text)[0] == ""
