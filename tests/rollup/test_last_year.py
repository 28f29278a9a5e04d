"""A roll-up finds each unit's report of last year by its name, and says which units have none."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from gaitool.checking.one_file import check_file
from gaitool.checking.sources import read_report
from gaitool.findings import CheckedFile
from gaitool.form import edition
from gaitool.renderers.findings.as_data import finding_object
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.renderers.rollup.as_data import rollup_schema
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.thresholds import COPIED_TEXT
from gaitool.template import write_template

from tests.support.command_line import Told
from tests.support.rollup.county import LAST_YEARS, YEAR, sums
from tests.support.rollup.earlier_county import (
    FORMER_NAME,
    GONE,
    NEW,
    OF_ANOTHER_YEAR,
    RENAMED,
    TWICE,
    UNREADABLE,
    WRONG_CARRY_OVER,
    SeveralYears,
    before,
)
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

Gaitool = Callable[..., Told]
RIGHT = fixture("plain_words")
CARRIED_OUT = "applications.carried_out.natural_person"


@pytest.fixture
def told(several_years: SeveralYears, gaitool: Gaitool, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what the roll-up of the county tells; one cache serves all tests that ask."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(several_years.last_year.parent / "cache"))
    previous = ("--previous", str(several_years.last_year))
    return gaitool(*several_years.command, *previous, "--format", "json")


def findings_by_unit(told: Told) -> dict[str, list[dict[str, object]]]:
    """Return what is found in each unit's report; the texts of the tests are alike on purpose."""
    return {
        unit["unit"]: [one for one in unit["findings"] if one["rule"] != COPIED_TEXT]
        for unit in json.loads(told.out)["units"]
        if unit["standing"] != "duplicate"
    }


def test_every_unit_is_told_what_check_with_last_years_file_tells(
    several_years: SeveralYears, told: Told
) -> None:
    units = {unit["unit"]: unit for unit in json.loads(told.out)["units"][::-1]}
    found, compared = findings_by_unit(told), 0
    for name in several_years.before:
        last = sorted(several_years.last_year.glob(f"{name}_*.xlsx"))[-1]
        checked = check_file(Path(units[name]["file"]), CATALOGUE, read_report(last))
        if isinstance(checked, CheckedFile):
            assert found[name] == list(map(finding_object, checked.result.findings))
            compared += 1
    assert compared == len(several_years.before) - 1  # of one unit this year's has a password


def test_what_was_planted_is_found_and_nothing_else(told: Told) -> None:
    found = {
        unit: [one["rule"] for one in findings if str(one["rule"]).startswith(("G6", "G308"))]
        for unit, findings in findings_by_unit(told).items()
    }
    assert {unit: rules for unit, rules in found.items() if rules} == {
        WRONG_CARRY_OVER: ["G601"],
        RENAMED: ["G605"],
    }


def test_whose_last_year_is_missing_doubled_or_renamed_is_told_in_a_line_each(
    several_years: SeveralYears, told: Told
) -> None:
    folder = several_years.last_year
    lines = told.err.splitlines()
    for line in (
        "2024 年度的报告有 1 份读不了，这些单位照样核对，只是不与上年比："
        f"{folder / UNREADABLE}_2024.xlsx。",
        "--previous 的文件夹里有 1 份不是 2024 年度的，没有与上年比："
        f"{folder / OF_ANOTHER_YEAR}_2023.xlsx。",
        f"1 个单位的 2024 年度报告有几份，各用一份：{TWICE}（{folder / TWICE}_重报.xlsx）。",
        f"1 个单位的名称与上年不同，按名单认作同一个单位：{RENAMED}（上年是{FORMER_NAME}）。",
        "与 2024 年度报告对上的 53 个单位；没有上年报告的 4 个："
        f"{UNREADABLE}、{NEW[0]}、{NEW[1]}、{OF_ANOTHER_YEAR}；"
        f"上年有、本年没有的 1 个：{GONE}。",
    ):
        assert lines.count(line) == 1, line


def test_last_years_sums_are_those_of_the_same_units(
    several_years: SeveralYears, told: Told
) -> None:
    shown = json.loads(told.out)
    Draft202012Validator(rollup_schema()).validate(shown)
    last, beside = shown["last_year"], several_years.beside
    assert (last["year"], last["units"], last["counted"]) == (YEAR - 1, len(beside), 49)
    now = sums(several_years.county.reports[unit] for unit in beside)
    for name, expected in (("sums", sums(beside.values())), ("sums_of_same_units", now)):
        added = {key: Fraction(value) for key, value in last[name].items()}
        assert {key: added[key] for key in expected} == expected
        assert {key for key, value in added.items() if value} <= expected.keys()


