"""Which sums and balances an edition demands of its tables, and which rule asks about each."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gaitool.form import APPLICATIONS, CONCLUDED, DISPUTES, CellKey, Form, Table

BALANCE, SUM_DOWN, SUM_ACROSS, SUM_OF_OUTCOMES = "G301", "G302", "G303", "G401"
OTHER_ACROSS, OTHER_DOWN, OTHER_BALANCE = "G351", "G352", "G353"
"""The rules whose breaches are traced back to the wrong cell."""

ACROSS = (SUM_ACROSS, SUM_OF_OUTCOMES, OTHER_ACROSS)
DOWN = (SUM_DOWN, OTHER_DOWN)
BALANCES = (BALANCE, OTHER_BALANCE)

# Bounded: workbooks carry editions of their own, and a roll-up may meet many.
_TABLES_REMEMBERED = 64


class Equality(NamedTuple):
    """Cells whose sums are equal: the parts and their total, or the two sides of a balance."""

    rule: str
    plus: tuple[CellKey, ...]
    minus: tuple[CellKey, ...]

    @property
    def subject(self) -> CellKey:
        """The cell that stands for it: the total, or the first cell of a balance."""
        return self.plus[0] if self.rule in BALANCES else self.minus[0]


def equalities_asked(form: Form, rule: str) -> list[Equality]:
    """Return what a rule asks about, in reading order."""
    return [
        equality
        for table in form.tables.values()
        for equality in equalities(table)
        if equality.rule == rule
    ]


@lru_cache(maxsize=_TABLES_REMEMBERED)
def equalities(table: Table) -> tuple[Equality, ...]:
    """Return every sum of a table, a total's row before its column, then the balances."""
    return (*_sums(table), *_balances(table))


def _sums(table: Table) -> Iterator[Equality]:
    # The statutory sums keep their ids, whatever a supplement adds to their tables.
    across = {APPLICATIONS: SUM_ACROSS, DISPUTES: SUM_OF_OUTCOMES}.get(table.key, OTHER_ACROSS)
    for key in table.totals:
        concluded = (key.table, key.row) == (APPLICATIONS, CONCLUDED)
        if parts := table.row_parts(key):
            yield Equality(across, parts, (key,))
        if parts := table.column_parts(key):
            yield Equality(SUM_DOWN if concluded else OTHER_DOWN, parts, (key,))


def _balances(table: Table) -> Iterator[Equality]:
    """Yield the balance of each column that all its rows have."""
    if table.balance is None:
        return
    rule = BALANCE if table.key == APPLICATIONS else OTHER_BALANCE
    for column in dict.fromkeys(column.key for column in table.columns):
        opening, closing = (
            tuple(CellKey(table.key, row, column) for row in rows) for rows in table.balance
        )
        if all(key in table for key in (*opening, *closing)):
            yield Equality(rule, opening, closing)
