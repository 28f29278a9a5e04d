"""Which of two workbooks of a unit is the newer is not believed from what a file says of itself."""

import os
import re
from pathlib import Path

import pytest

from gaitool.collection import Standing

from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, with_parts

RIGHT = fixture("plain_words") | {"agency": "示例县教育局"}
OTHER = RIGHT | {"cells": RIGHT["cells"] | {"applications.received.natural_person": 18}}
OTHER_TEXT = RIGHT | {
    "sections": {**RIGHT["sections"], "problems": [{"heading": "", "body": "另外写的一段。"}]}
}
DAY = 86_400
NOW = 1_770_000_000


def saved(path: Path, data: dict[str, object], said: str, written: int) -> None:
    """Write a workbook that says when it was saved, and was written at another time."""
    filled_workbook(path, data)

    def tell(xml: bytes) -> bytes:
        return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + said.encode(), xml)

    path.write_bytes(with_parts(path.read_bytes(), {"docProps/core.xml": tell}))
    os.utime(path, (written, written))


def standing_of(folder: Path, *, include_failed: bool = False) -> tuple[str, bool, str, int]:
    store = folder.parent / "store"
    with rolled_up(folder, store=store, include_failed=include_failed) as finished:
        first, *others = finished.lines()
        assert [line.standing for line in others] == [Standing.DUPLICATE]
        found = [f for f in finished.own_findings if f.rule == "G903"]
        assert len(found) == 1
        return Path(first.file).name, first.counted, f"{first.note}{found[0].message}", len(others)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "报送"
    made.mkdir()
    return made


def test_where_both_times_agree_the_newer_is_taken(folder: Path) -> None:
    saved(folder / "1.xlsx", OTHER, "2026-01-05T08:00:00Z", NOW)
    saved(folder / "2.xlsx", RIGHT, "2026-01-06T08:00:00Z", NOW + DAY)
    name, counted, words, _ = standing_of(folder)
    assert (name, counted, "采用较新" in words) == ("2.xlsx", True, True)


@pytest.mark.parametrize("include_failed", [False, True])
@pytest.mark.parametrize("older", [OTHER, OTHER_TEXT])
def test_where_they_do_not_a_person_decides(folder: Path, older, include_failed: bool) -> None:
    saved(folder / "1.xlsx", older, "2026-01-09T08:00:00Z", NOW)
    saved(folder / "2.xlsx", RIGHT, "2026-01-06T08:00:00Z", NOW + DAY)
    _, counted, words, _ = standing_of(folder, include_failed=include_failed)
    assert (counted, "1.xlsx" in words, "2.xlsx" in words) == (False, True, True)
    assert "说不准哪份较新" in words
    assert "采用较新" not in words


def test_a_file_that_says_it_is_of_the_future_is_not_believed(folder: Path) -> None:
    saved(folder / "1.xlsx", OTHER, "2099-01-01T00:00:00Z", NOW + DAY)
    saved(folder / "2.xlsx", RIGHT, "2026-01-06T08:00:00Z", NOW)
    assert standing_of(folder)[1] is False


def test_nor_is_one_that_says_nothing_beside_one_written_later(folder: Path) -> None:
    saved(folder / "1.xlsx", OTHER, "2026-09-01T00:00:00Z", NOW)
    saved(folder / "2.xlsx", RIGHT, "", NOW + DAY)
    assert standing_of(folder)[1] is False


def test_where_both_say_the_same_it_does_not_matter(folder: Path) -> None:
    saved(folder / "1.xlsx", RIGHT, "2026-01-09T08:00:00Z", NOW)
    saved(folder / "2.xlsx", RIGHT, "2026-01-06T08:00:00Z", NOW + DAY)
    _, counted, words, _ = standing_of(folder)
    assert (counted, "两份内容相同" in words) == (True, True)


def test_of_two_files_that_were_saved_at_one_moment_a_person_decides(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir(exist_ok=True)
    for name, data in (("教育局.xlsx", RIGHT), ("教育局改.xlsx", OTHER)):
        saved(folder / name, data, "2026-01-09T08:00:00Z", NOW)
    with rolled_up(folder, store=tmp_path / "store") as finished:
        first, _ = finished.lines()
    assert (first.counted, "留下一份" in first.note) == (False, True)