def test_one_process_and_several_give_the_same_bytes(
    several_years: SeveralYears, gaitool: Gaitool
) -> None:
    options = ("--previous", str(several_years.last_year), "--since", str(several_years.older))
    told, books = [], []
    for jobs in ("1", "2"):
        book = f"汇总{jobs}.xlsx"
        command = (*several_years.command, *options, "--no-cache", "--jobs", jobs, "-o", book)
        told.append(gaitool(*command).out)
        books.append(Path(book).read_bytes())
    assert told[0] == told[1]
    assert books[0] == books[1]


def test_a_cluster_gives_what_one_process_gives(
    several_years: SeveralYears, cluster: str, gaitool: Gaitool
) -> None:
    options = ("--previous", str(several_years.last_year), "--since", str(several_years.older))
    command = (*several_years.command, *options, "--no-cache", "--format", "json")
    here = gaitool(*command, "--jobs", "1")
    there = gaitool(*command, "--scheduler", cluster)
    assert (there.code, there.out, there.err) == (here.code, here.out, here.err)


def test_a_unit_that_handed_in_last_years_report_is_not_compared_with_it(told: Told) -> None:
    units = {unit["unit"]: unit for unit in json.loads(told.out)["units"]}
    assert units[LAST_YEARS]["note"].startswith(f"是 {YEAR - 1} 年度的")
    assert [one["rule"] for one in units[LAST_YEARS]["findings"]] == []


@pytest.fixture
def two_years() -> tuple[Path, Path]:
    """Write two units' reports, and those of last year that lead on to them."""
    this, last = Path("报送"), Path("上年")
    for folder in (this, last):
        folder.mkdir()
    for office in ("教育局", "水利局"):
        data = RIGHT | {"agency": f"示例县{office}"}
        filled_workbook(this / f"{office}.xlsx", data)
        filled_workbook(last / f"{office}.xlsx", before(data))
    return this, last


def rules_of(told: Told) -> dict[str, list[str]]:
    found = findings_by_unit(told).items()
    return {unit: [str(one["rule"]) for one in findings] for unit, findings in found}


def rolled_up(gaitool: Gaitool, *options: str) -> Told:
    return gaitool("rollup", "报送", "--previous", "上年", "--format", "json", *options)


@pytest.mark.usefixtures("two_years")
def test_a_consistent_last_year_adds_no_finding(gaitool: Gaitool) -> None:
    assert rules_of(rolled_up(gaitool)) == {"示例县教育局": [], "示例县水利局": []}


def test_a_table_of_zeros_is_asked_about_where_last_year_had_applications(
    two_years, gaitool: Gaitool
) -> None:
    this, last = two_years
    disputes_and_more = {k: v for k, v in RIGHT["cells"].items() if k.startswith("disclosure.")}
    zeros = RIGHT | {"agency": "示例县教育局", "cells": disputes_and_more}
    filled_workbook(this / "教育局.xlsx", zeros)
    data = before(zeros)
    many = {"applications.received.business": 40, "applications.granted.business": 40}
    filled_workbook(last / "教育局.xlsx", data | {"cells": data["cells"] | many})
    assert "G308" in rules_of(rolled_up(gaitool))["示例县教育局"]


def test_a_second_run_knows_last_years_files_by_their_content(two_years, gaitool: Gaitool) -> None:
    rolled_up(gaitool)
    data = before(RIGHT | {"agency": "示例县水利局"})
    data["cells"][CARRIED_OUT] = 9
    filled_workbook(two_years[1] / "水利局.xlsx", data)
    told = rolled_up(gaitool)
    assert rules_of(told)["示例县教育局"] == []
    assert "G601" in rules_of(told)["示例县水利局"]
    assert rules_of(told) == rules_of(rolled_up(gaitool, "--no-cache"))


@pytest.mark.usefixtures("two_years")
def test_without_the_option_nothing_of_last_year_is_left_in_the_cache(gaitool: Gaitool) -> None:
    rolled_up(gaitool)
    shown = json.loads(gaitool("rollup", "报送", "--format", "json").out)
    assert (shown["last_year"], shown["trend"]) == (None, None)


def test_last_year_may_be_a_published_page_or_data(two_years, gaitool: Gaitool) -> None:
    _, last = two_years
    for office, carried in (("教育局", 7), ("水利局", 8)):
        data = before(RIGHT | {"agency": f"示例县{office}"})
        data["cells"][CARRIED_OUT] = carried
        (last / f"{office}.xlsx").unlink()
        if office == "水利局":
            (last / "水利局.json").write_text(json.dumps(data), encoding="utf-8")
        else:
            page = write_report_page(report_of(data))
            (last / "教育局.html").write_bytes(
                page if isinstance(page, bytes) else page.encode("utf-8")
            )
    messages = [
        next(one["message"] for one in findings if one["rule"] == "G601")
        for findings in findings_by_unit(rolled_up(gaitool)).values()
    ]
    assert ["结转下年度的是 7" in messages[0], "结转下年度的是 8" in messages[1]] == [True, True]


