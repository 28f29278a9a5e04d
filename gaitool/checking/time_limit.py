"""How long one file may take, and what ends the work on one that takes longer."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gaitool.errors import FileProblem, TimeIsUp, UnusableFile

SECONDS_A_FILE = 60
"""How long a handful of files, then one file, may take a worker; and one file this process."""

_SECONDS_BETWEEN_CALLS = 1.0


def too_slow_words(seconds: float = SECONDS_A_FILE) -> str:
    """Say that a file was given up after so many seconds."""
    return f"读了 {seconds:g} 秒还没有读完，已放弃。请另取空白表，把内容填进去。"


@contextmanager
def time_limit(file: Path, seconds: float | None = None) -> Iterator[None]:
    """End what is done with a file once its time is up; raises UnusableFile.

    A limit within another one is none of its own. Only the main thread of a process is limited,
    and nothing where the system has neither clocks nor threads, as in a browser.
    """
    limit = SECONDS_A_FILE if seconds is None else seconds
    watch = _by_clock if hasattr(signal, "setitimer") else _by_thread
    try:
        with watch(limit):
            yield
    except TimeIsUp:
        raise UnusableFile(file, FileProblem.TOO_SLOW, too_slow_words(limit)) from None


@contextmanager
def _by_clock(seconds: float) -> Iterator[None]:
    """Interrupt the main thread by the clock of the system, which regular expressions heed too.

    It calls again while nothing has ended: a call may come where an exception is lost.
    """
    is_up = False

    def end(*_: object) -> None:
        nonlocal is_up
        is_up = True
        raise TimeIsUp

    running, _ = signal.getitimer(signal.ITIMER_REAL)
    before = None if running else _handle(signal.SIGALRM, end)
    if before is None:
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds, _SECONDS_BETWEEN_CALLS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if is_up:  # whatever became of the call on its way: it may be lost, or wrapped
            raise TimeIsUp


def _handle(number: int, handler: Callable[..., None]) -> "signal._HANDLER":
    """Set the handler of a signal and return the one before; None outside the main thread."""
    try:
        return signal.signal(number, handler) or signal.SIG_DFL
    except ValueError:
        return None


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    """Interrupt the main thread, as Ctrl-C does, by another one: Windows has no such clock."""
    import _thread
    import threading

    is_up = threading.Event()

    def interrupt() -> None:
        is_up.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    if threading.current_thread() is threading.main_thread():
        with suppress(RuntimeError):  # a browser has no threads, and its page another clock
            timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if is_up.is_set():
            raise TimeIsUp
