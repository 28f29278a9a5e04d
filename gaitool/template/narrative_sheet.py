"""Writes a part that is text: sub-headings with room for their text, and spare rows."""

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import Part
from gaitool.layout import SPARE_ROWS, Address, Area, NarrativeSheet
from gaitool.template import validations
from gaitool.template.guidance import PART_GUIDANCE
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, TITLE_SIZE, Look
from gaitool.typesetting import row_height

_WIDTHS = (20, 190, 640)
_LOWEST_ROW = 60.0


def write_narrative(pen: Pen, sheet: NarrativeSheet, report: FilledReport) -> None:
    """Write the sub-headings and texts that the report has, or those a blank one offers."""
    set_widths(pen, _WIDTHS)
    _write_head(pen, sheet)
    entries = _entries(sheet.part, report)
    rows = max(sheet.rows, len(entries) + SPARE_ROWS)
    spare = (Paragraphs("", ""),) * (rows - len(entries))
    for row, entry in enumerate((*entries, *spare), start=sheet.first_row):
        pen.text(Address(row, sheet.HEADING_COLUMN), entry.heading, Look.TEXT)
        pen.text(Address(row, sheet.BODY_COLUMN), entry.body, Look.TEXT)
        pen.sheet.set_row(row - 1, _height(entry))
    last_row = sheet.first_row + rows - 1
    body_area = Area(sheet.first_row, sheet.BODY_COLUMN, last_row, sheet.BODY_COLUMN)
    message = "一个小标题的内容写在一格里；换段按 Alt+Enter。"
    pen.validate(body_area, validations.note("正文", message))


def _write_head(pen: Pen, sheet: NarrativeSheet) -> None:
    left, right, head_row = sheet.HEADING_COLUMN, sheet.BODY_COLUMN, sheet.first_row - 1
    heading, guidance, width = sheet.part.heading, PART_GUIDANCE[sheet.part.key], sum(_WIDTHS[1:])
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
    given = report.sections.get(part.key)
    return tuple(Paragraphs(preset, "") for preset in part.presets) if given is None else given


def _height(entry: Paragraphs) -> float:
    return max(
        row_height(entry.body, _WIDTHS[2], BODY_SIZE),
        row_height(entry.heading, _WIDTHS[1], BODY_SIZE),
        _LOWEST_ROW,
    )
