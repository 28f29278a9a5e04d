"""A copy that lacks its first pages, or only its title and preamble, is told once and calmly."""

import pytest

from gaitool.importers import Imported

from tests.support.importing.published_text import (
    OVERVIEW,
    TITLE,
    findings,
    found,
    imported,
    published_text,
)

WHOLE = published_text()
OF_PAGES = (
    f"Page 3 - {TITLE}\nP. 3\n",
    f"{TITLE}\n",
    f"{TITLE}\n第 4 页\n还要多学习。\n",
    "第5页\n",
)
HEADLESS = {"above": (), "preamble": ()}


def cut_before(mark: str) -> str:
    return WHOLE[WHOLE.index(mark) :]


def of_year(*overview: str) -> Imported:
    text = published_text(above=(), preamble=(), overview=(*overview, *OVERVIEW), sign_off=())
    return imported(text)


@pytest.mark.parametrize("head", OF_PAGES)
@pytest.mark.parametrize("mark", ["四、政府", "五、存在", "六、其他"])
def test_pages_that_are_missing_at_the_beginning_are_told_by_one_finding(
    head: str, mark: str
) -> None:
    (finding,) = findings(head + cut_before(mark))
    assert (finding.rule, finding.message.startswith("原文从")) == ("G801", True)


def without_part_one() -> str:
    preamble = WHOLE[WHOLE.index("\n") + 1 : WHOLE.index("一、总体")]
    return preamble + cut_before("二、主动")


def test_one_part_left_out_below_the_title_is_no_page_that_is_missing() -> None:
    (finding,) = findings(f"{TITLE}\n{without_part_one()}")
    assert finding.message == "没有认出“一、总体情况”这一部分的标题。"


def test_a_report_without_title_and_preamble_is_told_to_lack_them() -> None:
    (finding,) = findings(published_text(**HEADLESS))
    assert (finding.rule, finding.message) == (
        "G808",
        "原文从“一、总体情况”开始，没有标题和引言：统计期限没有看到。",
    )


def test_a_report_with_a_title_is_told_to_state_no_period() -> None:
    (finding,) = findings(published_text(preamble=()))
    assert finding.message == "公布的报告没有写统计期限。"


def test_a_missing_period_is_told_though_no_year_is_known() -> None:
    text = published_text(above=("政府信息公开工作年度报告",), preamble=(), sign_off=())
    assert found(text, "G021", "G808") == ["G021", "G021", "G808"]


@pytest.mark.parametrize(
    "sentence",
    [
        "下面分五点说说本局2023年政务公开工作。",
        "现将2023年度政务公开情况说明如下。",
        "截至2023年12月31日，本局网站登载通知18条。",
    ],
)
def test_the_year_is_taken_from_the_first_sentences(sentence: str) -> None:
    assert of_year(sentence).report.cover.year == "2023"


def test_the_organ_may_follow_those_who_led_it() -> None:
    cover = of_year("在县委坚强领导下，青河镇人民政府认真做好各项公开。").report.cover
    assert cover.agency == "青河镇人民政府"


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("2023年，青河镇着力把公开做细。\n（一）监督\n加强政府信息公开工作考核。", "青河镇"),
        ("我街一向重视公开，制定了《柳湖街道政务公开工作制度》。", "柳湖街道"),
        ("2023年，本局修订完善《松河县水利局政府信息公开审查办法》。", "松河县水利局"),
        ("我街一向重视公开，落实《松河区财政局信息公开工作方案》。", ""),
        ("我街学习制度，印发《松河区财政局政府信息公开工作方案》。", ""),
        ("2023年，推进政府信息公开工作有新进展。", ""),
    ],
)
def test_the_organ_is_who_acts_or_whose_paper_it_is_and_never_what_is_done(
    sentence: str, agency: str
) -> None:
    assert of_year(sentence).report.cover.agency == agency


def test_a_head_that_is_lost_is_not_seen_where_the_parts_are_numbered_in_brackets() -> None:
    headings = {"overview": "（一）总体情况", "disclosure": "（二）主动公开政府信息情况"}
    copy = published_text(**HEADLESS, headings=headings, overview=("发布信息57条。",))
    text = copy[: copy.index("三、收到")]
    (period,) = [one.message for one in findings(text) if one.rule == "G808"]
    assert period.endswith("没有标题和引言：统计期限没有看到。")
