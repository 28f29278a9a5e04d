"""``gaitool doctor`` says what whoever helps has to know."""

from pathlib import Path

import pytest

from gaitool.cli.app import run
from gaitool.office_files.limits import LIMITS, MEBIBYTE


def test_it_tells_limits_encoding_versions_and_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code = run(["doctor"])
    shown = capsys.readouterr().out
    assert code == 0
    for words in ("gaitool ", "Python 3.", "openpyxl ", "输出编码：", "可以写入", "可选 "):
        assert words in shown
    assert f"文件 {LIMITS.file_size // MEBIBYTE} MB" in shown


def test_it_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(["doctor"])
    assert list(tmp_path.iterdir()) == []
