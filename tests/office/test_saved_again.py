"""A Word document that an office program only opened and saved again shows what was approved."""

from pathlib import Path

import pytest

from gaitool.checking.sources import read_source
from gaitool.renderers.report.word.word_document import write_report_document

from tests.support.finished_reports import FINISHED
from tests.support.office.client import Office
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.text_grid import report_of
from tests.support.word_changes import INNOCENT, changed


@pytest.fixture(params=FINISHED)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "公布.docx"
    path.write_bytes(write_report_document(report_of(FINISHED[request.param])))
    return path


@pytest.fixture
def set_anew(tmp_path: Path) -> list[Path]:
    """Return documents that an office has set otherwise, each in one way that changes no word."""
    document = write_report_document(report_of(FINISHED["yongji"]))
    paths = []
    for number, changes in enumerate(INNOCENT.values()):
        path = tmp_path / f"公布{number}.docx"
        path.write_bytes(changed(document, *changes))
        paths.append(path)
    return paths


def test_what_an_office_set_anew_and_libreoffice_saved(
    set_anew: list[Path], office: Office, tmp_path: Path
) -> None:
    saved = office.convert_all(set_anew, tmp_path / "again")
    assert [one for path in saved for one in read_source(path).report.altered] == []


def test_what_an_office_set_anew_and_onlyoffice_saved(
    set_anew: list[Path], onlyoffice: OnlyOffice
) -> None:
    saved = map(onlyoffice.save_again, set_anew)
    assert [one for path in saved for one in read_source(path).report.altered] == []


def test_by_libreoffice(document: Path, office: Office, tmp_path: Path) -> None:
    saved = office.convert(document, tmp_path / "again")
    assert read_source(saved).report.altered == ()


def test_by_onlyoffice(document: Path, onlyoffice: OnlyOffice) -> None:
    assert read_source(onlyoffice.save_again(document)).report.altered == ()


def test_by_way_of_the_format_of_libreoffice(
    document: Path, office: Office, tmp_path: Path
) -> None:
    text = office.convert(document, tmp_path / "text", "odt")
    saved = office.convert(text, tmp_path / "again", "docx")
    assert [one.seen for one in read_source(saved).report.altered] == []
