"""What the template writes into the number cells of a table sheet, by address."""

from collections.abc import Iterator
from decimal import Decimal

from gaitool.answers import Answer
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import NO, YES, Address, TableSheet, live_checks
from gaitool.template.pen import is_exact

Cell = Decimal | str


def written_cells(sheet: TableSheet, report: FilledReport) -> dict[Address, Cell]:
    """Return every number and text that stands in inputs, totals, ledger and last year's part.

    Cells that stay empty are absent.
    """
    return {address: cell for address, cell in _cells(sheet, report) if cell is not None}


def stated_total(report: FilledReport, key: CellKey) -> Answer:
    """Return what stands in the 台账核对数 of a total; a blank answer where nothing does."""
    return report.declared.get(key) or report.typed_totals.get(key) or Answer()


def shown_total(report: FilledReport, key: CellKey) -> Decimal:
    """Return what the formula of a total shows: the sum of the parts that are numbers."""
    parts = report.form.table_of(key).input_parts(key)
    cells = (_cell(report.answer(part)) for part in parts)
    return sum((cell for cell in cells if isinstance(cell, Decimal)), start=Decimal(0))


def _cells(sheet: TableSheet, report: FilledReport) -> Iterator[tuple[Address, Cell | None]]:
    chosen = report.fill_blanks_with_zero.get(sheet.table.key)
    yield sheet.zero_switch.address, None if chosen is None else (YES if chosen else NO)
    for key, question in sheet.questions.items():
        is_total = sheet.table.is_total(key)
        own = shown_total(report, key) if is_total else _cell(report.answer(key))
        yield question.address, own
    for key, question in sheet.ledger.items():
        yield question.address, _cell(stated_total(report, key))
    if report.previous:
        shift = live_checks(sheet).last_year_shift
        for key, question in sheet.questions.items():
            yield question.address.moved(rows=shift), report.previous.figure_or_none(key)


def _cell(answer: Answer) -> Cell | None:
    """Return what is written for an answer: plain numbers as such, the rest as its text."""
    # "3件" has a number too, but the cell holds a text, which COUNT and SUM pass over.
    if answer.number is not None and answer.plain and is_exact(answer.number):
        return answer.number
    return answer.raw or None
