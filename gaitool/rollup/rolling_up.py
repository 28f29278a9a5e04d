"""A roll-up from files to result: earlier years, this year's files, how every unit stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from gaitool.collection import UnitLine
from gaitool.filled_report import FilledReport
from gaitool.local_requirements import LocalRequirements
from gaitool.rollup.collecting import Collect
from gaitool.rollup.earlier_files import EarlierFiles
from gaitool.rollup.earlier_reports import EarlierReports, earlier_reports
from gaitool.rollup.finished import EarlierYears, FinishedRollup, finish
from gaitool.rollup.found_files import FoundFiles
from gaitool.rollup.gathering import Runner, gather, gather_beside
from gaitool.rollup.known_of_units import KnownOfUnits, other_year_words, unmatched_words
from gaitool.rollup.last_year import LastYearMatched, match_last_year
from gaitool.rollup.left_out import (
    lists_words,
    marked_copies_words,
    notes_of_left_out,
    own_outputs_words,
    own_reports_words,
)
from gaitool.rollup.lists_of_units import lists_among
from gaitool.rollup.records import FileRecord, Role
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.summed_units import own_reports
from gaitool.rollup.told_of_earlier import demand_earlier, last_year_told, since_told
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year
from gaitool.rules.catalogue import CATALOGUE

_MOST_NOTED = 100
_GATHERING = "正在汇总"
_READING: Mapping[Role, str] = MappingProxyType(
    {
        Role.LAST_YEAR: "正在读上年的报告",
        Role.SINCE: "正在读以前各年的报告",
        Role.THIS_YEAR: "正在看是哪个单位的",
    }
)
"""What is said beside the bar while the files of a role are read."""


class Progress(Protocol):
    """Shows how far long work is: yields its steps, of which there are so many."""

    def __call__(self, steps: Iterable[Path], total: int, words: str) -> Iterable[Path]:
        """Yield the steps."""
        ...


@dataclass(frozen=True, slots=True)
class RollupOrder:
    """What is collected, and what it is held against.

    ``body`` is the organ whose units they are; empty where nobody says. ``local`` is what a county
    or city asks of them.
    """

    found: FoundFiles
    roster: RosterNames | None = None
    year: int | None = None
    whole: FilledReport | None = None
    include_failed: bool = False
    body: str = ""
    known: KnownOfUnits | None = None
    local: LocalRequirements | None = None
    earlier: EarlierFiles = field(default_factory=EarlierFiles)

    @property
    def files(self) -> tuple[Path, ...]:
        """The workbooks that were handed in."""
        return self.found.workbooks


@dataclass(frozen=True, slots=True)
class Face:
    """Who reads the files, and who is told of it: so many names in a line."""

    run: Runner
    progress: Progress
    tell: Callable[[str], object]
    named: int

    def tell_all(self, messages: Iterable[str]) -> None:
        """Tell a line for each."""
        for message in messages:
            self.tell(message)


def roll_up(order: RollupOrder, store: Store, face: Face) -> FinishedRollup:
    """Return the roll-up of all files, or of those read when the user stopped it.

    Raises UsageError where last year's reports are none of an earlier year.
    """
    _read_earlier(order, store, face)
    last_year = _last_year(order, store, face) if order.earlier.previous else None
    # By their ids: a rule's function cannot be sent to a worker.
    work = Collect(
        tuple(rule.id for rule in CATALOGUE),
        known=order.known.table if order.known else None,
        local=order.local,
        previous=last_year.pairs if last_year else {},
        other_names=order.roster.other_names if order.roster else {},
        present_names=order.roster.present_names if order.roster else {},
    )
    left = _left_after_gathering(order, work, store, face)
    records = list(store.records())
    terms = _told_terms(order, store, records, left, face)
    lines = finish(store, terms, records)
    copies = [file for place, file in store.without_line() if place not in terms.aside]
    face.tell_all(marked_copies_words(copies, face.named))
    since = _since(order, store, terms.year, face) if order.earlier.since else None
    notes = _notes(order, records, terms, lines)
    return FinishedRollup(
        store,
        terms,
        lines,
        order.year is not None,
        order.whole,
        EarlierYears(last_year, since),
        tuple(notes),
    )


def _last_year(order: RollupOrder, store: Store, face: Face) -> LastYearMatched:
    """Return each unit's report of last year, and tell which has none and what was not read."""
    reports = _reports(store, Role.LAST_YEAR, order)
    this_year = list(store.beside(Role.THIS_YEAR))
    # The year collected is that which the user names; else it is that of most files.
    collected = order.year or most_common_year(this_year)
    demand_earlier(reports, collected)
    last = match_last_year(this_year, reports, collected, order.roster)
    face.tell_all(last_year_told(last, face.named))
    return last


