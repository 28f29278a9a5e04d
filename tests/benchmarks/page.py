"""The page is ready within 6 s, checks a first file within 3 s, the next in 0.5 s; memory stays.

200 checks of one workbook, one after another, in each browser that is there.
"""

import tempfile
from pathlib import Path
from statistics import median

from tests.support.marked_copies import MISTAKES, whole
from tests.support.one_page import PROGRAMS, found, make_page, open_page
from tests.support.workbooks import filled_workbook

CHECKS = 200
_LOOKED_AT = (1, 20, 100, 200)


def main() -> None:
    """Print the seconds and the memory beside what they should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = make_page(folder)
        file = filled_workbook(folder / "年报.xlsx", whole(), dict(MISTAKES.values()))
        for browser in PROGRAMS:
            if found(browser):
                _measure(browser, page, folder / browser, file)
            else:
                print(f"{browser} is not installed")


def _measure(browser: str, page: Path, folder: Path, file: Path) -> None:
    steps = [
        {"view": "check", "files": {"check-files": [file]}, "memory": number in _LOOKED_AT}
        for number in range(1, CHECKS + 1)
    ]
    seen = open_page(browser, page, folder, steps)
    first, *next_ones = (step["seconds"] for step in seen.done)
    print(
        f"{browser}: ready {seen.ready / 1000:.1f} s (6), first check {first:.2f} s (3), ", end=""
    )
    print(f"next {median(next_ones):.2f} s, slowest {max(next_ones):.2f} s (0.5)")
    held = (f"{number}: {seen.done[number - 1]['megabytes']} MB" for number in _LOOKED_AT)
    print(f"  memory after so many checks: {', '.join(held)}")


if __name__ == "__main__":
    main()
