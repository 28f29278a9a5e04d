"""Settings of the whole suite, its lanes, and what tests of several folders start from."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

from tests.support import judges
from tests.support.gathered import Gathered, county

LANES = ("fast", "slow", "programs")
"""Every test runs in one of these, see tests/README.md; ``-m fast`` chooses one."""

_PROGRAMS = {"office", "office_errors", "html_errors", "accessibility", "shown_by_browser"}
"""The fixtures that start LibreOffice, Node or Chromium: the only way to them."""

settings.register_profile("suite", deadline=None, max_examples=50)
settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test its lane: by the fixtures it asks for, or by its mark ``slow``."""
    for item in items:
        if _PROGRAMS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("programs")
        elif not item.get_closest_marker("slow"):
            item.add_marker("fast")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which lanes ran, and how long each would take alone on one core."""
    seconds: Counter[str] = Counter()
    tests: dict[str, set[str]] = {lane: set() for lane in LANES}
    for report in (one for group in terminalreporter.stats.values() for one in group):
        for lane in tests.keys() & getattr(report, "keywords", {}).keys():
            seconds[lane] += report.duration
            tests[lane].add(report.nodeid)
    ran = [
        f"{lane} {len(tests[lane])} tests {seconds[lane]:.0f} s" for lane in LANES if tests[lane]
    ]
    terminalreporter.write_sep("-", f"lanes: {', '.join(ran) or 'none'}")


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
