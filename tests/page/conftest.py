"""The page, made once for all of this folder; the browsers that open it; an empty folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.one_page import Seen, make_page, open_page


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def one_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="session", params=["chrome", "firefox"])
def browser(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def opened(
    one_page: Path, browser: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Seen]:
    def do(*steps: Mapping[str, Any], page: Path = one_page, without: str = "") -> Seen:
        folder = tmp_path_factory.mktemp("saved") / "files"
        return open_page(browser, page, folder, steps, without)

    return do