def _since(order: RollupOrder, store: Store, year: int | None, face: Face) -> EarlierReports:
    """Return the reports of the years before the one that is collected, and tell likewise."""
    since = _reports(store, Role.SINCE, order)
    told = frozenset(map(str, order.earlier.previous))
    face.tell_all(since_told(since, year, told, face.named))
    return since


def _reports(store: Store, role: Role, order: RollupOrder) -> EarlierReports:
    """Return the reports of units, without those that sum them or are the body's own."""
    records = list(store.beside(role))
    own = {record.place for record in own_reports(records, order.body, order.roster)}
    return earlier_reports((one for one in records if one.place not in own), order.roster)


def _told_terms(
    order: RollupOrder, store: Store, records: Sequence[FileRecord], left: int, face: Face
) -> Terms:
    """Return by what the units are judged, and tell which files are no unit's."""
    roster = order.roster
    own, lists = own_reports(records, order.body, roster), lists_among(records, roster)
    face.tell_all(own_outputs_words(list(store.own_outputs()), face.named))
    face.tell_all(own_reports_words([record.file for record in own], face.named))
    face.tell_all(lists_words([record.file for record in lists], face.named))
    terms = Terms(
        year=order.year or most_common_year(records),
        edition=most_common_edition(records),
        roster=roster,
        include_failed=order.include_failed,
        interrupted=left,
        aside=frozenset(record.place for record in (*own, *lists)),
        local=order.local,
        documents=order.found.documents,
    )
    face.tell_all(_of_known(order, records, terms, face.named))
    return terms


def _of_known(
    order: RollupOrder, records: Iterable[FileRecord], terms: Terms, named: int
) -> Iterator[str]:
    """Yield which figures of others are held against no unit."""
    if order.known is None:
        return
    # Of reports that were not read nobody knows whose they are.
    if not terms.interrupted:
        agencies = (record.agency for record in records)
        yield from unmatched_words(order.known, agencies, terms.roster, named)
    yield from other_year_words(order.known, terms.year)


def _notes(
    order: RollupOrder, records: Iterable[FileRecord], terms: Terms, lines: Iterable[UnitLine]
) -> Iterator[str]:
    """Yield what whoever reads the roll-up has to know, though no unit is asked anything."""
    reported = {line.file for line in lines}
    yield from notes_of_left_out(order.found.left_out, reported)
    yield from _of_known(order, records, terms, _MOST_NOTED)


def _left_after_gathering(order: RollupOrder, work: Collect, store: Store, face: Face) -> int:
    """Gather the files; return how many were not read, because the user stopped the run."""
    left = len(order.files)
    try:
        steps = gather(order.files, work, store, face.run)
        for _ in face.progress(steps, left, _GATHERING):
            left -= 1
    except KeyboardInterrupt:
        if left:
            face.tell(f"已中断：还有 {left} 个文件没有读，以下是已经读到的。再次运行时接着读。")
    return left


def _read_earlier(order: RollupOrder, store: Store, face: Face) -> None:
    """Read the files of earlier years.

    Where last year's are asked for, those of this year are read as well: only who reports in
    them tells which of last year's belongs to it, and that has to be known before it is checked.
    """
    store.begin_beside()
    asked = {Role.LAST_YEAR: order.earlier.previous, Role.SINCE: order.earlier.since}
    if order.earlier.previous:
        asked[Role.THIS_YEAR] = order.files
    for role, files in asked.items():
        if files:
            steps = gather_beside(files, role, store, face.run)
            for _ in face.progress(steps, len(files), _READING[role]):
                pass
