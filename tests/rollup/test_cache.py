"""The cache may be anything: the run is right, says so in a line, and mends what it can."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import UNBALANCED, Told
from tests.support.rollup.damaged_caches import DAMAGES
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
SILENT = {"left -wal", "left -shm", "left -journal", "deleted"}
STAYS = {"a folder", "a pipe", "a link to itself"}
NOT_FOR_ROOT = {"forbidden", "folder forbidden"}
"""Nothing is forbidden to root, as whom tests may run."""


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("units")
    filled_workbook(folder / "1.xlsx", RIGHT | {"agency": "示例县教育局"})
    wrong = RIGHT | {"agency": "示例县水利局", "cells": RIGHT["cells"] | UNBALANCED}
    filled_workbook(folder / "2.xlsx", wrong)
    return folder


@pytest.fixture(scope="module")
def warm(units: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the cache of a run, for each test to copy."""
    home = tmp_path_factory.mktemp("warm")
    command = [sys.executable, "-m", "gaitool", "rollup", str(units)]
    subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": str(home)}, check=False)
    return home


@pytest.fixture
def cache(warm: Path, tmp_path: Path) -> Path:
    home = tmp_path / "cache"
    shutil.copytree(warm, home)
    (made,) = (home / "gaitool").iterdir()
    return made


def result_of(told: Told) -> object:
    """Return all that a run says of the units, but for what changed since the last."""
    shown = json.loads(told.out)
    for unit in shown["units"]:
        unit.pop("since_last_run")
    return shown


def test_there_are_as_many_as_promised() -> None:
    assert len(DAMAGES) == 36


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_rebuilt_or_left_aside(
    damage: str, units: Path, cache: Path, gaitool
) -> None:
    right = result_of(gaitool("rollup", str(units), "--no-cache", "--format", "json"))
    DAMAGES[damage](cache)
    first = gaitool("rollup", str(units), "--format", "json")
    assert (first.code, result_of(first)) == (1, right)
    if damage not in NOT_FOR_ROOT:
        assert first.err.count("缓存") == (damage not in SILENT)
    again = gaitool("rollup", str(units), "--format", "json")
    assert (again.code, result_of(again)) == (1, right)
    if damage not in NOT_FOR_ROOT:
        assert ("缓存" in again.err) == (damage in STAYS)
    left = [path.name for path in cache.parent.iterdir() if path.name.startswith(".gaitool")]
    assert left == []


def test_a_damaged_entry_is_never_believed(units: Path, cache: Path, gaitool) -> None:
    """A byte in the summary of a report would make its error vanish, unnoticed by SQLite."""
    content = cache.read_bytes()
    assert b'"error": 1' in content
    cache.write_bytes(content.replace(b'"error": 1', b'"error": 0'))
    told = gaitool("rollup", str(units))
    assert (told.code, "错误 1 条" in told.out) == (1, True)


def test_two_runs_at_a_time_do_not_disturb_one_another(units: Path, cache: Path) -> None:
    command = [sys.executable, "-m", "gaitool", "rollup", str(units)]
    home = {**os.environ, "XDG_CACHE_HOME": str(cache.parents[1])}
    running = [
        subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [one.communicate()[1].decode() for one in running]
    assert [one.returncode for one in running] == [1, 1, 1]
    assert [words for words in said if "缓存" in words or "Traceback" in words] == []


def test_where_nothing_can_be_stored_memory_will_do(units: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")

    def no_file_longer_than_a_page() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-m", "gaitool", "rollup", str(units)],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        preexec_fn=no_file_longer_than_a_page,
        capture_output=True,
    )
    said = done.stderr.decode()
    assert (done.returncode, "Traceback" in said, "存不下" in said) == (1, False, True)
