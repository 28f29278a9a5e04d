"""How checks of many files use two cores: ``python -m tests.benchmarks.many_files 2000``.

One and two workers run in turn, and two bare busy processes beside, since a machine that others
use at the same time has no second core to give. Processor seconds tell what is lost to handing
over whatever else runs meanwhile.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from gaitool.reader import read_filled_report
from gaitool.template import write_template

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
TARGET = 1.7
PAIRS = 3
_BUSY = "n = 0\nwhile n < 20_000_000: n += 1"
_TICKS = os.sysconf("SC_CLK_TCK")
_BETWEEN_LOOKS = 0.1


@dataclass
class Run:
    """What one check took: seconds, processor seconds and most MB of each of its processes."""

    seconds: float = 0
    processor: dict[int, float] = field(default_factory=dict)
    megabytes: dict[int, float] = field(default_factory=dict)

    @property
    def all_processor(self) -> float:
        """Processor seconds of all processes together."""
        return sum(self.processor.values())

    @property
    def busiest(self) -> float:
        """Processor seconds of the process that worked most."""
        return max(self.processor.values())

    def look(self, process: int) -> None:
        """Note what a process and its children have used so far."""
        folder = Path(f"/proc/{process}")
        try:
            times = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
            peak = (folder / "status").read_text().partition("VmHWM:")[2].split()
            children = (folder / f"task/{process}/children").read_text().split()
        except OSError:
            return
        self.processor[process] = sum(map(int, times)) / _TICKS
        if peak:
            self.megabytes[process] = max(self.megabytes.get(process, 0), int(peak[0]) / 1024)
        for child in children:
            self.look(int(child))


def check(files: list[Path], jobs: int) -> Run:
    """Check the files with so many workers."""
    command = [sys.executable, "-m", "gaitool", "check", *map(str, files), "--jobs", str(jobs)]
    run, start = Run(), time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        run.look(running.pid)
        time.sleep(_BETWEEN_LOOKS)
    run.seconds = time.perf_counter() - start
    return run


def busy_ratio() -> float:
    """Return how much faster two bare busy processes are together than one after another."""

    def run(together: int) -> float:
        start = time.perf_counter()
        started = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(together)]
        for process in started:
            process.wait()
        return time.perf_counter() - start

    return 2 * run(1) / run(2)


def main() -> None:
    """Check the same files with one worker and with two, in turn."""
    count = int(sys.argv[1]) if sys.argv[1:] else 2_000
    ones, twos, bare = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        content = write_template(read_filled_report(FIXTURE))
        files = [Path(folder) / f"{number}.xlsx" for number in range(count)]
        for file in files:
            file.write_bytes(content)
        for _ in range(PAIRS):
            bare.append(busy_ratio())
            ones.append(check(files, 1))
            twos.append(check(files, 2))
    report(count, ones, twos, bare)


def report(count: int, ones: list[Run], twos: list[Run], bare: list[float]) -> None:
    """Print medians of the pairs."""
    for words, runs in (("1 worker", ones), ("2 workers", twos)):
        seconds = median(run.seconds for run in runs)
        processor = median(run.all_processor for run in runs)
        most = max(size for run in runs for size in run.megabytes.values())
        print(
            f"{count} files, {words}: {seconds:.1f} s = {count / seconds:.0f} files/s, "
            f"{processor:.1f} processor seconds, most memory of a process {most:.0f} MB"
        )
    ratio = median(one.seconds / two.seconds for one, two in zip(ones, twos, strict=True))
    pairs = list(zip(ones, twos, strict=True))
    lost = median(two.all_processor / one.all_processor for one, two in pairs)
    busiest = median(one.busiest / two.busiest for one, two in pairs)
    print(
        f"ratio {ratio:.2f} (target {TARGET}), two bare busy processes {median(bare):.2f}; "
        f"two workers take {lost:.2f} times the processor seconds of one, "
        f"the busier of them 1/{busiest:.2f}"
    )


if __name__ == "__main__":
    main()
