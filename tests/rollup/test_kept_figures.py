"""Figures come back out of the store as they were put in, whatever is missing."""

from decimal import Decimal

import pytest

from gaitool.form import CellKey
from gaitool.rollup.kept_figures import are_all_zero, figures_of, kept_cells, kept_digits

KEYS = tuple(CellKey("表", "行", f"列{number}") for number in range(5))


def stored(*figures: str | None) -> tuple[str, str]:
    given = {
        key: None if one is None else Decimal(one) for key, one in zip(KEYS, figures, strict=True)
    }
    return kept_cells(given), kept_digits(given)


def test_figures_are_the_same_again_without_those_that_are_missing() -> None:
    written = ("0", "-12", None, "59237.2449", "9" * 34)
    kept = figures_of(*stored(*written))
    assert kept == {key: Decimal(one) for key, one in zip(KEYS, written, strict=True) if one}
    assert list(kept) == [key for key in KEYS if key != KEYS[2]]


def test_of_a_file_without_figures_there_are_none() -> None:
    assert figures_of(kept_cells({}), kept_digits({})) == {}


@pytest.mark.parametrize(
    ("figures", "are_zero"),
    [
        (("0", "0", "0", "7", "7"), True),
        (("0", "0.00", "0", "7", "7"), True),
        (("0", "0", "1", "0", "0"), False),
        (("0", None, "0", "0", "0"), False),
    ],
)
def test_zeros_are_in_every_cell_that_is_asked_for(
    figures: tuple[str | None, ...], are_zero: bool
) -> None:
    assert are_all_zero(*stored(*figures), frozenset(KEYS[:3])) is are_zero


def test_a_cell_that_the_edition_does_not_have_is_no_zero() -> None:
    asked = frozenset([KEYS[0], CellKey("别的", "行", "列")])
    assert not are_all_zero(*stored("0", "0", "0", "0", "0"), asked)
