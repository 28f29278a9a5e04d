"""A check costs little more than the libraries it needs, and its text rules little of that.

Measured as well: how other checkers do, each on a task of its own of like size. They are installed
apart (``pip install frictionless[excel] pyxform``); the argument is the folder of their programs.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.benchmarks.aims import Measured
from tests.benchmarks.installed import Installed, installed
from tests.benchmarks.timing import Times, in_turn
from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

ROUNDS, ROUNDS_OF_PEERS = 21, 11
ALL, FEW = "import typer, rich, openpyxl", "import typer, rich"
WITHOUT_TEXTS = ("--ignore", "G6", "--ignore", "G7", "--ignore", "G8")


def main() -> None:
    """Print the ratios, and what the table of all leaves out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tool = installed(folder / "installed")
        print(what_a_check_adds(tool, folder))
        for aim, measured in [
            *starting(tool, folder, ROUNDS),
            *beside_peers(tool, folder, ROUNDS_OF_PEERS, sys.argv[1] if sys.argv[1:] else None),
        ]:
            print(f"{aim}: {measured.ours}, {measured.theirs}, {measured.ratio:.2f}")


def starting(tool: Installed, folder: Path, rounds: int) -> Iterator[tuple[str, Measured]]:
    """Compare commands with an interpreter that only imports the libraries they need."""
    check = (*tool.gaitool, "check", str(filled(folder)))
    commands = {
        "check": check,
        "previous": (*check, "--previous", str(year_before(folder))),
        "help": (*tool.gaitool, "--help"),
        ALL: (sys.executable, "-c", ALL),
        FEW: (sys.executable, "-c", FEW),
    }
    times = in_turn({way: lambda c=c: tool.run(c) for way, c in commands.items()}, rounds)
    for way, imports in (("check", ALL), ("previous", ALL), ("help", FEW)):
        yield way, of_times(times, way, imports)


def of_times(times: Times, way: str, peer: str, *, faster: bool = False) -> Measured:
    """Return the medians, and the ratio of one way to the other, or how much faster it is."""
    ours, theirs = (f"{times.milliseconds(one):.0f} ms" for one in (way, peer))
    ratio = times.ratio(peer, way) if faster else times.ratio(way, peer)
    return Measured(ours, theirs, ratio)


def what_a_check_adds(tool: Installed, folder: Path) -> str:
    """Tell what a terminal costs, and what the rules about texts cost of a check."""
    check = (*tool.gaitool, "check", str(filled(folder)), "--previous", str(year_before(folder)))
    times = in_turn(
        {
            "piped": lambda: tool.run(check),
            "on screen": lambda: tool.run(check, on_screen=True),
            "without G6, G7, G8": lambda: tool.run((*check, *WITHOUT_TEXTS)),
        },
        ROUNDS,
    )
    return (
        f"on screen {times.ratio('on screen', 'piped'):.2f} times as long as piped (target 1.2), "
        f"with all rules {times.ratio('piped', 'without G6, G7, G8'):.2f} times as long as "
        "without G6, G7, G8 (target 1.3)"
    )


def filled(folder: Path) -> Path:
    """Fill a workbook with a report that has a full text."""
    return filled_workbook(folder / "filled.xlsx", fixture("yongji_2023"))


def year_before(folder: Path) -> Path:
    """Fill the workbook of the year before, with a narrative of its own."""
    data = fixture("yongji_2023")
    text = json.dumps(data, ensure_ascii=False).replace(str(data["year"]), str(data["year"] - 1))
    return filled_workbook(folder / "last.xlsx", json.loads(text.replace("政务公开", "信息公开")))


def beside_peers(
    tool: Installed, folder: Path, rounds: int, programs: str | None
) -> Iterator[tuple[str, Measured]]:
    """Compare a check with other checkers; one that is not installed is left out."""
    # Where the commands run: frictionless takes a whole path for unsafe and looks at nothing.
    table = table_workbook(tool.folder / "table.xlsx", 1_500)
    form = form_workbook(tool.folder / "form.xlsx")
    commands = {"gaitool": (*tool.gaitool, "check", str(filled(folder)))}
    for program, arguments in (
        ("frictionless", ("validate", table.name)),
        ("xls2xform", ("--skip_validate", form.name, "form.xml")),
    ):
        if found := shutil.which(program, path=programs):
            # The commands run in a folder of their own.
            commands[program] = (str(Path(found).absolute()), *arguments)
    if len(commands) > 1:
        own = {"gaitool": (0, 1)}  # which finds something; the others have nothing to find
        ways = {
            name: lambda n=name, c=command: tool.run(c, codes=own.get(n, (0,)))
            for name, command in commands.items()
        }
        times = in_turn(ways, rounds)
        for program in [*commands][1:]:
            yield program, of_times(times, "gaitool", program, faster=True)


def table_workbook(path: Path, cells: int) -> Path:
    """Write a table of so many whole numbers, as frictionless expects them."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([f"c{column}" for column in range(10)])
    for row in range(cells // 10):
        sheet.append([row + column for column in range(10)])
    workbook.save(path)
    return path


def form_workbook(path: Path) -> Path:
    """Write the questions of our form as an XLSForm: one integer with a constraint each."""
    workbook = Workbook()
    survey = workbook.active
    assert survey is not None
    survey.title = "survey"
    survey.append(["type", "name", "label", "constraint"])
    for table in FORM_2021.tables.values():
        for key in table.inputs:
            survey.append(["integer", "_".join(key), str(key), ". >= 0"])
    workbook.create_sheet("choices").append(["list_name", "name", "label"])
    workbook.create_sheet("settings").append(["form_title"])
    workbook.save(path)
    return path


if __name__ == "__main__":
    main()
