"""LibreOffice calculates the sums that were saved, and others when a unit is left out."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.form import CellKey
from gaitool.renderers.rollup.workbook import write_rollup_workbook

from tests.support.editions import LAYOUT_2021
from tests.support.gathered import Gathered
from tests.support.office.client import Office, read, recalculate, type_text

COUNTED = "明细!C{row}"


@pytest.fixture(scope="module")
def path(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rollup") / "汇总.xlsx"
    with path.open("w+b") as stream:
        write_rollup_workbook(gathered, stream, lambda file: Path(file).name)
    return path


def places() -> dict[CellKey, str]:
    """Return where the figures of the three summed tables stand."""
    return {
        key: f"{sheet.name}!{question.address.moved(rows=2 - sheet.form_area.top)}"
        for sheet in LAYOUT_2021.tables.values()
        for key, question in sheet.questions.items()
    }


def test_every_formula_gives_the_value_that_was_saved(path: Path, office: Office) -> None:
    formulas, saved = load_workbook(path), load_workbook(path, data_only=True)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    _, *shown = office.work(path, recalculate(), *(read(f"{s}!{at}") for s, at in cells))
    assert len(cells) > len(places())
    for (sheet, at), cell in zip(cells, shown, strict=True):
        value = saved[sheet][at].value
        assert cell["error"] == 0
        assert (cell["shown"] if isinstance(value, str) else cell["number"]) == (
            value if isinstance(value, str) else pytest.approx(value)
        )


@pytest.mark.parametrize("changes", [{1: "否"}, {0: "是"}, {1: "否", 2: "否", 3: "否"}])
def test_a_unit_that_is_left_out_or_taken_in_changes_every_sum(
    changes: dict[int, str], gathered: Gathered, path: Path, office: Office
) -> None:
    units = list(gathered.figures())
    counted = {number for number, (line, _) in enumerate(units) if line.counted}
    counted -= {number for number, typed in changes.items() if typed == "否"}
    counted |= {number for number, typed in changes.items() if typed == "是"}
    typed = [type_text(COUNTED.format(row=5 + number), word) for number, word in changes.items()]
    shown = office.work(path, *typed, *(read(place) for place in places().values()))
    for key, cell in zip(places(), shown[len(typed) :], strict=True):
        parts = list(LAYOUT_2021.form.table_of(key).input_parts(key))
        expected = sum(
            (units[number][1].get(part, Decimal(0)) for number in counted for part in parts),
            start=Decimal(0),
        )
        assert cell["number"] == pytest.approx(float(expected)), key
