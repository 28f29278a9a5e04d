"""How fast a filled workbook is read beside openpyxl: ``python -m tests.benchmarks.reading``."""

import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

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


def main() -> None:
    """Read one workbook in turn with the tool and with openpyxl's full mode."""
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "filled.xlsx"
        workbook.write_bytes(write_template(read_filled_report(FIXTURE)))
        pairs = [
            (milliseconds(load_workbook, workbook), milliseconds(read_filled_report, workbook))
            for _ in range(WARM_UP + PAIRS)
        ][WARM_UP:]
    plain, ours = (median(times) for times in zip(*pairs, strict=True))
    pairwise = median(theirs / tool for theirs, tool in pairs)
    print(
        f"openpyxl.load_workbook {plain:.1f} ms, read_filled_report {ours:.1f} ms: "
        f"{plain / ours:.2f} x as fast, median of ratios {pairwise:.2f} (target {TARGET})"
    )


if __name__ == "__main__":
    main()
