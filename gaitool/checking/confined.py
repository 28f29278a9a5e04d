"""Worker processes with a limit of memory, and a limit of time for each piece of work."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

# openpyxl took 1.6 GB for one whole-column format: more than that is no workbook of an office.
BYTES_A_WORKER = 2 * 1024**3
"""How much memory a worker may take, where the system can limit it."""

OBJECTS_BETWEEN_SEARCHES = 100_000
"""Between searches for garbage: files leave little, and the usual 700 take a twelfth of a check."""

_SET_SIGNAL_OF_PARENT_DEATH = 1  # PR_SET_PDEATHSIG
_PARENT_IS_GONE = 1
_SERVER = "gaitool.checking.worker_server"


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
        initializer=confine,
        context=worker_context(preload),
    )
    try:
        with _interrupts_held_back():
            _ = pool.active  # starts it
        yield pool
        pool.close()
    finally:
        pool.stop()  # after an error or Ctrl-C nobody waits for the work that was asked ahead
        pool.join()


def confine() -> None:
    """Make this worker leave Ctrl-C to its parent, end with it, and run out of memory first.

    That is before the machine does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    if not memory_can_be_limited():
        return
    import resource

    # Memory of the process as a whole: what it has mapped counts, whether touched or not.
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_A_WORKER, hard))


def _end_with_parent() -> None:
    """End this worker when the command is gone, also where it was killed and could say nothing.

    A thread waits for that on every system. It gets no turn while a library searches a text in
    one go, so that Linux is asked as well to end the worker with the server that started it,
    which ends with the command.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    threading.Thread(target=_wait_and_leave, args=[parent], daemon=True).start()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_SIGNAL_OF_PARENT_DEATH, signal.SIGKILL)


def _wait_and_leave(parent: Any) -> None:
    parent.join()
    os._exit(_PARENT_IS_GONE)


def memory_can_be_limited() -> bool:
    """Whether the system lets a process limit its memory; Windows does not."""
    return find_spec("resource") is not None


def worker_context(preload: str) -> Any:
    """Return how workers start: from a small server that has loaded the module, where possible."""
    # Never by fork: pebble runs threads in this process, and a copy may inherit their held locks.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_SERVER, preload])
    _start_server_deaf_to_interrupts()
    return context


def _start_server_deaf_to_interrupts() -> None:
    """Start the server now, so that a worker is deaf to Ctrl-C from its first moment.

    A worker begins with what its server began with. One that is interrupted before it could
    turn its ears away would print what it was about to load.
    """
    from multiprocessing import forkserver

    if threading.current_thread() is not threading.main_thread():
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait until the end: workers that are half started print what they miss."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held_back: list[object] = []
    before = signal.signal(signal.SIGINT, lambda *_: held_back.append(_))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if held_back:
            raise KeyboardInterrupt
