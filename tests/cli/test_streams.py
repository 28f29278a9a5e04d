"""Closed, broken and forged streams: what is told stays one line, and nothing is obeyed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.command_line import RIGHT, UNBALANCED, workbook
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(os.name != "posix", reason="closes streams by number")

EVIL = "甲\x9b31m\u202e\u2066乙\x85丙"
"""What XML can hold of it; file names take more."""

EVIL_NAME = "\x1b]0;标题\x07\x1b[31m\u202e甲\r乙\n共 0 个文件"


def shell(line: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["bash", "-c", line.replace("gaitool", f"'{sys.executable}' -m gaitool")],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "command",
    ["check 甲.xlsx", "check 甲.xlsx 乙.xlsx", "rollup 甲.xlsx 乙.xlsx", "report 甲.xlsx", "rules"],
)
def test_closed_streams_cost_nothing_but_what_would_stand_there(closed: str, command: str) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        workbook(name, **UNBALANCED)
    before = Path("甲.xlsx").read_bytes()
    done = shell(f"gaitool {command} {closed}; echo $? > code")
    assert b"Traceback" not in done.stdout + done.stderr
    assert int(Path("code").read_text()) in {0, 1}
    assert Path("甲.xlsx").read_bytes() == before


@posix
@pytest.mark.parametrize("command", ["rules", "check 甲.xlsx", "export 甲.xlsx", "rollup 甲.xlsx"])
def test_a_reader_that_leaves_is_no_error(command: str) -> None:
    workbook("甲.xlsx", **UNBALANCED)
    for line in (
        f"gaitool {command} | head -c 1",
        f"gaitool {command} 2>&1 | head -c 1",
        f"gaitool {command} 2>&1 | true",
    ):
        done = shell(line)
        assert b"Traceback" not in done.stdout + done.stderr
        assert b"Error" not in done.stderr


def evil_files(folder: Path) -> list[str]:
    """Write workbooks that carry signs in cells, agency, sheet names and file names."""
    names = [EVIL_NAME, "二"] if os.name == "posix" else ["一", "二"]
    files = []
    for number, name in enumerate(names):
        cells = RIGHT["cells"] | UNBALANCED | {"applications.granted.research": EVIL}
        data = RIGHT | {"agency": f"示例县{number}{EVIL}", "cells": cells}
        path = filled_workbook(folder / f"{name}.xlsx", data)
        opened = load_workbook(path)
        opened["三、申请办理"].title = f"三、申请办理{EVIL[:4]}"
        opened.save(path)
        files.append(str(path))
    return files


def demand_harmless(shown: bytes) -> None:
    text = shown.decode("utf-8")
    assert "甲" in text
    assert not set(text) & set("\x1b\x07\x9b\x85\u202e\u2066\u2028")
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("command", ["check", "rollup"])
def test_nothing_from_a_file_is_obeyed(tmp_path: Path, command: str, form: str) -> None:
    files = evil_files(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "gaitool", command, *files, "--format", form],
        capture_output=True,
        check=False,
    )
    assert done.returncode in {1, 3}
    demand_harmless(done.stdout)
    if form != "csv":  # where a cell may have lines
        assert b"\n\xe5\x85\xb1 0" not in done.stdout
    demand_harmless(done.stderr + "甲".encode())


def test_nor_in_the_words_of_an_error() -> None:
    for arguments in (["report", EVIL_NAME], ["check", "--甲", EVIL_NAME], [EVIL_NAME]):
        done = subprocess.run(
            [sys.executable, "-m", "gaitool", *arguments], capture_output=True, check=False
        )
        demand_harmless(done.stderr)
        assert done.stderr.count(b"\n") == 1


def test_nor_in_a_return_slip(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    evil_files(tmp_path / "报送")
    subprocess.run(
        [sys.executable, "-m", "gaitool", "rollup", "报送", "--notices", "退回", "--due", EVIL],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    slips = list((tmp_path / "退回").glob("*.txt"))
    assert len(slips) == 2
    for slip in slips:
        demand_harmless(slip.read_bytes().removeprefix(b"\xef\xbb\xbf"))


@posix
@pytest.mark.parametrize("command", ["check", "rollup"])
def test_nor_on_a_screen(tmp_path: Path, command: str) -> None:
    pty = pytest.importorskip("pty")
    files = evil_files(tmp_path)
    ours, theirs = pty.openpty()
    shown = bytearray()
    with subprocess.Popen(
        [sys.executable, "-m", "gaitool", command, *files],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "120", "TERM": "dumb", "NO_COLOR": "1"},
    ):
        os.close(theirs)
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    text = shown.decode("utf-8")
    assert "甲" in text
    assert not set(text) & set("\x07\x9b\x85\u202e\u2066")
    assert "\x1b]" not in text
    assert "\x1b[31m" not in text
