"""Many files are checked at once; what one of them does costs no other its result."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gaitool.cli.app import run
from gaitool.findings import FileResult
from gaitool.rollup import confined, many_files
from gaitool.rollup.checked_file import check_file

from text_grid import fixture
from workbooks import filled_workbook


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    content = filled_workbook(tmp_path / "0.xlsx", fixture("consistent")).read_bytes()
    for number in range(1, 6):
        (tmp_path / f"{number}.xlsx").write_bytes(content)
    return [tmp_path / f"{number}.xlsx" for number in range(6)]


def checked(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, Any]]]:
    code = run(["check", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["files"]


def test_results_come_in_the_order_of_the_files(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(file) for file in reversed(files)]
    code, results = checked(capsys, *names, "--jobs", "2")
    assert (code, [result["file"] for result in results]) == (0, names)


def test_one_job_and_several_say_the_same(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(file) for file in files]
    assert checked(capsys, *names, "--jobs", "1") == checked(capsys, *names, "--jobs", "3")


def test_an_unusable_file_costs_no_other(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    files[2].write_bytes(b"PK\x03\x04")
    code, results = checked(capsys, *map(str, files))
    assert code == 3
    assert [result["status"] for result in results].count("checked") == len(files) - 1


def crashing_check(files: list[Path], _: many_files.Task) -> list[FileResult]:
    """Check, but run out of memory at a file called 1, die at one called 3 and hang at one, 4."""
    if any(file.stem == "1" for file in files):
        bytearray(3 * 1024**3)
    if any(file.stem == "3" for file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    if any(file.stem == "4" for file in files):
        time.sleep(600)
    return [check_file(file, ()) for file in files]


def test_a_greedy_a_crashing_and_a_hanging_worker_cost_one_file_each(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import multiprocessing

    monkeypatch.setattr(many_files, "_check", crashing_check)
    monkeypatch.setattr(many_files, "SECONDS_A_FILE", 2)
    monkeypatch.setattr(confined, "worker_context", lambda _: multiprocessing.get_context("fork"))
    results = list(many_files.check_files(files, many_files.Task(()), jobs=2))
    problems = [getattr(result, "problem", "checked") for result in results]
    assert [result.file for result in results] == [str(file) for file in files]
    assert problems == [
        "checked",
        "reader_crashed",
        "checked",
        "reader_crashed",
        "too_slow",
        "checked",
    ]


def test_one_file_needs_no_pool(files: list[Path]) -> None:
    script = (
        "import sys; from gaitool.cli.app import run; run(['check', sys.argv[1]]);"
        "print('pebble' in sys.modules or 'multiprocessing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(files[0])], capture_output=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "False"


def test_ctrl_c_ends_with_what_is_done(files: list[Path]) -> None:
    many = [str(files[0])] * 3_000
    running = subprocess.Popen(
        [sys.executable, "-m", "gaitool", "check", *many, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(6)
    os.killpg(running.pid, signal.SIGINT)
    printed, errors = running.communicate(timeout=60)
    said = errors.decode("utf-8")
    assert running.returncode == 130
    assert "Traceback" not in said
    left = int(said.split("还有 ")[1].split(" 个")[0])
    done = printed.decode("utf-8").count("已检查的规则没有发现问题")
    assert (left + done, done > 0) == (len(many), True)
