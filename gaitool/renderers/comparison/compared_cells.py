"""Two years of one organ side by side: every cell, the difference, and what jumped."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gaitool.claims.cells import cells_of_field
from gaitool.claims.claim import Field
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.layout import LAYOUT_2021
from gaitool.renderers.tables.printed_figures import printed_figure
from gaitool.rules.years import is_jump

_TENTH = Decimal("0.1")
_MAIN_FIGURES = (
    ("本年新收", Field.RECEIVED),
    ("办理总计", Field.CONCLUDED),
    ("结转下年", Field.CARRIED_OUT),
    ("复议和诉讼", Field.DISPUTES),
)


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
        return self.last is not None and self.this is not None and is_jump(self.this, self.last)


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell of the form in both years, with what is printed there."""

    key: CellKey
    part: str
    row: str
    column: str
    written: tuple[str, str]
    figures: YearPair


def compared_cells(last: FilledReport, this: FilledReport) -> Iterator[ComparedCell]:
    """Yield every cell of the form in reading order; last year's report comes first."""
    for key in this.form.cells:
        table = this.form.table_of(key)
        yield ComparedCell(
            key=key,
            part=LAYOUT_2021.tables[key.table].name,
            row=table.row(key).path,
            column=table.column(key).label,
            written=(printed_figure(last, key), printed_figure(this, key)),
            figures=YearPair(last.figure_or_none(key), this.figure_or_none(key)),
        )


def main_figures(last: FilledReport, this: FilledReport) -> Iterator[tuple[str, YearPair]]:
    """Yield the four figures that a year is judged by, each with its name."""
    for name, field in _MAIN_FIGURES:
        for cells in cells_of_field(this.form, field)[:1]:
            yield name, YearPair(_sum(last, cells), _sum(this, cells))


def _sum(report: FilledReport, cells: tuple[CellKey, ...]) -> Decimal | None:
    figures = [figure for key in cells if (figure := report.figure_or_none(key)) is not None]
    return sum(figures, start=Decimal(0)) if len(figures) == len(cells) else None
