"""Which file is the report of a unit for an earlier year, by the names of units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gaitool.renderers.printable import printable
from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import RosterNames, called_unit
from gaitool.text.folding import fold_label

# Our own kinds first: they hold all that an office wrote, a published page what it printed.
_WHOLE = frozenset([".xlsx", ".xlsm", ".json"])


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """The report of a unit for a year; ``others`` are further files of the same, not used."""

    unit: str
    record: FileRecord
    others: tuple[FileRecord, ...] = ()


OfUnits = Mapping[str, EarlierReport]
"""The reports of one year by the folded names of their units."""


@dataclass(frozen=True, slots=True)
class EarlierReports:
    """The reports by their years, and the files that could not be used, or tell no year.

    ``years`` has None as the year of reports without one.
    """

    years: Mapping[int | None, OfUnits]
    unusable: tuple[FileRecord, ...]

    def of_year(self, year: int | None) -> OfUnits:
        """Return the reports of a year; those that tell none may be of any.

        Without a year they are those of the latest there is.
        """
        known = [one for one in self.years if one is not None]
        wanted = max(known, default=None) if year is None else year
        return {**self.years.get(None, {}), **self.years.get(wanted, {})}

    def files(self, year: int | None) -> tuple[str, ...]:
        """Return the files that are used for a year."""
        return tuple(one.record.file for one in self.years.get(year, {}).values())


def earlier_reports(records: Iterable[FileRecord], roster: RosterNames | None) -> EarlierReports:
    """Return which file is whose report of which year; of two files the newer one."""
    files: dict[int | None, dict[str, list[tuple[str, FileRecord]]]] = defaultdict(dict)
    unusable = []
    for record in records:
        if not record.usable:
            unusable.append(record)
            continue
        unit = unit_of_record(record, roster)
        files[record.year].setdefault(fold_label(unit), []).append((unit, record))
    years = {
        year: {unit: _chosen(some) for unit, some in of_units.items()}
        for year, of_units in files.items()
    }
    return EarlierReports(years, tuple(unusable))


def unit_of_record(record: FileRecord, roster: RosterNames | None) -> str:
    """Return the unit that a file belongs to, as in 单位清单."""
    return called_unit(record.agency, printable(Path(record.file).stem), roster).name


def _chosen(files: Iterable[tuple[str, FileRecord]]) -> EarlierReport:
    (unit, first), *others = sorted(files, key=lambda one: _precedence(one[1]), reverse=True)
    return EarlierReport(unit, first, tuple(record for _, record in others))


def _precedence(record: FileRecord) -> tuple[bool, str, str]:
    return (Path(record.file).suffix.lower() in _WHOLE, record.saved, record.file)
