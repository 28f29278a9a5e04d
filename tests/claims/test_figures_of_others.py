"""Figures of other organs, other matters and parts of a whole are no claims about the tables."""

import pytest

from gaitool.claims import claims

REQUESTS = "（二）依申请公开。全年新收政府信息公开申请30件，上年结转2件。"


def stated(sentence: str) -> list[tuple[str, int]]:
    read = claims(REQUESTS + sentence, year=2023, writer="松河县水利局")
    return [(one.field.value, int(one.value)) for one in read if one.start >= len(REQUESTS)]


OTHER_MATTERS = [
    "审批类事项在线办理率100%。",
    "许可类事项按期办结率100%。",
    "群众留言回复率100%。",
    "代表建议、委员提案答复率100%。",
    "信访事项按期答复率100%。",
]


@pytest.mark.parametrize("sentence", OTHER_MATTERS)
def test_the_rate_of_another_matter_is_none_of_requests(sentence):
    assert stated(sentence) == []


@pytest.mark.parametrize("sentence", ["申请答复率100%。", "依申请公开办结率100%。", "答复率100%。"])
def test_a_rate_of_requests_is_claimed(sentence):
    assert stated(sentence) == [("concluded", 100)]


def test_what_a_share_is_taken_of_is_not_the_organs_own():
    assert stated("收到申请的件数占全市申请总量412件的7.3%。") == []


OTHER_ORGANS = [
    "县政府全年制定行政规范性文件9件。",
    "松河县人民政府制发行政规范性文件9件。",
    "市水利局作出行政处罚决定9件。",
    "2023年，县公安局、县林业局共作出行政处罚决定9件。",
    "县自然资源局移送线索3件，作出行政处罚9件。",
    "省水利厅办理行政许可9件。",
    "县教育局收到政府信息公开申请9件。",
]


@pytest.mark.parametrize("sentence", OTHER_ORGANS)
def test_what_another_organ_did_is_none_of_the_writers(sentence):
    assert stated(sentence) == []


OWN_WORK = [
    "县水利局制定行政规范性文件9件。",
    "松河县水利局全年制定行政规范性文件9件。",
    "县政府门户网站公开后，制定行政规范性文件9件。",
    "县林业局转来线索3件；制定行政规范性文件9件。",
    "县林业局移送线索3件，县水利局制定行政规范性文件9件。",
    "按照市政府要求，制定行政规范性文件9件。",
]


@pytest.mark.parametrize("sentence", OWN_WORK)
def test_what_the_writer_did_is_claimed(sentence):
    assert stated(sentence) == [("normative_issued", 9)]


@pytest.mark.parametrize("writer", ["松河县人民政府", "松河县人民政府办公室", ""])
def test_the_government_of_the_writer_is_no_other_organ(writer):
    read = claims("县政府全年制定行政规范性文件9件。", year=2023, writer=writer)
    assert [one.value for one in read] == [9]


PARTS = [
    "采伐许可决定4件。",
    "作出地下水开采行政处罚4件。",
    "适用一般程序作出行政处罚4件、简易程序作出行政处罚5件。",
    "线下受理申请4件。",
    "受理邮寄申请4件。",
    "通过政务服务大厅收到政府信息公开申请4件。",
    "本年收到的申请中已办结4件。",
    "当年新收申请中答复4件。",
    "法人申请4件。",
]


@pytest.mark.parametrize("sentence", PARTS)
def test_a_part_is_not_taken_for_the_whole(sentence):
    read = claims(f"（二）依申请公开\n{sentence}", year=2023, writer="松河县水利局")
    assert [*read] == []


def test_what_was_concluded_of_those_new_leaves_out_those_carried_in():
    assert stated("本年新收30件中，已办结28件。") == [("received", 30)]


WHOLES = {
    "县水利局作出行政处罚4件。": [("penalties", 4)],
    "作出水行政处罚决定4件。": [("penalties", 4)],
    "全年查办行政处罚案件4件。": [("penalties", 4)],
    "通过政务服务大厅、邮箱等方式收到政府信息公开申请30件。": [("received", 30)],
    "通过网络和信函收到申请30件。": [("received", 30)],
    "自然人申请26件，法人申请4件。": [("natural_person", 26), ("organisation", 4)],
    "申请中已办结28件。": [("concluded", 28)],
}


@pytest.mark.parametrize("sentence", WHOLES)
def test_a_whole_is_claimed(sentence):
    assert stated(sentence) == WHOLES[sentence]
