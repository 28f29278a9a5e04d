"""Which rows of a narrative sheet hold the sub-headings and texts of a report, and how high."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.layout import SPARE_ROWS, Address, NarrativeSheet
from gaitool.template.styles import BODY_SIZE, INDENT_PIXELS
from gaitool.text.typesetting import MAXIMUM_ROW_HEIGHT, text_height

# A text of 1,500 characters fits the highest row there is (409 points) at this width.
TEXT_WIDTHS = (20, 220, 860)
SPARE_ROW = 26.0
_LOWEST_ROW = 60.0
_LEADING = 1.45
_MOST_ROWS = 20
"""Enough for the longest text of a cell, unless it is nothing but line breaks."""

_FEWEST_SPARE_ROWS = 3
_PAGE_HEIGHT = 1140.0
"""Points of rows that a printed page holds below its head, at the scale of its width."""


@dataclass(frozen=True, slots=True)
class TextRows:
    """The texts of a narrative sheet with the rows of each, and the last row to write in."""

    sheet: NarrativeSheet
    entries: tuple[Paragraphs, ...]
    spans: tuple[range, ...]
    last_row: int

    @property
    def first_spare(self) -> int:
        """The first row below the texts."""
        return self.spans[-1].stop if self.spans else self.sheet.first_row

    @property
    def written(self) -> Mapping[Address, str]:
        """What stands in the cells of sub-headings and texts; empty ones are absent."""
        cells = {
            Address(rows.start, column): words
            for rows, entry in zip(self.spans, self.entries, strict=True)
            for column, words in (
                (self.sheet.HEADING_COLUMN, entry.heading),
                (self.sheet.BODY_COLUMN, entry.body),
            )
        }
        return {at: words for at, words in cells.items() if words}


def text_rows(sheet: NarrativeSheet, report: FilledReport) -> TextRows:
    """Return the rows of the texts that the report has, or of those that a blank one offers."""
    # An empty section was emptied on purpose, and is not offered its sub-headings again.
    given = report.sections.get(sheet.part.key)
    entries = tuple(Paragraphs(one, "") for one in sheet.part.presets) if given is None else given
    spans = tuple(_spans(sheet.first_row, entries))
    next_row = spans[-1].stop if spans else sheet.first_row
    return TextRows(sheet, entries, spans, next_row + _spare_rows(map(entry_height, entries)) - 1)


def entry_height(entry: Paragraphs) -> float:
    """Return the height in points that shows all of a text and its sub-heading."""
    heading, body = (width - INDENT_PIXELS for width in TEXT_WIDTHS[1:])
    return max(
        text_height(entry.body, body, BODY_SIZE, leading=_LEADING),
        text_height(entry.heading, heading, BODY_SIZE, leading=_LEADING),
        _LOWEST_ROW,
    )


def _spans(row: int, entries: Iterable[Paragraphs]) -> Iterator[range]:
    """Yield the rows of each text: one, or several for a text that the highest cannot show."""
    for entry in entries:
        # Excel gives no row more than 409 points: a longer text is merged over several.
        rows = ceil(entry_height(entry) / MAXIMUM_ROW_HEIGHT)
        yield range(row, row := row + min(rows, _MOST_ROWS))


def _spare_rows(heights: Iterable[float]) -> int:
    """Return how many spare rows the last page has room for: no page should be spare rows only."""
    used = 0.0
    for height in heights:
        used = used + height if used + height <= _PAGE_HEIGHT else height % _PAGE_HEIGHT
    room = int((_PAGE_HEIGHT - used) // SPARE_ROW)
    return min(max(room, _FEWEST_SPARE_ROWS), SPARE_ROWS)
