"""Checking loads no screen, no library of workers and none of published documents by itself."""

import subprocess
import sys

import pytest

from gaitool.template import write_template

from tests.support.text_grid import fixture, report_of

MODULES = [
    "gaitool.checking",
    "gaitool.checking.checked_files",
    "gaitool.checking.engine",
    "gaitool.checking.file_work",
    "gaitool.checking.many_files",
    "gaitool.checking.one_file",
    "gaitool.checking.remarks",
    "gaitool.checking.sources",
]
WORKERS = ["gaitool.checking.cluster", "gaitool.checking.confined"]
UNASKED = {"distributed", "lxml", "pebble", "rich", "typer", "xlsxwriter"}
SCRIPT = """
import sys
from importlib import import_module
import_module(sys.argv[1])
print(*sys.modules)
"""
WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))  # whoever imports one of these fails
from gaitool.checking.one_file import check_content
from gaitool.rules.catalogue import CATALOGUE
for name in ("report.xlsx", "broken.xlsx"):
    content = sys.stdin.buffer.read() if name == "report.xlsx" else b"PK"
    print(type(check_content(name, content, CATALOGUE)).__name__)
"""


def loaded_with(module: str) -> set[str]:
    """Return what a fresh interpreter has loaded once it has imported a module."""
    command = [sys.executable, "-c", SCRIPT, module]
    return set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())


@pytest.mark.parametrize("module", MODULES)
def test_what_a_browser_needs_loads_neither_screen_nor_processes(module: str) -> None:
    assert not loaded_with(module) & {*UNASKED, "multiprocessing"}


@pytest.mark.parametrize("module", WORKERS)
def test_the_workers_load_their_libraries_when_they_start(module: str) -> None:
    assert not loaded_with(module) & UNASKED


def test_a_workbook_is_checked_where_there_are_neither_processes_nor_lxml() -> None:
    without = [*sorted(UNASKED), "multiprocessing", "openpyxl", "resource"]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *without],
        input=write_template(report_of(fixture("consistent"))),
        capture_output=True,
        check=True,
    )
    assert done.stdout.split() == [b"CheckedFile", b"UnusableFileResult"]
