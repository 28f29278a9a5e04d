"""Writes the whole blank register: guidance, the register itself, its lists, and the stamp."""

import io

from gaitool.errors import UsageError
from gaitool.form import APPLICATIONS, CARRIED_IN, CARRIED_OUT, RECEIVED, Form
from gaitool.layout import FORM_SHEET, REGISTER_VERSION, STAMP_NAME, RegisterStamp
from gaitool.layout.register_sheets import (
    GUIDANCE_SHEET,
    HOLIDAYS_SHEET,
    OPTIONS_SHEET,
    REGISTER_SHEET,
)
from gaitool.register.working_days import Holidays, known_holidays
from gaitool.template.carried_form import write_carried_form
from gaitool.template.instruction_sheet import write_page
from gaitool.template.locked_workbook import LockedWorkbook, lock
from gaitool.template.register.lists import write_holidays, write_options
from gaitool.template.register.live_cells import SOON
from gaitool.template.register.plan import (
    Calendar,
    Choices,
    Lists,
    RegisterPlan,
)
from gaitool.template.register.register_sheet import write_register_sheet
from gaitool.template.register.wording import guidance, wording


def write_register(form: Form, year: int, *, rows: int, password: str = "") -> bytes:
    """Return the blank register of a year, for the applicants and results of an edition.

    The same arguments give the same bytes. The password is a fence against accidents, no secret.
    Raises UsageError for an edition without the rows that applications count to.
    """
    content = io.BytesIO()
    workbook = LockedWorkbook(content, wording()["title"].format(year=year))
    workbook.stamp(STAMP_NAME, str(RegisterStamp(REGISTER_VERSION, form.version)))
    names = [GUIDANCE_SHEET, REGISTER_SHEET, OPTIONS_SHEET, HOLIDAYS_SHEET]
    names += [FORM_SHEET] if form.source else []
    pens = {name: workbook.pen(name) for name in names}
    holidays = known_holidays()
    choices = write_options(pens[OPTIONS_SHEET], form)
    lists = _lists(form, choices, write_holidays(pens[HOLIDAYS_SHEET], holidays, year))
    plan = RegisterPlan(rows)
    write_register_sheet(pens[REGISTER_SHEET], plan, lists, year)
    write_page(pens[GUIDANCE_SHEET], guidance(**_told(plan, holidays, year)))
    if form.source:
        write_carried_form(pens[FORM_SHEET], form)
    for name, pen in pens.items():
        lock(pen.sheet, password, autofilter=name == REGISTER_SHEET)
    pens[REGISTER_SHEET].sheet.activate()
    workbook.close()
    return content.getvalue()


def _lists(form: Form, choices: Choices, calendar: Calendar) -> Lists:
    rows = {row.key: row.short or row.label for row in form.rows(APPLICATIONS)}
    if not {RECEIVED, CARRIED_IN, CARRIED_OUT} <= rows.keys():
        raise UsageError(f"表式“{form.version}”没有台账要计数的行。请用 --form 换一份表式。")
    return Lists(
        choices=choices,
        calendar=calendar,
        received=rows[RECEIVED],
        carried_in=rows[CARRIED_IN],
        carried_out=rows[CARRIED_OUT],
    )


def _told(plan: RegisterPlan, holidays: Holidays, year: int) -> dict[str, object]:
    return {
        "first": holidays.years[0],
        "last": holidays.years[-1],
        "unknown": holidays.years[-1] + 1,
        "rows": plan.rows,
        "soon": SOON,
        "year": year,
    }
