"""Rows with page breaks between them, where nothing is torn that belongs together."""

from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gaitool.renderers.sheets.looks import Looks
from gaitool.renderers.sheets.rows import Content, RowSheet, SheetLimits

_USUAL_POINTS = 15.0


class PagedRows(RowSheet):
    """Rows that know how high they are; what is kept is not parted between two pages.

    Every break is set, since a program that breaks by itself parts a heading from its list. They
    are heeded where a sheet is printed at a scale of its own, not fitted to a page.
    """

    def __init__(self, sheet: Worksheet, looks: Looks, limits: SheetLimits) -> None:
        super().__init__(sheet, looks, limits)
        self._heights: list[float] = []
        self._kept: dict[int, int] = {}

    def add(self, cells: Iterable[tuple[Content, Format]], height: float | None = None) -> None:
        """Write the next row."""
        super().add(cells, height)
        self._heights.append(height or _USUAL_POINTS)

    def add_over(
        self, cells: Iterable[tuple[Content, Format, int]], height: float | None = None
    ) -> None:
        """Write the next row, each content over so many columns."""
        laid: list[tuple[Content, Format]] = []
        for content, look, columns in cells:
            first = len(laid)
            if columns > 1:
                last = first + columns - 1
                self.sheet.merge_range(self.row, first, self.row, last, "", look)
            laid += [(content, look), *[(None, look)] * (columns - 1)]
        self.add(laid, height)

    def keep(self, first: int, *, more: int = 0) -> None:
        """Keep the rows from a first one (from 0) up to the last that was written, and more."""
        self._kept[first] = self.row + more

    def break_pages(self, room: float) -> None:
        """Set the breaks of pages that hold rows of so many points."""
        self.sheet.set_h_pagebreaks(page_breaks(self._heights, self._kept, room))


def page_breaks(heights: Sequence[float], kept: Mapping[int, int], room: float) -> list[int]:
    """Return the rows (from 0) before which a page ends.

    ``kept`` tells, for the first row of what belongs together, the row after its last one. What
    is higher than a page is parted all the same.
    """
    breaks = []
    used = 0.0
    for row, height in enumerate(heights):
        needed = sum(heights[row : kept.get(row, row + 1)])
        if used and used + (needed if needed <= room else height) > room:
            breaks.append(row)
            used = 0.0
        used += height
    return breaks
