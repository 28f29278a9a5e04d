"""Reports on the form of 2019: as such when asked for, and what of them is left on that of 2021."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from gaitool.form import CellKey, edition
from gaitool.importers import read_published

from tests.importing.messy.documents import put_document
from tests.support.editions import FORM_2021
from tests.support.importing.plain_prints import made_up_figures, read_figures, web_page
from tests.support.importing.truth import Truth, load_truths

BEFORE = edition("2019")
TRUTHS = [truth for truth in load_truths() if truth.form == BEFORE.version]
each_truth = pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.name)
NOTE = "2019 年格式的“（六）其他处理”没有细分，计入了“（六）其他处理 3.其他”。"
OLD_HEAD = "表二印的“处理决定数量”，按规定格式的“本年处理决定数量”读。"
SHANGHAI = {
    "regulations": "13|13|524",
    "normative_documents": "60|60|368",
    "licences": "0|0|0",
    "other_services": "0|0|0",
    "penalties": "0|0|0",
    "compulsory_measures": "0|0|0",
    "fees": "0|0",
    "procurement": "6|251000元",
}
"""Table 二 of the general office of 上海, 2019, as published."""


def printed_before(truth: Truth) -> Mapping[CellKey, str]:
    """Return every figure that a document prints, by the cells of the form it follows."""
    labels = {row.label: row.key for row in BEFORE.rows("disclosure")}
    rows = [line.split("|") for line in truth.printed["disclosure_2019"]]
    figures = {
        key: raw.strip()
        for label, *raws in rows
        if (row := labels.get(label.strip()))
        for key, raw in zip(cells_of("disclosure", row), raws, strict=True)
    }
    for key, raw in truth.figures.items():
        if key.table != "disclosure":
            figures[key._replace(row="other") if key.row == "other_misc" else key] = raw
    return {key: raw for key, raw in figures.items() if raw}


def cells_of(table: str, row: str) -> list[CellKey]:
    return [key for key in BEFORE.tables[table].cells if key.row == row]


@each_truth
def test_a_report_is_read_whole_on_the_form_it_follows(truth: Truth, tmp_path: Path):
    known = read_published(put_document(truth, tmp_path), form=BEFORE)
    assert known.report.form is BEFORE
    figures = {key: "".join(raw.split()) for key, raw in read_figures(known.report).items()}
    assert figures == printed_before(truth)
    assert (known.notes, known.unplaced) == ((), ())


def test_measures_of_the_form_before_are_read_by_it(tmp_path):
    cells = {row: cells_of("disclosure", row) for row in SHANGHAI}
    figures = {
        key: raw
        for row, raws in SHANGHAI.items()
        for key, raw in zip(cells[row], raws.split("|"), strict=True)
    }
    path = tmp_path / "page.html"
    path.write_bytes(web_page(BEFORE, figures))
    report = read_published(path, form=BEFORE).report
    assert read_figures(report) == figures
    assert report.answer(cells["procurement"][-1]).number == Decimal(251_000)


def test_a_group_that_was_not_divided_is_counted_in_and_said_to_be(tmp_path):
    truth = next(truth for truth in TRUTHS if truth.name.startswith("15"))
    known = read_published(put_document(truth, tmp_path))
    assert known.notes == (NOTE, OLD_HEAD)
    key = CellKey("applications", "other_misc", "natural_person")
    assert known.report.answer(key).raw == truth.figures[key]


def test_every_cell_that_carries_on_is_read_on_the_form_that_replaced_it(tmp_path):
    figures = made_up_figures(BEFORE)
    path = tmp_path / "page.html"
    path.write_bytes(web_page(BEFORE, figures))
    known = read_published(path)
    renamed = {
        key._replace(row="other_misc") if key.row == "other" else key: raw
        for key, raw in figures.items()
    }
    expected = {key: raw for key, raw in renamed.items() if key in FORM_2021}
    assert read_figures(known.report) == expected
    assert {"licences", "penalties", "compulsory_measures"} <= {key.row for key in expected}


def test_what_does_not_carry_on_is_told_figure_by_figure(tmp_path):
    figures = made_up_figures(BEFORE)
    path = tmp_path / "page.html"
    path.write_bytes(web_page(BEFORE, figures))
    unplaced = read_published(path).unplaced
    lost = [key for key in BEFORE.tables["disclosure"].cells if key not in FORM_2021]
    words = [
        f"表二 · {BEFORE.tables['disclosure'].row(key).label}"
        f" · {BEFORE.tables['disclosure'].column(key).label}：{figures[key]}"
        for key in lost
    ]
    assert list(unplaced) == words


def test_a_table_that_no_longer_is_has_its_figures_told(tmp_path):
    parts = tuple(part for part in FORM_2021.parts if part.key != "disclosure")
    path = tmp_path / "page.html"
    path.write_bytes(web_page(BEFORE, made_up_figures(BEFORE)))
    known = read_published(path, form=FORM_2021._replace(parts=parts))
    table = BEFORE.tables["disclosure"]
    assert sum(words.startswith("表二 · ") for words in known.unplaced) == len(table.cells)
    assert known.missing_tables == ()
