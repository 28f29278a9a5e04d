"""What a person sees who runs a command line on a terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping

from rich.cells import cell_len

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def seen(*arguments: str, columns: int = 120, environment: Mapping[str, str] | None = None) -> str:
    """Run a command line on a terminal of its own and return all that it shows."""
    import pty  # there is none on Windows

    ours, theirs = pty.openpty()
    shown = bytearray()
    with subprocess.Popen(
        [sys.executable, "-m", "gaitool", *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **(environment or {})},
    ):
        os.close(theirs)
        while piece := _read(ours):
            shown += piece
    os.close(ours)
    return shown.decode("utf-8")


def lines_left(shown: str, *passing: str) -> list[str]:
    """Return the lines that stay on a terminal: not those of bars, which begin with such words."""
    lines = (_CONTROL.sub("", line).rstrip("\r").rpartition("\r")[2] for line in shown.split("\n"))
    return [line for line in lines if not line.startswith(passing)]


def rows_of(lines: list[str], columns: int) -> int:
    """Return how many rows of a terminal some lines take."""
    return sum(max(-(-cell_len(line) // columns), 1) for line in lines)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other side has left
        return b""
