"""No worker outlives the command that started it, however that was ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc"),
]
_PATIENCE = 15


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    folder.mkdir()
    first = filled_workbook(folder / "0.xlsx", fixture("plain_words")).read_bytes()
    for number in range(1, 60):
        (folder / f"{number}.xlsx").write_bytes(first + bytes(number))
    roster = "\n".join(f"示例县第{number}局" for number in range(60))
    (tmp_path / "名单.txt").write_text(roster, encoding="utf-8")
    return folder


def session_of(leader: int) -> set[int]:
    """Return the processes of a session that are not its leader and not waiting to be buried."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text(errors="replace").partition(" (")
        except OSError:
            continue
        state, _, _, session, *_ = rest.rpartition(") ")[2].split()
        if int(session) == leader and int(number) != leader and state != "Z":
            found.add(int(number))
    return found


def commands(files: Path) -> Iterator[list[str]]:
    places = sorted(map(str, files.iterdir()))
    folder = files.parent
    yield ["rollup", str(files), "--no-cache", "--jobs", "3"]
    yield ["check", *places, "--jobs", "3"]
    yield ["check", *places, "--annotate", str(folder / "批注")]
    yield [
        "template",
        "--roster",
        str(folder / "名单.txt"),
        "--year",
        "2025",
        "-o",
        str(folder / "表"),
    ]


def started(arguments: list[str], workers: int = 2) -> "subprocess.Popen[bytes]":
    """Start a command and wait until its workers are there."""
    running = subprocess.Popen(
        [sys.executable, "-m", "gaitool", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + _PATIENCE
    while len(session_of(running.pid)) < workers + 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    return running


def left_of(running: "subprocess.Popen[bytes]") -> set[int]:
    """Return the processes of a command that ended, once they had time to notice."""
    deadline = time.monotonic() + _PATIENCE
    while (left := session_of(running.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@pytest.mark.parametrize("number", range(4))
def test_workers_end_with_a_killed_command(files: Path, number: int) -> None:
    running = started(list(commands(files))[number])
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert left_of(running) == set()


@pytest.mark.parametrize("number", range(4))
def test_an_interrupt_is_one_line_in_every_process(files: Path, number: int) -> None:
    running = started(list(commands(files))[number])
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=60)[1].decode()
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    assert ("已中断" in said) == (running.returncode == 130)
    assert left_of(running) == set()
