"""Which file is the report of a unit for an earlier year, by the names of units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import CalledUnit, RosterNames, called_unit
from gaitool.text.folding import fold_label

# Our own kinds first: they hold all that an office wrote, a published page what it printed.
_WHOLE = frozenset([".xlsx", ".xlsm", ".json"])


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """The report of a unit for a year; ``others`` are further files of the same, not used.

    A unit into which others were merged has several, that of each by its folded former name, its
    own by none: together they are what the unit was in that year.
    """

    unit: str
    offices: Mapping[str, FileRecord]
    others: tuple[FileRecord, ...] = ()

    @property
    def records(self) -> tuple[FileRecord, ...]:
        """The files that are used: one of each office."""
        return tuple(self.offices.values())

    @property
    def agency(self) -> str:
        """The names on their covers."""
        return "、".join(filter(None, (record.agency for record in self.records)))

    @property
    def files(self) -> tuple[str, ...]:
        """Their files."""
        return tuple(record.file for record in self.records)

    def beside(self, other: "EarlierReport") -> "EarlierReport":
        """Return both together, of an office that has two this one's."""
        twice = (other.offices[office] for office in other.offices if office in self.offices)
        offices = dict(sorted({**other.offices, **self.offices}.items()))
        return EarlierReport(self.unit, offices, (*self.others, *twice, *other.others))


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
        undated, dated = self.years.get(None, {}), self.years.get(wanted, {})
        if wanted is None:
            return undated
        both = {unit: dated[unit].beside(undated[unit]) for unit in dated if unit in undated}
        return {**undated, **dated, **both}

    def files(self, year: int | None) -> tuple[str, ...]:
        """Return the files that are used for a year."""
        return tuple(chain.from_iterable(one.files for one in self.years.get(year, {}).values()))


def earlier_reports(records: Iterable[FileRecord], roster: RosterNames | None) -> EarlierReports:
    """Return which file is whose report of which year; of two files of an office the newer one."""
    files: dict[int | None, dict[str, list[tuple[CalledUnit, FileRecord]]]] = defaultdict(dict)
    unusable = []
    for record in records:
        if not record.usable:
            unusable.append(record)
            continue
        called = _called(record, roster)
        files[record.year].setdefault(fold_label(called.name), []).append((called, record))
    years = {
        year: {unit: _chosen(some) for unit, some in of_units.items()}
        for year, of_units in files.items()
    }
    return EarlierReports(years, tuple(unusable))


def unit_of_record(record: FileRecord, roster: RosterNames | None) -> str:
    """Return the unit that a file belongs to, as in 单位清单."""
    return _called(record, roster).name


def _called(record: FileRecord, roster: RosterNames | None) -> CalledUnit:
    return called_unit(record.agency, record.file, roster)


def _chosen(files: Iterable[tuple[CalledUnit, FileRecord]]) -> EarlierReport:
    ordered = sorted(files, key=lambda one: _precedence(one[1]), reverse=True)
    offices: dict[str, FileRecord] = {}
    others = []
    for called, record in ordered:
        if offices.setdefault(called.former, record) is not record:
            others.append(record)
    return EarlierReport(ordered[0][0].name, dict(sorted(offices.items())), tuple(others))


def _precedence(record: FileRecord) -> tuple[bool, str, str]:
    return (Path(record.file).suffix.lower() in _WHOLE, record.saved, record.file)
