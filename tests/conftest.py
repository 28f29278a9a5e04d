"""Settings of the whole suite, its lanes, and what tests of several folders start from."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from tests.support import judges
from tests.support.command_line import Told
from tests.support.gathered import Gathered, county

LANES = ("fast", "slow", "programs")
"""Every test runs in one of these, see tests/README.md; ``-m fast`` chooses one."""

_PROGRAMS = {
    "office",
    "onlyoffice",
    "office_errors",
    "html_errors",
    "accessibility",
    "shown_by_browser",
    "copied_from_browser",
    "one_page",
}
"""The fixtures that start LibreOffice, OnlyOffice, Node or a browser: the only way to them."""

_LONGEST_FAST_TEST = 20
"""Seconds, those of the fixtures it is the first to ask for included."""

settings.register_profile("suite", deadline=None, max_examples=50)
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test its lane: by the fixtures it asks for, or by its mark ``slow``."""
    for item in items:
        if _PROGRAMS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("programs")
        elif item.get_closest_marker("slow"):
            # Many files and long texts, over lines that the fast lane has run: a tracer's time.
            item.add_marker("no_cover")
        else:
            item.add_marker("fast")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which lanes ran, how long each would take on one core, and what strays into ``fast``."""
    lanes: dict[str, Counter[str]] = {lane: Counter() for lane in LANES}
    for report in (one for group in terminalreporter.stats.values() for one in group):
        if isinstance(report, pytest.TestReport):
            for lane in lanes.keys() & report.keywords.keys():
                lanes[lane][report.nodeid] += report.duration
    told = [f"{lane} {len(of)} tests in {of.total():.0f} s" for lane, of in lanes.items() if of]
    if told:
        terminalreporter.write_sep("-", f"lanes: {', '.join(told)}")
    for name, seconds in lanes["fast"].items():
        if seconds > _LONGEST_FAST_TEST:
            terminalreporter.write_line(f"too long for the fast lane: {seconds:.0f} s {name}")


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """Return a small county, checked; nothing is written into its folder."""
    return county(tmp_path_factory.mktemp("county"))


@pytest.fixture
def office_errors() -> judges.Judge:
    return judges.find_office_errors


@pytest.fixture
def html_errors() -> judges.Judge:
    return judges.find_html_errors


@pytest.fixture
def accessibility() -> judges.Judge:
    return judges.judge_accessibility


@pytest.fixture
def shown_by_browser() -> judges.Judge:
    return judges.show_in_browser


@pytest.fixture
def copied_from_browser() -> judges.Judge:
    return judges.copy_from_browser


@pytest.fixture
def gaitool(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    return lambda *arguments: Told(capsys.readouterr, *arguments)
