"""A register that is damaged, endless or too large ends in one line, and within limits."""

import io
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.support.hostile.all_commands import sound_register
from tests.support.hostile.confined import FILE, Outcome, outcomes
from tests.support.hostile.mutants import mutants
from tests.support.hostile.packages import packages
from tests.support.registers import HEADS, as_csv, register_of
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

MUTANTS = 60
COUNT = ("count", FILE, "-o", "counted.xlsx")
LINE = ("2025-1", "2025-03-05", "自然人", "", "", "", "", "", "予以公开", "2025-03-06")


def written(folder: Path, files: dict[str, bytes]) -> list[Path]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def told(folder: Path, files: dict[str, bytes]) -> dict[str, Outcome]:
    return {Path(one.file).name: one for one in outcomes(written(folder, files), COUNT)}


def text(lines: int, cell: str = "") -> bytes:
    line = ",".join(LINE) + f",{cell}"
    return "\n".join([",".join(HEADS), *([line] * lines)]).encode()


ENDLESS: dict[str, Callable[[], bytes]] = {
    "rows.csv": lambda: text(200_000),
    "columns.csv": lambda: b",".join([b"x"] * 300_000),
    "quoted.csv": lambda: text(3) + b'\n"' + b"x" * 5_000_000,
    "long_cell.csv": lambda: text(3, "x" * 2_000_000),
    "one_line.csv": lambda: b"," * 10_000_000,
    "blank_lines.csv": lambda: b"\n" * 10_000_000,
    "null.csv": lambda: text(3).replace(b"2025-1", b"\x00\x00"),
    "utf16.csv": lambda: text(3).decode().encode("utf-16"),
    "large.csv": lambda: b"x" * 21_000_000,
}


def test_a_text_without_end_ends_well(tmp_path: Path) -> None:
    found = told(tmp_path, {name: make() for name, make in ENDLESS.items()})
    assert [one for one in found.values() if not one.sound] == []


def test_packages_that_are_hostile_end_well(tmp_path: Path) -> None:
    filled = filled_workbook(tmp_path / "sound.xlsx", fixture("consistent")).read_bytes()
    files = {f"{name}.xlsx": content for name, content in packages(filled)}
    assert [one for one in told(tmp_path, files).values() if not one.sound] == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_damaged_registers_end_well(tmp_path: Path, kind: str) -> None:
    rows = register_of(report_of(fixture("consistent")))
    whole = sound_register() if kind == "xlsx" else as_csv(rows, "gbk")
    files = {
        f"{number}.{kind}": mutant
        for number, mutant in enumerate(islice(mutants(whole, MUTANTS), MUTANTS))
    }
    assert [one for one in told(tmp_path, files).values() if not one.sound] == []


def test_damaged_workbooks_are_filled_or_refused(tmp_path: Path) -> None:
    register = tmp_path / "register.xlsx"
    register.write_bytes(sound_register())
    whole = filled_workbook(tmp_path / "sound.xlsx", fixture("consistent")).read_bytes()
    files = {
        f"{number}.xlsx": mutant
        for number, mutant in enumerate(islice(mutants(whole, MUTANTS), MUTANTS))
    }
    into = ("count", str(register), "--into", FILE, "-o", "counted.xlsx")
    found = outcomes(written(tmp_path, files), into)
    assert [one for one in found if not one.sound] == []


def test_a_sheet_whose_rows_have_no_end_is_refused(tmp_path: Path) -> None:
    row = b'<row r="%d"><c r="A%d"><v>1</v></c></row>'
    many = b"".join(row % (n, n) for n in range(1, 150_000))
    files = {"rows.xlsx": _with_rows(many)}
    outcome = told(tmp_path, files)["rows.xlsx"]
    assert (outcome.sound, outcome.code) == (True, 3)


def _with_rows(rows: bytes) -> bytes:
    """Return the register with other rows on its sheet."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(sound_register())) as source, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in source.namelist():
            raw = source.read(name)
            if name.endswith("sheet1.xml"):
                before, _, rest = raw.partition(b"<sheetData>")
                raw = (
                    before
                    + b"<sheetData>"
                    + rows
                    + b"</sheetData>"
                    + rest.partition(b"</sheetData>")[2]
                )
            new.writestr(name, raw)
    return target.getvalue()
