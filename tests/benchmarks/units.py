"""How long the workbooks of a whole roster take: ``python -m tests.benchmarks.units 200``."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gaitool.cli.machine import usable_cores

TARGET_SECONDS = 20


def main() -> None:
    """Write the workbooks of so many units with the command as a user runs it."""
    count = int(sys.argv[1]) if sys.argv[1:] else 200
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / "名单.csv"
        rows = (f"示例县第{number}局,政府部门,县级" for number in range(count))
        roster.write_text("\n".join(["机关名称,机关类型,行政层级", *rows]), encoding="utf-8")
        target = Path(folder) / "填报表"
        command = [sys.executable, "-m", "gaitool", "template", "--roster", str(roster)]
        start = time.perf_counter()
        subprocess.run([*command, "--year", "2025", "-o", str(target)], check=True)
        seconds = time.perf_counter() - start
        written = len(list(target.glob("*.xlsx")))
    print(f"{written} units, {usable_cores()} cores: {seconds:.1f} s (target {TARGET_SECONDS} s)")


if __name__ == "__main__":
    main()
