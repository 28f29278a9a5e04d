"""Works through many files at once, in workers that may crash or hang without costing another."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from gaitool.errors import FileProblem
from gaitool.rollup.file_work import SECONDS_A_FILE, FileWork

if TYPE_CHECKING:
    from concurrent import futures

_Result = TypeVar("_Result")
_Waiting: TypeAlias = "tuple[Sequence[Path], futures.Future[list[Any]]]"

_LARGEST_HANDFUL = 16
_HANDFULS_A_WORKER = 64
_HANDFULS_AHEAD = 4
_BYTES_A_WORKER = 2 * 1024**3


def work_through(files: Sequence[Path], work: FileWork[_Result], jobs: int) -> Iterator[_Result]:
    """Yield what the work comes to for every file in the order given, from so many workers.

    Files go to a worker by the handful, since handing over costs as much as a quarter of a
    check, and only a few handfuls ahead of what was yielded, so that results do not pile up.
    Where a worker crashes or hangs, its handful is asked again one by one, and the file that
    does it once more is one that could not be used.
    """
    from pebble import ProcessPool

    pool: Any = ProcessPool(
        max_workers=max(1, min(jobs, len(files))),
        max_tasks=_HANDFULS_A_WORKER,
        initializer=_confine_worker,
        context=_context(),
    )
    try:
        waiting: deque[_Waiting] = deque()
        for handful in handfuls(files, jobs):
            waiting.append((handful, _ask(pool, handful, work)))
            if len(waiting) > jobs * _HANDFULS_AHEAD:
                yield from _results(pool, work, waiting.popleft())
        while waiting:
            yield from _results(pool, work, waiting.popleft())
        pool.close()
    finally:
        pool.stop()
        pool.join()


def handfuls(files: Sequence[Path], workers: int) -> Iterator[Sequence[Path]]:
    """Yield the files in handfuls small enough that every worker gets several."""
    size = max(1, min(_LARGEST_HANDFUL, len(files) // (4 * workers)))
    for start in range(0, len(files), size):
        yield files[start : start + size]


def on_every(files: Sequence[Path], work: FileWork[_Result]) -> list[_Result]:
    """Return what the work comes to for a handful: what a worker is asked."""
    return [work.on(file) for file in files]


def _ask(
    pool: Any, files: Sequence[Path], work: FileWork[_Result]
) -> "futures.Future[list[_Result]]":
    answers: futures.Future[list[_Result]] = pool.schedule(
        on_every, args=[files, work], timeout=SECONDS_A_FILE
    )
    return answers


def _results(pool: Any, work: FileWork[_Result], waiting: _Waiting) -> Iterator[_Result]:
    files, answers = waiting
    try:
        yield from answers.result()
    except Exception as failure:
        if len(files) == 1:
            yield work.given_up(files[0], problem_of(failure))
            return
        for alone in [([file], _ask(pool, [file], work)) for file in files]:
            yield from _results(pool, work, alone)


def problem_of(failure: Exception) -> FileProblem:
    """Return what became of a file whose worker gave no answer."""
    slow = isinstance(failure, TimeoutError)
    return FileProblem.TOO_SLOW if slow else FileProblem.READER_CRASHED


def _confine_worker() -> None:
    """Leave Ctrl-C to the parent, and let memory run out before the machine does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES_A_WORKER, hard))


def _context() -> Any:
    """Return how workers start: from a small server that has loaded the modules, if there is."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context
