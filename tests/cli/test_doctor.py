"""``gaitool doctor`` says what whoever helps has to know."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from gaitool.cli.annotation import SECONDS_A_COPY
from gaitool.cli.commands import doctor
from gaitool.cli.process import run
from gaitool.office_files.limits import LIMITS, MEBIBYTE

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_it_tells_limits_encoding_versions_and_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code = run(["doctor"])
    told = capsys.readouterr()
    assert (code, told.err) == (0, "")
    for words in ("gaitool ", "Python 3.", "输出编码：", "能显示汉字", "可以写入", "可选 "):
        assert words in told.out
    assert f"文件 {LIMITS.file_size // MEBIBYTE} MB" in told.out
    assert f"标注副本至多 {SECONDS_A_COPY} 秒" in told.out


def test_it_tells_the_version_of_every_library_that_is_required(
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    required = [re.split("[<>=]", wanted)[0] for wanted in project["dependencies"]]
    assert list(doctor.LIBRARIES) == required
    run(["doctor"])
    shown = capsys.readouterr().out
    assert all(f"{library} {metadata.version(library)}" in shown for library in required)


def test_a_missing_library_is_told_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", ("no-such-library",))
    assert run(["doctor"]) == 3
    assert capsys.readouterr().err == "要处理：缺少 no-such-library，请重新安装 gaitool。\n"


def test_a_console_without_chinese_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gaitool", "doctor"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 3
    assert b"PYTHONIOENCODING=utf-8" in done.stderr


def test_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(["doctor"])
    assert list(tmp_path.iterdir()) == []
