"""A second run reads only what changed, and says what changed since the first."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gaitool.checking.known import KnownTable
from gaitool.checking.many_files import work_here
from gaitool.rollup.collecting import Collect
from gaitool.rollup.found_files import found_files
from gaitool.rollup.gathering import gather
from gaitool.rollup.kept_file import KeptFile
from gaitool.rollup.store import Store

from tests.support.editions import FORM_2021
from tests.support.known_figures import known_of
from tests.support.rollup.gathered_files import COLLECT, rolled_up
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
WRONG = {"applications.granted.research": "/", "disclosure.licences.decisions": "12.5"}


class Counting:
    """Runs here, and counts the files that were read."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def __call__(self, files: Sequence[Path], work: Collect) -> Iterator[KeptFile]:
        self.files += [file.name for file in files]
        yield from work_here(files, work)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    folder.mkdir()
    for number in range(3):
        filled_workbook(folder / f"{number}.xlsx", RIGHT | {"agency": f"示例县{number}局"})
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "rollup.sqlite"


def read(units: Path, store: Path, known: KnownTable | None = None) -> list[str]:
    """Return the names of the files that a run reads."""
    counting = Counting()
    with rolled_up(units, store=store, run=counting, work=replace(COLLECT, known=known)):
        return counting.files


def known_of_units(**reviews: int) -> KnownTable:
    """Return a table of what others know of units: so many reviews."""
    figures = {
        unit: known_of(FORM_2021, 复议机关={"行政复议 总计": number}).figures
        for unit, number in reviews.items()
    }
    return KnownTable.of_units(figures, {}, None)


def wrong(units: Path, cells: dict[str, object]) -> None:
    data = RIGHT | {"agency": "示例县1局", "cells": RIGHT["cells"] | cells}
    filled_workbook(units / "1.xlsx", data)


def test_a_second_run_reads_only_what_changed(units: Path, store: Path) -> None:
    assert read(units, store) == ["0.xlsx", "1.xlsx", "2.xlsx"]
    wrong(units, WRONG)
    assert read(units, store) == ["1.xlsx"]


def test_a_file_is_known_by_its_content_not_its_name(units: Path, store: Path) -> None:
    read(units, store)
    (units / "1.xlsx").rename(units / "改名.xlsx")
    assert read(units, store) == []


def test_of_other_known_figures_only_those_units_are_read_anew(units: Path, store: Path) -> None:
    assert len(read(units, store, known_of_units(示例县0局=1, 示例县1局=2))) == 3
    assert read(units, store, known_of_units(示例县0局=1, 示例县1局=3)) == ["1.xlsx"]
    assert read(units, store, known_of_units(示例县0局=1, 示例县1局=3)) == []


def test_other_rules_read_everything_anew(units: Path, store: Path) -> None:
    read(units, store)
    counting, kept = Counting(), Store(store)
    list(gather(found_files([units]).workbooks, Collect(("G101",)), kept, counting))
    kept.close()
    assert len(counting.files) == 3


def test_the_second_run_gives_the_same_lines_and_findings(units: Path, store: Path) -> None:
    wrong(units, WRONG)
    with rolled_up(units, store=store) as first:
        before = [(line.unit, finding) for line, finding in first.findings()]
    with rolled_up(units, store=store) as second:
        assert [(line.unit, finding) for line, finding in second.findings()] == before


def test_the_first_run_knows_of_no_change(units: Path, store: Path) -> None:
    with rolled_up(units, store=store) as finished:
        assert {(line.mended, line.added) for line in finished.lines()} == {(None, None)}


def test_mended_and_new_findings_are_counted_since_the_last_run(units: Path, store: Path) -> None:
    wrong(units, WRONG)
    with rolled_up(units, store=store) as finished:
        assert [line.errors for line in finished.lines()] == [0, 2, 0]
    wrong(units, {"disclosure.penalties.decisions": "-1", "applications.granted.research": "/"})
    with rolled_up(units, store=store) as finished:
        changes = [(line.mended, line.added) for line in finished.lines()]
    assert changes == [(0, 0), (1, 1), (0, 0)]


def test_contents_no_longer_there_are_forgotten(units: Path, store: Path) -> None:
    read(units, store)
    (units / "2.xlsx").unlink()
    read(units, store)
    rows = sqlite3.connect(store)
    assert rows.execute("SELECT COUNT(*) FROM collected").fetchone() == (2,)
    assert rows.execute("SELECT COUNT(DISTINCT collected) FROM sentences").fetchone() == (2,)


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_a_broken_store_is_made_anew(units: Path, store: Path, content: bytes) -> None:
    store.write_bytes(content)
    assert len(read(units, store)) == 3
    assert read(units, store) == []


def test_a_run_that_stops_keeps_what_it_has_read(units: Path, store: Path) -> None:
    kept = Store(store)
    steps = gather(found_files([units]).workbooks, COLLECT, kept, work_here)
    next(steps)
    steps.close()
    kept.close()
    assert read(units, store) == ["1.xlsx", "2.xlsx"]


def test_one_run_at_a_time_has_the_store(store: Path) -> None:
    first = Store(store)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        Store(store)
    first.close()
    Store(store).close()
