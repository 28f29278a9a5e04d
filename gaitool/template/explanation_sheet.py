"""Writes 核实说明: the explanations for which warnings are to be accepted, one a row."""

from gaitool.filled_report import Explanation, FilledReport
from gaitool.layout import (
    SPARE_ROWS,
    Address,
    Area,
    ExplanationSheet,
    Place,
    WorkbookLayout,
    listed,
)
from gaitool.template import validations
from gaitool.template.guidance import EXPLANATION_GUIDANCE, EXPLANATION_HINT
from gaitool.template.narrative_sheet import place_of_text
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, TITLE_SIZE, Look
from gaitool.text.typesetting import row_height

_WIDTHS = (90, 210, 220, 380)
_LOWEST_ROW = 22.0


def write_explanations(
    pen: Pen, sheet: ExplanationSheet, layout: WorkbookLayout, report: FilledReport
) -> None:
    """Write the explanations that the report has, and room for more."""
    set_widths(pen, _WIDTHS)
    _write_head(pen, sheet)
    rows = max(sheet.rows, len(report.explanations) + SPARE_ROWS)
    words = [_words(explanation, layout, report) for explanation in report.explanations]
    words += [("",) * len(sheet.columns)] * (rows - len(words))
    for row, cells in enumerate(words, start=sheet.header_row + 1):
        for column, text in enumerate(cells, start=1):
            pen.text(Address(row, column), text, Look.TEXT)
        heights = (row_height(t, w, BODY_SIZE) for t, w in zip(cells, _WIDTHS, strict=True))
        pen.sheet.set_growing_row(row - 1, max(_LOWEST_ROW, *heights))
    for column, name in enumerate(sheet.columns, start=1):
        area = Area(sheet.header_row + 1, column, sheet.header_row + rows, column)
        pen.validate(area, validations.note(name, EXPLANATION_GUIDANCE[name]))


def _write_head(pen: Pen, sheet: ExplanationSheet) -> None:
    right, width = len(sheet.columns), sum(_WIDTHS)
    pen.area(Area(1, 1, 1, right), sheet.name, Look.TITLE)
    pen.sheet.set_row(0, row_height(sheet.name, width, TITLE_SIZE))
    pen.area(Area(2, 1, 2, right), EXPLANATION_HINT, Look.HINT)
    pen.sheet.set_row(1, row_height(EXPLANATION_HINT, width, HINT_SIZE))
    for column, name in enumerate(sheet.columns, start=1):
        pen.text(Address(sheet.header_row, column), name, Look.HEAD)
    pen.sheet.repeat_rows(sheet.header_row - 1)
    pen.sheet.freeze_panes(sheet.header_row, 0)
    pen.sheet.fit_to_pages(1, 0)


def _words(
    explanation: Explanation, layout: WorkbookLayout, report: FilledReport
) -> tuple[str, ...]:
    places = (str(_place(name, layout, report) or name) for name in explanation.cells)
    return (
        explanation.rule,
        listed(places),
        listed(explanation.figures),
        explanation.reason,
    )


def _place(name: str, layout: WorkbookLayout, report: FilledReport) -> Place | None:
    """Return where this workbook has what a finding calls by this name."""
    match name.split("."):
        # A long text fills several rows here: the row of the next is not known from its index.
        case ["sections", part, index] if part in layout.narratives and index.isdecimal():
            return place_of_text(layout.narratives[part], report, int(index))
        case _:
            return layout.place_named(name)
