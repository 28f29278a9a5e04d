"""What real file systems refuse is one line, and leaves the old file and nothing beside it.

The file systems are mounted in a name space of their own, which Linux allows to anyone.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_APART = ("unshare", "--user", "--map-root-user", "--mount")


def _can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = [*_APART, "mount", "-t", "tmpfs", "tmpfs", "/tmp"]
    return subprocess.run(tried, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not _can_mount(), reason="needs a name space to mount in")


@dataclass(frozen=True)
class Outcome:
    """What a command came to, what it said, and what the folder holds afterwards."""

    code: int
    said: list[str]
    folder: list[str]
    old: str


def write_over_old(folder: Path, prepare: str) -> Outcome:
    """Prepare the folder, where $0 is, and write a blank workbook over the file old.xlsx."""
    script = (
        f"{prepare}\n"
        f'"{sys.executable}" -m gaitool template -o "$0/old.xlsx" --force; code=$?\n'
        'ls -A "$0"; cat "$0/old.xlsx"; exit $code'
    )
    done = subprocess.run([*_APART, "sh", "-c", script, str(folder)], capture_output=True)
    *names, old = done.stdout.decode("utf-8").splitlines()
    return Outcome(done.returncode, done.stderr.decode("utf-8").splitlines(), names, old)


MOUNT = 'mount -t tmpfs -o size={size} tmpfs "$0" && echo old > "$0/old.xlsx"'
FULL = MOUNT.format(size="16k")
READ_ONLY = MOUNT.format(size="1m") + ' && mount -o remount,ro "$0"'
HELD = MOUNT.format(size="1m") + ' && mount --bind "$0/old.xlsx" "$0/old.xlsx"'


@pytest.mark.parametrize(
    ("prepare", "words"),
    [(FULL, "磁盘已满"), (READ_ONLY, "只读"), (HELD, "被系统或别的程序占用")],
    ids=["full", "read_only", "held"],
)
def test_a_refusal_is_one_line_and_leaves_the_old_file(
    tmp_path: Path, prepare: str, words: str
) -> None:
    outcome = write_over_old(tmp_path, prepare)
    assert (outcome.code, len(outcome.said)) == (3, 1)
    assert words in outcome.said[0]
    assert (outcome.folder, outcome.old) == (["old.xlsx"], "old")
