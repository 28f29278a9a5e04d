"""The sums and balances that hold between the written cells of a table, as linear equations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Table
from gaitool.rules.sums import BALANCES, Equality, equalities


# Compared and hashed as objects: the coefficients, a mapping, have no hash.
@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """One sum or balance over written cells: coefficients times figures should make 0.

    ``rule`` is the id of the rule it belongs to. ``subject`` is the stated total, or for a
    balance the first cell of its column. ``excess`` is what the figures as written make instead
    of 0: parts minus total; for a balance one side (received and carried in) minus the other.
    """

    rule: str
    subject: CellKey
    coefficients: Mapping[CellKey, int]
    excess: Decimal


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The figures of a table as a person wrote them: inputs and stated totals."""

    table: Table
    figures: Mapping[CellKey, Decimal]
    stated: frozenset[CellKey]

    def written_cells(self, key: CellKey) -> Iterable[CellKey]:
        """Return the cells that make a figure: the cell, or what an unstated total adds up."""
        return (key,) if key in self.stated else self.table.input_parts(key)

    def may_hold(self, key: CellKey, figure: Decimal) -> bool:
        """Whether a figure can be that of a cell: not below 0, and with no more decimals."""
        measure = self.table.column(key).measure
        if figure < 0 and not measure.signed:
            return False
        scaled = figure.scaleb(measure.decimals) if measure.decimals else figure
        return scaled == scaled.to_integral_value()


def read_written_table(report: FilledReport, table: Table) -> WrittenTable:
    """Gather what is written in a table; cells without a usable number are left out.

    Where two totals were stated for a cell the first one counts, as in ``report.figure``.
    """
    stated = [key for key in table.totals if next(report.stated(key), None)]
    figures = {}
    for key in (*table.inputs, *stated):
        figure = report.figure_or_none(key)
        if figure is not None:
            figures[key] = figure
    return WrittenTable(table, figures, frozenset(stated))


def equations_of(written: WrittenTable) -> tuple[Equation, ...]:
    """Return every equation of a table that says something about the written cells.

    An unstated total has no equation (its formula makes it hold), and an equation with a cell
    that lacks a number is left out. The balance of a column of totals is left out where none of
    them is stated: it then follows from the other columns.
    """
    return tuple(
        equation
        for equality in equalities(written.table)
        if _says_something(written, equality)
        for equation in _equation(written, equality)
    )


def _says_something(written: WrittenTable, equality: Equality) -> bool:
    if equality.rule not in BALANCES:
        return equality.subject in written.stated
    is_total = bool(written.table.column(equality.subject).sums)
    return not is_total or not written.stated.isdisjoint([*equality.plus, *equality.minus])


def _equation(written: WrittenTable, equality: Equality) -> Iterator[Equation]:
    """Yield the equation in written cells, unless it is empty or a number is missing."""
    counted: Counter[CellKey] = Counter()
    for keys, sign in ((equality.plus, 1), (equality.minus, -1)):
        for key in keys:
            for cell in written.written_cells(key):
                counted[cell] += sign
    # A cell on both sides cancels out.
    coefficients = {cell: sign for cell, sign in counted.items() if sign}
    if coefficients and coefficients.keys() <= written.figures.keys():
        terms = (sign * written.figures[cell] for cell, sign in coefficients.items())
        excess = sum(terms, start=Decimal(0))
        yield Equation(equality.rule, equality.subject, coefficients, excess)
