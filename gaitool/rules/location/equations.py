"""The sums and balances that hold between the written cells of a table, as linear equations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gaitool.filled_report import FilledReport
from gaitool.form import DISPUTES, CellKey, Table
from gaitool.rules.arithmetic import BALANCE, SUM_ACROSS, SUM_DOWN, SUM_OF_OUTCOMES


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """One sum or balance over written cells: coefficients times figures should make 0.

    ``rule`` is the id of the rule it belongs to. ``subject`` is the stated total, or for a
    balance the received cell of its column. ``excess`` (件) is what the figures as written make
    instead of 0: parts minus total; received and carried in, minus concluded and carried out.
    """

    rule: str
    subject: CellKey
    coefficients: Mapping[CellKey, int]
    excess: int


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """The figures (件) of a table as a person wrote them: inputs and stated totals."""

    table: Table
    figures: Mapping[CellKey, int]
    stated: frozenset[CellKey]

    def written_cells(self, key: CellKey) -> Iterable[CellKey]:
        """Return the cells that make a figure: the cell, or what an unstated total adds up."""
        return (key,) if key in self.stated else self.table.input_parts(key)


def read_written_table(report: FilledReport, table: Table) -> WrittenTable:
    """Gather what is written in a table; cells without a usable number are left out.

    Where two totals were stated for a cell the first one counts, as in ``report.figure``.
    """
    stated = [key for key in table.totals if next(report.stated(key), None)]
    figures = {}
    for key in (*table.inputs, *stated):
        figure = report.figure_or_none(key)
        if figure is not None:
            figures[key] = int(figure)
    return WrittenTable(table, figures, frozenset(stated))


def equations_of(written: WrittenTable) -> tuple[Equation, ...]:
    """Return every equation of table 三 or 四 that says something about the written cells.

    An unstated total has no equation (its formula makes it hold), and an equation with a cell
    that lacks a number is left out. The balance of the total column is left out where none of
    its totals is stated: it then follows from the other columns.
    """
    return (*_sums(written), *_balances(written))


def _sums(written: WrittenTable) -> Iterator[Equation]:
    table = written.table
    across = SUM_OF_OUTCOMES if table.key == DISPUTES.key else SUM_ACROSS
    for key in table.totals:
        if key in written.stated:
            yield from _equation(written, across, table.row_parts(key), (key,))
            yield from _equation(written, SUM_DOWN, table.column_parts(key), (key,))


def _balances(written: WrittenTable) -> Iterator[Equation]:
    table = written.table
    if table.balance is None:
        return
    for column in table.blocks[0].columns:
        opening, closing = (
            [CellKey(table.key, row, column.key) for row in rows] for rows in table.balance
        )
        if not column.sums or not written.stated.isdisjoint([*opening, *closing]):
            yield from _equation(written, BALANCE, opening, closing)


def _equation(
    written: WrittenTable, rule: str, plus: Iterable[CellKey], minus: Iterable[CellKey]
) -> Iterator[Equation]:
    """Yield the equation in written cells, unless it is empty or a number is missing."""
    plus, minus = tuple(plus), tuple(minus)
    coefficients = {cell: 1 for key in plus for cell in written.written_cells(key)}
    coefficients |= {cell: -1 for key in minus for cell in written.written_cells(key)}
    if plus and coefficients.keys() <= written.figures.keys():
        excess = sum(sign * written.figures[cell] for cell, sign in coefficients.items())
        subject = plus[0] if rule == BALANCE else minus[0]
        yield Equation(rule, subject, coefficients, excess)
