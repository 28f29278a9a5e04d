"""A sheet whose rows may start at a height and grow with what a person types.

Spreadsheet programs fit the height of a row that has one without calling it custom, which is how
they store it themselves; the library calls every height custom, and such a row cuts long texts.
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

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        """Write an element; the library writes rows by this."""
        if tag == "row" and dict(attributes)["r"] in self._growing:
            attributes = [(name, value) for name, value in attributes if name != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
