"""Several years of a county side by side: sums, rates, and who is missing of each year."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gaitool.form import newest_edition
from gaitool.renderers.rollup.as_data import rollup_schema
from gaitool.trend import followed_numbers, followed_rates

from tests.support.command_line import Told
from tests.support.rollup.county import YEAR, sums, units
from tests.support.rollup.earlier_county import OLD_EDITION_YEAR, OLDER, SeveralYears, before
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow

Gaitool = Callable[..., Told]
RIGHT = fixture("plain_words")
NUMBERS = followed_numbers(newest_edition())
DOCUMENTS = ["documents_issued", "documents_repealed", "documents_in_force"]


def numbers_of(added: dict[str, Fraction]) -> dict[str, Fraction]:
    """Return what is followed, out of the sums of cells as the tests add them up."""
    zero = Fraction(0)
    return {one.key: sum((added.get(str(c), zero) for c in one.cells), zero) for one in NUMBERS}


def rate(numbers: dict[str, Fraction], over: tuple[str, ...], of: tuple[str, ...]) -> float | None:
    whole = sum(numbers[key] for key in of)
    return float(sum(numbers[key] for key in over) / whole) if whole else None


@pytest.fixture
def shown(
    several_years: SeveralYears, gaitool: Gaitool, monkeypatch: pytest.MonkeyPatch
) -> list[dict[str, Any]]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(several_years.older.parent / "cache"))
    since = ("--since", str(several_years.older))
    told = json.loads(gaitool(*several_years.command, *since, "--format", "json").out)
    Draft202012Validator(rollup_schema()).validate(told)
    return told["trend"]


def test_every_year_is_the_sum_of_its_units_reports(
    several_years: SeveralYears, shown: list[dict[str, Any]]
) -> None:
    assert [one["year"] for one in shown] == [*OLDER, YEAR]
    years = {one["year"]: one for one in shown}
    for year, reports in {**several_years.years, YEAR: several_years.county.counted}.items():
        expected = numbers_of(new_cells(sums(reports.values()), year))
        found = {k: v for k, v in years[year]["numbers"].items() if v is not None}
        assert found == {key: expected[key] for key in found}, year
        assert years[year]["units"] == len(reports)


def new_cells(added: dict[str, Fraction], year: int) -> dict[str, Fraction]:
    """Return the sums by today's cells; only （六）其他处理 went by another name."""
    if year != OLD_EDITION_YEAR:
        return added
    return {cell.replace(".other.", ".other_misc.", 1): value for cell, value in added.items()}


def test_every_rate_is_that_of_the_years_numbers(shown: list[dict[str, Any]]) -> None:
    rates = followed_rates(NUMBERS)
    assert [one.name for one in rates] == ["公开率", "结转率", "复议纠错率", "诉讼纠错率"]
    for year in shown:
        numbers = {k: Fraction(v) for k, v in year["numbers"].items() if v is not None}
        for one in rates:
            expected = rate(numbers, one.over, one.of)
            assert float(year["rates"][one.key]) == pytest.approx(expected, abs=0.00005)


def test_an_older_edition_leaves_blank_what_it_did_not_ask(shown: list[dict[str, Any]]) -> None:
    asked = {year["year"]: year["not_asked"] for year in shown}
    assert asked == {year: DOCUMENTS if year == OLD_EDITION_YEAR else [] for year in asked}
    oldest = shown[0]["numbers"]
    assert [oldest[key] for key in DOCUMENTS] == [None] * 3


def test_the_units_without_a_report_of_a_year_are_named(
    several_years: SeveralYears, shown: list[dict[str, Any]]
) -> None:
    missing = {year["year"]: set(year["missing"]) for year in shown}
    for year, reports in several_years.years.items():
        assert missing[year] == set(units()) - set(reports)
    assert missing[YEAR] == set(units()) - set(several_years.county.counted)


@pytest.fixture
def small(folder: Path) -> Path:
    """Write a unit's report of this year and of the two before, a folder a year."""
    for back in range(3):
        of_year = folder / str(YEAR - back)
        of_year.mkdir()
        data = RIGHT | {"agency": "示例县教育局"}
        filled_workbook(of_year / "教育局.xlsx", before(data, back) if back else data)
    return folder


def trend(gaitool: Gaitool, *options: str) -> list[dict[str, Any]]:
    told = gaitool("rollup", str(YEAR), *options, "--format", "json")
    return json.loads(told.out)["trend"]


@pytest.mark.usefixtures("small")
def test_years_are_told_by_the_reports_and_not_by_the_folders(gaitool: Gaitool) -> None:
    Path("2023").rename("旧的")
    Path("2024").rename("旧的/更新的")
    assert [one["year"] for one in trend(gaitool, "--since", "旧的")] == [2023, 2024, 2025]


