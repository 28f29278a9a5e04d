"""What a person sees who checks several files on a terminal."""

from pathlib import Path

import pytest

from tests.support.terminal import seen
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytest.importorskip("pty", reason="needs a terminal of a POSIX system")


def test_progress_tells_how_many_and_which_and_the_end_is_an_overview(tmp_path: Path) -> None:
    names = ["甲.xlsx", "乙.xlsx", "丙.xlsx"]
    for name in names:
        filled_workbook(tmp_path / name, fixture("consistent"))
    shown = seen("check", *(str(tmp_path / name) for name in names))
    progress, _, results = shown.partition("\x1b[?25h")
    assert all(words in progress for words in ("正在核对", "3/3", "丙.xlsx"))
    overview = results.partition("各文件的结果")[2]
    assert [name for name in names if name in "".join(overview.split())] == names
