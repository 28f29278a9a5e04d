"""Colours a table sheet while it is filled in: pale what is blank, red what cannot be so.

No two conditions hold in one cell: programs differ in which of several they follow.
"""

from collections.abc import Iterable, Iterator, Mapping

from gaitool.form import CellKey
from gaitool.layout import YES, Address, Area, Question, TableSheet, live_checks, rectangles
from gaitool.template.live_formulas import FINE, NOT_FILLED
from gaitool.template.pen import Pen
from gaitool.template.styles import Look


def mark_what_is_blank(pen: Pen, sheet: TableSheet) -> None:
    """Colour the cells to fill in, and those that may be; grey totals that are not all there."""
    counted = _counts_blanks(sheet)
    inputs = (sheet.questions[key] for key in sheet.table.inputs)
    for area, first in _cells(inputs):
        pen.mark_where(area, f'AND({first}="",{counted})', Look.TO_FILL)
    for area, first in _cells(sheet.ledger.values()):
        pen.mark_where(area, f'{first}=""', Look.MAY_BE_FILLED)
    switch = sheet.zero_switch.address
    pen.mark_where(Area.around(switch), f'{switch}=""', Look.MAY_BE_FILLED)
    for area, parts in _alike({k: sheet.questions[k].address for k in sheet.table.totals}, sheet):
        pen.mark_where(area, f"AND({counted},{_blanks(parts)}>0)", Look.NOT_YET_ADDED)


def mark_what_is_off(pen: Pen, sheet: TableSheet) -> None:
    """Colour texts in place of numbers, check cells that tell a fault, balances and totals."""
    inputs = (sheet.questions[key] for key in sheet.table.inputs)
    for area, first in _cells([*inputs, *sheet.ledger.values()]):
        pen.mark_where(area, f"ISTEXT({first})")
    checks = live_checks(sheet)
    for area in rectangles([*checks.rows.values(), *checks.columns.values()]):
        said = area.first
        is_blank = f'LEFT({said},{len(NOT_FILLED)})="{NOT_FILLED}"'
        pen.mark_where(area, f'AND({said}<>"{FINE}",NOT({is_blank}))')
    _mark_unlike_totals(pen, sheet)
    _mark_broken_balances(pen, sheet)


def _mark_unlike_totals(pen: Pen, sheet: TableSheet) -> None:
    """Colour the 台账核对数 that differ from a sum of which every part is a number."""
    stated = {key: question.address for key, question in sheet.ledger.items()}
    totals = {at: sheet.questions[key].address for key, at in stated.items()}
    for area, parts in _alike(stated, sheet):
        at, total = area.first, totals[area.first]
        is_whole = f"OR(NOT({_counts_blanks(sheet)}),{_blanks(parts)}=0)"
        listed = ",".join(map(str, parts))
        numbers = f"COUNTA({listed})=COUNT({listed})"
        pen.mark_where(area, f"AND(ISNUMBER({at}),{at}<>{total},{is_whole},{numbers})")


def _mark_broken_balances(pen: Pen, sheet: TableSheet) -> None:
    checks = live_checks(sheet)
    balanced_rows = [row for side in sheet.table.balance or () for row in side]
    balanced = (q.address for key, q in sheet.questions.items() if key.row in balanced_rows)
    check_row = max((address.row for address in checks.columns.values()), default=0)
    for area in rectangles(balanced):
        # The column moves along with the cell that is coloured, the row of checks does not.
        check = Address(check_row, area.left).with_fixed_row
        pen.mark_where(area, f'OR(LEFT({check},1)="多",LEFT({check},1)="少")')


def _counts_blanks(sheet: TableSheet) -> str:
    """Return the condition under which a blank is one: not confirmed to be 0."""
    return f'{sheet.zero_switch.address.fixed}<>"{YES}"'


def _cells(questions: Iterable[Question]) -> Iterator[tuple[Area, str]]:
    """Yield areas of cells alike, and how a formula for them names the first."""
    single = []
    for question in questions:
        if question.area == Area.around(question.address):
            single.append(question.address)
        else:
            # All cells of a merged one look at the one that has the figure.
            yield question.area, question.address.fixed
    for area in rectangles(single):
        yield area, str(area.first)


def _alike(
    cells: Mapping[CellKey, Address], sheet: TableSheet
) -> Iterator[tuple[Area, list[Area]]]:
    """Yield areas of totals, and the inputs of the first: those of the others lie likewise."""
    lying: dict[tuple[Area, ...], list[Address]] = {}
    parts = {}
    for key, at in cells.items():
        parts[at] = rectangles(
            sheet.questions[part].address for part in sheet.table.input_parts(key)
        )
        offsets = tuple(area.shifted(-at.row, -at.column) for area in parts[at])
        lying.setdefault(offsets, []).append(at)
    for addresses in lying.values():
        for area in rectangles(addresses):
            yield area, parts[area.first]


def _blanks(areas: Iterable[Area]) -> str:
    return "(" + "+".join(f"COUNTBLANK({area})" for area in areas) + ")"
