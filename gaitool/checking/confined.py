"""Workers of their own that may take so much memory, and each piece of work so long, no more."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

BYTES_A_WORKER = 2 * 1024**3
"""How much memory a worker may take, where the system can limit it."""


@contextmanager
def confined_workers(workers: int, *, preload: str, max_tasks: int = 0) -> Iterator[Any]:
    """Give a pool of workers, which have loaded a module where the system can share it.

    Work is scheduled with its own time limit. Whatever is unfinished at the end is stopped.
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
        pool.stop()
        pool.join()


def _confine() -> None:
    """Leave Ctrl-C to the parent, and let memory run out before the machine does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not memory_can_be_limited():
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_A_WORKER, hard))


def memory_can_be_limited() -> bool:
    """Whether the system lets a process limit its memory; Windows does not."""
    return find_spec("resource") is not None


def worker_context(preload: str) -> Any:
    """Return how workers start: from a small server that has loaded the module, if there is."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context