@pytest.mark.usefixtures("small")
def test_a_folder_above_all_years_does_not_count_this_year_twice(gaitool: Gaitool) -> None:
    years = trend(gaitool, "--since", ".")
    assert [(one["year"], one["units"]) for one in years] == [(2023, 1), (2024, 1), (2025, 1)]


@pytest.mark.usefixtures("small")
def test_last_years_folder_is_part_of_the_trend(gaitool: Gaitool) -> None:
    years = trend(gaitool, "--since", "2023", "--previous", "2024")
    assert [one["year"] for one in years] == [2023, 2024, 2025]


@pytest.mark.usefixtures("small")
def test_nothing_to_divide_by_is_no_rate(gaitool: Gaitool) -> None:
    data = RIGHT | {"agency": "示例县教育局", "year": 2024, "cells": {}}
    filled_workbook(Path("2024/教育局.xlsx"), data)
    (_, year, _) = trend(gaitool, "--since", "2023", "--since", "2024")
    assert (year["numbers"]["concluded"], year["rates"]["disclosure_rate"]) == (0, None)


@pytest.mark.usefixtures("small")
def test_reports_that_are_no_earlier_or_tell_no_year_are_told(gaitool: Gaitool) -> None:
    filled_workbook(Path("2024/后来.xlsx"), RIGHT | {"agency": "示例县水利局", "year": 2026})
    filled_workbook(Path("2024/无年.xlsx"), RIGHT | {"agency": "示例县民政局", "year": ""})
    Path("2024/坏.xlsx").write_bytes(b"PK")
    told = gaitool("rollup", str(YEAR), "--since", "2024", "--format", "json")
    assert "有 1 份不是 2025 年以前的，没有算进趋势：2024/后来.xlsx。" in told.err
    assert "有 1 份没写年度，没有算进趋势：2024/无年.xlsx。" in told.err
    assert "有 1 份读不了，趋势里没有它们：2024/坏.xlsx。" in told.err
    assert [one["units"] for one in json.loads(told.out)["trend"]] == [1, 1]


@pytest.mark.parametrize(
    ("roster", "reach", "gone"),
    [
        ("机关名称\n示例县教育局\n", "0/1+1", ["示例县教委"]),
        ("机关名称,旧名\n示例县教育局,示例县教委\n", "1/1", []),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_unit_that_was_renamed_is_one_unit_where_the_roster_says_so(
    gaitool: Gaitool, roster: str, reach: str, gone: list[str]
) -> None:
    Path("名单.csv").write_text(roster, encoding="utf-8")
    filled_workbook(Path("2024/教育局.xlsx"), before(RIGHT | {"agency": "示例县教委"}))
    options = ("--since", "2024", "--roster", "名单.csv")
    assert [year["gone"] for year in trend(gaitool, *options)] == [gone, []]
    told = gaitool("rollup", str(YEAR), *options).out
    assert f"2024 年（{reach} 个单位）" in told
    assert ("写进名单的“旧名”" in told) is bool(gone)


@pytest.mark.usefixtures("small")
def test_a_file_that_nobody_may_read_is_told_in_every_run(gaitool: Gaitool) -> None:
    Path("2024/教育局.xlsx").unlink()
    Path("2024/教育局.xlsx").symlink_to("没有.xlsx")
    for _ in range(2):
        told = gaitool("rollup", str(YEAR), "--since", "2024", "--since", "2023")
        assert "有 1 份读不了，趋势里没有它们：2024/教育局.xlsx。" in told.err


@pytest.mark.usefixtures("small")
def test_what_an_earlier_run_wrote_among_the_reports_is_no_units_report(gaitool: Gaitool) -> None:
    filled_workbook(Path("2024/水利局.xlsx"), before(RIGHT | {"agency": "示例县水利局"}))
    cover = ("--agency", "示例县人民政府", "--filled", "2024/本级.xlsx")
    gaitool("rollup", "2024", "-o", "2024/汇总.xlsx", "--include-failed", *cover)
    years = trend(gaitool, "--since", "2024")
    assert [(one["year"], one["units"]) for one in years] == [(2024, 2), (2025, 1)]


@pytest.mark.usefixtures("small")
def test_a_pipe_gets_a_line_a_year_and_what_is_not_whole(gaitool: Gaitool) -> None:
    filled_workbook(Path("2025/水利局.xlsx"), RIGHT | {"agency": "示例县水利局"})
    lines = gaitool("rollup", "2025", "--since", "2023").out.splitlines()
    assert [line.partition("：")[0] for line in lines[-4:]] == [
        "2023 年（1/2 个单位）",
        "2025 年（2/2 个单位）",
        "2023 年是 2 个单位中 1 个的数，没有报告的 1 个",
        "没有 2024 年的报告。",
    ]
