"""A run that was stopped says nothing of units whose files it has not read."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from gaitool.checking.many_files import work_here
from gaitool.reader.roster_units import Unit
from gaitool.renderers.rollup.years_wording import reach_of, trend_notes
from gaitool.rollup.earlier_files import EarlierFiles
from gaitool.rollup.found_files import found_files
from gaitool.rollup.rolling_up import Face, RollupOrder, roll_up
from gaitool.rollup.roster_names import RosterNames
from gaitool.rollup.store import Store

from tests.support.command_line import RIGHT
from tests.support.rollup.county import YEAR
from tests.support.rollup.earlier_county import before
from tests.support.workbooks import filled_workbook

OFFICES = ("示例县甲局", "示例县乙局", "示例县丙局")


def _stopping(read: int, steps: Iterable[Path], _: int, words: str) -> Iterator[Path]:
    """Show progress until the user stops the run after so many files of this year."""
    for number, step in enumerate(steps, start=1):
        yield step
        if words == "正在汇总" and number == read:
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("read", "listed", "reaches", "gone"),
    [
        (1, (), ["3/3", "1/1"], ()),
        (3, (), ["3/3", "3/3"], ()),
        (1, OFFICES[:2], ["2/2+1", "1/2"], (OFFICES[2],)),
    ],
)
def test_only_a_roster_tells_which_units_are_gone(
    folder: Path, read: int, listed: tuple[str, ...], reaches: list[str], gone: tuple[str, ...]
) -> None:
    for year, change in ((YEAR, dict), (YEAR - 1, before)):
        Path(str(year)).mkdir()
        for office in listed if year == YEAR and listed else OFFICES:
            data = change(RIGHT | {"agency": office})
            filled_workbook(Path(str(year), f"{office}.xlsx"), data)
    order = RollupOrder(
        found_files([folder / str(YEAR)]),
        roster=RosterNames.of(map(Unit, listed)) if listed else None,
        earlier=EarlierFiles(since=tuple(sorted(Path(str(YEAR - 1)).iterdir()))),
    )
    told: list[str] = []
    face = Face(work_here, partial(_stopping, read), told.append, 12)
    trend = roll_up(order, Store(Path(":memory:")), face).trend
    assert trend is not None
    assert [year.gone for year in trend.years] == [gone, ()]
    assert [reach_of(year) for year in trend.years] == reaches
    assert ("今年没有的" in "".join(trend_notes(trend))) is bool(gone)
