"""Facts are the figures of the counted units, a row each, in CSV and in Parquet alike."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from gaitool.rollup.facts import write_csv, write_parquet

from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
FEES = {"disclosure.fees.amount": "59237.2449"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cells = RIGHT["cells"] | FEES
    filled_workbook(tmp_path / "1.xlsx", RIGHT | {"agency": "示例县教育局", "cells": cells})
    wrong = RIGHT["cells"] | {"disclosure.licences.decisions": "/"}
    filled_workbook(tmp_path / "2.xlsx", RIGHT | {"agency": "示例县水利局", "cells": wrong})
    return tmp_path


def csv_rows(folder: Path) -> list[list[str]]:
    written = io.BytesIO()
    with rolled_up(folder, store=folder / "rollup.sqlite") as finished:
        write_csv(finished.counted_figures(), written)
    text = written.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_csv_has_a_row_for_every_cell_of_every_counted_unit(folder: Path) -> None:
    head, *rows = csv_rows(folder)
    assert head == ["unit", "year", "cell", "value"]
    assert len(rows) == 200
    assert ["示例县教育局", "2025", "disclosure.fees.amount", "59237.2449"] in rows


def test_parquet_says_what_csv_says_with_exact_decimals(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    with rolled_up(folder, store=folder / "rollup.sqlite") as finished:
        write_parquet(finished.counted_figures(), written)
    table = parquet.read_table(io.BytesIO(written.getvalue()))
    rows = [tuple(row.values()) for row in table.to_pylist()]
    expected = [(u, int(year), cell, Decimal(v)) for u, year, cell, v in csv_rows(folder)[1:]]
    assert rows == expected
