"""A sheet whose rows may start at a height and grow with what a person types, on paper too.

A row whose height is not called custom is fitted again by spreadsheet programs, which store their
own fitted heights like that. The library calls every height custom, and such a row cuts long texts.
"""

from typing import Any

from xlsxwriter.worksheet import Worksheet


class SheetOfGrowingRows(Worksheet):  # type: ignore[misc]
    """A worksheet with rows that keep no fixed height."""

    def __init__(self) -> None:
        super().__init__()
        self._growing: set[int] = set()

    def set_growing_row(self, row: int, height: float) -> None:
        """Give a row, counted from 0, the height in points it begins with."""
        self.set_row(row, height)
        self._growing.add(row + 1)

    def print_as_far_as(self, reference: str) -> None:
        """Print what a formula refers to, without the sign before it: as far as rows are filled.

        The library knows fixed areas alone.
        """
        self.print_area_range = reference

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        """Write an element; the library writes rows by this."""
        # A private hook: tests/template/test_text_rows.py tells if a new version writes otherwise.
        if tag == "row" and dict(attributes)["r"] in self._growing:
            attributes = [(name, value) for name, value in attributes if name != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
