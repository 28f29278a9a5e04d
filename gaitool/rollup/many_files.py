"""Checks many files at once, each in a worker that may crash or hang without costing another."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from gaitool.errors import FileProblem
from gaitool.filled_report import FilledReport
from gaitool.findings import FileResult, UnusableFileResult
from gaitool.reader import read_filled_report
from gaitool.rollup.checked_file import check_file
from gaitool.rollup.confined import confined_workers
from gaitool.rules.catalogue import CATALOGUE

if TYPE_CHECKING:
    from concurrent import futures

SECONDS_A_FILE = 60
"""How long a handful of files, then one file, may take a worker."""

_LARGEST_HANDFUL = 16
_HANDFULS_A_WORKER = 64
_TOO_SLOW = f"读了 {SECONDS_A_FILE} 秒还没有读完，已放弃。请另取空白表，把内容填进去。"
_CRASHED = "读这个文件时程序意外停止，其他文件不受影响。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"

_Answers: TypeAlias = "futures.Future[list[FileResult]]"


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is asked: the rules by their ids, and last year's report by its path."""

    rules: tuple[str, ...]
    previous: Path | None = None


def check_files(files: Sequence[Path], task: Task, jobs: int) -> Iterator[FileResult]:
    """Yield the result of every file in the order given, from so many workers.

    Files go to a worker by the handful, since handing over costs as much as a quarter of a
    check; where a worker crashes or hangs, its handful is asked again one by one, and the file
    that does it once more is one that could not be used.
    """
    workers = max(1, min(jobs, len(files)))
    with confined_workers(workers, preload=__name__, max_tasks=_HANDFULS_A_WORKER) as pool:
        size = max(1, min(_LARGEST_HANDFUL, len(files) // (4 * jobs)))
        handfuls = [files[start : start + size] for start in range(0, len(files), size)]
        waiting = [_ask(pool, handful, task) for handful in handfuls]
        for handful, future in zip(handfuls, waiting, strict=True):
            yield from _results(pool, handful, task, future)


def _ask(pool: Any, files: Sequence[Path], task: Task) -> _Answers:
    answers: _Answers = pool.schedule(_check, args=[files, task], timeout=SECONDS_A_FILE)
    return answers


def _results(
    pool: Any, files: Sequence[Path], task: Task, answers: _Answers
) -> Iterator[FileResult]:
    try:
        yield from answers.result()
    except Exception as failure:
        if len(files) == 1:
            yield _given_up(files[0], failure)
            return
        alone = [_ask(pool, [file], task) for file in files]
        for file, answer in zip(files, alone, strict=True):
            yield from _results(pool, [file], task, answer)


def _given_up(file: Path, failure: Exception) -> UnusableFileResult:
    if isinstance(failure, TimeoutError):
        return UnusableFileResult(str(file), FileProblem.TOO_SLOW, _TOO_SLOW)
    return UnusableFileResult(str(file), FileProblem.READER_CRASHED, _CRASHED)


def _check(files: Sequence[Path], task: Task) -> list[FileResult]:
    rules = [rule for rule in CATALOGUE if rule.id in task.rules]
    return [check_file(file, rules, _last_year(task.previous)) for file in files]


@functools.lru_cache(maxsize=1)
def _last_year(path: Path | None) -> FilledReport | None:
    return read_filled_report(path) if path else None
