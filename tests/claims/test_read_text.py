"""Every number of a text is a claim with its derivation, or has the reason why it is none."""

import time

import pytest

from gaitool.claims import claims, part_lists, read_text
from gaitool.claims.claim import Refusal

from tests.support.labelled import YEAR, in_words


def words(text: str) -> list[str]:
    return [in_words(claim) for claim in claims(text, year=YEAR)]


def reasons(text: str) -> dict[str, str]:
    return {one.number: one.reason for one in read_text(text, year=YEAR).not_compared}


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("办理市长信箱来信389件。", "389", "说的是“来信”，不是表里的数"),
        ("走访10家。", "10", Refusal.NOT_OURS),
        ("2022年收到政府信息公开申请31件。", "31", Refusal.OTHER_TIME),
        ("各乡镇、各部门共收到政府信息公开申请65件。", "65", Refusal.OTHER_ORGAN),
        ("收到政府信息公开申请9件，其中信函申请2件。", "2", Refusal.CHANNEL),
        ("收到政府信息公开申请9件，比上年增加3件。", "3", Refusal.DIFFERENCE),
        ("预计2024年收到政府信息公开申请20件。", "20", Refusal.OTHER_TIME),
        ("力争全年办结政府信息公开申请20件。", "20", Refusal.PLANNED),
        ("延期答复政府信息公开申请5件。", "5", Refusal.PART),
        ("答复涉及征地的政府信息公开申请5件。", "5", Refusal.SUBJECT),
        ("网站访问量同比增长20%。", "20%", Refusal.RATIO),
        ("印发工作要点（政办发〔2023〕12号）。", "〔2023〕12号", Refusal.DATE),
    ],
)
def test_a_number_that_is_no_claim_has_a_reason(text: str, number: str, reason: str) -> None:
    assert words(text) in ([], ["received 9"])
    assert reasons(text)[number] == reason


def test_every_number_is_told_once() -> None:
    text = "全年收到政府信息公开申请12件，同比增长20%，办理来信30件，培训2次、80人次。"
    read = read_text(text, year=YEAR)

    told = [text[one.start : one.end] for one in read.claims]
    told += [text[one.source.start : one.source.end] for one in read.not_compared]
    assert sorted(told) == sorted(["12件", "20%", "30件", "2次", "80人次"])


def test_a_claim_tells_its_words_its_scope_and_its_rule() -> None:
    (claim,) = claims("我局收到政府信息公开申请12件。", year=YEAR)

    assert claim.derivation == (
        "词：我局、收到、政府信息公开申请",
        "范围：本年、本机关",
        "规则：词在数前",
    )


@pytest.mark.parametrize("stop", ["。", ".", "；", ";"])
def test_a_full_stop_of_either_width_ends_a_denial(stop: str) -> None:
    assert words(f"2023年,未收到依申请公开事项{stop}") == ["received 0 none"]


def test_two_verbs_claim_one_number_each() -> None:
    assert words("收到并办结政府信息公开申请4件。") == ["received 4", "concluded 4"]


def test_whole_area_and_own_level_are_told_apart() -> None:
    text = "全区共受理申请公开620件，结转下年度31件，区政府本级共受理170件，结转下年度4件。"

    assert [(c.value, c.whole_area, c.own_level) for c in claims(text, year=YEAR)] == [
        (620, True, False),
        (31, True, False),
        (170, False, True),
        (4, False, True),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "1234567890",
        "，",
        "其中",
        "（",
        "12件、",
        "同比增长5%，",
        "结转",
        "未收到",
        "收到申请12件，",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begin = time.process_time()
        read_text(text, year=YEAR)
        part_lists(text, year=YEAR)
        return time.process_time() - begin

    seconds(2_000)
    # Four times the text: some 4 times the time, 16 times were it quadratic. The better of two
    # attempts: another process may have had the machine during one.
    longer, shorter = (min(seconds(n), seconds(n)) for n in (24_000, 6_000))
    assert longer < 9 * shorter + 0.1


@pytest.mark.parametrize("text", ["收到申请零十二件。", "依申请公开收到零十二件，公开零十一件。"])
def test_numerals_that_are_no_number_leave_the_rest_of_the_text(text: str) -> None:
    assert words(text) == []
    assert words(f"{text}办结政府信息公开申请4件。") == ["concluded 4"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("公开答复其他情形3。", "3"),
        ("公开答复行政查询事项5。", "5"),
        ("公开答复内部事务信息2件。", "2"),
        ("公开类答复行政执法案卷信息4件。", "4"),
    ],
)
def test_an_answer_beside_a_row_of_others_is_ambiguous(text: str, number: str) -> None:
    assert words(text) == []
    assert reasons(text)[number] == Refusal.AMBIGUOUS
    assert words(f"收到政府信息公开申请9件。{text}") == ["received 9"]
