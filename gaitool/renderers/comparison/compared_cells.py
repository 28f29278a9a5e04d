"""Two years of one organ side by side: every cell, the difference, and what jumped.

The years may be on two editions of the form. A cell then stands beside the one that asks the same
in the other edition; one that has no counterpart stands alone, and says in which year.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form, counterparts
from gaitool.layout import layout_of
from gaitool.renderers.tables.printed_figures import printed_figure
from gaitool.rules.years import largest_growth

_TENTH = Decimal("0.1")
_MAIN_ROWS = ("received", "concluded", "carried_out")
"""The rows of table 三 that a year is judged by: what came in, what was done, what is left."""

_ALL_DISPUTES = "复议和诉讼"


@dataclass(frozen=True, slots=True)
class YearPair:
    """A figure of last year and of this one; None where a report does not give it."""

    last: Decimal | None
    this: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """By how much the figure of this year is greater than last year's."""
        return None if self.last is None or self.this is None else self.this - self.last

    @property
    def change_percent(self) -> Decimal | None:
        """The difference in % of last year's figure, to a tenth; None where that was 0."""
        if self.difference is None or not self.last:
            return None
        return (self.difference * 100 / self.last).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def jumps(self) -> bool:
        """Whether the figure grew or fell out of proportion, as rule G606 measures it."""
        if self.last is None or self.this is None:
            return False
        return largest_growth().is_reached(self.this, self.last)


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell of the form in both years, with what is printed there.

    ``asked`` says of each year, last year first, whether its edition has the cell.
    """

    key: CellKey
    part: str
    row: str
    column: str
    written: tuple[str, str]
    figures: YearPair
    asked: tuple[bool, bool] = (True, True)


def compared_cells(last: FilledReport, this: FilledReport) -> Iterator[ComparedCell]:
    """Yield the cells of both years in reading order; last year's report comes first.

    What last year's edition alone has follows the table that it has it in.
    """
    before = _same_questions(last.form, this.form)
    beside = frozenset(before.values())
    alone = [key for key in last.form.cells if key not in beside]
    for table in this.form.tables.values():
        for key in table.cells:
            yield _compared(last, this, before.get(key), key)
        yield from (_compared(last, this, key, None) for key in alone if key.table == table.key)
    gone = (key for key in alone if key.table not in this.form.tables)
    yield from (_compared(last, this, key, None) for key in gone)


def _same_questions(last: Form, this: Form) -> Mapping[CellKey, CellKey]:
    """Return last year's cells by those of this year that ask the same.

    Also where the older edition is this year's, as when somebody looks back.
    """
    forwards = {here: there for there, here in counterparts(last, this).items()}
    backwards = counterparts(this, last)
    taken = frozenset(forwards.values())
    left = {here: there for here, there in backwards.items() if there not in taken}
    return {**left, **forwards}


def _compared(
    last: FilledReport, this: FilledReport, before: CellKey | None, now: CellKey | None
) -> ComparedCell:
    """Put one cell of each year side by side, of which one may be missing."""
    report, key = (this, now) if now else (last, before)
    assert key is not None
    table = report.form.table_of(key)
    return ComparedCell(
        key=key,
        part=layout_of(report.form).tables[key.table].name,
        row=table.row(key).path,
        column=table.column(key).label,
        written=(
            printed_figure(last, before) if before else "",
            printed_figure(this, now) if now else "",
        ),
        figures=YearPair(
            last.figure_or_none(before) if before else None,
            this.figure_or_none(now) if now else None,
        ),
        asked=(before is not None, now is not None),
    )


def main_figures(last: FilledReport, this: FilledReport) -> Iterator[tuple[str, YearPair]]:
    """Yield the figures that a year is judged by, each with its name.

    One that either edition does not have is left out.
    """
    before = _main_sums(last.form)
    for row, (name, cells) in _main_sums(this.form).items():
        if row in before:
            yield name, YearPair(last.sum_or_none(before[row][1]), this.sum_or_none(cells))


def _main_sums(form: Form) -> Mapping[str, tuple[str, tuple[CellKey, ...]]]:
    """Return the name and the cells of every main figure that an edition has."""
    sums: dict[str, tuple[str, tuple[CellKey, ...]]] = {}
    for name in _MAIN_ROWS:
        key = CellKey("applications", name, "total")
        if key in form:
            row = form.table_of(key).row(key)
            sums[name] = (row.short or row.label, (key,))
    disputes = tuple(CellKey("disputes", row.key, "total") for row in form.rows("disputes"))
    if disputes and all(key in form for key in disputes):
        sums[_ALL_DISPUTES] = (_ALL_DISPUTES, disputes)
    return sums
