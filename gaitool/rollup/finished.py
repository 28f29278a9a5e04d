"""A finished roll-up, read out of its store: what the rules between units and renderers ask for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from gaitool.answers import exact_sum
from gaitool.checking.engine import check_gathering
from gaitool.collection import Duplicate, Overview, Standing, UnitLine
from gaitool.copied_groups import CopiedGroup
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckResult, Finding
from gaitool.form import APPLICATIONS, CellKey, Form, newest_edition
from gaitool.local_requirements import LocalRequirements
from gaitool.rollup.differences import differences
from gaitool.rollup.earlier_figures import EarlierFigures
from gaitool.rollup.earlier_reports import EarlierReports
from gaitool.rollup.last_year import LastYearMatched
from gaitool.rollup.records import FileRecord, Role
from gaitool.rollup.shared_texts import stored_groups, tell_of_shared_texts
from gaitool.rollup.store import Store
from gaitool.rollup.stored_lines import (
    StoredFigures,
    count_all_zero,
    count_with_finding,
    note_changes,
    remember_findings,
    stored_findings,
    write_lines,
)
from gaitool.rollup.unit_lines import Terms, unit_lines
from gaitool.rollup.years_together import ThisYear, years_together
from gaitool.rules.every_rule import UNIT_RULES
from gaitool.rules.thresholds import COPIED, COPIED_TEXT, threshold_asked
from gaitool.trend import LastYear, Trend, UnitLastYear


@dataclass(frozen=True, slots=True)
class EarlierYears:
    """What was read of earlier years: each unit's last year, and all years of the trend."""

    last_year: LastYearMatched | None = None
    since: EarlierReports | None = None


_ALL_ZERO = "G308"
"""The rule about tables of zeros that something contradicts."""


