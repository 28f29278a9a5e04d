"""Writes a table of the form, cell for cell as printed, with its totals as locked formulas."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Row, may_make_regulations
from gaitool.layout import LEDGER_LABEL, NO, YES, Address, Area, Label, LabelKind, TableSheet
from gaitool.template import validations
from gaitool.template.expressions import Calculator
from gaitool.template.geometry import Geometry, geometry_of
from gaitool.template.guidance import (
    CARRIED_GUIDANCE,
    FIXED_ZERO_GUIDANCE,
    LEDGER_GUIDANCE,
    TABLE_GUIDANCE,
    ZERO_GUIDANCE,
    row_title,
)
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, INDENT_PIXELS, TITLE_SIZE, Look
from gaitool.template.written_cells import stated_total, written_cells
from gaitool.text.typesetting import row_height

LOWEST_ROW = 24.0


_LABEL_LOOKS = MappingProxyType(
    {
        LabelKind.CAPTION: Look.HEAD,
        LabelKind.COLUMN_HEAD: Look.HEAD,
        LabelKind.CORNER: Look.HEAD,
        LabelKind.ROW_HEAD: Look.ROW_HEAD,
    }
)


def write_table_sheet(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    """Write the sheet of one table with the answers that the report has."""
    geometry = geometry_of(sheet)
    set_widths(pen, geometry.widths)
    _write_head(pen, sheet, report, geometry)
    for label in sheet.labels:
        pen.area(label.area, label.text, _label_look(label))
    for label in sheet.ledger_labels:
        pen.area(label.area, label.text, Look.OPTIONAL_HEAD)
    _write_figures(pen, sheet, report)
    _write_ledger(pen, sheet, report)
    _set_row_heights(pen, sheet, geometry)
    _set_up_page(pen, sheet, geometry)


def _label_look(label: Label) -> Look:
    """Return how a label looks; in the middle where it stands beside several rows."""
    return Look.HEAD if label.area.bottom > label.area.top else _LABEL_LOOKS[label.kind]


def _write_head(pen: Pen, sheet: TableSheet, report: FilledReport, geometry: Geometry) -> None:
    width, right = sum(geometry.widths[: sheet.form_area.right]), sheet.form_area.right
    for address, words, look, size in (
        (sheet.TITLE, sheet.part.heading, Look.TITLE, TITLE_SIZE),
        (sheet.GUIDANCE, _table_guidance(sheet, report), Look.HINT, HINT_SIZE),
    ):
        pen.area(Area.around(address, Address(address.row, right)), words, look)
        pen.sheet.set_row(address.row - 1, row_height(words, width, size))
    switch = sheet.zero_switch
    label_area = Area.around(switch.label_address, switch.address.moved(columns=-1))
    pen.area(label_area, switch.label, Look.ROW_HEAD)
    chosen = written_cells(sheet, report).get(switch.address, "")
    pen.text(switch.address, str(chosen), Look.CHOICE)
    choice = validations.choice((YES, NO), switch.label, ZERO_GUIDANCE)
    pen.validate(Area.around(switch.address), choice)
    for row in (switch.address.row, sheet.form_area.top - 1):
        pen.sheet.set_row(row - 1, LOWEST_ROW)


def _table_guidance(sheet: TableSheet, report: FilledReport) -> str:
    """Return what stands above the form: how to fill it, and why a row is already filled."""
    fixed = any(_is_fixed_at_zero(report, key) for key in sheet.table.inputs)
    return f"{TABLE_GUIDANCE}{FIXED_ZERO_GUIDANCE if fixed else ''}"


def _write_figures(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    table, calculator = sheet.table, Calculator(written_cells(sheet, report))
    for key, question in sheet.questions.items():
        # With its value: the library saves 0 otherwise, which LibreOffice would show.
        if table.is_total(key):
            total = calculator.total(*sheet.sum_areas(key))
            pen.formula(question.address, total, Look.TOTAL)
        else:
            pen.answer_area(question, report.answer(key), _input_look(report, table.row(key), key))
    for area, keys in _input_runs(sheet):
        row, column = table.row(keys[0]), table.column(keys[0])
        guidance = _row_guidance(report, row, keys)
        pen.validate(area, validations.figure(column.measure, row_title(row), guidance))


def _row_guidance(report: FilledReport, row: Row, keys: list[CellKey]) -> str:
    """Return what is shown beside the inputs of a row that stand side by side."""
    # One message for all of them: one that can still be filled in needs to say with what.
    if all(_is_fixed_at_zero(report, key) for key in keys):
        return FIXED_ZERO_GUIDANCE
    carried = report.previous is not None and row.carries_on
    return f"{CARRIED_GUIDANCE if carried else ''}{row.guidance}"


def _input_look(report: FilledReport, row: Row, key: CellKey) -> Look:
    """Return how an input looks: carried over from last year, fixed at 0, or to be filled in."""
    # Locked, as totals are.
    if _is_fixed_at_zero(report, key):
        return Look.TOTAL
    if report.previous and row.carries_on:
        return Look.CARRIED
    return Look.FIGURE


def _is_fixed_at_zero(report: FilledReport, key: CellKey) -> bool:
    """Whether 规章 cannot be anything but the 0 written there: the organ makes none."""
    agency_type, level = report.cover.known_type, report.cover.known_level
    is_regulations = (key.table, key.row) == ("disclosure", "regulations")
    if not is_regulations or agency_type is None or level is None:
        return False
    return report.answer(key).number == Decimal(0) and not may_make_regulations(agency_type, level)


def _input_runs(sheet: TableSheet) -> Iterator[tuple[Area, list[CellKey]]]:
    """Yield the inputs of each row that stand side by side, with the area they fill."""
    runs: dict[tuple[int, str], list[CellKey]] = {}
    for key in sheet.table.inputs:
        runs.setdefault((sheet.questions[key].address.row, key.row), []).append(key)
    for keys in runs.values():
        yield Area.around(*(sheet.questions[key].address for key in keys)), keys


def _write_ledger(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    for key, question in sheet.ledger.items():
        pen.answer(question.address, stated_total(report, key), Look.LEDGER)
        measure = sheet.table.column(key).measure
        validation = validations.figure(measure, LEDGER_LABEL, LEDGER_GUIDANCE)
        pen.validate(question.area, validation)


def _set_row_heights(pen: Pen, sheet: TableSheet, geometry: Geometry) -> None:
    """Make every row high enough for the tallest label that stands in this row only."""
    for row, height in label_heights(sheet, geometry).items():
        pen.sheet.set_row(row - 1, height)


def label_heights(sheet: TableSheet, geometry: Geometry) -> dict[int, float]:
    """Return the height in points of every row of the form and its ledger."""
    heights = {question.address.row: LOWEST_ROW for question in sheet.questions.values()}
    for label in (*sheet.labels, *sheet.ledger_labels):
        # A label over several rows has room enough.
        if label.area.top == label.area.bottom:
            row = label.area.top
            height = row_height(label.text, _pixels(label, geometry), BODY_SIZE)
            heights[row] = max(heights.get(row, LOWEST_ROW), height)
    return heights


def _pixels(label: Label, geometry: Geometry) -> int:
    width = sum(geometry.widths[label.area.left - 1 : label.area.right])
    return width - INDENT_PIXELS if label.kind is LabelKind.ROW_HEAD else width


def _set_up_page(pen: Pen, sheet: TableSheet, geometry: Geometry) -> None:
    page, area = pen.sheet, sheet.form_area
    if geometry.landscape:
        page.set_landscape()
    page.freeze_panes(area.top - 1 + geometry.head_rows, geometry.frozen_columns)
    page.fit_to_pages(1, 0)
