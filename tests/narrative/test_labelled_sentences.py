"""Precision and recall over the labelled set; the held-out part is never tuned on."""

import pytest

from narrative.labelled import passages, scores


@pytest.mark.parametrize("held_out", [False, True])
def test_claims_are_precise(held_out: bool) -> None:
    assert scores(passages(held_out=held_out))["all"].precision >= 0.99


@pytest.mark.parametrize("held_out", [False, True])
def test_claims_are_found(held_out: bool) -> None:
    assert scores(passages(held_out=held_out))["all"].recall >= 0.95


def test_set_is_large_and_a_third_of_it_are_distractors() -> None:
    every = passages(held_out=False) + passages(held_out=True)
    distractors = [passage for passage in every if not passage.claims]

    assert len(every) >= 140
    assert len(distractors) * 3 >= len(every)
