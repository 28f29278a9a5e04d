"""Writes the sheets with the lists that the register offers and counts by: 选项 and 节假日."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal

from gaitool.form import Form, Row
from gaitool.layout import Address, Area
from gaitool.layout.register_sheets import HOLIDAYS_SHEET, OPTIONS_SHEET
from gaitool.register.vocabulary import Kind, Vocabulary, numbers_of, register_data
from gaitool.register.working_days import Holidays
from gaitool.template.pen import Pen, set_widths
from gaitool.template.register.plan import Calendar, Choices, fixed
from gaitool.template.styles import LINE_SIZE, Look
from gaitool.text.typesetting import row_height
from gaitool.text.written_dates import EPOCH

_HEAD_ROW, _FIRST_ROW = 3, 4
_TITLE_HEIGHT, _LOWEST_ROW = 26.0, 18.0
_RESULT_WIDTHS = (300, 70, 380, 16, 110, 16, 90, 16, 90)
_DAY_WIDTHS = (130, 60, 90, 24, 130, 60, 90)
_AS_PRINTED = str.maketrans("()", "（）")
_WEEKDAYS = "一二三四五六日"


def result_words(form: Form) -> dict[str, Row]:
    """Return what the drop-down offers as results, each with its row of table 三."""
    return {row.short or row.path: row for row in Vocabulary(form).result_rows}


def short_name(row: Row) -> str:
    """Return a row by its numbers, ``（三）1``; by its label where it has none."""
    return numbers_of(row).translate(_AS_PRINTED) or row.label


def write_options(pen: Pen, form: Form) -> Choices:
    """Write the words that are chosen from; return references to them."""
    set_widths(pen, _RESULT_WIDTHS)
    _write_title(pen, "选项", "台账里供选择的写法，与年度报告表三的行和列一一对应。")
    results = result_words(form)
    words = {Kind.RESULT: _write_words(pen, 1, "办理结果", results)}
    short_results = _write_words(pen, 2, "简写", map(short_name, results.values()))
    pen.text(Address(_HEAD_ROW, 3), "表三的这一行计什么", Look.LINE_HEAD)
    for at, row in enumerate(results.values(), start=_FIRST_ROW):
        pen.text(Address(at, 3), row.guidance, Look.LISTED)
        height = max(
            row_height(word, width, LINE_SIZE)
            for word, width in ((row.path, _RESULT_WIDTHS[0]), (row.guidance, _RESULT_WIDTHS[2]))
        )
        pen.sheet.set_row(at - 1, max(height, _LOWEST_ROW))
    labels = Vocabulary(form).labels
    for column, kind, head, offered in (
        (5, Kind.APPLICANT, "申请人类型", labels(Kind.APPLICANT)),
        (7, Kind.METHOD, "申请方式", register_data()["methods"]["words"]),
        (9, Kind.OUTCOME, "复议、诉讼结果", labels(Kind.OUTCOME)),
    ):
        words[kind] = _write_words(pen, column, head, offered)
    return Choices(words, short_results)


def _write_words(pen: Pen, column: int, head: str, words: Iterable[str]) -> str:
    pen.text(Address(_HEAD_ROW, column), head, Look.LINE_HEAD)
    bottom = _HEAD_ROW
    for bottom, word in enumerate(words, start=_FIRST_ROW):
        pen.text(Address(bottom, column), word, Look.LISTED)
    return fixed(OPTIONS_SHEET, Area(_FIRST_ROW, column, bottom, column))


def write_holidays(pen: Pen, holidays: Holidays, year: int) -> Calendar:
    """Write the days off and the weekends worked; return references to them.

    Those that a register of this year may need are printed, the older ones are not.
    """
    set_widths(pen, _DAY_WIDTHS)
    years = f"{holidays.years[0]} 年至 {holidays.years[-1]} 年"
    _write_title(pen, "节假日", f"国务院办公厅公布的 {years}放假和调休安排，工作日照它计算。")
    first, last = Address(_HEAD_ROW, 1), Address(_HEAD_ROW, 5)
    _write_day(pen, first, holidays.first_day, Look.FIRST_DAY)
    _write_day(pen, last, holidays.last_day, Look.LAST_DAY)
    pen.sheet.freeze_panes(_FIRST_ROW + 1, 0)
    pen.sheet.repeat_rows(_FIRST_ROW)
    recent = sum(day.year >= year - 1 for day in holidays.off)
    pen.sheet.print_area(0, 0, _FIRST_ROW + max(recent, 1), len(_DAY_WIDTHS) - 1)
    return Calendar(
        off=_write_days(pen, 1, "放假日期", holidays.off),
        worked=_write_days(pen, 5, "调休上班日期", holidays.worked),
        first_day=fixed(HOLIDAYS_SHEET, Area.around(first)),
        last_day=fixed(HOLIDAYS_SHEET, Area.around(last)),
    )


def _write_days(pen: Pen, left: int, head: str, days: Mapping[datetime.date, str]) -> str:
    for column, words in enumerate((head, "星期", "节日"), start=left):
        pen.text(Address(_FIRST_ROW + 1, column), words, Look.LINE_HEAD)
    bottom = top = _FIRST_ROW + 2
    for bottom, (day, name) in enumerate(days.items(), start=top):
        _write_day(pen, Address(bottom, left), day)
        pen.text(Address(bottom, left + 1), _WEEKDAYS[day.weekday()], Look.LINE_HEAD)
        pen.text(Address(bottom, left + 2), name, Look.LISTED)
    return fixed(HOLIDAYS_SHEET, Area(top, left, bottom, left))


def _write_day(
    pen: Pen, address: Address, day: datetime.date, look: Look = Look.LISTED_DAY
) -> None:
    pen.number(address, Decimal((day - EPOCH).days), look)


def _write_title(pen: Pen, title: str, hint: str) -> None:
    for row, words, look in ((1, title, Look.TITLE), (2, hint, Look.HINT)):
        pen.area(Area(row, 1, row, 7), words, look)
        pen.sheet.set_row(row - 1, _TITLE_HEIGHT)
    pen.sheet.fit_to_pages(1, 0)
