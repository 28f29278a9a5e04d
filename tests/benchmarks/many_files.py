"""How checks of many files use two cores: ``python -m tests.benchmarks.many_files 2000``.

Two bare busy processes are measured beside, since a machine that others use at the same time
has no second core to give.
"""

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from gaitool.reader import read_filled_report
from gaitool.template import write_template

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
TARGET = 1.7
_BUSY = "n = 0\nwhile n < 20_000_000: n += 1"


def seconds(files: list[Path], jobs: int) -> tuple[float, float]:
    """Return how long a check takes, and the most memory of one of its processes, in MB."""
    command = [sys.executable, "-m", "gaitool", "check", *map(str, files), "--jobs", str(jobs)]
    start = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(running, most))
    watch.start()
    running.wait()
    taken = time.perf_counter() - start
    watch.join()
    return taken, most[0]


def _watch(running: "subprocess.Popen[bytes]", most: list[float]) -> None:
    while running.poll() is None:
        most[0] = max([most[0], *map(_peak, family(running.pid))])
        time.sleep(0.2)


def family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        found = [int(child) for child in children.read_text().split()]
    except OSError:
        return [process]
    return [process, *(relative for child in found for relative in family(child))]


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(sizes[0]) / 1024 if sizes else 0


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
    """Check the same files with one worker and with two."""
    count = int(sys.argv[1]) if sys.argv[1:] else 2_000
    with tempfile.TemporaryDirectory() as folder:
        content = write_template(read_filled_report(FIXTURE))
        files = [Path(folder) / f"{number}.xlsx" for number in range(count)]
        for file in files:
            file.write_bytes(content)
        bare = busy_ratio()
        (one, _), (two, most) = seconds(files, 1), seconds(files, 2)
    print(
        f"{count} files: 1 worker {one:.1f} s, 2 workers {two:.1f} s = {count / two:.0f} files/s, "
        f"most memory of a process {most:.0f} MB; ratio {one / two:.2f} (target {TARGET}), "
        f"two bare busy processes: {bare:.2f}"
    )


if __name__ == "__main__":
    main()
