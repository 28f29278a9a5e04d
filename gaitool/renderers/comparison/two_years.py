"""The two reports that are compared, as every sheet of the comparison asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.comparison.compared_cells import (
    ComparedCell,
    YearPair,
    compared_cells,
    main_figures,
)


@dataclass(frozen=True, slots=True)
class TwoYears:
    """Two reports side by side; ``form`` is this year's, ``years`` names last year first."""

    form: Form
    title: str
    years: tuple[str, str]
    cells: tuple[ComparedCell, ...]
    main: Mapping[str, YearPair]

    @property
    def changed(self) -> tuple[ComparedCell, ...]:
        """The cells whose figures differ: what jumped first, then by how much they differ."""
        differing = (cell for cell in self.cells if cell.figures.difference)
        return tuple(sorted(differing, key=_weight))

    @property
    def jumps(self) -> int:
        """How many cells grew or fell out of proportion."""
        return sum(cell.figures.jumps for cell in self.cells)

    @property
    def asked_once(self) -> int:
        """How many cells the edition of one year alone has."""
        return sum(not all(cell.asked) for cell in self.cells)

    @property
    def comparable(self) -> int:
        """How many cells have a figure in both years."""
        return sum(cell.figures.difference is not None for cell in self.cells)

    @property
    def incomplete(self) -> int:
        """How many cells both years have, of which one gives no figure."""
        return len(self.cells) - self.asked_once - self.comparable

    def of_this_year(self) -> Mapping[CellKey, ComparedCell]:
        """Return the cells that this year's edition has, by their keys in it."""
        return {cell.key: cell for cell in self.cells if cell.asked[1]}


def two_years(last: FilledReport, this: FilledReport) -> TwoYears:
    """Put two reports side by side; last year's comes first."""
    return TwoYears(
        form=this.form,
        title=" ".join(clean_text(f"{this.cover.agency}年报数据对比").split()),
        years=_year_names(last, this),
        cells=tuple(compared_cells(last, this)),
        main=dict(main_figures(last, this)),
    )


def _weight(cell: ComparedCell) -> tuple[bool, float]:
    # Sorting keeps the order of the form among cells that differ by as much.
    return not cell.figures.jumps, -abs(float(cell.figures.difference or 0))


def _year_names(last: FilledReport, this: FilledReport) -> tuple[str, str]:
    """Return what the columns of both years are called; never the same name twice."""
    years = (last.cover.year, this.cover.year)
    if all(years) and years[0] != years[1]:
        return f"{years[0]}年", f"{years[1]}年"
    return "上年", "本年"
