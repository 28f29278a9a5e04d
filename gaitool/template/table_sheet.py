"""Writes a statutory table, cell for cell as printed, with its totals as locked formulas."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from gaitool.answers import Answer
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import Area, Label, LabelKind, TableSheet
from gaitool.template import validations
from gaitool.template.guidance import row_guidance
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import BODY_SIZE, HINT_SIZE, TITLE_SIZE, Look, input_look
from gaitool.typesetting import row_height

_HEAD_HINT = "只填浅黄色的格；灰色的总计由公式自动计算，已锁定。没有发生的填 0，不要留空或画“/”。"
_LEDGER_HINT = "选填：台账上的总数。与自动计算的总计不同时，核对会指出来。"
_LOWEST_ROW = 22.0
_CHOICES = ("是", "否")


@dataclass(frozen=True, slots=True)
class Geometry:
    """Column widths in pixels, the rows and columns kept in sight, the paper's direction."""

    widths: tuple[int, ...]
    head_rows: int = 0
    frozen_columns: int = 0
    landscape: bool = False


_GEOMETRY = MappingProxyType(
    {
        "disclosure": Geometry((230, 150, 150, 150)),
        "applications": Geometry((70, 100, 290, *[74] * 7, 92), 3, 3),
        "disputes": Geometry((68,) * 15, 3, landscape=True),
    }
)
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
    geometry = _GEOMETRY[sheet.table.key]
    set_widths(pen, geometry.widths)
    _write_head(pen, sheet, report, geometry)
    for label in (*sheet.labels, *sheet.ledger_labels):
        look = Look.OPTIONAL_HEAD if label in sheet.ledger_labels else _LABEL_LOOKS[label.kind]
        pen.area(label.area, label.text, look)
    _write_figures(pen, sheet, report)
    _write_ledger(pen, sheet, report)
    _set_row_heights(pen, sheet, geometry)
    _set_up_page(pen, sheet, geometry)


def _write_head(pen: Pen, sheet: TableSheet, report: FilledReport, geometry: Geometry) -> None:
    width, right = sum(geometry.widths[: sheet.form_area.right]), sheet.form_area.right
    pen.area(Area(1, 1, 1, right), sheet.part.heading, Look.TITLE)
    pen.area(Area(2, 1, 2, right), _HEAD_HINT, Look.HINT)
    pen.sheet.set_row(0, row_height(sheet.part.heading, width, TITLE_SIZE))
    pen.sheet.set_row(1, row_height(_HEAD_HINT, width, HINT_SIZE))
    switch = sheet.zero_switch
    label_area = Area.around(switch.label_address, switch.address.moved(columns=-1))
    pen.area(label_area, switch.label, Look.ROW_HEAD)
    chosen = report.fill_blanks_with_zero.get(sheet.table.key)
    pen.text(switch.address, "" if chosen is None else _CHOICES[not chosen], Look.CHOICE)
    pen.validate(
        Area.around(switch.address),
        validations.choice(
            _CHOICES,
            switch.label,
            "确认没有填的格都是 0 时选“是”；选“否”或空着，没填的格按漏填处理。",
        ),
    )
    pen.sheet.set_row(2, _LOWEST_ROW)


def _write_figures(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    table = sheet.table
    for key, question in sheet.questions.items():
        if table.is_total(key):
            formula = f"=SUM({sheet.sum_area(key)})"
            pen.formula(question.address, formula, _shown_total(report, key), Look.TOTAL)
        else:
            look = input_look(table.column(key).unit)
            pen.answer_area(question, report.answer(key), look)
    for area, keys in _input_runs(sheet):
        row, column = table.row(keys[0]), table.column(keys[0])
        message = row_guidance(row)
        pen.validate(area, validations.figure(column.unit, row.label, message))


def _shown_total(report: FilledReport, key: CellKey) -> Decimal:
    """Return what the formula shows: the sum of the parts that have a usable number."""
    parts = report.form.table_of(key).input_parts(key)
    answers = (report.answer(part) for part in parts)
    return sum((a.number for a in answers if a.usable and a.number is not None), start=Decimal(0))


def _input_runs(sheet: TableSheet) -> Iterator[tuple[Area, list[CellKey]]]:
    """Yield the inputs of each row that stand side by side, with the area they fill."""
    runs: dict[tuple[int, str], list[CellKey]] = {}
    for key in sheet.table.inputs:
        runs.setdefault((sheet.questions[key].address.row, key.row), []).append(key)
    for keys in runs.values():
        yield Area.around(*(sheet.questions[key].address for key in keys)), keys


def _write_ledger(pen: Pen, sheet: TableSheet, report: FilledReport) -> None:
    for key, question in sheet.ledger.items():
        stated = report.declared.get(key) or report.typed_totals.get(key) or Answer()
        pen.answer(question.address, stated, Look.LEDGER)
        unit = sheet.table.column(key).unit
        pen.validate(question.area, validations.figure(unit, "台账核对数（选填）", _LEDGER_HINT))


def _set_row_heights(pen: Pen, sheet: TableSheet, geometry: Geometry) -> None:
    """Make every row high enough for the tallest label that stands in it alone."""
    heights: dict[int, float] = {}
    for label in (*sheet.labels, *sheet.ledger_labels):
        if label.area.top == label.area.bottom:
            row = label.area.top
            height = row_height(label.text, _pixels(label, geometry), BODY_SIZE)
            heights[row] = max(heights.get(row, _LOWEST_ROW), height)
    for question in sheet.questions.values():
        heights.setdefault(question.address.row, _LOWEST_ROW)
    for row, height in heights.items():
        pen.sheet.set_row(row - 1, height)


def _pixels(label: Label, geometry: Geometry) -> int:
    return sum(geometry.widths[label.area.left - 1 : label.area.right])


def _set_up_page(pen: Pen, sheet: TableSheet, geometry: Geometry) -> None:
    page, area = pen.sheet, sheet.form_area
    if geometry.landscape:
        page.set_landscape()
    if geometry.head_rows:
        first, last = area.top - 1, area.top + geometry.head_rows - 2
        page.repeat_rows(first, last)
        page.freeze_panes(last + 1, geometry.frozen_columns)
    else:
        page.freeze_panes(area.top - 1, 0)
    page.fit_to_pages(1, 0)
