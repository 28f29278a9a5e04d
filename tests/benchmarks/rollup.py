"""How a roll-up scales: ``python -m tests.benchmarks.rollup 300 3000``.

Prints files a second, the most memory of the command with all its workers, and how much faster
a second run is, for each number of files; then how the memory of the largest compares with that
of the smallest.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from gaitool.reader import read_filled_report
from gaitool.template import write_template

from tests.benchmarks.many_files import busy_ratio

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
JOBS = 2
LARGEST_GROWTH = 1.2
SMALLEST_GAIN = 10


@dataclass(frozen=True)
class Run:
    """How long a command took, its processor seconds, and most memory, of all its processes."""

    seconds: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return (
            f"{self.seconds:.1f} s ({self.processor:.1f} processor seconds), "
            f"most memory {self.memory:.0f} MB"
        )


@dataclass
class Watch:
    """What was seen of a command's processes while it ran."""

    memory: float = 0
    processor: dict[int, float] = field(default_factory=dict)

    def look(self, running: "subprocess.Popen[bytes]") -> None:
        while running.poll() is None:
            processes = family(running.pid)
            self.memory = max(self.memory, sum(map(_own_memory, processes)))
            self.processor |= {
                one: _processor_seconds(one) or self.processor.get(one, 0) for one in processes
            }
            time.sleep(0.1)


def measured(folder: Path, cache: Path, *options: str) -> Run:
    """Roll a folder up."""
    command = [sys.executable, "-m", "gaitool", "rollup", str(folder), *options]
    start = time.perf_counter()
    running = subprocess.Popen(
        [*command, "--force", "--jobs", str(JOBS)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
    )
    watch = Watch()
    looking = threading.Thread(target=watch.look, args=(running,))
    looking.start()
    running.wait()
    taken = time.perf_counter() - start
    looking.join()
    return Run(taken, sum(watch.processor.values()), watch.memory)


def family(process: int) -> list[int]:
    """Return a process with its children and theirs."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(one for child in listed for one in family(int(child)))]


def _own_memory(process: int) -> float:
    """Return the memory of a process in MB, what it shares with others by halves and thirds."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return (
        sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    )


def _processor_seconds(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def make_files(folder: Path, count: int) -> None:
    """Write reports that differ in agency, in one figure and in every sentence."""
    report = json.loads(FIXTURE.read_text(encoding="utf-8"))
    source = folder / "report.json"
    for number in range(count):
        own = dict(report)
        own["agency"] = f"第{number}号{report['agency']}"
        own["cells"] = report["cells"] | {"disclosure.licences.decisions": number}
        word = chr(0x4E00 + number // 100) + chr(0x5000 + number % 100)
        own["sections"] = json.loads(json.dumps(report["sections"]).replace("\\u3002", f"{word}。"))
        source.write_text(json.dumps(own), encoding="utf-8")
        (folder / f"{number}.xlsx").write_bytes(write_template(read_filled_report(source)))
    source.unlink()


def main() -> None:
    """Measure a first and a second run for each number of files."""
    counts = [int(word) for word in sys.argv[1:]] or [300, 3_000]
    print(f"two bare busy processes together: {busy_ratio():.2f} times as fast")
    peaks = []
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            folder, cache = Path(place) / "units", Path(place) / "cache"
            folder.mkdir()
            make_files(folder, count)
            first = measured(folder, cache)
            second = measured(folder, cache)
            written = measured(folder, cache, "--output", str(Path(place) / "all.xlsx"))
        peaks.append(max(run.memory for run in (first, second, written)))
        print(f"{count} files: {count / first.seconds:.0f} files/s\n  first run: {first}")
        print(
            f"  second run: {second}, {first.seconds / second.seconds:.1f} times as fast "
            f"(target {SMALLEST_GAIN})\n  second run with the workbook: {written}"
        )
    print(f"memory of the most files to the fewest: {peaks[-1] / peaks[0]:.2f} ({LARGEST_GROWTH})")


if __name__ == "__main__":
    main()
