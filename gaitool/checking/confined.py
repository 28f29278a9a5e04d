"""Worker processes with a limit of memory, and a limit of time for each piece of work."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

# openpyxl took 1.6 GB for one whole-column format: more than that is no workbook of an office.
BYTES_A_WORKER = 2 * 1024**3
"""How much memory a worker may take, where the system can limit it."""


@contextmanager
def confined_workers(workers: int, *, preload: str, max_tasks: int = 0) -> Iterator[Any]:
    """Give a pool of workers; where the system can share a loaded module they begin with it.

    Each piece of work is scheduled with its own time limit. What is unfinished at the end is
    stopped.
    """
    from pebble import ProcessPool

    pool: Any = ProcessPool(
        max_workers=max(1, workers),
        max_tasks=max_tasks,
        initializer=_confine,
        context=worker_context(preload),
    )
    try:
        yield pool
        pool.close()
    finally:
        pool.stop()  # after an error or Ctrl-C nobody waits for the work that was asked ahead
        pool.join()


def _confine() -> None:
    """Leave Ctrl-C to the parent, and let memory run out before the machine does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not memory_can_be_limited():
        return
    import resource

    # Memory of the process as a whole: what it has mapped counts, whether touched or not.
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_A_WORKER, hard))


def memory_can_be_limited() -> bool:
    """Whether the system lets a process limit its memory; Windows does not."""
    return find_spec("resource") is not None


def worker_context(preload: str) -> Any:
    """Return how workers start: from a small server that has loaded the module, where possible."""
    # Never by fork: pebble runs threads in this process, and a copy may inherit their held locks.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context
