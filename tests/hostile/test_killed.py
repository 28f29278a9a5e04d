"""A command that is killed leaves the old output whole, and the next one tidies up."""

from pathlib import Path

import pytest

from tests.support.hostile.killed import deeds, kills, stray_files
from tests.support.hostile.killed_rollups import killed_rollups
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

KILLS = 15


def test_a_kill_leaves_the_old_output_whole_and_nothing_after_the_next_run(tmp_path: Path) -> None:
    filled = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"))
    tried = deeds(filled, tmp_path)
    assert [kill for kill in kills(tried, KILLS) if not kill.whole] == []
    assert [deed.start().wait() for deed in tried] == [0, 0, 0]
    assert stray_files(tmp_path) == []


def test_the_run_after_a_killed_rollup_is_right(tmp_path: Path) -> None:
    assert [kill for kill in killed_rollups(tmp_path, 5) if not kill.sound] == []
