"""Finds each unit's report of last year by its name, and says which units have none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gaitool.reader.roster_units import Unit
from gaitool.rollup.collecting import EarlierFile
from gaitool.rollup.earlier_reports import EarlierReport, EarlierReports, OfUnits, unit_of_record
from gaitool.rollup.records import FileRecord
from gaitool.rollup.roster_names import RosterNames
from gaitool.text.folding import are_two_names, fold_label

_MOST_PROPOSED = 100
"""Where more units are new it is the wrong folder, and each is held against all of last year."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A unit of this year with its report of last year, and its name on this year's cover."""

    unit: str
    agency: str
    report: EarlierReport

    @property
    def is_renamed(self) -> bool:
        """Whether both covers name the organ, and not by one name."""
        return not self.is_merged and are_two_names(self.agency, self.report.agency)

    @property
    def is_merged(self) -> bool:
        """Whether it was several offices last year, each with a report."""
        return len(self.report.records) > 1


@dataclass(frozen=True, slots=True)
class LastYearMatched:
    """Last year's report of each unit that has one, and the units of one year alone.

    ``year`` is that of last year's reports, None where nothing says which it is; ``pairs`` are
    the files of this year with those of last year. ``perhaps`` proposes, for a unit that has
    none, one of last year's that may be the same under another name.
    """

    year: int | None
    reports: OfUnits
    pairs: Mapping[Path, EarlierFile]
    matched: tuple[Matched, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    perhaps: Mapping[str, str]
    unusable: tuple[FileRecord, ...]
    of_other_years: tuple[FileRecord, ...]

    def of_unit(self, unit: str) -> EarlierReport | None:
        """Return last year's report of a unit."""
        return self.reports.get(fold_label(unit))


def match_last_year(
    this_year: Iterable[FileRecord],
    earlier: EarlierReports,
    year: int | None,
    roster: RosterNames | None,
) -> LastYearMatched:
    """Match the files of this year with the reports of the year before it, by unit."""
    before = None if year is None else year - 1
    reports = earlier.of_year(before)
    pairs: dict[Path, EarlierFile] = {}
    matched: dict[str, Matched] = {}
    new: dict[str, str] = {}
    for record in this_year:
        unit = unit_of_record(record, roster)
        report = reports.get(fold_label(unit))
        if report is None:
            new.setdefault(fold_label(unit), unit)
            continue
        matched.setdefault(fold_label(unit), Matched(unit, record.agency, report))
        last, *more = report.records
        # No report holds what several offices had together, so that cells cannot be compared.
        if more:
            continue
        pairs[Path(record.file).absolute()] = EarlierFile(Path(last.file).absolute(), last.digest)
    gone = tuple(one.unit for unit, one in reports.items() if unit not in matched)
    used = {record.year for one in reports.values() for record in one.records}
    return LastYearMatched(
        year=max((one for one in used if one is not None), default=before),
        reports=reports,
        pairs=pairs,
        matched=tuple(matched.values()),
        new=tuple(new.values()),
        gone=gone,
        perhaps=_perhaps_renamed(new.values(), gone, reports),
        unusable=earlier.unusable,
        of_other_years=_others(earlier, used),
    )


def _others(earlier: EarlierReports, used: Iterable[int | None]) -> tuple[FileRecord, ...]:
    left = (units for year, units in earlier.years.items() if year not in used)
    return tuple(record for units in left for one in units.values() for record in one.records)


def _perhaps_renamed(
    new: Collection[str], gone: tuple[str, ...], reports: OfUnits
) -> dict[str, str]:
    """Propose which unit of last year one of this year was, for a person to decide."""
    if len(new) > _MOST_PROPOSED:
        return {}
    names = RosterNames.of(Unit(one.unit) for one in reports.values())
    meant = {unit: names.nearest(unit) for unit in new}
    return {unit: before for unit, before in meant.items() if before in gone}
