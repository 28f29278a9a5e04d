"""The outputs of a roll-up stay usable with 3,000 units: one screen, 8 MB, 0.2 s a filter."""

import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from rich.console import Console

from gaitool.renderers.findings.columns import finding_words
from gaitool.renderers.rollup.page import write_rollup_page
from gaitool.renderers.rollup.terminal import print_rollup
from gaitool.renderers.rollup.workbook import write_rollup_workbook

from tests.benchmarks.aims import Measured
from tests.benchmarks.timing import in_turn
from tests.support.gathered import Gathered
from tests.support.judges import WEB
from tests.support.rollup.gathered_reports import rolled_up_reports
from tests.support.rollup.many_units import alike_reports, many_units

UNITS, FINDINGS_EACH = 3_000, 5
MOST_LINES, MOST_MEGABYTES, MOST_SECONDS_A_FILTER = 60, 8, 0.2
ASKED = [
    ["name", "教育"],
    ["name", ""],
    ["standing", "failed"],
    ["standing", "passed"],
    ["rule", "G1"],
    ["rule", "G801"],
    ["rule", ""],
    ["standing", ""],
    ["name", "第17"],
    ["name", ""],
]


def main() -> None:
    """Write everything once; ``rollup_outputs 300`` takes another number of units."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _outputs(count, folder)
        _copied_texts(count, folder)


def _outputs(count: int, folder: Path) -> None:
    gathered = many_units(count, FINDINGS_EACH, folder)
    print(f"{count} units, {sum(1 for _ in gathered.findings())} findings")
    screen = io.StringIO()
    took = _took(lambda: print_rollup(gathered, Console(file=screen, width=80)))
    lines = len(screen.getvalue().splitlines())
    print(f"screen: {lines} lines (target {MOST_LINES}), {took}")
    page = folder / "page.html"
    with page.open("wb") as stream:
        took = _took(lambda: write_rollup_page(gathered, stream, str))
    megabytes = page.stat().st_size / 1e6
    print(f"page: {megabytes:.1f} MB (target {MOST_MEGABYTES}), {took}")
    slowest = max(_filter_times(page)) / 1000
    print(f"slowest filter in Chromium: {slowest:.2f} s (target {MOST_SECONDS_A_FILTER})")
    print(f"workbook: {_took(lambda: _write_workbook(gathered, folder))}")


def workbook_written(folder: Path, rounds: int) -> Measured:
    """Compare the workbook of 3,000 units with what openpyxl takes for its values alone."""
    gathered = many_units(UNITS, FINDINGS_EACH, folder)
    times = in_turn(
        {
            "ours": lambda: _write_workbook(gathered, folder),
            "openpyxl": lambda: _write_values(gathered, folder / "values.xlsx"),
        },
        rounds,
        warm_up=0,
        clock=time.process_time,
    )
    ours, theirs = times.seconds("ours"), times.seconds("openpyxl")
    return Measured(f"{ours:.1f} s", f"{theirs:.1f} s", ours / theirs, figure=ours)


def _write_workbook(gathered: Gathered, folder: Path) -> None:
    with (folder / "all.xlsx").open("w+b") as stream:
        write_rollup_workbook(gathered, stream, str)


def _write_values(gathered: Gathered, target: Path) -> None:
    """Write the words of the findings and the figures of all units, row after row."""
    workbook = Workbook(write_only=True)
    findings, details = workbook.create_sheet("问题清单"), workbook.create_sheet("明细")
    for line, finding in gathered.findings():
        findings.append((line.unit, *finding_words(finding)))
    for line, figures in gathered.figures():
        details.append((line.unit, line.file, *figures.values()))
    workbook.save(target)


def _filter_times(page: Path) -> list[float]:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    command = ["node", str(WEB / "filter_times.mjs"), browser, str(page), json.dumps(ASKED)]
    done = subprocess.run(command, capture_output=True, check=True)
    times: list[float] = json.loads(done.stdout)
    return times


def _copied_texts(count: int, folder: Path) -> None:
    """Compare so many texts that are all alike, though no two are the same."""
    with rolled_up_reports(alike_reports(count), folder / "store.sqlite") as finished:
        groups: list[int] = []
        took = _took(lambda: groups.extend(len(one.texts) for one in finished.copied_texts()))
    print(f"texts that are all alike: groups of {groups} in {took}")


def _took(work: Callable[[], object]) -> str:
    """Return how long it took, and how much of that it really worked: others use the machine."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    return f"{seconds:.1f} s ({processor:.1f} processor seconds)"


if __name__ == "__main__":
    main()
