"""Runs a roll-up: gathers the files, shows a bar, and decides how the units stand."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gaitool.checking.cluster import work_through_on_cluster
from gaitool.checking.many_files import work_through
from gaitool.cli.machine import usable_cores
from gaitool.cli.streams import progress, tell
from gaitool.errors import UsageError
from gaitool.filled_report import FilledReport
from gaitool.reader.roster import Unit
from gaitool.rollup.collecting import Collect
from gaitool.rollup.finished import FinishedRollup, finish
from gaitool.rollup.gathering import Runner, gather
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store
from gaitool.rollup.unit_lines import Terms, most_common_edition, most_common_year
from gaitool.rules.catalogue import CATALOGUE


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
    """What is collected, what it is compared with, and who reads it."""

    files: tuple[Path, ...]
    units: tuple[Unit, ...] | None
    year: int | None
    whole: FilledReport | None
    include_failed: bool
    workers: Workers


def roll_up(order: RollupOrder, store: Store) -> FinishedRollup:
    """Return the roll-up of all files, or of those read when the user stopped it."""
    # By their ids: a rule's function cannot be sent to a worker.
    work = Collect(tuple(rule.id for rule in CATALOGUE))
    steps = gather(order.files, work, store, _runner(order.workers))
    left = len(order.files)
    try:
        for _ in progress(steps, left, "正在汇总"):
            left -= 1
    except KeyboardInterrupt:
        tell(f"已中断：还有 {left} 个文件没有读，以下是已经读到的。再次运行时接着读。")
    terms = Terms(
        year=order.year or most_common_year(store.records()),
        edition=most_common_edition(store.records()),
        roster=None if order.units is None else RosterNames.of(order.units),
        include_failed=order.include_failed,
        interrupted=left,
    )
    finish(store, terms)
    return FinishedRollup(store, terms, order.year is not None, order.whole)


def _runner(workers: Workers) -> Runner:
    if workers.scheduler:
        return partial(work_through_on_cluster, address=workers.scheduler)
    return partial(work_through, jobs=workers.jobs)
