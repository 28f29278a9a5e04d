"""Which column of 明细 every cell stands in, and what a number of a sheet can hold of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import compress
from types import MappingProxyType

from gaitool.form import CellKey, Form
from gaitool.layout import Area
from gaitool.renderers.tables.workbook_table import MOST_EXACT_DIGITS, is_exact

ABOUT = MappingProxyType({"单位": 190, "文件": 220, "计入": 46, "缺数": 46})
"""The columns before those of the cells, with their widths in pixels."""

_FIGURE_PIXELS, _AMOUNT_PIXELS = 48, 80


@dataclass(frozen=True, eq=False)
class DetailColumns:
    """Which column of 明细 every cell of an edition stands in."""

    form: Form

    @cached_property
    def places(self) -> Mapping[CellKey, int]:
        """The cells in reading order, each with its column, counted from 1."""
        return {key: at for at, key in enumerate(self.form.cells, start=len(ABOUT) + 1)}

    @cached_property
    def _are_inputs(self) -> tuple[bool, ...]:
        """Which of the cells a person fills."""
        inputs = {key for table in self.form.tables.values() for key in table.inputs}
        return tuple(key in inputs for key in self.places)

    def numbers(self, figures: Mapping[CellKey, Decimal]) -> list[Decimal | None]:
        """Return the figures in the order of the columns, None where the sheet can hold none.

        That is where a cell has no figure, or one with more digits than a number of a sheet.
        """
        numbers = list(map(figures.get, self.places))
        # All of them at once: nearly always all are short, and there are hundreds of a unit.
        if max(map(len, map(str, numbers)), default=0) <= MOST_EXACT_DIGITS:
            return numbers
        return [one if one is not None and is_exact(one) else None for one in numbers]

    def missing(self, numbers: Iterable[Decimal | None]) -> int:
        """Return how many cells that a person fills have no number."""
        return sum(one is None for one in compress(numbers, self._are_inputs))

    @property
    def last(self) -> int:
        """The last column, counted from 0."""
        return len(ABOUT) + len(self.places) - 1

    def groups(self) -> Iterator[tuple[Area, list[CellKey]]]:
        """Yield the cells of each row of the form, with the columns that they take."""
        rows: dict[tuple[str, str], list[CellKey]] = {}
        for key in self.places:
            rows.setdefault((key.table, key.row), []).append(key)
        for keys in rows.values():
            yield Area(1, self.places[keys[0]], 1, self.places[keys[-1]]), keys

    def width(self, key: CellKey) -> int:
        """Return the width of a column in pixels; amounts with decimals are longer."""
        measure = self.form.table_of(key).column(key).measure
        return _AMOUNT_PIXELS if measure.decimals else _FIGURE_PIXELS

    def pixels(self, keys: Iterable[CellKey]) -> int:
        """Return the width of several columns."""
        return sum(map(self.width, keys))
