"""Pages of a sheet end where nothing is torn that belongs together."""

import pytest

from gaitool.renderers.sheets.paged_rows import page_breaks


@pytest.mark.parametrize(
    ("heights", "kept", "breaks"),
    [
        ([40, 40, 40], {}, [2]),
        ([40, 40, 40, 40, 40], {}, [2, 4]),
        # A heading, the heads and the first line: together on the next page.
        ([60, 20, 20, 20, 20], {1: 4}, [1]),
        ([20, 20, 20, 20], {0: 3}, []),
        # Higher than a page: parted, but not before it begins.
        ([50, 60, 60], {0: 3}, [1, 2]),
    ],
)
def test_what_is_kept_together_begins_on_a_page_that_holds_it(
    heights: list[float], kept: dict[int, int], breaks: list[int]
) -> None:
    assert page_breaks(heights, kept, 100) == breaks
