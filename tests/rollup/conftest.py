"""Roll-ups of tests keep their stores in the test's own folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.rollup.county import County, make_county
from tests.support.rollup.earlier_county import SeveralYears, make_several_years


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return make_county(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="session")
def several_years(county: County, tmp_path_factory: pytest.TempPathFactory) -> SeveralYears:
    return make_several_years(county, tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Start a scheduler and two workers, each a process of its own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as local:
        yield local.scheduler_address


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path
