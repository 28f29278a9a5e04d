"""Every test of the commands runs in an empty folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import Told


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gaitool(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    return lambda *arguments: Told(capsys.readouterr, *arguments)
