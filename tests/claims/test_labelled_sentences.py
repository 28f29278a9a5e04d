"""Precision and recall over the labelled set; the held-out part is never tuned on."""

import pytest

from tests.support.labelled import (
    Passage,
    passages,
    passages_of,
    scores,
)

SETS = {
    "tuned": passages(held_out=False),
    "held out": passages(held_out=True),
    "independent": passages_of("independent"),
    "further": passages_of("further"),
    "blind": passages_of("blind"),
    "final": passages_of("final"),
    "kinds": passages_of("kinds"),
    "traits": passages_of("traits"),
}


@pytest.mark.parametrize("part", SETS.values(), ids=SETS)
def test_claims_are_precise(part: list[Passage]) -> None:
    assert scores(part)["all"].precision >= 0.99


@pytest.mark.parametrize("part", SETS.values(), ids=SETS)
def test_claims_are_found(part: list[Passage]) -> None:
    assert scores(part)["all"].recall >= 0.95


def test_set_is_large_and_a_third_of_it_are_distractors() -> None:
    every = passages(held_out=False) + passages(held_out=True)
    distractors = [passage for passage in every if not passage.claims]

    assert len(every) >= 140
    assert len(distractors) * 3 >= len(every)
