"""What ``blank_templates/`` offers is what the commands write today, and its list tells of it."""

import io
import zipfile
from pathlib import Path

import pytest

from gaitool.form import AgencyType, Level, may_make_regulations
from gaitool.reader import read_filled_report

from tests.support.blank_templates import BLANK_FILES, FOLDER, LIST, write_blank_files

NAMES = [file.name for file in BLANK_FILES]
WORKBOOKS = [file.name for file in BLANK_FILES if not (file.is_register or file.is_known_figures)]
OFFICES_WITH_A_WORKBOOK = [
    (AgencyType.GOVERNMENT, Level.COUNTY),
    (AgencyType.GENERAL_OFFICE, Level.COUNTY),
    *((AgencyType.DEPARTMENT, level) for level in (Level.PROVINCIAL, Level.PREFECTURAL)),
    (AgencyType.DEPARTMENT, Level.COUNTY),
    (AgencyType.TOWNSHIP, Level.TOWNSHIP),
]
LARGEST = 150_000


@pytest.fixture(scope="module")
def todays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("todays")
    write_blank_files(folder)
    return folder


def parts(content: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a workbook unpacked: compression may differ between machines."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize("name", NAMES)
def test_kept_workbook_is_what_its_command_writes_today(name: str, todays: Path) -> None:
    assert parts((FOLDER / name).read_bytes()) == parts((todays / name).read_bytes())


def test_kept_list_is_todays(todays: Path) -> None:
    assert (FOLDER / LIST).read_bytes() == (todays / LIST).read_bytes()


def test_nothing_is_kept_that_the_list_does_not_tell_of() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*NAMES, LIST}


@pytest.mark.parametrize("name", NAMES)
def test_kept_file_is_small(name: str) -> None:
    assert (FOLDER / name).stat().st_size < LARGEST


@pytest.mark.parametrize("name", WORKBOOKS)
def test_kept_workbook_is_read_without_a_remark(name: str) -> None:
    assert read_filled_report(FOLDER / name).observations == ()


def test_who_has_a_workbook_of_its_own_makes_no_regulations() -> None:
    covers = [read_filled_report(FOLDER / name).cover for name in WORKBOOKS]
    kinds = [(cover.known_type, cover.known_level) for cover in covers if cover.agency_type]
    assert sorted(kinds) == sorted(OFFICES_WITH_A_WORKBOOK)
    assert not any(may_make_regulations(*kind) for kind in OFFICES_WITH_A_WORKBOOK)
