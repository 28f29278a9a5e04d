"""Kills commands at random moments: ``python -m tests.support.hostile.killed 50``.

The old output must be whole every time, and the next run must leave no stray file.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 2_021
# Some kills come after the end: the last moments of a run must be met as well.
_SLOWER = 1.1


@dataclass(frozen=True)
class Deed:
    """A command that replaces an output left by an earlier run."""

    arguments: tuple[str, ...]
    output: Path

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it, its words thrown away."""
        return subprocess.Popen(
            [sys.executable, "-m", "gaitool", *self.arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@dataclass(frozen=True)
class Kill:
    """What stood at the output after a kill, and whether the command had ended before."""

    deed: Deed
    after: float
    whole: bool
    ended: bool


def deeds(filled: Path, folder: Path) -> tuple[Deed, ...]:
    """Return the commands that write workbooks, their outputs in the folder."""
    blank, report, marked = (folder / f"{name}.xlsx" for name in ("blank", "report", "marked"))
    return (
        Deed(("template", "-o", str(blank), "--force"), blank),
        Deed(("report", str(filled), "-o", str(report), "--draft", "--force"), report),
        Deed(("check", str(filled), "--annotate", str(marked), "--force"), marked),
    )


def kills(tried: tuple[Deed, ...], times: int, seed: int = SEED) -> Iterator[Kill]:
    """Run each once, then kill them that many times in all, at any moment of a run.

    An output is whole where it is byte for byte the old one, or the one a full run writes.
    """
    dice = random.Random(seed)
    lasting = {deed: _seconds(deed) for deed in tried}
    for number in range(times):
        deed = tried[number % len(tried)]
        old = f"old {number}".encode() * 5_000
        deed.output.write_bytes(old)
        moment = dice.uniform(0, lasting[deed] * _SLOWER)
        running = deed.start()
        time.sleep(moment)
        # The one signal that no process can answer with cleaning up.
        running.send_signal(signal.SIGKILL)
        code = running.wait()
        found = deed.output.read_bytes()
        yield Kill(deed, moment, found == old or _is_archive(found), ended=code >= 0)


def stray_files(folder: Path) -> list[str]:
    """Return the temporary files of ours that lie beside the outputs."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".gaitool-"))


def _seconds(deed: Deed) -> float:
    start = time.monotonic()
    assert deed.start().wait() in (0, 1)  # 1: findings
    return time.monotonic() - start


def _is_archive(content: bytes) -> bool:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.testzip() is None


def main() -> None:
    """Kill, then run each command once more and look for what was left behind."""
    from tests.support.text_grid import fixture
    from tests.support.workbooks import filled_workbook

    times = int(sys.argv[1]) if sys.argv[1:] else 50
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = filled_workbook(folder / "filled.xlsx", fixture("consistent"))
        before = hashlib.sha256(filled.read_bytes()).hexdigest()
        tried = deeds(filled, folder)
        seen = list(kills(tried, times))
        left = stray_files(folder)
        for deed in tried:
            assert deed.start().wait() in (0, 1)
        print(
            f"{len(seen)} kills, {sum(kill.ended for kill in seen)} after the end; "
            f"whole {sum(kill.whole for kill in seen)}; left behind {len(left)}, "
            f"after the next run {len(stray_files(folder))}; input unchanged "
            f"{hashlib.sha256(filled.read_bytes()).hexdigest() == before}"
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    main()
