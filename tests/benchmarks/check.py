"""A check costs little more than the libraries it needs, and its text rules little of that.

Printed as well: how other checkers do, each on a task of its own of like size. They are installed
apart (``pip install frictionless[excel] pyxform``); the argument is the folder of their programs.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.benchmarks.timing import GAITOOL, in_turn, run_compiled
from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

PAIRS, ROUNDS = 21, 9
LIBRARIES = "import typer, rich, openpyxl"
WITHOUT_TEXTS = ("--ignore", "G6", "--ignore", "G7", "--ignore", "G8")


def main() -> None:
    """Measure each pair of commands."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = str(filled_workbook(folder / "filled.xlsx", fixture("yongji_2023")))
        check = ("check", filled)
        print(beside_imports("gaitool check", check, LIBRARIES, 1.35, folder))
        print(beside_imports("gaitool check (screen)", check, LIBRARIES, 1.6, folder))
        print(beside_imports("gaitool --help", ("--help",), "import typer, rich", 1.5, folder))
        print(with_and_without_texts(filled, folder))
        print("\n".join(beside_peers(filled, folder)))


def beside_imports(
    title: str, command: tuple[str, ...], imports: str, target: float, folder: Path
) -> str:
    """Compare a command with an interpreter that only imports."""
    compiled, on_screen = folder / "compiled", "screen" in title
    times = in_turn(
        {
            "ours": lambda: run_compiled((*GAITOOL, *command), compiled, on_screen=on_screen),
            "imports": lambda: run_compiled((sys.executable, "-c", imports), compiled),
        },
        PAIRS,
    )
    return (
        f"{title}: {times.milliseconds('ours'):.0f} ms; "
        f"{imports}: {times.milliseconds('imports'):.0f} ms; "
        f"{times.both_ratios('ours', 'imports', target)}"
    )


def with_and_without_texts(filled: str, folder: Path) -> str:
    """Compare a check beside last year's report with one that leaves the texts alone."""
    command = (*GAITOOL, "check", filled, "--previous", str(year_before(folder)))
    compiled = folder / "compiled"
    times = in_turn(
        {
            "all": lambda: run_compiled(command, compiled),
            "without": lambda: run_compiled((*command, *WITHOUT_TEXTS), compiled),
        },
        PAIRS,
    )
    return (
        f"all rules: {times.milliseconds('all'):.0f} ms; "
        f"without G6, G7, G8: {times.milliseconds('without'):.0f} ms; "
        f"{times.both_ratios('all', 'without', 1.3)}"
    )


def year_before(folder: Path) -> Path:
    """Fill the workbook of the year before, with a narrative of its own."""
    data = fixture("yongji_2023")
    text = json.dumps(data, ensure_ascii=False).replace(str(data["year"]), str(data["year"] - 1))
    return filled_workbook(folder / "last.xlsx", json.loads(text.replace("政务公开", "信息公开")))


def beside_peers(filled: str, folder: Path) -> Iterator[str]:
    """Compare with other checkers; one that is not installed is left out."""
    programs = sys.argv[1] if sys.argv[1:] else None
    table, form = table_workbook(folder / "table.xlsx", 1_500), form_workbook(folder / "form.xlsx")
    commands: dict[str, tuple[str, ...]] = {"gaitool check": (*GAITOOL, "check", filled)}
    for program, arguments in (
        ("frictionless", ("validate", str(table))),
        ("xls2xform", ("--skip_validate", str(form), str(folder / "form.xml"))),
    ):
        if found := shutil.which(program, path=programs):
            commands[program] = (found, *arguments)
        else:
            yield f"{program} is not installed: left out"

    def run(command: tuple[str, ...]) -> None:
        subprocess.run(command, capture_output=True, check=False)  # whatever it finds

    times = in_turn({name: lambda c=c: run(c) for name, c in commands.items()}, ROUNDS)
    for name in commands:
        ratio = times.ratio(name, "gaitool check")
        yield f"{name}: {times.milliseconds(name):.0f} ms, {ratio:.2f} x the time of gaitool check"


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
