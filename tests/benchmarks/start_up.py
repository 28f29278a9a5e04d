"""How long a command takes beside bare imports: ``python -m tests.benchmarks.start_up``.

Both commands of a pair run in turn, so that the noise of the machine meets both alike. Compiled
modules are kept in a folder of their own: an installed package is compiled, a checkout may not be.
"""

import os
import pty
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from gaitool.reader import read_filled_report
from gaitool.template import write_template

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
PAIRS = 21


@dataclass(frozen=True)
class Race:
    """A command of the tool, the imports it is measured against, and the ratio aimed at."""

    title: str
    command: tuple[str, ...]
    imports: str
    target: float
    on_screen: bool = False


def races(workbook: Path) -> tuple[Race, ...]:
    """Return what is measured: a check of one filled workbook, to a pipe and to a screen; help."""
    check, libraries = ("check", str(workbook)), "import typer, rich, openpyxl"
    return (
        Race("gaitool check", check, libraries, 1.35),
        Race("gaitool check (screen)", check, libraries, 1.6, on_screen=True),
        Race("gaitool --help", ("--help",), "import typer, rich", 1.5),
    )


def milliseconds(compiled: Path, *arguments: str, on_screen: bool = False) -> float:
    """Return how long a new interpreter takes for the arguments; it may exit with findings."""
    kept = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    command, environment = [sys.executable, *arguments], {**os.environ, **kept}
    screen, output = pty.openpty() if on_screen else os.pipe()
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=output, stderr=subprocess.DEVNULL
    ) as running:
        os.close(output)
        printed = 0
        while piece := _read(screen):
            printed += len(piece)
    taken = (time.perf_counter() - start) * 1000
    os.close(screen)
    if running.returncode not in (0, 1) or (running.returncode and not printed):
        raise RuntimeError(f"{arguments}: exit code {running.returncode}")
    return taken


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 4096)
    except OSError:  # how a terminal says that the other side has left
        return b""


def run(race: Race, compiled: Path) -> str:
    """Run the pairs in turn; return both medians, and the ratio reckoned in two ways."""
    pairs = [
        (
            milliseconds(compiled, "-m", "gaitool", *race.command, on_screen=race.on_screen),
            milliseconds(compiled, "-c", race.imports),
        )
        for _ in range(PAIRS + 1)
    ][1:]
    tool, imports = (median(times) for times in zip(*pairs, strict=True))
    pairwise = median(ours / theirs for ours, theirs in pairs)
    return (
        f"{race.title}: {tool:.0f} ms; {race.imports}: {imports:.0f} ms; "
        f"ratio of medians {tool / imports:.2f}, median of ratios {pairwise:.2f} "
        f"(target {race.target})"
    )


def main() -> None:
    """Fill a workbook in a folder of its own and run both races."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "filled.xlsx"
        workbook.write_bytes(write_template(read_filled_report(FIXTURE)))
        for race in races(workbook):
            print(run(race, Path(folder) / "compiled"))


if __name__ == "__main__":
    main()
