"""A command loads what it needs and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from gaitool.cli.command_list import COMMANDS, module_of

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

SCRIPT = """
import sys
from gaitool.cli.process import run
run(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a command line has loaded when it is done, its output piped."""
    command = [sys.executable, "-c", SCRIPT, *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return set(done.stderr.decode("utf-8").splitlines()[-1].split())


def test_the_help_loads_no_command() -> None:
    assert not loaded_by("--help") & set(map(module_of, COMMANDS))


def test_the_help_loads_neither_form_nor_library() -> None:
    assert not loaded_by("--help") & {"gaitool.form", "openpyxl", "rich", "xlsxwriter"}


def test_a_piped_check_loads_only_what_it_asks(tmp_path: Path) -> None:
    filled = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"))
    idle = {
        "gaitool.collection",
        "gaitool.rules.location",
        "gaitool.rules.units",
        "gaitool.template",
        "hashlib",
        "multiprocessing",
        "openpyxl",
        "pebble",
        "rich",
        "typer",
        "xlsxwriter",
    }
    assert not loaded_by("check", str(filled)) & idle


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_listed_can_be_loaded(command: str) -> None:
    assert module_of(command) in loaded_by(command, "--help")


def test_a_report_as_workbook_loads_no_library_of_the_other_formats(tmp_path: Path) -> None:
    filled = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"))
    loaded = loaded_by("report", str(filled), "-o", str(tmp_path / "report.xlsx"))
    assert not loaded & {"docx", "jinja2"}
