"""Settings of the whole suite, and what tests of several folders start from."""

import pytest
from hypothesis import settings

from tests.support.gathered import Gathered, county

settings.register_profile("suite", deadline=None, max_examples=50)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """Return a small county, checked; nothing is written into its folder."""
    return county(tmp_path_factory.mktemp("county"))
