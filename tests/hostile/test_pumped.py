"""No regular expression and no reader takes longer than in proportion to its text.

The strict measure, up to 400 KB, is a benchmark of its own (``tests.benchmarks.pumped``).
"""

import re
from collections.abc import Callable, Mapping
from itertools import cycle

import pytest

from gaitool.claims import claims, part_lists
from gaitool.rules.period import the_period_is_the_whole_year

from tests.support.importing.published_text import imported, published_text
from tests.support.labelled import passages_of
from tests.support.pumped.growth import Growth, Work, growth
from tests.support.pumped.held_against import grows_too_fast, pairs
from tests.support.pumped.readers import (
    READERS,
    SLOW_READERS,
    all_aspects,
    reader_grows_too_fast,
)
from tests.support.pumped.used_patterns import UsedPattern, used_patterns
from tests.support.pumped.words import BEFORE, PUMPS

pytestmark = pytest.mark.slow
EVERY_WAY = frozenset(["search", "match", "fullmatch"])


def read_labelled() -> None:
    for passage in passages_of("labelled"):
        claims(passage.text)
        part_lists(passage.text)
    all_aspects("")


def faults(used: UsedPattern) -> list[str]:
    found = ((held, grows_too_fast(held)) for held in pairs(used))
    return next(([f"{held}: {growth}"] for held, growth in found if growth), [])


def test_every_pattern_is_linear() -> None:
    used = used_patterns(read_labelled)
    assert len(used) > 200
    found = [fault for one in used for fault in faults(one)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        r"(?:我|是|我是)+[，。]",
        r"(?:\d+)*件",
        r"\s*$",
        r"“([^”]{30})[^”]{10,}”",
        r"[0-9]+\.?[0-9]*件",
        r"分别为.*件",
        r"甲(?=.*乙)",
        r"<c r=[^>]*>",
    ],
)
def test_a_pattern_that_is_not_is_found(source: str) -> None:
    assert faults(UsedPattern(re.compile(source), "here", EVERY_WAY))


@pytest.mark.parametrize(
    "source", [r"(?:我|是)+[，。]", r"\d++件", r"“[^“”]{10,}”", r"分别为.{0,60}件", r"(?<!\s)\s+$"]
)
def test_a_pattern_that_is_is_not(source: str) -> None:
    assert not faults(UsedPattern(re.compile(source), "here", frozenset(["fullmatch"])))


def told(grown: Mapping[str, Growth | None]) -> list[str]:
    return [f"{words!r}: {growth}" for words, growth in grown.items() if growth]


@pytest.mark.parametrize("name", READERS)
def test_every_reader_is_linear(name: str) -> None:
    assert not told({words: reader_grows_too_fast(READERS[name], words) for words in PUMPS})


def test_every_rule_is_linear() -> None:
    """With it, all that reads figures out of sentences: claims, lists of parts, fees, denials."""
    # Every other pump follows words that open a list.
    pumps = zip(PUMPS, cycle(("", BEFORE)), strict=False)
    rules = SLOW_READERS["every rule"]
    assert not told(
        {words: reader_grows_too_fast(rules, words, before, length=800) for words, before in pumps}
    )


@pytest.mark.parametrize(
    "reader",
    [
        lambda text: [text.count(sign) for sign in text],
        lambda text: [text[:place] for place in range(len(text))],
        lambda text: [re.fullmatch(r"\s*件", text[place:]) for place in range(len(text))],
    ],
)
def test_a_reader_that_is_not_is_found(reader: Callable[[str], object]) -> None:
    assert reader_grows_too_fast(reader, " ")


def test_the_period_is_asked_for_in_proportion_to_the_sentences() -> None:
    def work(sentences: int) -> Work:
        told = ("统计期限为2022年1月1日至12月31日。" * sentences,)
        report = imported(published_text(overview=told)).report
        return lambda: list(the_period_is_the_whole_year.check(report))

    assert growth(work, (200, 800, 3_200), least=0.03, most=7) is None
