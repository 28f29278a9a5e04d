"""How fast a filled workbook is read beside libraries: ``python -m tests.benchmarks.reading``.

python-calamine, compiled code that gives values without formulas, is the limit; it is left out
where it is not installed.
"""

import tempfile
import time
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

from gaitool.office_files.opened import open_workbook
from gaitool.reader import read_filled_report
from gaitool.template import write_template

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
PAIRS, WARM_UP = 41, 3
TARGET = 1.3


def milliseconds(read: Callable[[Path], object], path: Path) -> float:
    """Return how long one reading takes in this process."""
    start = time.perf_counter()
    read(path)
    return (time.perf_counter() - start) * 1000


def every_value(path: Path) -> object:
    """Read the values of all sheets with python-calamine."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def grids_alone(path: Path) -> object:
    """Read the cells of all sheets of the layout, without making a report of them."""
    workbook = open_workbook(path, path.read_bytes())
    return workbook.grids(list(workbook.sheets)[1:])


def main() -> None:
    """Read one workbook in turn in every way."""
    warnings.simplefilter("ignore")
    ways: dict[str, Callable[[Path], object]] = {
        "read_filled_report": read_filled_report,
        "openpyxl.load_workbook": load_workbook,
        "its cells alone": grids_alone,
    }
    if find_spec("python_calamine"):
        ways["python-calamine"] = every_value
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "filled.xlsx"
        workbook.write_bytes(write_template(read_filled_report(FIXTURE)))
        rounds = [
            {name: milliseconds(read, workbook) for name, read in ways.items()}
            for _ in range(WARM_UP + PAIRS)
        ][WARM_UP:]
    for name in ways:
        taken = median(times[name] for times in rounds)
        ratio = median(times[name] / times["read_filled_report"] for times in rounds)
        print(f"{name}: {taken:.1f} ms, {ratio:.2f} x the time of read_filled_report")
    print(f"target: openpyxl.load_workbook at least {TARGET}")


if __name__ == "__main__":
    main()
