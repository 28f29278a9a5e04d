"""Many files take both cores, no more memory the more they are, and a second roll-up nearly none.

``check 2000``, ``rollup 300 3000`` and ``roster 200`` choose a part and its numbers of files.
"""

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

from gaitool.checking.confined import OBJECTS_BETWEEN_SEARCHES
from gaitool.checking.one_file import check_content
from gaitool.cli.machine import usable_cores
from gaitool.rules.catalogue import CATALOGUE

from tests.benchmarks.aims import Measured
from tests.benchmarks.installed import Installed, installed
from tests.benchmarks.timing import GAITOOL, Times, Watched, busy_ratio, in_turn
from tests.support.rollup.files_of_units import files_of_units

PAIRS, SECOND_RUNS = 3, 3
WARM_UP = 30
LARGEST_GROWTH = 1.2
SECONDS_A_ROSTER = 20
MANY, MANY_CORES = 10_000, 8
USUAL = {"check": [2_000], "rollup": [300, 3_000], "roster": [200]}


def main() -> None:
    """Measure the part that is asked for, or all."""
    asked = sys.argv[1:2] or list(USUAL)
    parts = {"check": check, "rollup": rollup, "roster": roster}
    for part in asked:
        counts = [int(word) for word in sys.argv[2:]] or USUAL[part]
        parts[part](counts)


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of a command over the same files with one worker and with two, pair by pair."""

    files: int
    ones: tuple[Watched, ...]
    twos: tuple[Watched, ...]

    @property
    def faster(self) -> float:
        """How much faster two workers are, within the pairs."""
        pairs = zip(self.ones, self.twos, strict=True)
        return median(one.seconds / two.seconds for one, two in pairs)

    def files_a_second(self, runs: Sequence[Watched]) -> float:
        """Return the median of some of them."""
        return self.files / median(run.seconds for run in runs)

    def seconds_of_many(self, cores: int) -> float:
        """Return how long 10,000 files take so many cores and as many workers.

        All that the processes worked is shared among the cores, but for what the command itself
        does, one file after another.
        """
        own = median(run.of_command for run in self.twos)
        shared = median(run.all_processor for run in self.twos) / cores
        return MANY / self.files * max(own, shared)


def runs_of_check(tool: Installed, files: Sequence[Path], pairs: int) -> Runs:
    """Check the files with one worker and with two, in turn."""
    command = (*tool.gaitool, "check", *map(str, files), "--jobs")
    both = [tuple(tool.watched((*command, jobs)) for jobs in "12") for _ in range(pairs)]
    ones, twos = zip(*both, strict=True)
    return Runs(len(files), ones, twos)


def on_cores(tool: Installed, files: Sequence[Path], pairs: int) -> Iterator[tuple[str, Measured]]:
    """Measure one warm core, both cores, and calculate the rest."""
    times = warm(files)
    ours, theirs = (1 / times.seconds(way) for way in ("check", "openpyxl"))
    yield (
        "core",
        Measured(f"{ours:.0f} files/s", f"{theirs:.0f} files/s", ours / theirs, figure=ours),
    )
    runs = runs_of_check(tool, files, pairs)
    one, two = runs.files_a_second(runs.ones), runs.files_a_second(runs.twos)
    beside = f"{one:.0f} files/s (two processes that share nothing: {busy_ratio():.2f} ×)"
    yield "two_cores", Measured(f"{two:.0f} files/s", beside, runs.faster)
    for aim, cores in (("ten_thousand", 2), ("eight_cores", MANY_CORES)):
        seconds, peer = runs.seconds_of_many(cores), MANY / theirs / cores
        yield aim, Measured(f"{seconds:.0f} s", f"{peer:.0f} s", seconds / peer, figure=seconds)


def warm(files: Sequence[Path]) -> Times:
    """Check files in this process, each for the first time, and load the same with openpyxl.

    Garbage is searched for as seldom as a worker does.
    """
    checked, loaded = cycle(files), cycle(files)

    def check_next() -> None:
        file = next(checked)
        check_content(file, file.read_bytes(), CATALOGUE)

    ways = {"check": check_next, "openpyxl": lambda: load_workbook(next(loaded))}
    warm_up = min(WARM_UP, len(files) // 2)
    rounds = min(len(files) - warm_up, 100)
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    try:
        return in_turn(ways, rounds, warm_up=warm_up, clock=time.process_time)
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def check(counts: list[int]) -> None:
    """Print how one worker and two get on, beside bare processes.

    Processor seconds tell what is lost to handing over, whatever else runs meanwhile.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = files_of_units(folder / "units", counts[0])
        bare = busy_ratio()
        runs = runs_of_check(installed(folder / "installed"), files, PAIRS)
    for words, some in (("1 worker", runs.ones), ("2 workers", runs.twos)):
        seconds = median(run.seconds for run in some)
        processor = median(run.all_processor for run in some)
        most = max(size for run in some for size in run.peaks.values())
        print(
            f"{counts[0]} files, {words}: {seconds:.1f} s = {counts[0] / seconds:.0f} files/s, "
            f"{processor:.1f} processor seconds, most memory of a process {most:.0f} MB"
        )
    pairs = list(zip(runs.ones, runs.twos, strict=True))
    lost = median(two.all_processor / one.all_processor for one, two in pairs)
    busiest = median(one.busiest / two.busiest for one, two in pairs)
    print(
        f"ratio {runs.faster:.2f}, two bare busy processes {bare:.2f}; "
        f"two workers take {lost:.2f} times the processor seconds of one, "
        f"the busier of them 1/{busiest:.2f}"
    )


