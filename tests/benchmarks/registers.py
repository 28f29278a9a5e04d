"""Counting 10,000 rows takes 2 seconds at most, in proportion to the rows and in flat memory.

Printed as well: what a copy of a filled workbook costs beside a new one (``--into``).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.timing import GAITOOL, in_turn
from tests.support.registers import Rows, as_csv, as_workbook, lines_of, register_of
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

ROWS, ROUNDS = 10_000, 3
_MEGABYTE = 1024
_MEASURED = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def rows(many: int) -> Rows:
    """Return so many applications, each with a number of its own."""
    some = register_of(report_of(fixture("consistent")))
    return [some[n % len(some)] | {"编号": f"2025-{n:06}"} for n in range(many)]


def main() -> None:
    """Measure registers of two sizes, both kinds of file, and both kinds of target."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for many in (ROWS // 10, ROWS, 4 * ROWS):
            (folder / f"{many}.xlsx").write_bytes(as_workbook(list(lines_of(rows(many)))))
            (folder / f"{many}.csv").write_bytes(as_csv(rows(many)))
        filled = filled_workbook(folder / "filled.xlsx", fixture("consistent"))
        ways = {
            "tenth": lambda: _count(folder, f"{ROWS // 10}.xlsx"),
            "xlsx": lambda: _count(folder, f"{ROWS}.xlsx"),
            "csv": lambda: _count(folder, f"{ROWS}.csv"),
            "into": lambda: _count(folder, f"{ROWS}.xlsx", "--into", str(filled)),
        }
        times = in_turn(ways, ROUNDS)
        memory = {
            file: _megabytes(folder, file)
            for file in (f"{many}.{kind}" for kind in ("xlsx", "csv") for many in (ROWS, 4 * ROWS))
        }
    for way in ways:
        print(f"gaitool count, {way}: {times.seconds(way):.2f} s")
    print(f"ten times the rows: {times.ratio('xlsx', 'tenth'):.2f} times as long (target 10)")
    print(f"into a copy: {times.ratio('into', 'xlsx'):.2f} times as long (target 1.8)")
    for file, megabytes in memory.items():
        print(f"memory, {file}: {megabytes:.0f} MB")


def _megabytes(folder: Path, register: str) -> float:
    """Return how much memory counting a register takes at most."""
    # Started by a small process: a child's peak begins at the size of the one that starts it.
    words = [sys.executable, "-S", "-c", _MEASURED, *_words(register)]
    done = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / _MEGABYTE  # Linux counts in KiB


def _words(register: str, *more: str) -> list[str]:
    return [*GAITOOL, "count", register, "-o", "counted.xlsx", "--force", *more]


def _count(folder: Path, register: str, *more: str) -> None:
    # Exit code 1 would mean that rows were not counted.
    subprocess.run(_words(register, *more), cwd=folder, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
