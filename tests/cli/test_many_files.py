"""Many files are checked at once; what one of them does costs no other its result."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gaitool.checking import confined, many_files
from gaitool.checking.one_file import check_file
from gaitool.cli.process import run
from gaitool.errors import FileProblem
from gaitool.findings import FileResult, UnusableFileResult

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook


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


def test_handfuls_get_smaller_at_the_end_so_that_all_workers_end_together() -> None:
    asked = [Path(str(number)) for number in range(400)]
    handfuls = [handful for handful, _ in many_files.asked_ahead(asked, 2, len)]
    sizes = list(map(len, handfuls))
    assert [file for handful in handfuls for file in handful] == asked
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-8:]) == (16, [1] * 8)


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


def test_last_year_of_another_organ_is_told(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {**fixture("last_year"), "agency": "示例县教育局"}
    last_year = filled_workbook(tmp_path / "last.xlsx", other)
    run(["check", *map(str, files[:3]), "--previous", str(last_year)])
    told = capsys.readouterr().err
    assert "上年的报告是“示例县教育局”的，3 个文件是别的机关的" in told


def test_an_unusable_file_costs_no_other(
    files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    files[2].write_bytes(b"PK\x03\x04")
    code, results = checked(capsys, *map(str, files))
    assert code == 3
    assert [result["status"] for result in results].count("checked") == len(files) - 1


@dataclass(frozen=True)
class Crashing:
    """Checks, but runs out of memory at a file called 1, dies at one called 3, hangs at 4."""

    def for_files(self, _files: Sequence[Path]) -> "Crashing":
        return self

    def on(self, file: Path) -> FileResult:
        if file.stem == "1":
            bytearray(3 * 1024**3)
        if file.stem == "3":
            os.kill(os.getpid(), signal.SIGKILL)
        if file.stem == "4":
            time.sleep(600)
        return check_file(file, ())

    def given_up(self, file: Path, problem: FileProblem) -> FileResult:
        return UnusableFileResult(str(file), problem, "")


def test_a_greedy_a_crashing_and_a_hanging_worker_cost_one_file_each(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_files, "SECONDS_A_FILE", 2)
    monkeypatch.setattr(confined, "worker_context", lambda _: multiprocessing.get_context("fork"))
    results = list(many_files.work_through(files, Crashing(), jobs=2))
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
        "import sys; from gaitool.cli.process import run; run(['check', sys.argv[1]]);"
        "print('pebble' in sys.modules or 'multiprocessing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(files[0])], capture_output=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "False"


def processor_seconds(process: int) -> float:
    """Return what a process and its children have worked, however busy the machine is."""
    folder = Path(f"/proc/{process}")
    try:
        times = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
        children = (folder / f"task/{process}/children").read_text().split()
    except OSError:
        return 0
    own = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in children)


@pytest.mark.slow
def test_ctrl_c_ends_with_what_is_done(files: list[Path]) -> None:
    many = [str(files[0])] * 3_000
    running = subprocess.Popen(
        [sys.executable, "-m", "gaitool", "check", *many, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while processor_seconds(running.pid) < 5 and running.poll() is None:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    printed, errors = running.communicate(timeout=60)
    said = errors.decode("utf-8")
    assert running.returncode == 130
    assert "Traceback" not in said
    left = int(said.split("还有 ")[1].split(" 个")[0])
    done = printed.decode("utf-8").count("已检查的规则没有发现问题")
    assert (left + done, done > 0) == (len(many), True)
