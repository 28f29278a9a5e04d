"""Many files take both cores, no more memory the more they are, and a second roll-up nearly none.

``check 2000``, ``rollup 300 3000`` and ``roster 200`` choose a part and its numbers of files.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from gaitool.cli.machine import usable_cores

from tests.benchmarks.timing import GAITOOL, Watched, busy_ratio, in_turn, watched
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

PAIRS = 3
FASTER_WITH_TWO = 1.7
LARGEST_GROWTH = 1.2
SMALLEST_GAIN = 10
SECONDS_A_ROSTER = 20
USUAL = {"check": [2_000], "rollup": [300, 3_000], "roster": [200]}


def main() -> None:
    """Measure the part that is asked for, or all."""
    asked = sys.argv[1:2] or list(USUAL)
    parts = {"check": check, "rollup": rollup, "roster": roster}
    for part in asked:
        counts = [int(word) for word in sys.argv[2:]] or USUAL[part]
        parts[part](counts)


def check(counts: list[int]) -> None:
    """Check the same files with one worker and with two, in turn, and bare processes beside.

    Processor seconds tell what is lost to handing over, whatever else runs meanwhile.
    """
    ones, twos, bare = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        content = filled_workbook(Path(folder) / "0.xlsx", fixture("yongji_2023")).read_bytes()
        files = [Path(folder) / f"{number}.xlsx" for number in range(counts[0])]
        for file in files:
            file.write_bytes(content)
        command = (*GAITOOL, "check", *map(str, files), "--jobs")
        for _ in range(PAIRS):
            bare.append(busy_ratio())
            ones.append(watched((*command, "1")))
            twos.append(watched((*command, "2")))
    print_check(counts[0], ones, twos, median(bare))


def print_check(count: int, ones: list[Watched], twos: list[Watched], bare: float) -> None:
    """Print medians of the pairs."""
    for words, runs in (("1 worker", ones), ("2 workers", twos)):
        seconds = median(run.seconds for run in runs)
        processor = median(run.all_processor for run in runs)
        most = max(size for run in runs for size in run.peaks.values())
        print(
            f"{count} files, {words}: {seconds:.1f} s = {count / seconds:.0f} files/s, "
            f"{processor:.1f} processor seconds, most memory of a process {most:.0f} MB"
        )
    pairs = list(zip(ones, twos, strict=True))
    ratio = median(one.seconds / two.seconds for one, two in pairs)
    lost = median(two.all_processor / one.all_processor for one, two in pairs)
    busiest = median(one.busiest / two.busiest for one, two in pairs)
    print(
        f"ratio {ratio:.2f} (target {FASTER_WITH_TWO}), two bare busy processes {bare:.2f}; "
        f"two workers take {lost:.2f} times the processor seconds of one, "
        f"the busier of them 1/{busiest:.2f}"
    )


def rollup(counts: list[int]) -> None:
    """Roll up so many files, again, and again with the workbook."""
    print(f"two bare busy processes together: {busy_ratio():.2f} times as fast")
    peaks = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_units(folder / "units", count)
            command = (*GAITOOL, "rollup", str(folder / "units"), "--force", "--jobs", "2")
            cache = {"XDG_CACHE_HOME": str(folder / "cache")}
            first, second = watched(command, **cache), watched(command, **cache)
            written = watched((*command, "--output", str(folder / "all.xlsx")), **cache)
        peaks.append(max(run.memory for run in (first, second, written)))
        print(f"{count} files: {count / first.seconds:.0f} files/s\n  first run: {first}")
        print(
            f"  second run: {second}, {first.seconds / second.seconds:.1f} times as fast "
            f"(target {SMALLEST_GAIN})\n  second run with the workbook: {written}"
        )
    print(f"memory of the most files to the fewest: {peaks[-1] / peaks[0]:.2f} ({LARGEST_GROWTH})")


def make_units(folder: Path, count: int) -> None:
    """Write reports that differ in agency, in one figure and in every sentence."""
    folder.mkdir()
    report = fixture("yongji_2023")
    texts = json.dumps(report["sections"], ensure_ascii=False)
    for number in range(count):
        word = chr(0x4E00 + number // 100) + chr(0x5000 + number % 100)
        own = {
            "agency": f"第{number}号{report['agency']}",
            "cells": report["cells"] | {"disclosure.licences.decisions": number},
            "sections": json.loads(texts.replace("。", f"{word}。")),
        }
        filled_workbook(folder / f"{number}.xlsx", report | own)


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
