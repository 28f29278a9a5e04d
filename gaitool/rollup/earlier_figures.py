"""The figures of earlier reports in the cells of this year's edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gaitool.answers import exact_sum
from gaitool.form import CellKey, Form, counterparts
from gaitool.rollup.earlier_reports import EarlierReport
from gaitool.rollup.records import EditionName, FileRecord, Role
from gaitool.rollup.store import Store


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """Reads the figures of reports that were read beside those of this year."""

    store: Store
    role: Role
    edition: Form
    _cells: dict[EditionName, Mapping[CellKey, CellKey]] = field(default_factory=dict)

    def cells_of(self, record: FileRecord) -> Mapping[CellKey, CellKey]:
        """Return the cells of a report's edition with those of this year that ask the same."""
        name = record.edition
        assert name is not None  # an earlier report was read, and so has an edition
        if name not in self._cells:
            self._cells[name] = counterparts(self.store.form_of(name), self.edition)
        return self._cells[name]

    def of_report(self, report: EarlierReport) -> dict[CellKey, Decimal]:
        """Return the figures of a unit; of several offices the sums of what each of them gives."""
        first, *others = map(self._of, report.records)
        for figures in others:
            first = {k: exact_sum((n, figures[k])) for k, n in first.items() if k in figures}
        return first

    def _of(self, record: FileRecord) -> dict[CellKey, Decimal]:
        """Return the figures of a report; what this year's edition does not ask is left out."""
        cells = self.cells_of(record)
        figures = self.store.figures_beside(self.role, record.place)
        return {cells[key]: figure for key, figure in figures.items() if key in cells}
