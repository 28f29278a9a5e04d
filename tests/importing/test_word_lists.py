"""The automatic numbers of a Word document come as Word prints them."""

from collections import deque

import pytest
from lxml import etree

from gaitool.importers.word_lists import TooMuchNumbering, WordLists, read_lists

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(at: int, pattern: str, kind: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(levels: str, overrides: str = "") -> WordLists:
    """Return lists 1 and 2 of one abstract list; list 2 has overrides."""
    return read_lists(
        etree.fromstring(
            f'<w:numbering xmlns:w="{WORDS}"><w:abstractNum w:abstractNumId="7">{levels}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
            f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num></w:numbering>'
        )
    )


TWO = level(0, "%1、") + level(1, "%1.%2")


def test_lower_levels_begin_anew_below_a_higher_one():
    one = lists(TWO)
    printed = [one.number("1", at) for at in (0, 1, 1, 0, 1)]
    assert printed == ["1、", "1.1", "1.2", "2、", "2.1"]


@pytest.mark.parametrize(("restart", "last"), [("", "2.1"), ('<w:lvlRestart w:val="0"/>', "2.2")])
def test_a_level_may_be_told_never_to_begin_anew(restart, last):
    one = lists(level(0, "%1、") + level(1, "%1.%2", more=restart))
    assert [one.number("1", at) for at in (0, 1, 0, 1)][-1] == last


def test_a_level_may_begin_anew_after_some_levels_only():
    third = level(2, "%3", more='<w:lvlRestart w:val="1"/>')
    one = lists(level(0, "%1") + level(1, "%2") + third)
    printed = "".join(one.number("1", at) for at in (0, 1, 2, 1, 2, 0, 2))
    assert printed == "1112221"


def test_two_lists_of_one_kind_count_on_together():
    one = lists(TWO)
    assert [one.number(n, 0) for n in ("1", "2", "1")] == ["1、", "2、", "3、"]


def test_a_list_may_begin_anew_where_it_is_used_first():
    one = lists(TWO, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    assert [one.number(n, 0) for n in ("1", "2", "2", "1")] == ["1、", "5、", "6、", "7、"]


def test_a_list_may_print_a_level_otherwise():
    other = level(0, "（%1）", "chineseCounting", start=3)
    one = lists(TWO, f'<w:lvlOverride w:ilvl="0">{other}</w:lvlOverride>')
    assert one.number("2", 0) == "（三）"


@pytest.mark.parametrize(
    ("kind", "start", "printed"),
    [
        ("decimal", 12, "12."),
        ("decimalZero", 3, "03."),
        ("chineseCounting", 11, "十一."),
        ("upperRoman", 49, "XLIX."),
        ("lowerRoman", 4, "iv."),
        ("upperLetter", 27, "AA."),
        ("lowerLetter", 2, "b."),
        ("decimalEnclosedCircle", 3, "③."),
        ("none", 3, "."),
    ],
)
def test_a_number_has_the_format_of_its_level(kind, start, printed):
    assert lists(level(0, "%1.", kind, start=start)).number("1", 0) == printed


@pytest.mark.parametrize("kind", ["decimal", "upperRoman", "lowerLetter", "chineseCounting"])
def test_a_huge_count_is_written_in_digits(kind):
    assert lists(level(0, "%1", kind, start=2_000_000_000)).number("1", 0) == "2000000000"


def test_levels_that_do_not_exist_number_nothing():
    one = lists(level(2_000_000_000, "%1"))
    assert one.number("1", 2_000_000_000) == ""


def test_numbers_longer_than_any_text_are_refused_before_they_are_written():
    one = lists(level(0, "1" * 100_000))
    with pytest.raises(TooMuchNumbering):
        deque((one.number("1", 0) for _ in range(100_000)), maxlen=0)
