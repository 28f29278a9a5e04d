"""Numbers beside words that no lexicon has: likened to those of the labelled passages, or left."""

import pytest

from gaitool.claims import read_text

from tests.support.labelled import in_words

HEADING = "（二）依申请公开。"


def likened(text: str) -> list[str]:
    every = read_text(HEADING + text, year=2023).claims
    return [in_words(one) for one in every if "规则：相近的说法" in one.derivation]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("全年接收政府信息公开申请52次。", "received 52"),
        ("收到申请40件，同比减少4件；当年答复37件，3件待次年答复。", "carried_out 3"),
        ("今年新受理61件，加上结转的7件，已全部答复。", "carried_in 7"),
        ("因信息公开答复，政府信息公开行政诉讼共涉及6件。", "suit 6"),
    ],
)
def test_words_that_are_not_known_are_likened_to_those_that_are(text: str, claim: str) -> None:
    assert likened(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "全年接收信访件52次。",
        "收到政府采购信息公开质疑3件。",
        "全县公文主动公开90件。",
        "网站推送图文88件次。",
        "其余9件申请正由各部门协办。",
    ],
)
def test_what_is_known_to_be_of_another_matter_stays_left_alone(text: str) -> None:
    assert not likened(text)
