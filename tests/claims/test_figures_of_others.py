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
