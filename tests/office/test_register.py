"""The live cells of the blank register say what ``count`` says of the same rows."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.layout.register_sheets import REGISTER_SHEET
from gaitool.template.register import write_register

from tests.support.editions import FORM_2021
from tests.support.office.client import (
    Office,
    copy_cells,
    read,
    recalculate,
    row_height,
    save,
    type_text,
)
from tests.support.office.onlyoffice import OnlyOffice
from tests.support.office.printed_pages import printed_pages
from tests.support.office.register_edits import (
    EDITS,
    LIVE,
    PLAN,
    ROWS,
    YEAR_WRITTEN,
    Saved,
    saved,
    shown_as,
)

LONG_RESULT = "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
LAST = PLAN.last_row


def place(key: str, row: int) -> str:
    return f"{REGISTER_SHEET}!{PLAN.cell(key, row)}"


def written(folder: Path) -> Path:
    path = folder / "register.xlsx"
    path.write_bytes(write_register(FORM_2021, YEAR_WRITTEN, rows=PLAN.rows))
    return path


@dataclass(frozen=True)
class Seen:
    """What the live cells of both rows showed after a step, and the file saved then."""

    shown: dict[int, dict[str, str]]
    saved: Saved


@pytest.fixture(scope="module")
def in_libreoffice(office: Office, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Type all edits one after the other; look and save after each."""
    folder = tmp_path_factory.mktemp("register")
    looks = [read(place(key, row)) for row in ROWS for key in LIVE]
    files = [folder / f"step{number}.xlsx" for number in range(len(EDITS))]
    steps = [
        step
        for edit, file in zip(EDITS, files, strict=True)
        for step in (type_text(edit.place, edit.typed), *looks, save(file))
    ]
    results = office.work(written(folder), *steps)
    size = len(looks) + 2
    seen = []
    for number, file in enumerate(files[1:], start=1):
        looked = iter(results[number * size + 1 :])
        shown = {row: {key: next(looked)["shown"] for key in LIVE} for row in ROWS}
        seen.append(Seen(shown, saved(file)))
    return seen


@pytest.fixture(scope="module")
def in_onlyoffice(onlyoffice: OnlyOffice, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Type all edits one after the other; look at the values that are saved after each."""
    path = written(tmp_path_factory.mktemp("register"))
    texts = [(edit.address, edit.typed) for edit in EDITS]
    files = onlyoffice.type_texts(path, REGISTER_SHEET, texts)
    return [Seen(saved_values(file), saved(file)) for file in files[1:]]


def saved_values(file: Path) -> dict[int, dict[str, str]]:
    sheet = load_workbook(file, data_only=True)[REGISTER_SHEET]

    def shown(key: str, row: int) -> str:
        value = sheet[str(PLAN.cell(key, row))].value
        return "" if value is None else str(value)

    return {row: {key: shown(key, row) for key in LIVE} for row in ROWS}


def agrees(seen: Seen, row: int) -> None:
    said = seen.saved.said_of(row)
    assert {key: shown_as(key, seen.shown[row][key]) for key in said} == said


@pytest.mark.parametrize("step", range(1, len(EDITS)), ids=lambda step: EDITS[step].address)
@pytest.mark.parametrize("row", ROWS)
def test_live_cells_in_libreoffice_agree_with_count(
    step: int, row: int, in_libreoffice: list[Seen]
) -> None:
    agrees(in_libreoffice[step - 1], row)


@pytest.mark.parametrize("step", range(1, len(EDITS)), ids=lambda step: EDITS[step].address)
@pytest.mark.parametrize("row", ROWS)
def test_live_cells_in_onlyoffice_agree_with_count(
    step: int, row: int, in_onlyoffice: list[Seen]
) -> None:
    agrees(in_onlyoffice[step - 1], row)


def test_calculated_cell_refuses_to_be_typed_over(office: Office, tmp_path: Path) -> None:
    first = PLAN.cell("check", ROWS[0])
    *_, shown = office.work(written(tmp_path), type_text(f"{REGISTER_SHEET}!{first}", "√"))
    assert shown == ""


def test_row_copied_below_the_last_one_calculates_like_the_others(
    office: Office, tmp_path: Path
) -> None:
    blank = f"{REGISTER_SHEET}!A{LAST}:{PLAN.cell('until', LAST)}"
    *_, looked = office.work(
        written(tmp_path),
        copy_cells(blank, f"A{LAST + 1}"),
        copy_cells(blank, f"A{LAST + 2}"),
        type_text(place("received", LAST + 2), "2025-03-05"),
        type_text(place("applicant", LAST + 2), "自然人"),
        read(place("counted", LAST + 2)),
    )
    assert looked["shown"] == "2025年：本年新收；结转下年"


def test_row_grows_with_a_long_result(office: Office, tmp_path: Path) -> None:
    before, _, after = office.work(
        written(tmp_path),
        row_height(place("result", ROWS[0])),
        type_text(place("result", ROWS[0]), LONG_RESULT),
        row_height(place("result", ROWS[0])),
    )
    assert after > 1.8 * before


def test_saved_values_are_those_the_office_calculates(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path)
    plain, calculated = load_workbook(path), load_workbook(path, data_only=True)
    saved_as = {
        f"{sheet.title}!{cell.coordinate}": calculated[sheet.title][cell.coordinate].value
        for sheet in plain
        for cells in sheet.iter_rows()
        for cell in cells
        if cell.data_type == "f"
    }
    _, *looked = office.work(path, recalculate(), *map(read, saved_as))
    assert [one["error"] for one in looked] == [0] * len(looked)
    # A count is a number with words around it.
    shown = [
        one["number"] if "件" in one["shown"] or "行" in one["shown"] else one["shown"]
        for one in looked
    ]
    assert shown == ["" if value is None else value for value in saved_as.values()]


def test_rows_are_printed_as_far_as_they_are_filled(onlyoffice: OnlyOffice, tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    path.write_bytes(write_register(FORM_2021, YEAR_WRITTEN, rows=500))
    (filled,) = onlyoffice.type_texts(
        path, REGISTER_SHEET, [(str(PLAN.cell("received", 130)), "2025-03-05")]
    )
    pages = [len(printed_pages(onlyoffice.print_pages(one))) for one in (path, filled)]
    assert (pages[0], 1 < pages[1] < 5) == (1, True)
