"""The roll-up on a screen, in a pipe, as JSON and as CSV.

After a wanted change: ``GAITOOL_REGENERATE=1 pytest tests/renderers``, then read the difference.
"""

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from rich.console import Console

from gaitool.collection import Standing, lines_with_findings
from gaitool.renderers.rollup.as_data import rollup_csv, rollup_json, rollup_schema
from gaitool.renderers.rollup.plain_lines import rollup_lines
from gaitool.renderers.rollup.terminal import print_rollup

from tests.support.gathered import BETWEEN, Gathered

GOLDEN = Path(__file__).parent


@pytest.fixture(scope="module")
def gathered(gathered: Gathered) -> Gathered:
    """Return the county, its files named as from the folder they are in."""
    return replace(
        gathered,
        units=tuple(
            (replace(line, file=Path(line.file).name if line.file else ""), *rest)
            for line, *rest in gathered.units
        ),
    )


def is_golden(text: str, name: str) -> bool:
    golden = GOLDEN / name
    if os.environ.get("GAITOOL_REGENERATE"):
        golden.write_text(text, encoding="utf-8")
    return text == golden.read_text(encoding="utf-8")


def screen(gathered: Gathered, width: int) -> str:
    written = io.StringIO()
    console = Console(
        file=written, width=width, force_terminal=False, color_system=None, highlight=False
    )
    print_rollup(gathered, console)
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_is_the_golden_one(gathered: Gathered, width: int) -> None:
    assert is_golden(screen(gathered, width), f"golden_rollup_{width}.txt")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_screen(gathered: Gathered, width: int) -> None:
    assert max(map(cell_len, screen(gathered, width).splitlines())) <= width


def test_chinese_consoles_can_print_the_table(gathered: Gathered) -> None:
    screen(gathered, 80).encode("cp936")


def test_plain_lines_are_the_golden_ones(gathered: Gathered) -> None:
    assert is_golden("\n".join(rollup_lines(gathered)) + "\n", "golden_rollup_lines.txt")


def test_each_unit_is_one_plain_line(gathered: Gathered) -> None:
    lines = list(rollup_lines(gathered))
    assert len(lines) == len(gathered.units) + len(BETWEEN) + 1
    assert all("\n" not in line for line in lines)


def test_lines_come_with_their_own_findings(gathered: Gathered) -> None:
    assert list(lines_with_findings(gathered)) == [
        (line, tuple(findings)) for line, findings, _ in gathered.units
    ]


@pytest.mark.parametrize("expected", [None, 6])
def test_json_keeps_to_the_shipped_schema(gathered: Gathered, expected: int | None) -> None:
    told = json.loads("".join(rollup_json(replace(gathered, expected=expected), "1.0.0")))
    Draft202012Validator(rollup_schema()).validate(told)


def test_shipped_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(rollup_schema())


def test_the_schema_knows_every_way_to_stand() -> None:
    known = rollup_schema()["$defs"]["unit"]["properties"]["standing"]["enum"]
    assert known == [standing.value for standing in Standing]


def test_json_of_nothing_is_json() -> None:
    told = json.loads("".join(rollup_json(Gathered((), own_findings=()), "1.0.0")))
    assert told["units"] == []


def test_json_tells_units_sums_and_what_changed(gathered: Gathered) -> None:
    told = json.loads("".join(rollup_json(gathered, "1.0.0")))
    second = told["units"][1]
    assert second["summary"] == {"error": 2, "warning": 0, "notice": 1}
    assert second["since_last_run"] == {"mended": 5, "added": 1}
    assert [finding["rule"] for finding in second["findings"]] == ["G102", "G301", "G103"]
    assert told["sums"]["disclosure.fees.amount"] == "59239.7449"
    assert told["sums"]["applications.received.total"] == 63
    assert "applications.granted.research" not in told["sums"]


def test_csv_has_a_row_for_each_finding_and_each_unit_without_one(gathered: Gathered) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(rollup_csv(gathered)), newline="")))
    of_units = [
        line.unit for line, findings, _ in gathered.units for _ in range(max(len(findings), 1))
    ]
    assert [row["单位"].removeprefix("'") for row in rows] == [
        "（单位之间）",
        "示例县教育局",
        *of_units,
    ]
    assert {row["状态"] for row in rows[:2]} == {""}


def test_no_cell_of_the_csv_starts_a_formula(gathered: Gathered) -> None:
    rows = csv.reader(io.StringIO("".join(rollup_csv(gathered)), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
