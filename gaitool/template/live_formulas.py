"""The formulas by which a table sheet checks itself while it is filled in.

A check cell says √, what is left to fill in, or the difference (多 2, 少 1).
"""

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import YES, Address, Area, TableSheet, live_checks, rectangles
from gaitool.template.expressions import (
    Calculator,
    Expression,
    at_least,
    both,
    choose,
    compared,
    joined,
    number,
    off_count,
    text,
)
from gaitool.template.written_cells import written_cells

FINE = "√"
NOT_FILLED = "未填"
WORDS = "有文字"
_MOST_APART = 40
"""Of so many 台账核对数 each is counted for itself: a formula holds 8,192 characters."""

_MOST_NESTED = 30
"""Excel nests 64 deep."""


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """How many points of a sheet are open: blank cells, words, broken balances, unlike totals.

    A balance with words in it is not counted as broken: a spreadsheet cannot add up "3件".
    """

    blank: Expression
    words: Expression
    unbalanced: Expression
    unlike: Expression

    @property
    def counts(self) -> tuple[Expression, ...]:
        """The counts in the order in which they are shown."""
        return (self.blank, self.words, self.unbalanced, self.unlike)


class LiveFormulas:
    """Makes the check formulas of one table sheet for a report as it is written there."""

    def __init__(self, sheet: TableSheet, report: FilledReport) -> None:
        self._sheet = sheet
        self._checks = live_checks(sheet)
        self._calculator = Calculator(written_cells(sheet, report))
        self._last_year = report.previous is not None

    @cached_property
    def cells(self) -> Mapping[Address, Expression]:
        """Every check cell beside a row, below a group or under a column."""
        rows = {at: self._row_check(row) for row, at in self._checks.rows.items()}
        columns = {at: self._column_check(column) for column, at in self._checks.columns.items()}
        return rows | columns

    @property
    def open_points(self) -> OpenPoints:
        """What is still open on the sheet; blanks confirmed to be 0 are not."""
        inputs = self._areas(self._sheet.table.inputs)
        blanks = self._calculator.blanks(*inputs)
        confirmed = self._calculator.is_text(self._sheet.zero_switch.address, YES)
        return OpenPoints(
            blank=choose(confirmed, number(0), blanks),
            words=self._calculator.words(*inputs, *self._ledger_areas),
            unbalanced=self._unbalanced(),
            unlike=self._unlike(),
        )

    @property
    def _ledger_areas(self) -> list[Area]:
        return rectangles(question.address for question in self._sheet.ledger.values())

    def _row_check(self, row: str) -> Expression:
        """Check a row: filled in, numbers only, and as its 台账核对数 or its stock says."""
        inputs = [key for key in self._sheet.table.inputs if key.row == row]
        stated = [key for key in self._sheet.ledger if key.row == row]
        check = text(FINE)
        # Of several the last is that of the row's own total; a check cell can say one thing only.
        if stated:
            check = self._ledger_check(stated[-1])
        elif row in self._sheet.table.stocks:
            check = self._stock_check(row)
        return self._unless_open(inputs, check) if inputs else check

    def _ledger_check(self, key: CellKey) -> Expression:
        """Compare a stated total with the sum; none stated is fine."""
        question = self._sheet.ledger[key]
        stated, added = self._cell(question.address), self._cell(self._at(key))
        words = self._calculator.has_words(question.area)
        check = choose(words, text(WORDS), compared(stated, added, FINE))
        # A row of totals only ((七）总计) has no inputs of its own: what it adds up may be open.
        if key not in self._rows_with_inputs:
            check = self._unless_open(self._sheet.table.input_parts(key), check)
        return choose(self._calculator.is_empty(question.address), text(FINE), check)

    @property
    def _rows_with_inputs(self) -> set[CellKey]:
        """The stated totals of rows with inputs, whose own checks say what is open."""
        rows = {key.row for key in self._sheet.table.inputs}
        return {key for key in self._sheet.ledger if key.row in rows}

    def _stock_check(self, row: str) -> Expression:
        """Expect the stock to carry on from last year's; without it, to cover this year's."""
        table = self._sheet.table
        addresses = [self._at(CellKey(table.key, row, name)) for name in table.stocks[row]]
        added, removed, standing = map(self._cell, addresses)
        # G202 without last year's figures, G602 with them.
        if not self._last_year:
            return at_least(standing, added - removed, FINE)
        last = self._cell(addresses[2].moved(rows=self._checks.last_year_shift))
        return compared(standing, last + added - removed, FINE)

    def _unless_open(self, inputs: Iterable[CellKey], check: Expression) -> Expression:
        """Say first what is not filled in, or is no number; then the check itself."""
        areas = self._areas(inputs)
        filled = choose(self._calculator.has_words(*areas), text(WORDS), check)
        return self._unless_blank(self._calculator.blanks(*areas), filled)

    def _unless_blank(self, blanks: Expression, check: Expression) -> Expression:
        return choose(self._is_open(blanks), joined(text(f"{NOT_FILLED} "), blanks), check)

    def _is_open(self, blanks: Expression) -> Expression:
        """Return whether there are blank cells that are not confirmed to be 0."""
        counted = self._calculator.is_other(self._sheet.zero_switch.address, YES)
        return both(counted, blanks)

    def _column_check(self, column: str) -> Expression:
        """Compare the two sides of a column's balance, totals as stated where they are."""
        table = self._sheet.table
        keys = [CellKey(table.key, row, column) for side in table.balance or () for row in side]
        opened, closed = (
            _sum(self._figure(CellKey(table.key, row, column)) for row in rows)
            for rows in table.balance or ()
        )
        check = compared(closed, opened, FINE)
        inputs = [key for key in table.inputs if key.column == column]
        if inputs:
            # "3件" adds up to nothing: a difference would blame the wrong cell.
            words = self._calculator.has_words(*self._areas(inputs))
            check = choose(words, text(WORDS), check)
        return self._unless_blank(_sum(map(self._blanks_behind, keys)), check)

    def _blanks_behind(self, key: CellKey) -> Expression:
        """Return how many blank cells a figure is made of; a stated total is made of none."""
        parts = self._sheet.table.input_parts(key)
        blanks = self._calculator.blanks(*self._areas(parts))
        if key not in self._sheet.ledger:
            return blanks
        stated = self._calculator.any_number(self._sheet.ledger[key].area)
        return choose(stated, number(0), blanks)

    def _figure(self, key: CellKey) -> Expression:
        """Return a figure of the balance: stated totals before added ones; a text counts as 0."""
        if key not in self._sheet.ledger:
            return self._calculator.total(Area.around(self._at(key)))
        stated = self._sheet.ledger[key]
        return choose(
            self._calculator.any_number(stated.area),
            self._cell(stated.address),
            self._cell(self._at(key)),
        )

    def _unbalanced(self) -> Expression:
        """Count broken balances and stocks; the balance of totals only where one is stated."""
        stocks = [self._checks.rows[row] for row in self._sheet.table.stocks]
        inputs = {key.column for key in self._sheet.table.inputs}
        columns = self._checks.columns
        always = [*stocks, *(at for column, at in columns.items() if column in inputs)]
        counts = [off_count(area, self.cells) for area in rectangles(always)]
        for column, at in columns.items():
            if column not in inputs:
                # With no total stated, this column only adds up the others' differences.
                off = off_count(Area.around(at), self.cells)
                counts.append(choose(self._is_stated_in_balance(column), off, number(0)))
        return _sum(counts)

    def _is_stated_in_balance(self, column: str) -> Expression:
        table = self._sheet.table
        rows = [row for side in table.balance or () for row in side]
        keys = (CellKey(table.key, row, column) for row in rows)
        return self._calculator.any_number(*(self._sheet.ledger[key].area for key in keys))

    def _unlike(self) -> Expression:
        """Count the 台账核对数 that differ from their totals, once the parts are filled in."""
        checked = {key.row: key for key in self._sheet.ledger}
        areas = rectangles(self._checks.rows[row] for row in checked)
        apart = [key for key in self._sheet.ledger if key not in checked.values()]
        counts = [off_count(area, self.cells) for area in areas]
        if len(apart) > _MOST_APART:
            return _sum([*counts, self._unlike_together(apart)])
        return _sum([*counts, *map(self._unlike_apart, apart)])

    def _unlike_apart(self, key: CellKey) -> Expression:
        """Return whether a 台账核对数 without a check cell of its own differs, as 0 or 1."""
        stated = self._sheet.ledger[key].area
        parts = self._areas(self._sheet.table.input_parts(key))
        unlike = self._calculator.unlike(Area.around(stated.first), Area.around(self._at(key)))
        counted = choose(self._calculator.has_words(stated, *parts), number(0), unlike)
        return choose(self._is_open(self._calculator.blanks(*parts)), number(0), counted)

    def _unlike_together(self, keys: Iterable[CellKey]) -> Expression:
        """Count many that have no check cell, once the whole sheet is filled in."""
        lines: dict[tuple[int, int], list[Address]] = {}
        for key in keys:
            stated, total = self._sheet.ledger[key].address, self._at(key)
            distance = (total.row - stated.row, total.column - stated.column)
            lines.setdefault(distance, []).append(stated)
        unlike = _sum(
            self._calculator.unlike(area, area.shifted(*distance))
            for distance, stated in lines.items()
            for area in rectangles(stated)
        )
        inputs = self._areas(self._sheet.table.inputs)
        is_odd = self._calculator.has_words(*inputs, *self._ledger_areas)
        counted = choose(is_odd, number(0), unlike)
        return choose(self._is_open(self._calculator.blanks(*inputs)), number(0), counted)

    def _at(self, key: CellKey) -> Address:
        return self._sheet.questions[key].address

    def _cell(self, address: Address) -> Expression:
        return self._calculator.cell(address)

    def _areas(self, keys: Iterable[CellKey]) -> list[Area]:
        return rectangles(self._at(key) for key in keys)


def _sum(figures: Iterable[Expression]) -> Expression:
    added = list(figures)
    if len(added) > _MOST_NESTED:
        middle = len(added) // 2
        return _sum(added[:middle]) + _sum(added[middle:])
    return reduce(operator.add, added, number(0))
