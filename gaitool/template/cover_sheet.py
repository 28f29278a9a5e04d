"""Writes the cover: who reports, for which year, and when."""

from decimal import Decimal

from gaitool.filled_report import FilledReport
from gaitool.form import AgencyType, Level
from gaitool.layout import Address, Area, CoverSheet, LabelledInput
from gaitool.template import validations
from gaitool.template.guidance import COVER_GUIDANCE
from gaitool.template.left_to_fill import MAY_STAY_BLANK
from gaitool.template.overview import Overview
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import HINT_SIZE, INDENT_PIXELS, TITLE_SIZE, Look
from gaitool.text.typesetting import row_height
from gaitool.text.written_dates import EPOCH, iso_day

_WIDTHS = (20, 130, 300, 150, 150, 150)
_HINT_COLUMNS = 3
_LOWEST_FIELD = 30.0


def write_cover(pen: Pen, sheet: CoverSheet, report: FilledReport, overview: Overview) -> None:
    """Write the fields of the cover, each with its guidance beside it, and the overview."""
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
        pen.area(
            Area.around(hint, hint.moved(columns=_HINT_COLUMNS - 1)), guidance, Look.HINT_BESIDE
        )
        pen.validate(Area.around(field.address), _validation(report.form.years, key, field))
        width = sum(_WIDTHS[-_HINT_COLUMNS:]) - INDENT_PIXELS
        height = max(row_height(guidance, width, HINT_SIZE), _LOWEST_FIELD)
        pen.sheet.set_row(field.address.row - 1, height)
        blank = Look.MAY_BE_FILLED if key in MAY_STAY_BLANK else Look.TO_FILL
        pen.mark_where(Area.around(field.address), f'{field.address}=""', blank)
    overview.write(pen, _WIDTHS)
    pen.sheet.fit_to_pages(1, 0)


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
