"""Kills roll-ups with a warm cache: ``python -m tests.support.hostile.killed_rollups 100``.

The run after each kill has to say just what one without any cache says, and to leave nothing.
"""

import json
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
from typing import Any

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

SEED = 2_021
_UNITS = 24
_CHANGED = 5
_SLOWER = 1.1


@dataclass(frozen=True)
class KilledRollup:
    """How long a roll-up ran before it was killed, and what the next run came to."""

    after: float
    ended: bool
    code: int
    right: bool
    said: str
    left_behind: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether the next run was right, with no word of a failure and nothing left."""
        return (
            self.right
            and self.code in (0, 1)
            and "Traceback" not in self.said
            and not self.left_behind
        )


@dataclass(frozen=True)
class Folder:
    """The units of a roll-up, and where its cache is kept."""

    place: Path

    @property
    def units(self) -> Path:
        """The folder of the workbooks."""
        return self.place / "报送"

    @property
    def cache(self) -> Path:
        """The folder of the cache."""
        return self.place / "cache" / "gaitool"

    def start(self, *options: str) -> "subprocess.Popen[bytes]":
        """Start a roll-up with JSON on its stdout, in a session of its own."""
        command = [sys.executable, "-m", "gaitool", "rollup", str(self.units)]
        return subprocess.Popen(
            [*command, "--format", "json", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "XDG_CACHE_HOME": str(self.place / "cache")},
            start_new_session=True,
        )


def killed_rollups(place: Path, times: int, seed: int = SEED) -> Iterator[KilledRollup]:
    """Fill a folder and a cache, then change some files, kill a roll-up and run another."""
    folder, dice = Folder(place), random.Random(seed)
    folder.units.mkdir()
    for number in range(_UNITS):
        _write(folder, number, dice)
    begun = time.monotonic()
    folder.start().communicate()
    lasting = time.monotonic() - begun
    for _ in range(times):
        for number in dice.sample(range(_UNITS), dice.randint(0, _CHANGED)):
            _write(folder, number, dice)
        yield _killed(folder, dice.uniform(0, lasting * _SLOWER))


def _killed(folder: Folder, moment: float) -> KilledRollup:
    running = folder.start()
    time.sleep(moment)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    after = folder.start()
    shown, said = after.communicate()
    right = _told(folder.start("--no-cache").communicate()[0])
    left = tuple(path.name for path in folder.cache.iterdir() if path.name.startswith("."))
    return KilledRollup(
        after=moment,
        ended=running.returncode >= 0,
        code=after.returncode,
        right=_told(shown) == right,
        said=said.decode("utf-8"),
        left_behind=left,
    )


def _told(shown: bytes) -> Any:
    told = json.loads(shown)
    for unit in told["units"]:
        del unit["since_last_run"]
    return told


def _write(folder: Folder, number: int, dice: random.Random) -> None:
    report = fixture("plain_words")
    cells = report["cells"] | {"applications.received.natural_person": dice.randint(15, 19)}
    path = folder.units / f"{number}.xlsx"
    filled_workbook(path, report | {"agency": f"示例县第{number}局", "cells": cells})


def main() -> None:
    """Kill so many, and count."""
    times = int(sys.argv[1]) if sys.argv[1:] else 100
    with tempfile.TemporaryDirectory() as name:
        seen = list(killed_rollups(Path(name), times))
    for one in seen:
        if not one.sound:
            print(one)
    print(
        f"{len(seen)} kills, {sum(one.ended for one in seen)} after the end; "
        f"next run right {sum(one.sound for one in seen)}; "
        f"cache rebuilt {sum('缓存' in one.said for one in seen)}"
    )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    main()
