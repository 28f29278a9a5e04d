"""No regular expression and no reader takes longer than in proportion to its text.

The strict measure, up to 400 KB, is a benchmark of its own (``tests.benchmarks.pumped``).
"""

import re

import pytest

from gaitool.claims import claims, part_lists

from tests.support.labelled import passages_of
from tests.support.pumped.held_against import grows_too_fast, pairs
from tests.support.pumped.used_patterns import UsedPattern, used_patterns

pytestmark = pytest.mark.slow
EVERY_WAY = frozenset(["search", "match", "fullmatch"])


def read_labelled() -> None:
    for passage in passages_of("labelled"):
        claims(passage.text)
        part_lists(passage.text)


def faults(used: UsedPattern) -> list[str]:
    found = ((held, grows_too_fast(held)) for held in pairs(used))
    return next(([f"{held}: {growth}"] for held, growth in found if growth), [])


def test_every_pattern_is_linear() -> None:
    used = used_patterns(read_labelled)
    assert len(used) > 300
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