def rollup(counts: list[int]) -> None:
    """Print how a roll-up of so many files gets on, and again, and what memory it takes."""
    print(f"two bare busy processes together: {busy_ratio():.2f} times as fast")
    peaks = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            first, *again = rolled_up(installed(Path(name) / "installed"), Path(name), count)
        peaks.append(max(run.memory for run in (first, *again)))
        print(f"{count} files: {count / first.seconds:.0f} files/s\n  first run: {first}")
        print(f"  second run: {again[0]}, {first.seconds / again[0].seconds:.1f} times as fast")
    print(f"memory of the most files to the fewest: {peaks[-1] / peaks[0]:.2f} ({LARGEST_GROWTH})")


def rolled_up(tool: Installed, folder: Path, count: int) -> list[Watched]:
    """Roll up so many units with the workbook, and again and again."""
    files_of_units(folder / "units", count)
    output = str(folder / "汇总.xlsx")
    command = (*tool.gaitool, "rollup", str(folder / "units"), "-o", output, "--force")
    cache = str(folder / "cache")
    return [
        tool.watched((*command, "--jobs", "2"), XDG_CACHE_HOME=cache)
        for _ in range(1 + SECOND_RUNS)
    ]


def second_rollup(tool: Installed, folder: Path, count: int) -> Measured:
    """Compare a roll-up that knows all files with the first."""
    first, *again = rolled_up(tool, folder, count)
    second = median(run.seconds for run in again)
    theirs = f"{first.seconds:.1f} s, {count:,} units"
    return Measured(f"{second:.1f} s", theirs, first.seconds / second)


def roster(counts: list[int]) -> None:
    """Write the workbooks of so many units with the command as a user runs it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed, target = folder / "名单.csv", folder / "填报表"
        rows = (f"示例县第{number}局,政府部门,县级" for number in range(counts[0]))
        listed.write_text("\n".join(["机关名称,机关类型,行政层级", *rows]), encoding="utf-8")
        command = (*GAITOOL, "template", "--roster", str(listed), "--year", "2025")

        def write() -> None:
            subprocess.run((*command, "-o", str(target)), check=True)

        seconds = in_turn({"roster": write}, 1, warm_up=0).seconds("roster")
        written = len(list(target.glob("*.xlsx")))
    print(f"{written} units, {usable_cores()} cores: {seconds:.1f} s (target {SECONDS_A_ROSTER} s)")


if __name__ == "__main__":
    main()
