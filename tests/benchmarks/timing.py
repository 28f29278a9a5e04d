"""How the benchmarks take time: what is compared runs in turn, so that noise meets all alike."""

import gc
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

GAITOOL = (sys.executable, "-m", "gaitool")
_TICKS = os.sysconf("SC_CLK_TCK")
_BETWEEN_LOOKS = 0.1
_BUSY = "n = 0\nwhile n < 20_000_000: n += 1"


@dataclass(frozen=True)
class Times:
    """The seconds that each of several ways took, round by round."""

    rounds: tuple[Mapping[str, float], ...]

    def seconds(self, way: str) -> float:
        """Return the median of one way."""
        return median(taken[way] for taken in self.rounds)

    def milliseconds(self, way: str) -> float:
        """Return the median of one way."""
        return self.seconds(way) * 1000

    def ratio(self, way: str, other: str) -> float:
        """Return the median of the ratios of one way to another, each within its own round."""
        return median(taken[way] / taken[other] for taken in self.rounds)


def in_turn(
    ways: Mapping[str, Callable[[], object]],
    rounds: int,
    *,
    warm_up: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> Times:
    """Run every way once a round; the first rounds only warm up.

    What works in this process alone may be timed by the clock of its processor seconds, which
    others that use the machine leave alone.
    """
    taken = [
        {way: _seconds(work, clock) for way, work in ways.items()} for _ in range(warm_up + rounds)
    ]
    return Times(tuple(taken[warm_up:]))


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    # What the one before has left behind is not cleared away at the cost of this one.
    gc.collect()
    start = clock()
    work()
    return clock() - start


@dataclass
class Watched:
    """What a command with all its workers took: seconds, processor seconds, megabytes."""

    seconds: float = 0
    memory: float = 0
    processor: dict[int, float] = field(default_factory=dict)
    peaks: dict[int, float] = field(default_factory=dict)

    @property
    def all_processor(self) -> float:
        """Processor seconds of all processes together."""
        return sum(self.processor.values())

    @property
    def of_command(self) -> float:
        """Processor seconds of the command itself, without its workers."""
        return next(iter(self.processor.values()))

    @property
    def busiest(self) -> float:
        """Processor seconds of the process that worked most."""
        return max(self.processor.values())

    def __str__(self) -> str:
        return (
            f"{self.seconds:.1f} s ({self.all_processor:.1f} processor seconds), "
            f"most memory {self.memory:.0f} MB"
        )

    def look(self, running: "subprocess.Popen[bytes]") -> None:
        """Note what the processes use until the first of them ends."""
        while running.poll() is None:
            family = _family(running.pid)
            self.memory = max(self.memory, sum(map(_own_memory, family)))
            for process in family:
                self.processor[process] = _processor(process) or self.processor.get(process, 0)
                self.peaks[process] = _peak(process) or self.peaks.get(process, 0)
            time.sleep(_BETWEEN_LOOKS)


def watched(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Watched:
    """Run a command that may exit with findings, and watch it and its workers."""
    watch, start = Watched(), time.perf_counter()
    running = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
    )
    looking = threading.Thread(target=watch.look, args=(running,))
    looking.start()
    running.wait()
    watch.seconds = time.perf_counter() - start
    looking.join()
    if running.returncode not in (0, 1):
        raise RuntimeError(f"{command}: exit code {running.returncode}")
    return watch


def busy_ratio() -> float:
    """Return how much faster two bare busy processes are together than one after another.

    A machine that others use at the same time has no second core to give.
    """

    def run(together: int) -> float:
        start = time.perf_counter()
        started = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(together)]
        for process in started:
            process.wait()
        return time.perf_counter() - start

    return 2 * run(1) / run(2)


def _family(process: int) -> list[int]:
    """Return a process with its children and theirs."""
    children = _told(process, f"task/{process}/children").split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _processor(process: int) -> float:
    times = _told(process, "stat").rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / _TICKS


def _peak(process: int) -> float:
    """Return the most memory that a process ever had, in MB."""
    peak = _told(process, "status").partition("VmHWM:")[2].split()
    return int(peak[0]) / 1024 if peak else 0


def _own_memory(process: int) -> float:
    """Return the memory of a process in MB, what it shares with others by halves and thirds."""
    lines = _told(process, "smaps_rollup").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _told(process: int, file: str) -> str:
    """Return what the system says of a process; nothing once it has ended."""
    try:
        return Path(f"/proc/{process}/{file}").read_text()
    except OSError:
        return ""
