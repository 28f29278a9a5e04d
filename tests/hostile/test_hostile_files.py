"""Whatever a file does, a check ends soon, in one line and with an exit code of the contract."""

from pathlib import Path

import pytest

from tests.support.hostile.all_commands import commands, through_all
from tests.support.hostile.confined import Outcome, outcomes
from tests.support.hostile.mutants import mutants
from tests.support.hostile.packages import packages
from tests.support.hostile.sheets import sheets
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

MUTANTS = 300
FEWEST_HOSTILE_FILES = 60


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("original")
    return filled_workbook(folder / "original.xlsx", fixture("consistent")).read_bytes()


def written(folder: Path, files: dict[str, bytes]) -> list[Path]:
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return [folder / f"{name}.xlsx" for name in files]


@pytest.fixture(scope="module")
def hostile(original: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    files = dict([*packages(original), *sheets(original)])
    folder = tmp_path_factory.mktemp("hostile")
    return {Path(o.file).stem: o for o in outcomes(written(folder, files))}


def test_every_hostile_file_ends_well(hostile: dict[str, Outcome]) -> None:
    assert len(hostile) >= FEWEST_HOSTILE_FILES
    assert [outcome for outcome in hostile.values() if not outcome.sound] == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("empty", "damaged"),
        ("pdf", "not_a_workbook"),
        ("html_utf16", "not_a_workbook"),
        ("csv_gbk", "not_a_workbook"),
        ("old_biff", "legacy_format"),
        ("opendocument", "legacy_format"),
        ("binary_workbook", "legacy_format"),
        ("too_large", "too_large"),
        ("too_many_parts", "too_large"),
        ("bomb_in_sheet5", "too_large"),
        ("bomb_in_sharedStrings", "too_large"),
        ("bomb_of_many_sheets", "too_large"),
        ("bomb_with_false_size", "damaged"),
        ("encrypted_flag", "encrypted"),
        ("same_name_twice", "damaged"),
        ("same_name_other_case", "damaged"),
        ("same_name_backslash", "damaged"),
        ("laughs_utf-8", "damaged"),
        ("laughs_utf-16", "damaged"),
        ("laughs_cp037", "damaged"),
        ("outside_entity", "damaged"),
        ("doctype_far_in", "damaged"),
        ("cell_twice_different", "damaged"),
        ("cells_without_end", "too_large"),
        ("types_senseless", "checked"),
        ("without_xl_styles.xml", "checked"),
        ("dimension_false", "checked"),
        ("merged_column", "checked"),
        ("row_last", "checked"),
        ("rows_of_whole_columns", "checked"),
        ("number_infinite", "checked"),
        ("number_long_integer", "checked"),
        ("style_-1", "checked"),
        ("macros_and_links", "checked"),
    ],
)
def test_what_is_said_of_it(hostile: dict[str, Outcome], name: str, problem: str) -> None:
    assert hostile[name].problem == problem


def test_mutants_end_well(original: bytes, tmp_path: Path) -> None:
    files = {str(number): mutant for number, mutant in enumerate(mutants(original, MUTANTS))}
    results = outcomes(written(tmp_path, files))
    assert [outcome for outcome in results if not outcome.sound] == []


def test_every_command_ends_well_on_a_part_of_them(tmp_path: Path) -> None:
    results = through_all(tmp_path, mutated=8, every=25)
    assert len({result.command for result in results}) == len(
        commands(tmp_path / "sound.xlsx", tmp_path / "register.xlsx")
    )
    assert [outcome for outcome in results if not outcome.sound] == []
