"""Other programs open a marked copy, show its marks, and find it valid."""

from pathlib import Path
from typing import Any

import pytest

from gaitool.renderers.marked_copy.list_alone import list_findings

from tests.support.furnished import furnish
from tests.support.judges import Judge
from tests.support.marked_copies import (
    MISTAKES,
    TABLE,
    Annotated,
    all_marks,
    annotate,
    at,
    marks,
    whole,
)
from tests.support.office.client import Office, read_note
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.workbooks import filled_workbook, parts_of


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Annotated:
    path = tmp_path_factory.mktemp("furnished") / "年报.xlsx"
    filled_workbook(path, whole(), dict(MISTAKES.values()), saved={MISTAKES["G016"][0]: 0})
    return annotate(furnish(path))


@pytest.fixture(scope="module")
def notes(furnished: Annotated, office: Office) -> dict[str, str]:
    """Return what LibreOffice says in its notes at the planted mistakes."""
    places = [place for place, _ in MISTAKES.values()]
    said = office.work(furnished.copy, *map(read_note, places))
    return dict(zip(MISTAKES, said, strict=True))


@pytest.mark.parametrize("rule", MISTAKES)
def test_libreoffice_shows_a_note_at_every_planted_mistake(
    rule: str, notes: dict[str, str]
) -> None:
    assert rule in notes[rule]


def test_libreoffice_understands_every_colour(
    furnished: Annotated, office: Office, tmp_path: Path
) -> None:
    saved = Annotated(furnished.original, office.convert(furnished.copy, tmp_path), ())
    assert sorted(all_marks(saved.opened)) == sorted(all_marks(furnished.opened))


def test_what_libreoffice_saves_of_a_copy_can_be_marked_again(
    furnished: Annotated, office: Office, tmp_path: Path
) -> None:
    again = annotate(office.convert(furnished.copy, tmp_path)).opened
    places = [place for place, _ in MISTAKES.values()]
    assert {place: len(marks(again, place)) for place in places} == dict.fromkeys(places, 1)
    assert {at(again, place).comment.text.count("gaitool") for place in places} == {1}


def test_onlyoffice_shows_every_mark_and_what_it_saves_can_be_marked_again(
    furnished: Annotated, onlyoffice: OnlyOffice
) -> None:
    (saved,) = onlyoffice.type_texts(furnished.copy, TABLE, [("P40", "看过")])
    kept = b"".join(parts_of(saved).values())
    assert kept.count(b"<xm:f>LEN(&quot;gaitool&quot;)=7") == len(all_marks(furnished.opened))
    again = annotate(saved).opened
    places = [place for place, _ in MISTAKES.values()]
    assert {place: len(marks(again, place)) for place in places} == dict.fromkeys(places, 1)
    assert {at(again, place).comment.text.count("gaitool") for place in places} == {1}


def written_by_us(path: Path, _: Office) -> Path:
    return filled_workbook(path, whole(**{"applications.received.business": 7}))


def saved_by_a_library(path: Path, _: Office) -> Path:
    return filled_workbook(path, whole(), {f"{TABLE}!F8": "/"})


def saved_by_an_office(path: Path, office: Office) -> Path:
    folder = path.parent / "saved"
    folder.mkdir()
    return office.convert(written_by_us(path, office), folder)


def with_picture_chart_and_macro(path: Path, office: Office) -> Path:
    return furnish(written_by_us(path, office))


@pytest.mark.parametrize(
    "made", [written_by_us, saved_by_a_library, saved_by_an_office, with_picture_chart_and_macro]
)
def test_marked_copy_is_valid_office_open_xml(
    made: Any, tmp_path: Path, office: Office, office_errors: Judge
) -> None:
    once = annotate(made(tmp_path / "年报.xlsx", office))
    # A copy of the copy has old marks to take away.
    twice = annotate(once.copy)
    assert (office_errors(once.copy), office_errors(twice.copy)) == ([], [])


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm"])
def test_list_alone_is_valid_office_open_xml(
    ending: str, furnished: Annotated, tmp_path: Path, office_errors: Judge
) -> None:
    path = tmp_path / f"清单{ending}"
    path.write_bytes(list_findings(furnished.findings, macros=ending == ".xlsm"))
    assert office_errors(path) == []
