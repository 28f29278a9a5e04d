"""However a filled workbook was damaged, no figure goes astray without a word."""

import pytest

from tests.support.hostile.damaged import astray, damaged, original

pytestmark = pytest.mark.slow

SEEDS = range(30)
"""A fixed part; ``python -m tests.support.hostile.damaged 5000`` tries as many as one likes."""


def test_the_workbook_is_without_error_before_it_is_damaged() -> None:
    assert astray(original()) == ("without error", [])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_figure_of_a_damaged_workbook_goes_astray_unsaid(seed: int) -> None:
    _, lost = astray(damaged(seed))
    assert lost == []
