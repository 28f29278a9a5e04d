"""What published reports get wrong is found in them as well, and what is right there is not."""

import pytest

from gaitool.findings import Severity

from tests.support.importing.published_text import (
    OVERVIEW,
    PREAMBLE,
    TITLE,
    findings,
    found,
    published_text,
)

MIXED = (
    "（一）主动公开。本局在县政府网站发布信息57条。",
    "（ 二 ）依申请公开，依法办理。未收到政府信息公开申请。",
    "（三）政府信息管理。发布前经过保密审查。",
    "（四）为了维护好网站专栏，本局派专人逐日查看，还把公开工作列入股室考核，平台和监督保障都有新的进展，群众反映较好。",
)


def test_headings_and_run_in_points_are_one_sequence():
    assert found(published_text(overview=MIXED), "G811") == []


def test_a_number_left_out_among_them_is_found():
    assert found(published_text(overview=(*MIXED[:2], MIXED[3])), "G811") == ["G811"]


def test_a_right_report_has_no_finding():
    assert found(published_text()) == []


def test_a_published_report_without_a_period_is_asked_and_one_unreadable_is_wrong():
    without = published_text(preamble=("现公布本局的年度报告。",))
    broken = published_text(preamble=("统计期限自202311日起至2023年12月31日止。",))
    severities = [
        [one.severity for one in findings(text) if one.rule == "G808"] for text in (without, broken)
    ]
    assert severities == [[Severity.WARNING], [Severity.ERROR]]


def test_a_period_of_the_whole_year_is_stated_without_being_called_so():
    told = "现报告松河县水利局2023年1月1日至12月31日公开政府信息的做法。"
    assert found(published_text(preamble=(told,)), "G808") == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        (
            {"preamble": (PREAMBLE, "我局编写了《松河县水利局2022年政府信息公开工作年度报告》。")},
            "G806",
        ),
        ({"overview": ("2021年，松河县水利局认真做好信息公开工作。", *OVERVIEW)}, "G806"),
        ({"overview": ("青坪县水利局政府信息公开工作坚持以公开为常态。", *OVERVIEW)}, "G807"),
        ({"overview": ("主要报告本机关上一年度政府信息公开情况。", *OVERVIEW)}, "G810"),
        ({"overview": ("全年在公众号累计推送   条。", *OVERVIEW)}, "G810"),
        ({"overview": ("本部分以表格形式报告。", *OVERVIEW)}, "G810"),
        ({"preamble": (PREAMBLE, "依据《政府信息公开条例》（国务院令第771号）。")}, "G819"),
        ({"figures": {"disputes.review.upheld": "1", "disputes.review.total": "1"}}, "G308"),
    ],
)
def test_a_slip_is_found_and_nothing_else(changes, rule):
    assert found(published_text(**changes)) == [rule]


def test_the_words_that_announce_a_table_are_no_gap_above_a_filled_one():
    words = ("本部分以表格形式报告，表格如下：",)
    beside = {"disclosure": words, "applications": words}
    assert found(published_text(beside_tables=beside)) == []


def test_the_words_of_the_form_to_its_writer_are_left_over_above_a_filled_table():
    beside = {"disclosure": ("该部分以表格形式报告。表格如下：",)}
    assert found(published_text(beside_tables=beside)) == ["G810"]


@pytest.mark.parametrize("organ", ["松河县统计局", "松河市大数据局"])
def test_a_name_that_sounds_like_a_period_states_none(organ):
    preamble = (f"现公布{organ}2023年政府信息公开工作年度报告。",)
    title = (f"{organ}2023年政府信息公开工作年度报告",)
    text = published_text(above=title, preamble=preamble, sign_off=(organ, "2024年1月16日"))
    assert [one.message for one in findings(text)] == ["公布的报告没有写统计期限。"]


def test_a_preamble_below_the_heading_of_part_one_is_there():
    opening = "本报告按照有关要求，从六个方面编写。"
    text = published_text(above=(), preamble=(), overview=(opening, *OVERVIEW))
    (message,) = (one.message for one in findings(text) if one.rule == "G808")
    assert message == "公布的报告没有写统计期限。"


@pytest.mark.parametrize(
    ("own", "rules"),
    [
        ("我镇", ["G201"]),
        ("在区委、区政府领导下，我局", ["G201"]),
        ("我局", []),
        ("本地", []),
    ],
)
def test_who_tells_only_by_the_way_what_it_is_makes_no_regulations(own, rules):
    figures = {"disclosure.regulations.in_force": "4"}
    told = (f"{own}认真做好公开工作。", *OVERVIEW)
    told = tuple(line.replace("县政府", "政府").replace("本局", "我们") for line in told)
    text = published_text(above=(), sign_off=(), overview=told, figures=figures)
    assert found(text, "G201") == rules


def test_the_label_of_a_row_in_the_words_of_the_form_before_is_told():
    text = published_text()
    assert text.count("\n行政规范性文件\t") == 1
    (finding,) = findings(text.replace("\n行政规范性文件\t", "\n规范性文件\t"))
    assert (finding.rule, finding.expected) == ("G011", "行政规范性文件")


def test_short_names_after_a_verb_or_with_their_government_are_the_writers():
    preamble = (
        "现公布县水利局2023年政府信息公开工作年度报告。县政府水利局（以下简称“本局”）编写。",
        PREAMBLE,
    )
    assert found(published_text(above=(TITLE,), preamble=preamble), "G807") == []
