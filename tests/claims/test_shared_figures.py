"""Numbers that a sentence gives to several figures, or whose matter it tells elsewhere."""

import pytest

from gaitool.claims import claims

from tests.support.labelled import YEAR, in_words


def words(text: str) -> set[str]:
    return {in_words(claim) for claim in claims(text, year=YEAR)}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("新收、办结政府信息公开申请均为12件。", {"received 12", "concluded 12"}),
        (
            "全年行政许可、处罚、强制决定均为0件。",
            {"licences 0", "penalties 0", "compulsory_measures 0"},
        ),
        ("制定、废止行政规范性文件各2件。", {"normative_issued 2", "normative_repealed 2"}),
        ("依申请公开申请数和行政复议数各为3件。", {"received 3", "review 3"}),
        ("网站、公众号更新信息各20条。", set()),
    ],
)
def test_number_is_said_of_each_figure(text: str, read: set[str]) -> None:
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "全年作出行政许可决定100件、行政处罚20件，同比分别上升5%、下降3%。",
            {"licences 100", "penalties 20", "licences 5 change", "penalties -3 change"},
        ),
        (
            "政府信息公开申请中自然人18件、法人2件，占比分别为90%、10%。",
            {"natural_person 18", "organisation 2"}
            | {"natural_person 90 share", "organisation 10 share"},
        ),
        (
            "行政许可、行政处罚分别为120件、20件，同比增长5%、下降3%。",
            {"licences 120", "penalties 20", "licences 5 change", "penalties -3 change"},
        ),
        ("全年办理行政许可120件、行政确认30件，较上年分别增长5%、3%。", {"licences 120"}),
    ],
)
def test_percentages_are_handed_out(text: str, read: set[str]) -> None:
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("行政复议5件、行政诉讼2件，以上案件均与政府信息公开有关。", {"review 5", "suit 2"}),
        ("发生3件行政复议和1件行政诉讼，均为政府信息公开引发。", {"review 3", "suit 1"}),
        ("我局被申请行政复议12件，其中涉及政府信息公开3件。", {"review 3"}),
        ("办理行政复议案件96件，其中政府信息公开类12件。", set()),
        ("行政复议4件，行政诉讼3件，均与政府信息公开无关。", set()),
        ("全年发生行政复议4件，行政诉讼3件，均未涉及政府信息公开。", set()),
    ],
)
def test_matter_of_disputes_may_be_told_behind_them(text: str, read: set[str]) -> None:
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("全年制定规范性文件较上年减少3件，共计5件。", {"normative_issued 5"}),
        (
            "收到政府信息公开申请较2022年的30件增长10%，达33件。",
            {"received 33", "received 10 change"},
        ),
    ],
)
def test_figure_may_be_told_behind_its_change(text: str, read: set[str]) -> None:
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("按件收取信息处理费2件，金额300元。", set()),
        ("按件计收200元，按页计收100元，合计收取信息处理费300元。", {"processing_fee 300"}),
        ("县政府规范性文件6件、县政府办公室规范性文件4件，废止3件。", set()),
        ("清理规范性文件40件，其中继续有效30件、废止6件、修改4件。", {"normative_repealed 6"}),
        ("我局以市政府名义制发规范性文件2件。", set()),
        ("以县政府、县政府办公室名义制定出台规范性文件5件。", {"normative_issued 5"}),
    ],
)
def test_part_of_a_figure_is_not_the_figure(text: str, read: set[str]) -> None:
    assert words(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("收到政府信息公开申请6件，未办结2件，结转下年度办理。", {"received 6", "carried_out 2"}),
        ("全年处理群众来信20件，未办结2件，结转下年度办理。", set()),
        ("政府信息公开申请答复结果以无法提供居多，共11件。", {"unavailable 11"}),
        ("12345热线受理工单230件，依申请公开窗口没有收到申请。", {"received 0 none"}),
    ],
)
def test_matter_of_a_sentence_says_what_is_counted(text: str, read: set[str]) -> None:
    assert words(text) == read
