"""Writes a part that is text: sub-headings with room for their text, and spare rows."""

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.layout import Address, Area, NarrativeSheet, Place
from gaitool.template import validations
from gaitool.template.left_to_fill import left_of_texts
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, INDENT_PIXELS, TITLE_SIZE, Look
from gaitool.template.text_rows import SPARE_ROW, TEXT_WIDTHS, TextRows, entry_height, text_rows
from gaitool.text.typesetting import MAXIMUM_ROW_HEIGHT, row_height

_LOWEST_HEAD = 22.0


def write_narrative(pen: Pen, sheet: NarrativeSheet, report: FilledReport) -> None:
    """Write the sub-headings and texts that the report has, or those a blank one offers."""
    set_widths(pen, TEXT_WIDTHS)
    rows = text_rows(sheet, report)
    _write_head(pen, sheet)
    _write_what_is_left(pen, rows)
    for entry, span in zip(rows.entries, rows.spans, strict=True):
        for column, text in (
            (sheet.HEADING_COLUMN, entry.heading),
            (sheet.BODY_COLUMN, entry.body),
        ):
            pen.area(Area(span.start, column, span.stop - 1, column), text, Look.TEXT)
        _set_heights(pen, span, entry)
    for row in range(sheet.first_row, rows.last_row + 1):
        pen.text(Address(row, 1), "", Look.STRUT)
    for row in range(rows.first_spare, rows.last_row + 1):
        for column in (sheet.HEADING_COLUMN, sheet.BODY_COLUMN):
            pen.text(Address(row, column), "", Look.TEXT)
        pen.sheet.set_growing_row(row - 1, SPARE_ROW)
    body_area = Area(sheet.first_row, sheet.BODY_COLUMN, rows.last_row, sheet.BODY_COLUMN)
    message = (
        "一个小标题的内容写在一格里；换段按 Alt+Enter。行随内容变高；"
        "超过约 1500 字的，格里显示不全，但不会丢失，可以在编辑栏看全文。"
    )
    pen.validate(body_area, validations.note("正文", message))


def place_of_text(sheet: NarrativeSheet, report: FilledReport, index: int) -> Place:
    """Return where the sheet has the text of an index; a missing one would come after the last."""
    spans = text_rows(sheet, report).spans
    starts = [sheet.first_row, *(rows.stop for rows in spans)]
    last = min(index, len(spans))
    return Place(sheet.name, str(Address(starts[last] + index - last, sheet.BODY_COLUMN)))


def _set_heights(pen: Pen, rows: range, entry: Paragraphs) -> None:
    """Let a single row grow; merged ones never do."""
    if len(rows) == 1:
        pen.sheet.set_growing_row(rows.start - 1, entry_height(entry))
        return
    for row in rows:
        pen.sheet.set_row(row - 1, min(entry_height(entry) / len(rows), MAXIMUM_ROW_HEIGHT))


def _write_head(pen: Pen, sheet: NarrativeSheet) -> None:
    left, right, head_row = sheet.HEADING_COLUMN, sheet.BODY_COLUMN, sheet.first_row - 1
    heading, guidance, width = sheet.part.heading, sheet.part.guidance, sum(TEXT_WIDTHS[1:])
    pen.area(Area(1, left, 1, right), heading, Look.TITLE)
    pen.sheet.set_row(0, row_height(heading, width, TITLE_SIZE))
    pen.area(Area(2, left, 2, right), guidance, Look.HINT)
    pen.sheet.set_row(1, row_height(guidance, width, HINT_SIZE))
    pen.text(Address(head_row, left), "小标题", Look.HEAD)
    pen.text(Address(head_row, right), "正文", Look.HEAD)
    pen.sheet.set_row(head_row - 1, _LOWEST_HEAD)
    pen.sheet.repeat_rows(head_row - 1)
    pen.sheet.freeze_panes(head_row, 0)
    pen.sheet.fit_to_pages(1, 0)


def _write_what_is_left(pen: Pen, rows: TextRows) -> None:
    """Count and name above the texts the sub-headings without one, and colour their cells."""
    sheet, left = rows.sheet, left_of_texts(rows)
    pen.formula(sheet.LEFT_COUNT, left.count, Look.TEXTS_COUNT)
    pen.formula(sheet.LEFT_NAMES, left.names, Look.LEFT_OPEN)
    pen.mark_where(Area.around(sheet.LEFT_COUNT), f"{sheet.LEFT_COUNT}>0", Look.TO_FILL)
    width = TEXT_WIDTHS[2] - INDENT_PIXELS
    height = max(row_height(str(left.names.value), width, HINT_SIZE), _LOWEST_HEAD)
    pen.sheet.set_row(sheet.LEFT_COUNT.row - 1, height)
    heading, body = (
        Address(sheet.first_row, column) for column in (sheet.HEADING_COLUMN, sheet.BODY_COLUMN)
    )
    bodies = Area.around(body, Address(rows.last_row, sheet.BODY_COLUMN))
    pen.mark_where(bodies, f'AND({heading}<>"",{body}="")', Look.TO_FILL)
    # Without a sub-heading it is the first row that a person begins in.
    everything = f"{heading.fixed}:{Address(rows.last_row, sheet.BODY_COLUMN).fixed}"
    pen.mark_where(Area.around(body), f"COUNTA({everything})=0", Look.TO_FILL)
