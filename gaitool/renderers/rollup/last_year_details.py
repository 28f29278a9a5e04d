"""上年明细 of the roll-up's workbook: last year's figures, a row for each row of 明细."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath

from gaitool.collection import Collection, UnitLine
from gaitool.form import CellKey
from gaitool.renderers.rollup.details import (
    COUNTED,
    DETAILS_SHEET,
    Details,
    column_range,
    set_up_details,
    write_figures,
    write_heads,
)
from gaitool.renderers.rollup.wording import YES
from gaitool.renderers.sheets.quick_sheet import QuickRows
from gaitool.trend import UnitLastYear

LAST_YEAR_DETAILS_SHEET = "上年明细"
_HEADS = ("单位", "上年的文件", "上年报告", "缺数")
_REPORT = 3
"""The column that says whether there is a report of last year, from 1."""

_THERE, _NOT_THERE = "有", "没有"
_ANY_NUMBER = '">-999999999999999"'
"""A condition that a cell holds a number, in the words of every spreadsheet program."""


@dataclass(slots=True)
class LastYearDetails:
    """What 上年明细 holds: what its counted rows add up to, and by how much both years differ.

    ``changes`` are over the units that give a cell in both years.
    """

    details: Details
    last: dict[CellKey, Decimal] = field(default_factory=dict)
    changes: dict[CellKey, Decimal] = field(default_factory=dict)

    def count(self, now: Iterable[Decimal | None], before: Iterable[Decimal | None]) -> None:
        """Add the numbers of a counted unit."""
        for key, figure, was in zip(self.details.columns.places, now, before, strict=True):
            if was is None:
                continue
            self.last[key] = self.last.get(key, Decimal(0)) + was
            if figure is not None:
                self.changes[key] = self.changes.get(key, Decimal(0)) + figure - was

    def last_of(self, key: CellKey) -> Decimal | None:
        """Return last year's sum of a cell; None where no unit gives it."""
        return self.last.get(key)

    def change_of(self, key: CellKey) -> Decimal | None:
        """Return by how much a cell differs; None where no unit gives it in both years."""
        return self.changes.get(key)

    def last_formula(self, key: CellKey) -> str:
        """Return the formula for last year's sum over the rows that are counted."""
        last = self._column(key)
        given = f'COUNTIFS({self._counted},"{YES}",{last},{_ANY_NUMBER})'
        return f'IF({given}=0,"",SUMIFS({last},{self._counted},"{YES}"))'

    def now_formula(self, key: CellKey) -> str:
        """Return the formula for this year's sum over the counted rows with a number in both."""
        return f"SUMIFS({self._of_details(key)},{self._both(key)})"

    def change_formula(self, key: CellKey) -> str:
        """Return the formula for the change over the same rows."""
        both = self._both(key)
        last = f"SUMIFS({self._column(key)},{both})"
        return f'IF(COUNTIFS({both})=0,"",{self.now_formula(key)}-{last})'

    def _both(self, key: CellKey) -> str:
        """Return the conditions that a row is counted and has a number in both years."""
        last, now = self._column(key), self._of_details(key)
        return f'{self._counted},"{YES}",{now},{_ANY_NUMBER},{last},{_ANY_NUMBER}'

    @property
    def both_formula(self) -> str:
        """The formula for how many counted units have a report of last year."""
        reports = column_range(LAST_YEAR_DETAILS_SHEET, _REPORT, self.details.last_row)
        return f'COUNTIFS({self._counted},"{YES}",{reports},"{_THERE}")'

    @property
    def _counted(self) -> str:
        return column_range(DETAILS_SHEET, COUNTED, self.details.last_row)

    def _column(self, key: CellKey) -> str:
        place = self.details.columns.places[key]
        return column_range(LAST_YEAR_DETAILS_SHEET, place, self.details.last_row)

    def _of_details(self, key: CellKey) -> str:
        return column_range(DETAILS_SHEET, self.details.columns.places[key], self.details.last_row)


def write_last_year_details(
    rows: QuickRows, collection: Collection, details: Details
) -> LastYearDetails:
    """Write the sheet; its rows stand where 明细 has the same units."""
    found = LastYearDetails(details)
    write_heads(rows, details.columns, _title(collection), _HEADS)
    rows.fill(
        zip(collection.figures(), collection.previous_reports(), strict=True),
        lambda both: _write_unit(rows, *both[0], both[1][1], found),
        called="个单位",
    )
    set_up_details(rows, details.columns, details.last_row, "各单位上年数据明细")
    return found


def _title(collection: Collection) -> str:
    last = collection.last_year
    called = f"{last.year} 年度" if last and last.year else "上年"
    return (
        f"各单位{called}的数据：与“{DETAILS_SHEET}”一行对一行。"
        "黄色的格没有数：上年没有报告、没有填，或者上年的表式没有这一格。"
    )


def _write_unit(
    rows: QuickRows,
    line: UnitLine,
    figures: Mapping[CellKey, Decimal],
    before: UnitLastYear | None,
    found: LastYearDetails,
) -> None:
    columns = found.details.columns
    given = before.figures if before else {}
    last = columns.numbers(given)
    if line.counted:
        found.count(columns.numbers(figures), last)
    missing = columns.missing(last) if before else None
    file = "、".join(PurePath(one).name for one in before.files) if before else ""
    about = (line.unit, file, _THERE if before else _NOT_THERE, missing)
    write_figures(rows, about, given, columns, last)
