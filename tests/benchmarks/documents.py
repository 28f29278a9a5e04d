"""A workbook is read faster than openpyxl loads it; reports are set, huge pages read in seconds.

python-calamine, compiled code that gives values without formulas, is the limit of reading; it is
left out where it is not installed.
"""

import tempfile
import time
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from openpyxl import load_workbook

from gaitool.cli.process import run
from gaitool.importers import read_published
from gaitool.office_files.opened import open_workbook
from gaitool.reader import read_filled_report

from tests.benchmarks.aims import Measured
from tests.benchmarks.timing import in_turn
from tests.support.importing.large_page import TABLES, large_page
from tests.support.text_grid import FIXTURES, fixture, report_of
from tests.support.workbooks import filled_workbook

READINGS, WARM_UP = 41, 3
SETTINGS = 5


def main() -> None:
    """Measure reading, setting, and the page."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        reading(Path(folder))
        setting(Path(folder))
        reading_a_large_page(Path(folder))


def reading(folder: Path) -> None:
    """Print how reading compares."""
    for aim, one in beside_readers(folder, READINGS):
        print(f"{aim}: {one.ours}, {one.theirs}, {one.ratio:.2f}")
    filled = filled_workbook(folder / "filled.xlsx", fixture("yongji_2023"))
    times = in_turn({"cells": lambda: cells_alone(filled)}, READINGS, warm_up=WARM_UP)
    print(f"its cells alone: {times.milliseconds('cells'):.1f} ms")


def beside_readers(folder: Path, rounds: int) -> Iterator[tuple[str, Measured]]:
    """Read one filled workbook in turn in every way; a reader that is missing is left out."""
    filled = filled_workbook(folder / "filled.xlsx", fixture("yongji_2023"))
    ways = {
        "ours": lambda: read_filled_report(filled),
        "openpyxl": lambda: load_workbook(filled),
    }
    if find_spec("python_calamine"):
        ways["calamine"] = lambda: every_value(filled)
    times = in_turn(ways, rounds, warm_up=WARM_UP, clock=time.process_time)
    ours = f"{times.milliseconds('ours'):.1f} ms"
    yield (
        "openpyxl",
        Measured(ours, f"{times.milliseconds('openpyxl'):.0f} ms", times.ratio("openpyxl", "ours")),
    )
    if "calamine" in ways:
        yield (
            "calamine",
            Measured(
                ours, f"{times.milliseconds('calamine'):.2f} ms", times.ratio("ours", "calamine")
            ),
        )


def cells_alone(path: Path) -> object:
    """Read the cells of all sheets of the layout, without making a report of them."""
    workbook = open_workbook(path, path.read_bytes())
    return workbook.grids(list(workbook.sheets)[1:])


def every_value(path: Path) -> object:
    """Read the values of all sheets with python-calamine."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def setting(folder: Path) -> None:
    """Set a finished report in every format, by the command as a user runs it."""
    source = str(FIXTURES / "yongji_2023.json")
    for ending in ("xlsx", "docx", "html", "svg"):
        command = ["report", source, "-o", str(folder / f"report.{ending}"), "--force"]
        seconds = in_turn({ending: lambda c=command: run(c)}, SETTINGS, warm_up=0).seconds(ending)
        print(f"{ending}: {seconds:.2f} s (target 1.5 s)")


def reading_a_large_page(folder: Path) -> None:
    """Read a report among thousands of tables that are none of it."""
    page = large_page(folder / "page.html", report_of(fixture("yongji_2023")))
    start = time.process_time()
    imported = read_published(page)
    seconds = time.process_time() - start
    size = page.stat().st_size / 1_000_000
    print(f"{size:.1f} MB, {TABLES} other tables: {seconds:.1f} processor seconds")
    print(f"{len(imported.report.answers)} inputs, {len(imported.doubts)} doubts")


if __name__ == "__main__":
    main()
