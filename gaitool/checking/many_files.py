"""Works through many files at once, in workers whose crash or hang costs one file alone."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from gaitool.checking.file_work import FileWork
from gaitool.checking.time_limit import SECONDS_A_FILE, time_limit
from gaitool.errors import FileProblem, UnusableFile

if TYPE_CHECKING:
    from concurrent import futures

_Result = TypeVar("_Result")
_Answers = TypeVar("_Answers")

_LARGEST_HANDFUL = 16
# Then a new worker takes its place, so that memory which libraries keep does not grow for ever.
_HANDFULS_A_WORKER = 64
_HANDFULS_AHEAD = 4
_HANDFULS_A_SHARE = 4
_FEW_FILES = 2


def work_through(files: Sequence[Path], work: FileWork[_Result], jobs: int) -> Iterator[_Result]:
    """Yield the result of the work on every file, in the order given, each once it is known.

    One file is worked on in this process, since starting another takes longer; several files are
    shared among as many workers as there are ``jobs``.
    """
    few = len(files) < _FEW_FILES
    yield from work_here(files, work) if few else _in_workers(files, work, jobs)


def work_here(files: Sequence[Path], work: FileWork[_Result]) -> Iterator[_Result]:
    """Yield what the work comes to for every file, one after another in this process."""
    for file in files:
        try:
            with time_limit(file):
                result = work.on(file)
        except UnusableFile as slow:
            result = work.given_up(file, slow.problem)
        yield result


def _in_workers(files: Sequence[Path], work: FileWork[_Result], jobs: int) -> Iterator[_Result]:
    """Yield the results from workers, in the order of the files.

    Files go to a worker by the handful, since handing over costs as much as a quarter of a
    check, and only a few handfuls ahead of what was yielded, so that results do not pile up.
    Where a worker crashes or hangs, the files of its handful are asked for again one by one; the
    file that does it again is the one that could not be used.
    """
    from gaitool.checking.confined import confined_workers

    workers = max(1, min(jobs, len(files)))
    own_module = type(work).__module__  # with all that the work needs
    with confined_workers(workers, preload=own_module, max_tasks=_HANDFULS_A_WORKER) as pool:
        asked = asked_ahead(files, jobs, lambda handful: _ask(pool, handful, work))
        for handful, answers in asked:
            yield from _results(pool, work, handful, answers)


def asked_ahead(
    files: Sequence[Path], workers: int, ask: Callable[[Sequence[Path]], _Answers]
) -> Iterator[tuple[Sequence[Path], _Answers]]:
    """Yield the handfuls with the answers to wait for, a few of them asked ahead."""
    waiting: deque[tuple[Sequence[Path], _Answers]] = deque()
    for handful in _handfuls(files, workers):
        waiting.append((handful, ask(handful)))
        if len(waiting) > workers * _HANDFULS_AHEAD:
            yield waiting.popleft()
    yield from waiting


def _handfuls(files: Sequence[Path], workers: int) -> Iterator[Sequence[Path]]:
    """Yield the files in handfuls that get smaller at the end, so that all workers end together."""
    start = 0
    while left := len(files) - start:
        size = max(1, min(_LARGEST_HANDFUL, left // (_HANDFULS_A_SHARE * workers)))
        yield files[start : start + size]
        start += size


def on_every(files: Sequence[Path], work: FileWork[_Result]) -> list[_Result]:
    """Return the results of a handful: what a worker is asked for."""
    return [work.on(file) for file in files]


def _ask(
    pool: Any, files: Sequence[Path], work: FileWork[_Result]
) -> "futures.Future[list[_Result]]":
    answers: futures.Future[list[_Result]] = pool.schedule(
        on_every, args=[files, work.for_files(files)], timeout=SECONDS_A_FILE
    )
    return answers


def _results(
    pool: Any,
    work: FileWork[_Result],
    files: Sequence[Path],
    answers: "futures.Future[list[_Result]]",
) -> Iterator[_Result]:
    try:
        yield from answers.result()
    except Exception as failure:  # the worker died, ran out of memory or took too long
        if len(files) == 1:
            yield work.given_up(files[0], problem_of(failure))
            return
        for file, answer in [(file, _ask(pool, [file], work)) for file in files]:
            yield from _results(pool, work, [file], answer)


def problem_of(failure: Exception) -> FileProblem:
    """Return what became of a file whose worker gave no answer."""
    slow = isinstance(failure, TimeoutError)
    return FileProblem.TOO_SLOW if slow else FileProblem.READER_CRASHED
