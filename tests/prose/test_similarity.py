"""What two texts share."""

from gaitool.prose.similarity import shared_sentences

LAST = "2022年我局收到申请12件，全部办结。我们开展了业务培训三次。存在的问题是力量不足。"
THIS = "2023年我局收到申请9件,全部办结。我们开展了业务培训五次。今年新建了政策问答平台。"


def test_numbers_and_years_make_no_difference() -> None:
    assert len(shared_sentences(THIS, LAST).sentences) == 2


def test_share_is_of_the_first_text() -> None:
    assert shared_sentences(THIS, LAST).share == 2 / 3


def test_shared_sentences_are_quoted_as_written() -> None:
    assert shared_sentences(THIS, LAST).sentences[0] == "2023年我局收到申请9件,全部办结。"


def test_headings_are_not_compared() -> None:
    assert shared_sentences("（一）\n主动公开", "（一）\n主动公开").count == 0


def test_empty_text_shares_nothing() -> None:
    assert shared_sentences("", LAST).share == 0
