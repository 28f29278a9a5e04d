"""How the time of work grows with what is given to it, on a machine that does other things too."""

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

Work = Callable[[], object]

LONGEST = 1.5
"""Seconds after which a match counts as endless."""


class _TooLong(Exception):
    pass


class Growth(NamedTuple):
    """How many times longer work of ``length`` took than work of a part of it."""

    ratio: float
    length: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.ratio:.2f} times at {self.length} characters, {self.seconds:.3f} s"


def seconds(work: Work, rounds: int = 1, longest: float = LONGEST) -> float:
    """Return the least processor time of several rounds; infinite for what does not end."""
    return min(_once(work, longest) for _ in range(rounds))


def _once(work: Work, longest: float) -> float:
    # Looking through all objects for garbage comes now and then, and not in proportion.
    gc.disable()
    start = time.process_time()
    try:
        with _given_up_after(longest):
            work()
    except _TooLong:
        return float("inf")
    finally:
        gc.enable()
    return time.process_time() - start


def growth(
    work: Callable[[int], Work],
    lengths: tuple[int, ...],
    *,
    least: float,
    most: float,
    longest: float = LONGEST,
) -> Growth | None:
    """Return how work grows from one length to the next, None where never over ``most`` times.

    Work of less than ``least`` seconds may grow as it likes. What seems to grow too fast is
    measured again: other work on the machine can but add time.
    """
    before = seconds(work(lengths[0]), longest=longest)
    if before > longest:
        return Growth(before, lengths[0], before)
    for shorter, longer in pairwise(lengths):
        now = seconds(work(longer), longest=longest)
        if now >= least and now > most * before:
            before = min(before, seconds(work(shorter), 3, longest))
            now = now if now > longest else min(now, seconds(work(longer), 3, longest))
            if now >= least and now > most * before:
                return Growth(now / before, longer, now)
        before = now
    return None


@contextmanager
def _given_up_after(limit: float) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise _TooLong

    old = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
