"""What is read of one table: its answers and totals, and whether those add up what they should."""

from functools import lru_cache
from typing import TYPE_CHECKING

from gaitool.answers import Answer
from gaitool.filled_report import Observation, Remark
from gaitool.form import CellKey, Table
from gaitool.layout import Address, Area, Place, place_in
from gaitool.office_files.grid import Grid
from gaitool.reader.formulas import formulas_and_errors
from gaitool.reader.seen import answer_seen_otherwise
from gaitool.reader.written_answers import answer_written
from gaitool.text.patterns import pattern

if TYPE_CHECKING:
    from decimal import Decimal

_REFERENCE = r"([A-Z]{1,3}[0-9]{1,7})(?::([A-Z]{1,3}[0-9]{1,7}))?"
# SUM(A1:B2,C3) or A1+B2, with # for each reference: what adds up and does nothing else. Who types
# +A1 in place of =A1 gets =+A1.
_ADDITION = r"=\+?(SUM\(#([,;+]#)*\)|#(\+#)*)"
# SUM(A1:XFD1048576) would be spread into seventeen thousand million cells, and a formula has room
# for a thousand references.
_MOST_SUMMED = 1_000
# Workbooks of one form have the same formulas; what a thousand hostile ones name is not kept.
_FORMULAS_REMEMBERED = 256


class TableReading:
    """What was read from one table sheet; filled while the sheet is read."""

    def __init__(self, table: Table, grid: Grid, observations: list[Observation]) -> None:
        self.table = table
        self.grid = grid
        self.answers: dict[CellKey, Answer] = {}
        self.declared: dict[CellKey, Answer] = {}
        self.typed_totals: dict[CellKey, Answer] = {}
        self.cached: dict[CellKey, Decimal] = {}
        self.places: dict[CellKey, Place] = {}
        self.observations = observations

    def read_answer(self, key: CellKey, address: Address) -> None:
        """Read an input of the form."""
        self.places[key] = place = place_in(self.grid.name, address)
        self.answers[key] = self._answer(key, address, place)

    def read_declared(self, key: CellKey, address: Address) -> None:
        """Read an independent total, which may be left out."""
        answer = self._answer(key, address, place_in(self.grid.name, address))
        if not answer.blank:
            self.declared[key] = answer

    def _answer(self, key: CellKey, address: Address, place: Place) -> Answer:
        grid, measure = self.grid, self.table.column(key).measure
        written = grid.written(address)
        answer = answer_written(written, measure, place)
        if written.source or written.error:
            self.observations += formulas_and_errors(grid, [address], key)
        if written.value is not None:
            self.observations += answer_seen_otherwise(grid, address, answer, measure, key)
        return answer

    def read_total(self, key: CellKey, address: Address, parts: frozenset[Address]) -> None:
        """Note a total's saved value, and whether its formula still adds up its parts.

        Nothing can be said of the formula where some of the parts were not found.
        """
        grid = self.grid
        self.places[key] = place = place_in(grid.name, address)
        written = grid.written(address)
        if not written.has_formula and not written.error:
            self._observe(Remark.TOTAL_TYPED_OVER, key, written.text, parts)
            measure = self.table.column(key).measure
            answer = answer_written(written, measure, place)
            if not answer.blank:
                self.typed_totals[key] = answer
                self.observations += answer_seen_otherwise(grid, address, answer, measure, key)
            return
        if written.error:
            self._observe(Remark.ERROR_VALUE, key, written.text, parts)
        if written.has_formula:
            if parts and not _adds_up(formula := written.formula, parts, grid):
                self._observe(Remark.FORMULA_ALTERED, key, formula, parts)
            if (number := written.number) is not None:
                self.cached[key] = number

    def _observe(self, remark: Remark, key: CellKey, what: str, parts: frozenset[Address]) -> None:
        self.observations.append(Observation(remark, self.places[key], what, _sum_of(parts), key))


def _sum_of(parts: frozenset[Address]) -> str:
    """Write the formula that adds up cells: as an area, or one by one where others lie between."""
    if not parts:
        return "SUM(…)"
    area = Area.around(*parts)
    compact = _size(area) == len(parts)
    return f"SUM({area if compact else ','.join(map(str, sorted(parts)))})"


def _adds_up(formula: str, parts: frozenset[Address], grid: Grid) -> bool:
    """Whether a formula adds up every part once and nothing else; empty cells do not count.

    Spreadsheet programs widen a sum over a row or column that is inserted into it.
    """
    summed = _summed_cells(formula)
    if summed is None:
        return False
    # As nearly all formulas do.
    if len(summed) == len(parts) == len(parts.intersection(summed)):
        return True
    return sorted(parts) == sorted(at for at in summed if at in parts or at in grid.cells)


@lru_cache(maxsize=_FORMULAS_REMEMBERED)
def _summed_cells(formula: str) -> tuple[Address, ...] | None:
    """Return the cells a plain addition adds up, as often as it does; None for all else."""
    # LibreOffice writes formulas anew: never compare their text.
    bare = "".join(formula.split()).replace("$", "").upper()
    if not pattern(_ADDITION).fullmatch(pattern(_REFERENCE).sub("#", bare)):
        return None
    cells: list[Address] = []
    for first, last in pattern(_REFERENCE).findall(bare):
        corners = [corner for text in (first, last) if (corner := Address.parse(text))]
        area = Area.around(*corners) if corners else None
        if area is None or len(cells) + _size(area) > _MOST_SUMMED:
            return None
        cells += area.addresses
    return tuple(cells)


def _size(area: Area) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)
