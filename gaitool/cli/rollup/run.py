"""Runs a roll-up at the command line: in which store, with how many workers, under a bar."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from gaitool.checking.cluster import work_through_on_cluster
from gaitool.checking.many_files import work_through
from gaitool.cli.machine import usable_cores
from gaitool.cli.rollup.store import NotToBeHad
from gaitool.cli.streams import most_named, progress, tell
from gaitool.errors import CannotWrite, UsageError
from gaitool.rollup.finished import FinishedRollup
from gaitool.rollup.gathering import Runner
from gaitool.rollup.rolling_up import Face, RollupOrder, roll_up
from gaitool.rollup.store import Store

_STORE_FAILED = "读到的内容存不下（磁盘可能已满），换一个地方重读。"
_STORE_GONE = "读到的内容取不回来了（磁盘可能已满或出错），结果不完整。请再运行一次。"
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

    @property
    def run(self) -> Runner:
        """How they work through files."""
        if self.scheduler:
            return partial(work_through_on_cluster, address=self.scheduler)
        return partial(work_through, jobs=self.jobs)


def rolled_up(
    order: RollupOrder,
    workers: Workers,
    stores: Iterable[AbstractContextManager[Store]],
    stack: ExitStack,
) -> FinishedRollup:
    """Return the roll-up, worked out in the first of the stores that does not fail.

    The store stays open as long as the stack. Raises CannotWrite where all of them failed.
    """
    face = Face(workers.run, progress, tell, most_named())
    for opening in stores:
        try:
            with ExitStack() as attempt:
                finished = roll_up(order, attempt.enter_context(opening), face)
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
