"""Facts are the figures of the counted units, a row each, in CSV and in Parquet alike."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gaitool.answers import plain_digits
from gaitool.collection import Standing, UnitLine
from gaitool.errors import CannotWrite
from gaitool.form import CellKey, newest_edition
from gaitool.rollup.facts import Figures, write_csv, write_parquet

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
        write_csv(finished.counted_figures(), written, finished.edition)
    text = written.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_csv_has_a_row_for_every_cell_of_every_counted_unit(folder: Path) -> None:
    head, *rows = csv_rows(folder)
    assert head == ["unit", "year", "cell", "value", "表", "行和列"]
    assert len(rows) == 200
    fees = ["示例县教育局", "2025", "disclosure.fees.amount", "59237.2449"]
    assert [*fees, "表二", "行政事业性收费 · 本年收费金额（单位：万元）"] in rows


def test_parquet_says_what_csv_says_with_exact_decimals(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    with rolled_up(folder, store=folder / "rollup.sqlite") as finished:
        write_parquet(finished.counted_figures(), written)
    table = parquet.read_table(io.BytesIO(written.getvalue()))
    rows = [tuple(row.values()) for row in table.to_pylist()]
    expected = [(u, int(year), cell, Decimal(v)) for u, year, cell, v, *_ in csv_rows(folder)[1:]]
    assert rows == expected


KEY = CellKey("disclosure", "fees", "amount")


def figures_of(*written: str) -> Figures:
    lines = [
        UnitLine(f"单位{number}", on_roster=True, standing=Standing.PASSED, counted=True)
        for number in range(len(written))
    ]
    return [(line, {KEY: Decimal(digits)}) for line, digits in zip(lines, written, strict=True)]


def in_parquet(figures: Figures) -> Any:
    parquet = pytest.importorskip("pyarrow.parquet")
    written = io.BytesIO()
    write_parquet(figures, written)
    return parquet.read_table(io.BytesIO(written.getvalue()))["value"]


@pytest.mark.parametrize(
    "written",
    [
        ("1.25001",),
        ("1.25001", "59237", "0"),
        ("1.2500100", "1E+4"),
        ("0.000000000000000000000000000001", "1"),
        ("9" * 38,),
        ("9" * 46, "0.123456789012345678901234567891"),
        (f"{'1' * 40}.{'1' * 36}",),
    ],
)
def test_every_figure_is_held_as_it_is(written: tuple[str, ...]) -> None:
    values = in_parquet(figures_of(*written))
    assert values.to_pylist() == list(map(Decimal, written))


def test_the_column_is_of_the_usual_type_where_that_holds_the_figures() -> None:
    values = in_parquet(figures_of("59237.2449", "9" * 34))
    assert (values.type.bit_width, values.type.precision, values.type.scale) == (128, 38, 4)


def test_a_column_is_widened_only_as_far_as_its_figures_ask() -> None:
    values = in_parquet(figures_of("1.25001", "9" * 33))
    assert (values.type.bit_width, values.type.precision, values.type.scale) == (128, 38, 5)


def test_figures_that_can_be_go_through_once_are_all_written() -> None:
    assert in_parquet(iter(figures_of("1.25001", "2"))).to_pylist() == [Decimal("1.25001"), 2]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (("9" * 77,), "整数最长的有 77 位（单位0），小数最长的有 4 位，"),
        (("9" * 46, f"0.{'1' * 31}"), "整数最长的有 46 位（单位0），小数最长的有 31 位（单位1），"),
    ],
)
def test_figures_that_no_column_holds_are_one_line(written: tuple[str, ...], words: str) -> None:
    with pytest.raises(CannotWrite) as refused:
        in_parquet(figures_of(*written))
    assert str(refused.value) == (
        f".parquet 放不下这些数：{words}加起来最多 76 位。请核对，或写成 .csv。"
    )


@pytest.mark.parametrize("digits", [f"{'1' * 30}.{'2' * 30}", "0." + "1" * 40, "9" * 60])
def test_csv_loses_no_digit(digits: str) -> None:
    written = io.BytesIO()
    write_csv(figures_of(digits), written, newest_edition())
    assert f",{digits},表二," in written.getvalue().decode("utf-8-sig").splitlines()[1]
    assert plain_digits(Decimal(f"{digits}.0" if "." not in digits else f"{digits}0")) == digits


def test_totals_of_very_long_figures_are_exact(tmp_path: Path) -> None:
    longest = "9" * 30
    row = dict.fromkeys((c for c in RIGHT["cells"] if c.startswith("applications.received.")), 0)
    cells = RIGHT["cells"] | row | {"applications.received.natural_person": longest}
    cells["applications.received.business"] = 3
    filled_workbook(tmp_path / "1.xlsx", RIGHT | {"cells": cells})
    filled_workbook(tmp_path / "2.xlsx", RIGHT | {"agency": "示例县水利局", "cells": cells})
    store = tmp_path / "rollup.sqlite"
    with rolled_up(tmp_path, store=store, include_failed=True) as finished:
        totals = [
            f[CellKey("applications", "received", "total")] for _, f in finished.counted_figures()
        ]
        summed = finished.sums[CellKey("applications", "received", "natural_person")]
    assert (totals, summed) == ([int(longest) + 3] * 2, 2 * int(longest))
