"""Prints every ratio that the README states, each beside a peer in the same run."""

import argparse
import ast
import platform
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gaitool.cli.machine import usable_cores

from tests.benchmarks.aims import AIMS, Measured, table
from tests.benchmarks.check import beside_peers, starting
from tests.benchmarks.documents import beside_readers
from tests.benchmarks.installed import installed
from tests.benchmarks.many_files import on_cores, second_rollup
from tests.benchmarks.rollup_outputs import workbook_written
from tests.support.rollup.files_of_units import files_of_units

_NOT_ONE = frozenset(["__init__", "__main__", "aims", "installed", "timing"])
_NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True)
class Size:
    """How often short runs are repeated, pairs of long ones, and over how many files they go."""

    rounds: int
    readings: int
    pairs: int
    files: int
    units: int


FULL = Size(rounds=21, readings=41, pairs=3, files=400, units=3_000)
BRIEF = Size(rounds=11, readings=11, pairs=1, files=200, units=1_000)


def main() -> None:
    """Print the table, or the benchmarks that there are."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    options.add_argument("--list", action="store_true", help="list all benchmarks instead")
    options.add_argument("--brief", action="store_true", help="fewer rounds, files and units")
    options.add_argument("--peers", metavar="FOLDER", help="where frictionless and xls2xform are")
    asked = options.parse_args()
    if asked.list:
        print("\n".join(listed()))
        return
    warnings.simplefilter("ignore")
    measured = {}
    for name, one in every_ratio(BRIEF if asked.brief else FULL, asked.peers):
        measured[name] = one
        if sys.stderr.isatty():
            print(f"{len(measured)}/{len(AIMS)}", end="\r", file=sys.stderr, flush=True)
    print(f"{platform.python_implementation()} {platform.python_version()}, {usable_cores()} cores")
    print("\n".join(table(measured, _NOT_INSTALLED)))


def every_ratio(size: Size, peers: str | None) -> Iterator[tuple[str, Measured]]:
    """Measure what has an aim; what needs a peer that is not installed is left out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tool = installed(folder / "installed")
        yield from starting(tool, folder, size.rounds)
        yield from beside_readers(folder, size.readings)
        yield from beside_peers(tool, folder, BRIEF.rounds, peers)
        yield from on_cores(tool, files_of_units(folder / "files", size.files), size.pairs)
        yield "second_rollup", second_rollup(tool, folder, size.units)
        yield "rollup_workbook", workbook_written(folder, size.pairs)


def listed() -> Iterator[str]:
    """Yield a line a benchmark: how it is run, and what it proves."""
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in _NOT_ONE:
            told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
            command, sentence = f"python -m tests.benchmarks.{file.stem}", told.partition("\n")[0]
            yield f"{command:38} {sentence}"


if __name__ == "__main__":
    main()
