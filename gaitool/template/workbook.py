"""Writes the whole locked workbook: every sheet, its protection, and the stamp."""

import io

from gaitool.counted_register import CountedRegister
from gaitool.filled_report import FilledReport
from gaitool.layout import (
    COUNTING_SHEET,
    FORM_SHEET,
    STAMP_NAME,
    TableSheet,
    WorkbookLayout,
    layout_of,
)
from gaitool.office_files.own_documents import SUM_OF
from gaitool.template.carried_form import write_carried_form
from gaitool.template.counting_sheet import CountingSheet
from gaitool.template.cover_sheet import write_cover
from gaitool.template.explanation_sheet import write_explanations
from gaitool.template.instruction_sheet import write_instructions
from gaitool.template.live_sheet import write_live_checks
from gaitool.template.locked_workbook import LockedWorkbook, lock
from gaitool.template.narrative_sheet import write_narrative
from gaitool.template.overview import Overview
from gaitool.template.pen import Pen
from gaitool.template.table_sheet import write_table_sheet


def write_template(
    report: FilledReport,
    *,
    password: str = "",
    sum_of: str = "",
    counted: CountedRegister | None = None,
) -> bytes:
    """Return the workbook of the report's edition with everything it has already filled in.

    Last year's figures stand beside where the report has a previous one. The password is a
    fence against accidents, no secret. ``sum_of`` names the units whose sum it is; of a
    ``counted`` register a sheet tells which rows make up each figure. The same report gives the
    same bytes. Raises CannotHold for a text longer than a cell.
    """
    if counted is None:
        return write_frame(report, password=password, sum_of=sum_of)
    sheet = CountingSheet(layout_of(report.form), counted)
    return sheet.fill(write_frame(report, sheet, password=password, sum_of=sum_of))


def write_frame(
    report: FilledReport,
    counting: CountingSheet | None = None,
    *,
    password: str = "",
    sum_of: str = "",
) -> bytes:
    """Return the same workbook, but for the rows of the sheet of what was counted."""
    layout = layout_of(report.form)
    content = io.BytesIO()
    workbook = LockedWorkbook(content, layout.form.title)
    workbook.stamp(STAMP_NAME, str(layout.stamp))
    if sum_of:
        workbook.set_custom_property(SUM_OF, sum_of)
    pens = {name: workbook.pen(name) for name in layout.sheet_names}
    _write_sheets(pens, layout, report)
    if counting:
        pens[COUNTING_SHEET] = workbook.pen(COUNTING_SHEET)
        counting.write_frame(pens[COUNTING_SHEET])
    if layout.carries_its_form:
        pens[FORM_SHEET] = workbook.pen(FORM_SHEET)
        write_carried_form(pens[FORM_SHEET], layout.form)
    # Every sheet: LibreOffice drops the lock of the structure, and keeps that of each sheet.
    for pen in pens.values():
        lock(pen.sheet, password)
    workbook.close()
    return content.getvalue()


def _write_sheets(pens: dict[str, Pen], layout: WorkbookLayout, report: FilledReport) -> None:
    first = layout.sheet_names[0]
    overview = Overview(layout, report)
    write_instructions(pens[first], layout, overview.repeated_sentence)
    write_cover(pens[layout.cover.name], layout.cover, report, overview)
    for sheet in layout.body:
        if isinstance(sheet, TableSheet):
            write_table_sheet(pens[sheet.name], sheet, report)
            write_live_checks(pens[sheet.name], sheet, report)
        else:
            write_narrative(pens[sheet.name], sheet, report)
    explanations = layout.explanations
    write_explanations(pens[explanations.name], explanations, layout, report)
    pens[first].sheet.activate()
