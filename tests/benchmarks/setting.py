"""How long a finished report takes to be set: ``python -m tests.benchmarks.setting``."""

import tempfile
import time
from pathlib import Path
from statistics import median

from gaitool.cli.app import run

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
TARGET = 1.5
_RUNS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("xlsx", "docx", "html"):
            target = Path(folder) / f"report.{ending}"
            seconds = median(_seconds_to_set(target) for _ in range(_RUNS))
            print(f"{ending}: {seconds:.2f} s (target {TARGET} s)")


def _seconds_to_set(target: Path) -> float:
    start = time.perf_counter()
    run(["report", str(FIXTURE), "-o", str(target), "--force"])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