@dataclass(frozen=True)
class FinishedRollup:
    """Lines, findings and figures of a store; both a Gathering and a Collection."""

    store: Store
    terms: Terms
    listed: tuple[UnitLine, ...]
    year_was_given: bool = False
    whole: FilledReport | None = None
    earlier: EarlierYears = field(default_factory=EarlierYears)
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year collected."""
        return self.terms.year

    @property
    def local(self) -> LocalRequirements | None:
        """What a county or city asks of the units."""
        return self.terms.local

    @property
    def form(self) -> str:
        """The form version of most files."""
        return self.terms.edition.version if self.terms.edition else ""

    @cached_property
    def edition(self) -> Form:
        """The edition that the sums are made for: that of most files, the newest without any."""
        return _form(self.store, self.terms)

    @cached_property
    def overview(self) -> Overview:
        """The counts over all units."""
        standings: Counter[Standing] = Counter()
        findings: Counter[str] = Counter()
        off_roster = explained = 0
        for line in self.lines():
            standings[line.standing] += 1
            if line.standing is not Standing.DUPLICATE:
                off_roster += not line.on_roster
                explained += line.explained
                findings.update({s.value: n for s, n in line.open_findings.items()})
        roster = self.terms.roster
        return Overview(
            expected=len(roster.units) if roster else None,
            standings=standings,
            findings=findings,
            interrupted=self.terms.interrupted,
            off_roster=off_roster if roster else 0,
            all_zero=self._count_all_zero(),
            zero_doubted=count_with_finding(self.store, _ALL_ZERO),
            explained=explained,
        )

    def _count_all_zero(self) -> int:
        """Return how many reports have a table 三, and nothing but zeros in it."""
        table = self.edition.tables.get(APPLICATIONS)
        return count_all_zero(self.store, table.inputs) if table else 0

    @cached_property
    def sums(self) -> Mapping[CellKey, Decimal]:
        """The sums over the counted units of the cells every one of them gives."""
        sums = dict.fromkeys(self.edition.cells, Decimal(0))
        for _, figures in self.counted_figures():
            sums = _with(sums, figures)
        return sums

    @cached_property
    def last_year(self) -> LastYear | None:
        """Both years side by side, over the counted units that have a report of both."""
        matched = self.earlier.last_year
        if matched is None:
            return None
        pairs = zip(self.figures(), self.previous_reports(), strict=True)
        both = ((f, before.figures) for (line, f), (_, before) in pairs if line.counted and before)
        units, now, before = _added_up(both)
        counted = sum(line.counted for line in self.lines())
        return LastYear(matched.year, units, counted, before, now)

    @property
    def previous_sums(self) -> Mapping[CellKey, Decimal]:
        """Last year's sums of the counted units that have a report of it."""
        return self.last_year.before if self.last_year else {}

    def previous_reports(self) -> Iterator[tuple[UnitLine, UnitLastYear | None]]:
        """Yield the units of ``figures`` in their order, each with its report of last year."""
        figures = EarlierFigures(self.store, Role.LAST_YEAR, self.edition)
        matched = self.earlier.last_year
        for line, _ in self.figures():
            report = matched.of_unit(line.unit) if matched else None
            if report is None:
                yield line, None
                continue
            yield line, UnitLastYear(report.files, report.agency, figures.of_report(report))

    @cached_property
    def trend(self) -> Trend | None:
        """Several years side by side."""
        since = self.earlier.since
        if since is None or self.year is None:
            return None
        has_all_units = self.terms.roster is not None or not self.terms.interrupted
        lines = tuple(self.lines())
        this = ThisYear(self.year, lines, self.counted_figures(), has_all_units)
        return years_together(this, since, EarlierFigures(self.store, Role.SINCE, self.edition))

    @cached_property
    def result(self) -> CheckResult:
        """What the rules between units say."""
        return check_gathering(self, UNIT_RULES)

    @property
    def rule_crashed(self) -> bool:
        """Whether a rule crashed, on a file or between the units, so that the rest is not whole."""
        crashed = any(record.summary.get("crashed") for record in self.store.records())
        return crashed or bool(self.result.summary["crashed"])

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """What is wrong between the units, or with the whole (G901 to G905)."""
        return self.result.findings

    def lines(self) -> Iterator[UnitLine]:
        """Yield the lines of 单位清单."""
        yield from self.listed

    def findings(self) -> Iterator[tuple[UnitLine, Finding]]:
        """Yield every finding of every unit's file."""
        for line, findings in stored_findings(self.store, self.listed):
            yield from ((line, finding) for finding in findings)

    def figures(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        """Yield the figures of every unit whose file could be read."""
        yield from StoredFigures(self.store, self.listed, counted=False)

    def counted_figures(self) -> StoredFigures:
        """Return the figures of the units that make up the sums, to go through time and again."""
        return StoredFigures(self.store, self.listed, counted=True)

    def duplicates(self) -> Iterator[Duplicate]:
        """Yield every further file of a unit beside its newest, of the same year."""
        newest: UnitLine | None = None
        for line in self.lines():
            # The lines of a unit stand together, the one that counts first.
            if line.standing is not Standing.DUPLICATE:
                newest = line
            elif newest and line.form and line.year in {None, newest.year}:
                differ = differences(Path(newest.file), Path(line.file))
                undecided = newest.undecided and bool(differ)
                yield Duplicate(line.unit, newest.file, line.file, differ, undecided)

    def copied_texts(self) -> Iterator[CopiedGroup]:
        """Yield every group of units whose sentences are one another's."""
        yield from stored_groups(self.store)

    def counted_with(self, key: CellKey, figure: Decimal) -> tuple[str, ...]:
        """Return the counted units whose figure of a cell is this one."""
        counted = self.counted_figures()
        return tuple(line.unit for line, figures in counted if figures.get(key) == figure)


_Figures = Mapping[CellKey, Decimal]


def _form(store: Store, terms: Terms) -> Form:
    return store.form_of(terms.edition) if terms.edition else newest_edition()


def _added_up(years: Iterable[tuple[_Figures, _Figures]]) -> tuple[int, _Figures, _Figures]:
    """Add up two years, each over the cells that every unit gives; return also how many units."""
    units = 0
    now: _Figures = {}
    before: _Figures = {}
    for this, last in years:
        now = _with(now, this) if units else this
        before = _with(before, last) if units else last
        units += 1
    return units, now, before


def _with(sums: _Figures, figures: _Figures) -> dict[CellKey, Decimal]:
    return {k: exact_sum((total, figures[k])) for k, total in sums.items() if k in figures}


def finish(store: Store, terms: Terms, records: Iterable[FileRecord]) -> tuple[UnitLine, ...]:
    """Decide how every unit stands, given the files of this run; return the lines of 单位清单."""
    # A list: what they are searched by is written to the very tables that they are made from.
    lines = write_lines(store, list(unit_lines(records, terms)), terms.judged)
    form = _form(store, terms)
    most = threshold_asked(terms.local, COPIED_TEXT, COPIED)
    tell_of_shared_texts(store, lines, most, terms.year, form)
    note_changes(store, lines)
    # Only after the lines, which were compared with what the last run had remembered.
    remember_findings(store)
    # A run that was stopped has not met every file, so it cannot know what is unused.
    if not terms.interrupted:
        store.forget_unused()
    return tuple(lines)
