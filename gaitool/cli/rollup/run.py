"""Runs a roll-up: gathers the files, shows a bar, and decides how the units stand."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gaitool.checking.cluster import work_through_on_cluster
from gaitool.checking.many_files import work_through
from gaitool.cli.machine import usable_cores
from gaitool.cli.rollup.earlier import (
    READING,
    EarlierFiles,
    EarlierTerms,
    told_last_year,
    told_since,
)
from gaitool.cli.rollup.store import NotToBeHad
from gaitool.cli.streams import most_named, progress, tell, tell_all
from gaitool.errors import CannotWrite, UsageError
from gaitool.filled_report import FilledReport
from gaitool.local_requirements import LocalRequirements
from gaitool.reader.roster_units import Unit
from gaitool.rollup.collecting import Collect
from gaitool.rollup.finished import EarlierYears, FinishedRollup, finish
from gaitool.rollup.found_files import FoundFiles
from gaitool.rollup.gathering import Runner, gather, gather_beside
from gaitool.rollup.known_of_units import KnownOfUnits, other_year_words, unmatched_words
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
from gaitool.rollup.stored_lines import stored_lines
from gaitool.rollup.summed_units import own_reports
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year
from gaitool.rules.catalogue import CATALOGUE

_STORE_FAILED = "读到的内容存不下（磁盘可能已满），换一个地方重读。"
_STORE_GONE = "读到的内容取不回来了（磁盘可能已满或出错），结果不完整。请再运行一次。"
_MOST_NOTED = 100
_NO_STORE = "读到的内容没有地方存（磁盘和内存都不够），没有汇总。"


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads the files: a number of processes here, or the cluster of a scheduler."""

    jobs: int
    scheduler: str

    @classmethod
    def of(cls, jobs: int | None, scheduler: str) -> "Workers":
        """Return the workers that the options ask for, by default one a core; raises UsageError."""
        if jobs and scheduler:
            raise UsageError("--jobs 和 --scheduler 不能同时用。")
        return cls(jobs or usable_cores(), scheduler)


@dataclass(frozen=True, slots=True)
class RollupOrder:
    """What is collected, what it is held against, and by whom.

    ``body`` is the organ whose units they are; empty where nobody says. ``local`` is what a county
    or city asks of them.
    """

    found: FoundFiles
    units: tuple[Unit, ...] | None
    year: int | None
    whole: FilledReport | None
    include_failed: bool
    workers: Workers
    body: str
    known: KnownOfUnits | None = None
    local: LocalRequirements | None = None
    earlier: EarlierFiles = field(default_factory=EarlierFiles)

    @property
    def files(self) -> tuple[Path, ...]:
        """The workbooks that were handed in."""
        return self.found.workbooks


def rolled_up(
    order: RollupOrder, stores: Iterable[AbstractContextManager[Store]], stack: ExitStack
) -> FinishedRollup:
    """Return the roll-up, worked out in the first of the stores that does not fail.

    The store stays open as long as the stack. Raises CannotWrite where all of them failed.
    """
    for opening in stores:
        try:
            with ExitStack() as attempt:
                finished = roll_up(order, attempt.enter_context(opening))
                stack.push(attempt.pop_all())
                return finished
        except NotToBeHad:
            continue
        except sqlite3.Error:
            tell(_STORE_FAILED)
    raise CannotWrite(_NO_STORE)


@contextmanager
def store_failures_told() -> Iterator[None]:
    """Turn what the store says where it can be read no more into an error of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise CannotWrite(_STORE_GONE) from error


def roll_up(order: RollupOrder, store: Store) -> FinishedRollup:
    """Return the roll-up of all files, or of those read when the user stopped it."""
    roster = None if order.units is None else RosterNames.of(order.units)
    _read_earlier(order, store)
    past = EarlierTerms(order.earlier, order.body, roster)
    last_year = told_last_year(store, past, order.year) if order.earlier.previous else None
    # By their ids: a rule's function cannot be sent to a worker.
    known = order.known
    work = Collect(
        tuple(rule.id for rule in CATALOGUE),
        known=known.table if known else None,
        local=order.local,
        previous=last_year.pairs if last_year else {},
        other_names=roster.other_names if roster else {},
    )
    left = _left_after_gathering(order, work, store)
    terms = _told_terms(order, store, roster, left)
    finish(store, terms)
    copies = [file for place, file in store.without_line() if place not in terms.aside]
    tell_all(marked_copies_words(copies, most_named()))
    since = told_since(store, past, terms.year) if order.earlier.since else None
    return FinishedRollup(
        store,
        terms,
        order.year is not None,
        order.whole,
        EarlierYears(last_year, since),
        tuple(_notes(order, store, terms)),
    )


def _told_terms(order: RollupOrder, store: Store, roster: RosterNames | None, left: int) -> Terms:
    """Return by what the units are judged, and tell which files are no unit's."""
    records = list(store.records())
    own, lists = own_reports(records, order.body, roster), lists_among(records, roster)
    tell_all(own_outputs_words(list(store.own_outputs()), most_named()))
    tell_all(own_reports_words([record.file for record in own], most_named()))
    tell_all(lists_words([record.file for record in lists], most_named()))
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
    tell_all(_of_known(order, records, terms, most_named()))
    return terms


def _of_known(
    order: RollupOrder, records: Sequence[FileRecord], terms: Terms, named: int
) -> Iterator[str]:
    """Yield which figures of others are held against no unit."""
    if order.known is None:
        return
    # Of reports that were not read nobody knows whose they are.
    if not terms.interrupted:
        agencies = (record.agency for record in records)
        yield from unmatched_words(order.known, agencies, terms.roster, named)
    yield from other_year_words(order.known, terms.year)


def _notes(order: RollupOrder, store: Store, terms: Terms) -> Iterator[str]:
    """Yield what whoever reads the roll-up has to know, though no unit is asked anything."""
    listed = {line.file for line in stored_lines(store)}
    yield from notes_of_left_out(order.found.left_out, listed)
    yield from _of_known(order, list(store.records()), terms, _MOST_NOTED)


def _left_after_gathering(order: RollupOrder, work: Collect, store: Store) -> int:
    """Gather the files; return how many were not read, because the user stopped the run."""
    left = len(order.files)
    try:
        steps = gather(order.files, work, store, _runner(order.workers))
        for _ in progress(steps, left, "正在汇总"):
            left -= 1
    except KeyboardInterrupt:
        tell(f"已中断：还有 {left} 个文件没有读，以下是已经读到的。再次运行时接着读。")
    return left


def _read_earlier(order: RollupOrder, store: Store) -> None:
    """Read the files of earlier years.

    Where last year's are asked for, those of this year are read as well: only who reports in
    them tells which of last year's belongs to it, and that has to be known before it is checked.
    """
    store.begin_beside()
    run = _runner(order.workers)
    asked = {Role.LAST_YEAR: order.earlier.previous, Role.SINCE: order.earlier.since}
    if order.earlier.previous:
        asked[Role.THIS_YEAR] = order.files
    for role, files in asked.items():
        if files:
            steps = gather_beside(files, role, store, run)
            for _ in progress(steps, len(files), READING[role]):
                pass


def _runner(workers: Workers) -> Runner:
    if workers.scheduler:
        return partial(work_through_on_cluster, address=workers.scheduler)
    return partial(work_through, jobs=workers.jobs)
