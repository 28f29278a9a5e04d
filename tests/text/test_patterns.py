"""No text is kept from a pattern that would match it: what a pattern is guarded by, it needs."""

import re
from itertools import product

import pytest

from gaitool.prose.personal_data import personal_numbers
from gaitool.prose.prose_slips import doubled
from gaitool.text.patterns import Guarded, Meeting
from gaitool.text.periods import periods

from tests.support.needed_words import guarded_patterns, matches_without, words_of

GUARDED = guarded_patterns()


@pytest.mark.parametrize("name", GUARDED)
def test_a_guarded_pattern_matches_nothing_without_its_words(name: str) -> None:
    for need in GUARDED[name].needs:
        assert not matches_without(GUARDED[name].source, words_of(need)), need


@pytest.mark.parametrize(
    "source",
    [
        "收到?件",
        "(?:收|接)到",
        "[收接]到",
        "收[^。]{0,3}",
        "(?P<a>收)?(?P=a)",
        "(收到)?受(?(1)|件)",
        r"\W收",
    ],
)
def test_a_pattern_that_does_not_need_a_word_is_found(source: str) -> None:
    assert matches_without(source, ["收到", "受到"])


@pytest.mark.parametrize(
    "source",
    [
        "[收受]到",
        "(?:收|受)到",
        "(?:接收|受)(?:到)++",
        "[^收]?[^受]{0,3}(?:一收到|二受到){2,5}",
        "收.*(?<=收到)",
        "(收)?到(?(1)收到|受到)",
        "(?P<a>收到)(?P=a)",
    ],
)
def test_a_pattern_that_needs_one_of_two_words_is_not(source: str) -> None:
    assert not matches_without(source, ["收到", "受到"])


def test_some_forty_patterns_are_guarded() -> None:
    assert len(GUARDED) > 40


@pytest.mark.parametrize("name", GUARDED)
def test_what_does_not_count_as_words_that_meet_is_never_matched(name: str) -> None:
    meetings = [need for need in GUARDED[name].needs if isinstance(need, Meeting)]
    for need in meetings:
        for word, other in ((a, b) for a in need.words for b in need.but_not):
            # 收到条, and not 收到条例: as the longer word the two end in a text of their own.
            text = f"全年共{word.removesuffix(other[0])}{other}，"
            if word.endswith(other[0]):
                assert not re.search(GUARDED[name].source, text)


@pytest.mark.parametrize(
    ("text", "meet"),
    [
        ("公开条，", True),
        ("公开条例", False),
        ("公开条例，公开条", True),
        ("开条", False),
        ("文件件", True),
        ("条公开", False),
        ("", False),
    ],
)
def test_words_meet_where_one_follows_the_other_at_once(text: str, *, meet: bool) -> None:
    assert Meeting(("公开", "文件"), ("条", "件"), but_not=("条例",)).is_in(text) is meet


def test_a_text_without_the_words_is_not_searched() -> None:
    guarded = Guarded(r"\d+件", ("件",), Meeting(("收到",), tuple("123")))
    assert [found[0] for found in guarded.finditer("收到12件")] == ["12件"]
    assert not list(guarded.finditer("办结12件"))
    assert guarded.search("收到12") is None


@pytest.mark.parametrize(("one", "other"), list(product("，。；：、？！,;", repeat=2)))
def test_marks_that_meet_are_looked_for_wherever_they_are_doubled(one: str, other: str) -> None:
    for blanks in ("", " ", "　 "):
        text = f"公开{one}{blanks}{other}公开"
        marks = [one for name, one in GUARDED.items() if "prose_slips._DOUBLED" in name]
        told = [found[0] for pattern in marks for found in re.finditer(pattern.source, text)]
        assert [found.words for found in doubled(text)] == told[:1]


@pytest.mark.parametrize("length", range(2, 9))
def test_a_doubled_word_is_found_however_long_it_is(length: int) -> None:
    word = "梨桃杏李柿枣栗橘"[:length]
    assert [found.words for found in doubled(f"发布{word}{word}信息")] == [word * 2]


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "+86 138-0013-8000",
        "138 0013 8000",
        "１３８００１３８０００",
        "11010519491231002X",
    ],
)
def test_every_number_of_a_person_has_as_many_digits_as_are_looked_for(number: str) -> None:
    assert [found.words for found in personal_numbers(f"联系人{number}。")] == [number]


@pytest.mark.parametrize(
    "words",
    [
        "二〇二三年1月1日至二〇二三年12月31日",
        "2023年一月一日至十二月三十一日",
        "2023年1月1日至十二月三十一日",
        "2023年1月一日至2023年12月31日",
        "一月至十二月",
        "元月至十二月",
        "1月至12月份",
        "元月1日至12月31日",
        "20230101至20231231",
        "1-12月",
        "2023.1.1-2023.12.31",
    ],
)
def test_a_period_is_read_by_the_pattern_that_knows_its_numerals(words: str) -> None:
    assert [found.words for found in periods(f"统计期限为{words}。")] == [words]
