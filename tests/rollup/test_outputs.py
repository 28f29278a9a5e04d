"""The command shows the county on every kind of output, and sends back what must be mended."""

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode
from gaitool.renderers.rollup.as_data import rollup_schema

from tests.support.command_line import Told
from tests.support.rollup.county import (
    DUPLICATED,
    ENCRYPTED,
    FAILED,
    LAST_YEARS,
    MISSING,
    County,
    units,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def rolled_up(county: County, gaitool):
    def command(*options: str) -> Told:
        return gaitool("rollup", str(county.folder), "--roster", str(county.roster), *options)

    return command


def test_json_keeps_to_the_schema_and_names_every_unit(rolled_up) -> None:
    told = json.loads(rolled_up("--format", "json").out)
    Draft202012Validator(rollup_schema()).validate(told)
    named = [unit["unit"] for unit in told["units"] if unit["standing"] != "duplicate"]
    assert tuple(named) == units()
    assert tuple(u["unit"] for u in told["units"] if u["standing"] == "missing") == MISSING


def test_csv_names_every_unit(rolled_up) -> None:
    rows = csv.DictReader(io.StringIO(rolled_up("--format", "csv").out, newline=""))
    assert {row["单位"] for row in rows} == set(units())


def test_a_pipe_gets_one_line_a_unit(rolled_up) -> None:
    lines = rolled_up().out.splitlines()
    assert [sum(f"{unit}：" in line for line in lines) for unit in DUPLICATED] == [3, 3]
    assert sum("：通过" in line for line in lines) == 50


def test_the_workbook_links_to_the_files_from_where_it_is(
    rolled_up, county: County, tmp_path: Path
) -> None:
    (tmp_path / "结果").mkdir()
    rolled_up("-o", "结果/汇总.xlsx")
    links = [cell.hyperlink for cell in load_workbook("结果/汇总.xlsx")["单位清单"]["O"]]
    ways = [link.target.replace("\\", "/") for link in links if link]
    assert len(ways) == len(list(county.folder.rglob("示例县*.xlsx")))
    assert all((tmp_path / "结果" / way).is_file() for way in ways)


def test_the_page_names_every_unit(rolled_up) -> None:
    rolled_up("-o", "汇总.html")
    page = Path("汇总.html").read_text(encoding="utf-8")
    assert all(f'<th scope="row">{unit}</th>' in page for unit in units())


def test_each_failing_unit_is_sent_back_what_it_must_mend(rolled_up) -> None:
    told = rolled_up("--notices", "退回", "--due", "2026年1月20日", "--return-to", "政务公开科")
    assert told.code == ExitCode.UNUSABLE
    slips = sorted(Path("退回").glob("*_退回通知.txt"))
    stems = [slip.name.removesuffix("_退回通知.txt") for slip in slips]
    assert stems == sorted((*FAILED, ENCRYPTED, LAST_YEARS))
    words = [slip.read_text(encoding="utf-8-sig") for slip in slips]
    assert all("请在 2026年1月20日 以前改好，报送到政务公开科。" in text for text in words)
    asked = [
        slip.name.removesuffix("_核实通知.txt") for slip in Path("退回").glob("*_核实通知.txt")
    ]
    copies = [path.name.removesuffix("_批注.xlsx") for path in Path("退回").glob("*_批注.xlsx")]
    assert sorted(copies) == sorted((*FAILED, LAST_YEARS, *asked))


def test_return_slips_of_an_earlier_run_are_kept_unless_forced(rolled_up) -> None:
    rolled_up("--notices", "退回")
    assert rolled_up("--notices", "退回").code == ExitCode.USAGE
    assert rolled_up("--notices", "退回", "--force").code == ExitCode.UNUSABLE
