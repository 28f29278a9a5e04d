"""How the time of work grows with what is given to it, on a machine that does other things too."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

Work = Callable[[], object]

LONGEST = 2.0
"""Seconds after which work counts as endless."""


class _TooLong(Exception):
    pass


class Growth(NamedTuple):
    """How many times longer work of ``length`` took than work of a part of it."""

    ratio: float
    length: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.ratio:.2f} times at {self.length} characters, {self.seconds:.3f} s"


def seconds(work: Work, rounds: int = 1) -> float:
    """Return the least processor time of several rounds; infinite for what does not end."""
    return min(_once(work) for _ in range(rounds))


def _once(work: Work) -> float:
    start = time.process_time()
    try:
        with _given_up_after(LONGEST):
            work()
    except _TooLong:
        return float("inf")
    return time.process_time() - start


def growth(
    work: Callable[[int], Work], lengths: tuple[int, ...], *, least: float, most: float
) -> Growth | None:
    """Return how work grows between two lengths, None where it grows at most ``most`` times.

    Work that takes less than ``least`` seconds at the greatest length grows unmeasured. What
    seems to grow too fast is measured again: other work on the machine can but add time.
    """
    if seconds(work(lengths[-1])) < least:
        return None
    before = seconds(work(lengths[0]))
    if before > LONGEST:
        return Growth(before, lengths[0], before)
    for shorter, longer in pairwise(lengths):
        now = seconds(work(longer))
        if now >= least and now > most * before:
            before = min(before, seconds(work(shorter), 3)) if now < LONGEST else before
            now = min(now, seconds(work(longer), 3)) if now < LONGEST else now
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
