"""Writes a part that is text: sub-headings with room for their text, and spare rows."""

from collections.abc import Iterable, Iterator
from math import ceil

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import Part
from gaitool.layout import SPARE_ROWS, Address, Area, NarrativeSheet, Place
from gaitool.template import validations
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, TITLE_SIZE, Look
from gaitool.text.typesetting import MAXIMUM_ROW_HEIGHT, row_height, text_height

# A text of 1,500 characters fits the highest row there is (409 points) at this width.
_WIDTHS = (20, 190, 860)
_LOWEST_ROW, _SPARE_ROW = 60.0, 24.0
_LEADING = 1.45
_MOST_ROWS = 20
"""Enough for the longest text of a cell, unless it is nothing but line breaks."""

_FEWEST_SPARE_ROWS = 3
_PAGE_HEIGHT = 1110.0
"""Points of rows that a printed page holds below its head, at the scale of its width."""


def write_narrative(pen: Pen, sheet: NarrativeSheet, report: FilledReport) -> None:
    """Write the sub-headings and texts that the report has, or those a blank one offers."""
    set_widths(pen, _WIDTHS)
    _write_head(pen, sheet)
    entries = _entries(sheet.part, report)
    spans = list(_row_spans(sheet, entries))
    for entry, rows in zip(entries, spans, strict=True):
        for column, text in (
            (sheet.HEADING_COLUMN, entry.heading),
            (sheet.BODY_COLUMN, entry.body),
        ):
            pen.area(Area(rows.start, column, rows.stop - 1, column), text, Look.TEXT)
        _set_heights(pen, rows, entry)
    next_row = spans[-1].stop if spans else sheet.first_row
    last_row = next_row + _spare_rows(map(_height, entries)) - 1
    for row in range(next_row, last_row + 1):
        for column in (sheet.HEADING_COLUMN, sheet.BODY_COLUMN):
            pen.text(Address(row, column), "", Look.TEXT)
        pen.sheet.set_growing_row(row - 1, _SPARE_ROW)
    body_area = Area(sheet.first_row, sheet.BODY_COLUMN, last_row, sheet.BODY_COLUMN)
    message = (
        "一个小标题的内容写在一格里；换段按 Alt+Enter。行随内容变高；"
        "超过约 1500 字的，格里显示不全，但不会丢失，可以在编辑栏看全文。"
    )
    pen.validate(body_area, validations.note("正文", message))


def place_of_text(sheet: NarrativeSheet, report: FilledReport, index: int) -> Place:
    """Return where the sheet has the text of an index; a missing one would come after the last."""
    spans = list(_row_spans(sheet, _entries(sheet.part, report)))
    starts = [sheet.first_row, *(rows.stop for rows in spans)]
    last = min(index, len(spans))
    return Place(sheet.name, str(Address(starts[last] + index - last, sheet.BODY_COLUMN)))


def _row_spans(sheet: NarrativeSheet, entries: Iterable[Paragraphs]) -> Iterator[range]:
    """Yield the rows of each text: one, or several for a text that the highest cannot show."""
    row = sheet.first_row
    for entry in entries:
        # Excel gives no row more than 409 points: a longer text is merged over several.
        rows = ceil(_height(entry) / MAXIMUM_ROW_HEIGHT)
        yield range(row, row := row + min(rows, _MOST_ROWS))


def _set_heights(pen: Pen, rows: range, entry: Paragraphs) -> None:
    """Let a single row grow; merged ones never do."""
    if len(rows) == 1:
        pen.sheet.set_growing_row(rows.start - 1, _height(entry))
        return
    for row in rows:
        pen.sheet.set_row(row - 1, min(_height(entry) / len(rows), MAXIMUM_ROW_HEIGHT))


def _spare_rows(heights: Iterable[float]) -> int:
    """Return how many spare rows the last page has room for: no page should be spare rows only."""
    used = 0.0
    for height in heights:
        used = used + height if used + height <= _PAGE_HEIGHT else height % _PAGE_HEIGHT
    room = int((_PAGE_HEIGHT - used) // _SPARE_ROW)
    return min(max(room, _FEWEST_SPARE_ROWS), SPARE_ROWS)


def _write_head(pen: Pen, sheet: NarrativeSheet) -> None:
    left, right, head_row = sheet.HEADING_COLUMN, sheet.BODY_COLUMN, sheet.first_row - 1
    heading, guidance, width = sheet.part.heading, sheet.part.guidance, sum(_WIDTHS[1:])
    pen.area(Area(1, left, 1, right), heading, Look.TITLE)
    pen.sheet.set_row(0, row_height(heading, width, TITLE_SIZE))
    pen.area(Area(2, left, 2, right), guidance, Look.HINT)
    pen.sheet.set_row(1, row_height(guidance, width, HINT_SIZE))
    pen.text(Address(head_row, left), "小标题", Look.HEAD)
    pen.text(Address(head_row, right), "正文", Look.HEAD)
    pen.sheet.repeat_rows(head_row - 1)
    pen.sheet.freeze_panes(head_row, 0)
    pen.sheet.fit_to_pages(1, 0)


def _entries(part: Part, report: FilledReport) -> tuple[Paragraphs, ...]:
    # An empty section was emptied on purpose, and is not offered its sub-headings again.
    given = report.sections.get(part.key)
    return tuple(Paragraphs(preset, "") for preset in part.presets) if given is None else given


def _height(entry: Paragraphs) -> float:
    """Return the height in points that shows all of a text and its sub-heading."""
    return max(
        text_height(entry.body, _WIDTHS[2], BODY_SIZE, leading=_LEADING),
        text_height(entry.heading, _WIDTHS[1], BODY_SIZE, leading=_LEADING),
        _LOWEST_ROW,
    )
