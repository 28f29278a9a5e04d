"""A county with every kind of fault, and every option: all is told once, and on one screen."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.command_line import Told
from tests.support.rollup.county import (
    COPIED,
    DUPLICATED,
    ENCRYPTED,
    FAILED,
    LAST_YEARS,
    MISSING,
    YEAR,
    sums,
)
from tests.support.rollup.earlier_county import RENAMED, WRONG_CARRY_OVER
from tests.support.rollup.every_fault import (
    ALL_ZERO,
    COPIED_BY_ELEVEN,
    COPIED_BY_FIVE,
    KNOWN_OTHERWISE,
    EveryFault,
    make_every_fault,
)
from tests.support.terminal import lines_left, rows_of, seen

pytestmark = pytest.mark.slow

Gaitool = Callable[..., Told]
OF_BARS = ("正在",)
ASKED = 4
"""Three that are missing, and one of another year: what they are asked to do first."""

BETWEEN = len(DUPLICATED) + 3
"""What is wrong between the units: who sent two files, and three groups that copied."""


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> EveryFault:
    return make_every_fault(tmp_path_factory.mktemp("faults"))


@pytest.fixture(autouse=True)
def folder(faults: EveryFault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let one cache serve all tests that take what was read before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(faults.local.with_name("cache")))
    return tmp_path


@pytest.fixture
def told(faults: EveryFault, gaitool: Gaitool) -> dict[str, Any]:
    """Return what the roll-up tells as data."""
    shown: dict[str, Any] = json.loads(gaitool(*faults.command, "--format", "json").out)
    return shown


def units_by_rule(told: dict[str, Any]) -> dict[str, set[str]]:
    found = defaultdict(set)
    for unit in (one for one in told["units"] if one["standing"] != "duplicate"):
        for finding in unit["findings"]:
            found[finding["rule"]].add(unit["unit"])
    return found


def test_whatever_was_planted_in_a_report_is_found_and_nothing_else(told: dict[str, Any]) -> None:
    found = units_by_rule(told)
    asked_locally = found.pop("G818")
    finance, commerce, petitions, statistics, weather = FAILED
    assert found == {
        "G102": {finance},
        "G301": {commerce},
        "G104": {petitions},
        "G105": {statistics},
        "G106": {weather},
        "G308": set(ALL_ZERO),
        "G601": {WRONG_CARRY_OVER},
        "G605": {RENAMED},
        # By the county's measure of three times: 1012 licences were 4321 in the second file.
        "G606": {DUPLICATED[1], ALL_ZERO[1]},
        # Whoever copied names another in its text.
        "G807": {COPIED[1], *COPIED_BY_FIVE[1:], *COPIED_BY_ELEVEN[1:]},
        # Each of a group is told of it, whoever wrote the text.
        "G905": {*COPIED, *COPIED_BY_FIVE, *COPIED_BY_ELEVEN},
        "G906": set(KNOWN_OTHERWISE),
    }
    readable = {one["unit"] for one in told["units"]} - {*MISSING, ENCRYPTED}
    assert asked_locally == readable


def test_whatever_is_wrong_between_units_is_one_finding_each(told: dict[str, Any]) -> None:
    found = defaultdict(list)
    for finding in told["findings"]:
        found[finding["rule"]].append({cell["label"] for cell in finding["cells"]})
    assert found == {
        "G902": [{unit} for unit in MISSING],
        "G903": [{unit} for unit in DUPLICATED],
        "G904": [{LAST_YEARS}],
        "G905": [set(COPIED_BY_FIVE), set(COPIED_BY_ELEVEN), set(COPIED)],
    }


def test_sums_are_those_of_the_counted_reports(faults: EveryFault, told: dict[str, Any]) -> None:
    counted = {u: d for u, d in faults.years.county.counted.items() if u != WRONG_CARRY_OVER}
    expected = sums(counted.values())
    assert {key: Fraction(told["sums"][key]) for key in expected} == expected


@pytest.mark.parametrize("columns", [80, 100, 160])
def test_with_every_option_the_screen_fits_a_screen(faults: EveryFault, columns: int) -> None:
    options = (
        "-o",
        "汇总.html",
        "--notices",
        "退回",
        "--filled",
        "本级.xlsx",
        "--agency",
        "示例县",
    )
    shown = seen(*faults.command, *options, "--facts", "数.csv", columns=columns)
    lines = lines_left(shown.rstrip(), *OF_BARS)
    assert rows_of(lines, columns) < 60
    text = "".join(line.strip() for line in lines)
    assert all(unit in text for unit in (*MISSING, ENCRYPTED))
    failed = "".join(shown.partition("不通过 7 个单位")[2].partition("单位之间")[0].split())
    left_out = re.search(r"还有(\d+)个没有列出", failed)
    named = sum(unit in failed for unit in (*FAILED, LAST_YEARS, WRONG_CARRY_OVER))
    assert named + int(left_out[1] if left_out else 0) == 7
    assert named >= 1


def test_what_is_wrong_between_units_has_one_count_wherever_it_is_told(
    faults: EveryFault, gaitool: Gaitool
) -> None:
    told_elsewhere = f"{ASKED} 条在“先做这些”里已经说了；雷同的 3 条按单位计在各单位的问题里"
    heading = f"单位之间的问题 {BETWEEN + ASKED} 条（{told_elsewhere}）"
    told = gaitool(*faults.command, "-o", "汇总.html")
    gaitool(*faults.command, "-o", "汇总.xlsx")
    page = Path("汇总.html").read_text(encoding="utf-8")
    listed = page.partition('<table class="list about" id="between">')[2].partition("</table>")[0]
    book = load_workbook("汇总.xlsx")["总览"]
    assert f"{heading}：G903、G905。" in told.err
    assert f"<h2>{heading}</h2>" in page
    assert listed.count("<tr><td") == BETWEEN
    assert heading in [cell.value for cell in book["A"]]
    assert heading in seen(*faults.command)


def test_page_and_workbook_name_the_year(faults: EveryFault, gaitool: Gaitool) -> None:
    title = f"{YEAR}年度政府信息公开工作年度报告汇总"
    for output in ("汇总.html", "汇总.xlsx"):
        gaitool(*faults.command, "-o", output)
    page = Path("汇总.html").read_text(encoding="utf-8")
    book = load_workbook("汇总.xlsx")
    assert (f"<title>{title}</title>" in page, f"<h1>{title}</h1>" in page) == (True, True)
    assert (book["总览"]["A1"].value, book.properties.title) == (title, title)


def test_what_differs_from_last_year_is_marked_by_the_local_measure(
    faults: EveryFault, gaitool: Gaitool
) -> None:
    gaitool(*faults.command, "-o", "汇总.xlsx")
    sheet = load_workbook("汇总.xlsx")["与上年比较"]
    words = sheet["A2"].value
    assert "一年的数超过另一年的 3 倍，并且相差不少于 10；上年为 0 的不按倍数算" in words
    assert f"示政办函〔{YEAR}〕88号" in words
    # 24 applications last year and none now: three changes of 24, less than the usual 20 times 5.
    marked = [row[0].value for row in sheet for cell in row if cell.fill.fgColor.rgb == "FFFFE699"]
    assert set(marked) == {ALL_ZERO[1]}


@pytest.fixture
def written(faults: EveryFault, gaitool: Gaitool) -> Callable[..., list[bytes | str]]:
    """Return everything that a roll-up writes, by whoever reads the files."""

    def write(*workers: str) -> list[bytes | str]:
        outputs: list[bytes | str] = []
        command = (*faults.command, "--no-cache", "--force", *workers)
        for target in ("汇总.html", "汇总.xlsx"):
            outputs += [gaitool(*command, "-o", target).out, Path(target).read_bytes()]
        return outputs

    return write


def test_two_processes_write_what_one_writes(written: Callable[..., list[bytes | str]]) -> None:
    assert written("--jobs", "2") == written("--jobs", "1")


def test_a_cluster_writes_what_one_process_writes(
    written: Callable[..., list[bytes | str]], cluster: str
) -> None:
    assert written("--scheduler", cluster) == written("--jobs", "1")
