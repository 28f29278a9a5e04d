"""A check of files and nothing else, which no parser reads, does what one with an option does."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from gaitool.cli.check_asked import CheckAsked
from gaitool.cli.commands.check import check
from gaitool.cli.process import files_alone

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook


def ended(*arguments: str) -> tuple[int, bytes, bytes]:
    """Return the exit code and both outputs of a command line."""
    command = [sys.executable, "-m", "gaitool", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return a file of each kind, and one that is not there, by what it is."""
    folder = tmp_path_factory.mktemp("files")
    wrong = fixture("consistent")
    wrong["cells"]["applications.received.natural_person"] += 7
    paths = {
        "consistent": filled_workbook(folder / "相符.xlsx", fixture("consistent")),
        "wrong": filled_workbook(folder / "不平.xlsx", wrong),
        "broken": folder / "坏的.xlsx",
        "folder": folder,
        "missing": folder / "没有.xlsx",
    }
    paths["broken"].write_bytes(b"PK\x03\x04 broken")
    return {kind: str(path) for kind, path in paths.items()}


@pytest.mark.parametrize(
    "kinds",
    [
        ("consistent",),
        ("wrong",),
        ("broken",),
        ("folder",),
        ("missing",),
        ("consistent", "wrong"),
        ("wrong", "missing"),
    ],
    ids=" ".join,
)
def test_it_ends_as_a_check_with_an_option_does(
    files: dict[str, str], kinds: tuple[str, ...]
) -> None:
    paths = [files[kind] for kind in kinds]
    assert ended("check", *paths) == ended("check", *paths, "--format", "table")


def test_the_files_are_checked_whatever_they_are_called(
    files: dict[str, str], tmp_path: Path
) -> None:
    odd = tmp_path / "a b’「」=@#.xlsx"
    odd.write_bytes(Path(files["wrong"]).read_bytes())
    code, findings, _ = ended("check", str(odd))
    assert (code, odd.name.encode() in findings) == (1, True)


def test_what_is_not_asked_for_is_what_the_command_takes_without_an_option() -> None:
    options = inspect.signature(check).parameters
    asked = CheckAsked([])
    unlike = [
        name for name in options if name != "files" if getattr(asked, name) != options[name].default
    ]
    assert unlike == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["check", "a.xlsx", "--format", "json"],
        ["check", "--help"],
        ["check", "-"],
        ["rollup", "a.xlsx"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_every_other_command_line_is_parsed(arguments: list[str]) -> None:
    assert files_alone(arguments) == []


def test_the_files_are_those_that_are_named() -> None:
    assert files_alone(["check", "a.xlsx", "b/c.xlsx"]) == [Path("a.xlsx"), Path("b/c.xlsx")]
