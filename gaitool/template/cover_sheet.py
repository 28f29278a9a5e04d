"""Writes the cover: who reports, for which year, and when."""

from decimal import Decimal

from gaitool.filled_report import FilledReport
from gaitool.form import AgencyType, Level
from gaitool.layout import Address, Area, CoverSheet, LabelledInput, WorkbookLayout, live_checks
from gaitool.template import validations
from gaitool.template.expressions import Expression
from gaitool.template.guidance import COVER_GUIDANCE
from gaitool.template.live_formulas import LiveFormulas
from gaitool.template.live_sheet import COUNT_LOOKS
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, TITLE_SIZE, Look
from gaitool.text.typesetting import row_height
from gaitool.text.written_dates import EPOCH, iso_day

_WIDTHS = (20, 130, 300, 150, 150, 150)
_HINT_COLUMNS = 3
_LOWEST_FIELD, _LOWEST_HEAD = 30.0, 22.0
_OVERVIEW_TITLE = "填报检查（自动更新）"
_OVERVIEW_HEADS = ("工作表", "没有填的格", "有文字的格", "勾稽关系", "台账核对数")


def write_cover(pen: Pen, sheet: CoverSheet, report: FilledReport) -> None:
    """Write the fields of the cover, each with its guidance beside it."""
    set_widths(pen, _WIDTHS)
    title = report.form.title
    pen.area(Area(1, 2, 1, len(_WIDTHS)), title, Look.TITLE)
    # Merged rows never fit their height by themselves, in no program: every one is set.
    pen.sheet.set_row(0, row_height(title, sum(_WIDTHS[1:]), TITLE_SIZE) + 8)
    for key, field in sheet.fields.items():
        guidance = COVER_GUIDANCE[key]
        pen.text(field.label_address, field.label, Look.ROW_HEAD)
        _write_field(pen, field.address, key, getattr(report.cover, key))
        hint = field.address.moved(columns=1)
        pen.area(Area.around(hint, hint.moved(columns=_HINT_COLUMNS - 1)), guidance, Look.HINT)
        pen.validate(Area.around(field.address), _validation(report.form.years, key, field))
        height = max(row_height(guidance, sum(_WIDTHS[-_HINT_COLUMNS:]), HINT_SIZE), _LOWEST_FIELD)
        pen.sheet.set_row(field.address.row - 1, height)
    pen.sheet.fit_to_pages(1, 0)


def write_overview(pen: Pen, layout: WorkbookLayout, report: FilledReport) -> None:
    """Write below the cover's fields what is still open on each table sheet."""
    area = layout.cover.overview
    pen.area(area._replace(bottom=area.top), _OVERVIEW_TITLE, Look.HEADING)
    for row in (area.top, area.top + 1):
        pen.sheet.set_row(row - 1, _LOWEST_HEAD)
    for column, name in enumerate(_OVERVIEW_HEADS, start=area.left):
        pen.text(Address(area.top + 1, column), name, Look.HEAD)
    for row, sheet in enumerate(layout.tables.values(), start=area.top + 2):
        pen.text(Address(row, area.left), sheet.name, Look.ROW_HEAD)
        pen.sheet.set_row(row - 1, _LOWEST_FIELD)
        # References to the sheets' own counts, so that cover and sheets cannot disagree.
        status = live_checks(sheet).status
        counts = LiveFormulas(sheet, report).open_points.counts
        for index, (counted, count) in enumerate(zip(status, counts, strict=True)):
            at = Address(row, area.left + 1 + index)
            reference = Expression(f"'{sheet.name}'!{counted.first}", count.value)
            pen.formula(at, reference, COUNT_LOOKS[index])
            pen.mark_where(Area.around(at), f"{at}>0")


def _validation(years: range, key: str, field: LabelledInput) -> dict[str, object]:
    label, guidance = field.label, COVER_GUIDANCE[key]
    match key:
        case "agency_type":
            return validations.choice(AgencyType, label, guidance)
        case "level":
            return validations.choice(Level, label, guidance)
        case "year":
            return validations.year(years, label, guidance)
        case "date":
            return validations.day(years, field.address, label, guidance)
        case _:
            return validations.note(label, guidance)


def _write_field(pen: Pen, address: Address, key: str, written: str) -> None:
    """Write year and date as number and date where they are such, else the words as given."""
    if key == "year" and written.isascii() and written.isdigit():
        pen.number(address, Decimal(written), Look.YEAR)
    elif key == "date" and (day := iso_day(written)):
        pen.number(address, Decimal((day - EPOCH).days), Look.DATE)
    else:
        pen.text(address, written, {"year": Look.YEAR, "date": Look.DATE}.get(key, Look.CHOICE))