def test_last_year_may_be_on_the_edition_before(gaitool: Gaitool) -> None:
    Path("报送").mkdir()
    Path("上年").mkdir()
    this = RIGHT | {"agency": "示例县人民政府办公室", "year": 2021}
    filled_workbook(Path("报送/甲.xlsx"), this)
    old = report_of(fixture("consistent_2019"), edition("2019"))
    Path("上年/甲.xlsx").write_bytes(write_template(old))
    shown = json.loads(rolled_up(gaitool, "--include-failed").out)
    last = shown["last_year"]["sums"]
    assert shown["last_year"]["year"] == 2020
    assert last["applications.received.natural_person"] == 17
    assert "disclosure.normative_documents.issued" not in last


def test_a_unit_without_a_name_on_its_cover_is_found_by_the_file_of_the_roster(
    two_years, gaitool: Gaitool
) -> None:
    this, last = two_years
    Path("名单.txt").write_text("示例县教育局\n示例县水利局\n", encoding="utf-8")
    (last / "水利局.xlsx").unlink()
    data = before(RIGHT | {"agency": ""})
    data["cells"][CARRIED_OUT] = 9
    filled_workbook(last / "示例县水利局2024.xlsx", data)
    found = rules_of(rolled_up(gaitool, "--roster", "名单.txt"))
    assert ("G601" in found["示例县水利局"], "G601" in found["示例县教育局"]) == (True, False)
    assert len(list(this.iterdir())) == 2


def test_all_years_may_lie_in_one_folder(two_years, gaitool: Gaitool) -> None:
    for file in two_years[1].iterdir():
        file.rename(two_years[0] / f"{file.stem}2024.xlsx")
    told = gaitool(
        *("rollup", "报送", "--year", str(YEAR), "--previous", "报送", "--format", "json")
    )
    assert json.loads(told.out)["last_year"]["units"] == 2


def test_last_years_folder_within_this_years_is_not_collected(two_years, gaitool: Gaitool) -> None:
    two_years[1].rename("报送/2024")
    told = gaitool("rollup", "报送", "--previous", "报送/2024", "--format", "json")
    assert [unit["standing"] for unit in json.loads(told.out)["units"]] == ["passed", "passed"]
    assert json.loads(told.out)["last_year"]["units"] == 2


@pytest.mark.usefixtures("two_years")
def test_a_folder_that_is_not_there_or_holds_no_report_is_refused(gaitool: Gaitool) -> None:
    Path("空").mkdir()
    missing, empty = (gaitool("rollup", "报送", "--previous", name) for name in ("没有", "空"))
    assert (missing.code, "没有：找不到" in missing.err) == (3, True)
    assert (empty.code, "空：没有找到上年的报告" in empty.err) == (2, True)


@pytest.mark.usefixtures("two_years")
def test_no_output_is_written_over_a_report_of_last_year(gaitool: Gaitool) -> None:
    told = gaitool("rollup", "报送", "--previous", "上年", "-o", "上年/水利局.xlsx", "--force")
    assert told.code == 2


def test_a_new_name_is_proposed_and_never_taken(two_years, gaitool: Gaitool) -> None:
    this, _ = two_years
    (this / "水利局.xlsx").unlink()
    filled_workbook(this / "水利局.xlsx", RIGHT | {"agency": "示例县水利水务局"})
    told = rolled_up(gaitool)
    assert "示例县水利水务局（是不是上年的“示例县水利局”？）" in told.err
    assert json.loads(told.out)["last_year"]["units"] == 1


def test_the_heads_of_two_years_say_of_how_many_units_each_figure_is(
    two_years, gaitool: Gaitool
) -> None:
    _, last = two_years
    (last / "水利局.xlsx").unlink()
    assert gaitool("rollup", "报送", "--previous", "上年", "-o", "汇总.xlsx").code in {0, 1}
    sheet = load_workbook("汇总.xlsx", data_only=True)["三、申请办理"]
    heads = {str(cell.value) for row in sheet["A1:Z6"] for cell in row if cell.value}
    assert {"本年\n2家", "上年\n1家", "增减\n1家"} <= heads


@pytest.mark.usefixtures("two_years")
def test_the_screen_gets_last_year_in_one_line(gaitool: Gaitool) -> None:
    lines = gaitool("rollup", "报送", "--previous", "上年").out.splitlines()
    (line,) = (line for line in lines if line.startswith("与2024年比"))
    assert "2 个计入的单位中 2 个两年都有报告" in line
