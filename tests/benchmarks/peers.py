"""``check`` as a process beside other checkers: ``python -m tests.benchmarks.peers PROGRAMS``.

The peers are installed apart (``pip install frictionless[excel] pyxform`` in an environment of
their own); the argument is the folder of their programs. One that is missing is left out.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from openpyxl import Workbook

from gaitool.form import FORM_2021
from gaitool.reader import read_filled_report
from gaitool.template import write_template

FIXTURE = Path(__file__).parents[1] / "fixtures" / "yongji_2023.json"
ROUNDS = 9


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


def milliseconds(command: list[str]) -> float:
    """Return how long a process takes; whatever it finds is no matter."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Run all in turn, so that the noise of the machine meets all alike."""
    programs = Path(sys.argv[1]) if sys.argv[1:] else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = folder / "filled.xlsx"
        filled.write_bytes(write_template(read_filled_report(FIXTURE)))
        table = table_workbook(folder / "table.xlsx", cells=1_500)
        form = form_workbook(folder / "form.xlsx")
        commands = {"gaitool check": [sys.executable, "-m", "gaitool", "check", str(filled)]}
        for program, arguments in (
            ("frictionless", ["validate", str(table)]),
            ("xls2xform", ["--skip_validate", str(form), str(folder / "form.xml")]),
        ):
            found = shutil.which(program, path=str(programs) if programs else None)
            if found:
                commands[program] = [found, *arguments]
            else:
                print(f"{program} is not installed: left out")
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(ROUNDS + 1):
            for name, command in commands.items():
                taken = milliseconds(command)
                times[name] += [taken] if number else []
    ours = times["gaitool check"]
    for name, theirs in times.items():
        ratio = median(other / own for other, own in zip(theirs, ours, strict=True))
        print(f"{name}: {median(theirs):.0f} ms, {ratio:.2f} x the time of gaitool check")


if __name__ == "__main__":
    main()
