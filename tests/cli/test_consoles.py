"""Every command prints all it has to say on a Chinese console, in a pipe, at any width."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gaitool.cli.command_list import COMMANDS

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow


def printed(
    *arguments: str, folder: Path, encoding: str, columns: int = 80
) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "gaitool", *arguments],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": str(columns)},
    )
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = fixture("consistent")
    report["cells"]["applications.received.business"] = "𠮷 3件 ✓ ¥ €"
    filled_workbook(tmp_path / "填报.xlsx", report)
    filled_workbook(tmp_path / "对.xlsx", fixture("consistent"))
    return tmp_path


COMMAND_LINES = [
    ("--help",),
    ("--version",),
    *[(command, "--help") for command in COMMANDS],
    ("rules",),
    ("rules", "G301"),
    ("rules", "--format", "json"),
    ("check", "填报.xlsx"),
    ("check", "填报.xlsx", "--format", "json"),
    ("check", "填报.xlsx", "--format", "csv"),
    ("check", "填报.xlsx", "对.xlsx", "没有.xlsx"),
    ("export", "填报.xlsx"),
    ("report", "填报.xlsx"),
    ("report", "对.xlsx", "-o", "报告.xlsx", "--force"),
    ("migrate", "填报.xlsx", "--force"),
    ("template", "-o", "空白.xlsx", "--force"),
    ("doctor",),
    ("nonsense",),
    ("check", "--nonsense"),
]
WIDTHS = [
    (line, columns)
    for line in COMMAND_LINES
    for columns in ((40, 80, 120) if line[0] in {"check", "rules"} else (80,))
]
"""Only what prints a table depends on the width."""


@pytest.mark.parametrize(("arguments", "columns"), WIDTHS)
def test_gbk_gives_the_words_of_utf8(
    folder: Path, arguments: tuple[str, ...], columns: int
) -> None:
    wide = printed(*arguments, folder=folder, encoding="utf-8", columns=columns)
    narrow = printed(*arguments, folder=folder, encoding="gbk", columns=columns)
    as_gbk = [words.encode("gbk", "replace").decode("gbk") for words in wide[1:]]
    as_gbk = [words.replace("utf-8（管道", "gbk（管道") for words in as_gbk]
    assert narrow == (wide[0], *as_gbk)
    assert "Traceback" not in narrow[2]


def test_the_demo_prints_whole_in_gbk(tmp_path: Path) -> None:
    code, shown, errors = printed("demo", folder=tmp_path, encoding="gbk")
    assert (code, errors) == (0, "")
    assert "第四步" in shown
    assert "?" not in shown
