"""A file that takes too long ends in one line, in every command, and leaves nothing half done."""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from gaitool.checking import time_limit
from gaitool.checking.many_files import work_here
from gaitool.errors import FileProblem, TimeIsUp, UnusableFile
from gaitool.findings import FileResult, UnusableFileResult

from tests.support.command_line import RIGHT, Told, data_file, workbook
from tests.support.text_grid import FIXTURES

pytestmark = pytest.mark.slow

TOO_SLOW = "秒还没有读完，已放弃。请另取空白表，把内容填进去。"
BRIEF = 0.005
"""Seconds in which no workbook is read."""
LONG = 200_000


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("report", "--draft"),
        ("export", "--output", "out.json"),
        ("compare", "年报.xlsx"),
        ("migrate",),
        ("template", "--output", "out.xlsx", "--previous"),
        ("check", "年报.xlsx", "--previous"),
    ],
    ids=" ".join,
)
def test_every_command_gives_a_slow_file_up_and_writes_nothing(
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    workbook()
    workbook("慢.xlsx")
    before = sorted(Path().iterdir())
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", BRIEF)
    told = Told(capsys.readouterr, *command, "慢.xlsx")
    assert told.code == 3
    assert TOO_SLOW in told.out + told.err
    assert sorted(Path().iterdir()) == before


def test_data_that_takes_long_to_fill_in_is_given_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = data_file(RIGHT)
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", BRIEF)
    told = Told(capsys.readouterr, "template", "--data", name, "--output", "out.xlsx")
    assert (told.code, Path("out.xlsx").exists()) == (3, False)
    assert f"{name}：读了 {BRIEF} {TOO_SLOW}" in told.err


@pytest.mark.parametrize(
    "command",
    [("template", "--year", "2025", "--output", "表"), ("rollup", "报送", "--output", "和.xlsx")],
    ids=" ".join,
)
def test_a_roster_that_takes_long_is_given_up(
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("报送").mkdir()
    workbook("报送/教育局.xlsx")
    names = "\n".join(f"示例县第{number}局" for number in range(20_000))
    Path("名单.txt").write_text(names, encoding="utf-8")
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", BRIEF)
    told = Told(capsys.readouterr, *command, "--roster", "名单.txt")
    assert (told.code, TOO_SLOW in told.err, Path(command[-1]).exists()) == (3, True, False)


def test_a_text_that_rules_work_long_on_is_given_up_within_a_rule(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = {"other_matters": [{"heading": "", "body": "收到政府信息公开申请5件，" * LONG}]}
    name = data_file(RIGHT | {"sections": long})
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", 0.5)
    began = time.monotonic()
    told = Told(capsys.readouterr, "check", name, "--format", "json")
    assert time.monotonic() - began < 50
    assert (told.code, '"too_slow"' in told.out) == (3, True)


class _Slow:
    """Works longer than it may, and catches whatever is an exception."""

    def for_files(self, _files: Sequence[Path]) -> "_Slow":
        return self

    def on(self, file: Path) -> FileResult:
        while file:
            try:
                time.sleep(60)
            except Exception:
                continue
        raise AssertionError

    def given_up(self, file: Path, problem: FileProblem) -> FileResult:
        return UnusableFileResult(str(file), problem, "")


def test_work_in_this_process_is_given_up_file_by_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", 0.05)
    results = work_here([Path("a"), Path("b")], _Slow())
    assert [result.problem for result in results] == [FileProblem.TOO_SLOW] * 2


@pytest.mark.parametrize("watch", ["_by_clock", "_by_thread"])
def test_both_watches_end_the_work_and_then_rest(watch: str) -> None:
    limited = getattr(time_limit, watch)
    with pytest.raises(TimeIsUp), limited(0.05):
        _work_on()
    with limited(0.05):
        pass
    time.sleep(0.1)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_call_that_is_lost_counts_all_the_same() -> None:
    class Lost:
        def __del__(self) -> None:
            _work_on(0.5)

    def work() -> None:
        lost = Lost()
        del lost

    with pytest.raises(TimeIsUp), time_limit._by_clock(0.05):
        work()


def test_a_call_that_something_wraps_counts_all_the_same() -> None:
    class Named:
        def __set_name__(self, owner: type, name: str) -> None:
            _work_on()

    with pytest.raises(TimeIsUp), time_limit._by_clock(0.05):
        type("Owner", (), {"named": Named()})


def _work_on(seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.01)


def test_ctrl_c_is_no_slow_file() -> None:
    with pytest.raises(KeyboardInterrupt), time_limit._by_thread(60):
        raise KeyboardInterrupt


def test_a_limit_within_another_leaves_it_as_it_is() -> None:
    began = time.monotonic()
    with pytest.raises(UnusableFile, match="outer"), time_limit.time_limit(Path("outer"), 0.1):
        _limited_within()
    assert time.monotonic() - began < 50


def _limited_within() -> None:
    with time_limit.time_limit(Path("inner"), 60):
        pass
    time.sleep(30)


@pytest.mark.parametrize("watch", ["_by_clock", "_by_thread"])
def test_outside_the_main_thread_nothing_is_limited(watch: str) -> None:
    done: list[bool] = []

    def work() -> None:
        with getattr(time_limit, watch)(0.01):
            time.sleep(0.1)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_a_regular_expression_is_interrupted_too() -> None:
    script = (
        "import re; from pathlib import Path; from gaitool.checking.time_limit import time_limit\n"
        "with time_limit(Path('年报'), 0.2): re.fullmatch('(a|aa)*', 'a' * 100 + 'b')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert "读了 0.2 秒".encode() in done.stderr


def test_import_gives_a_slow_file_up_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = Path("慢.txt")
    source.write_bytes((FIXTURES / "yongji_2023.txt").read_bytes())
    monkeypatch.setattr(time_limit, "SECONDS_A_FILE", BRIEF)
    told = Told(capsys.readouterr, "import", source.name)
    assert (told.code, TOO_SLOW in told.out + told.err) == (3, True)
    assert list(Path().iterdir()) == [source]
