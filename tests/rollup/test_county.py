"""A county's roll-up names every planted problem, invents none, and adds up rightly."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from gaitool.checking.one_file import check_file
from gaitool.collection import Standing
from gaitool.findings import Severity
from gaitool.reader import read_filled_report
from gaitool.reader.roster import read_roster
from gaitool.rollup.finished import FinishedRollup
from gaitool.rules.catalogue import CATALOGUE

from tests.support.command_line import data_file
from tests.support.editions import FORM_2021
from tests.support.rollup.county import (
    COPIED,
    DUPLICATED,
    ENCRYPTED,
    FAILED,
    LAST_YEARS,
    MISSING,
    NOT_COUNTED,
    YEAR,
    County,
    sums,
    units,
)
from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture

pytestmark = pytest.mark.slow

OWN = {"--agency": "示例县人民政府办公室", "--agency-type": "政府办公室", "--level": "县级"}


@pytest.fixture(scope="module")
def finished(county: County, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedRollup]:
    store = tmp_path_factory.mktemp("store") / "rollup.sqlite"
    with rolled_up(county.folder, read_roster(county.roster), store=store) as finished:
        yield finished


def test_every_unit_of_the_roster_has_one_line_and_duplicates_one_more(
    finished: FinishedRollup,
) -> None:
    lines = Counter(line.unit for line in finished.lines())
    assert lines == Counter((*units(), *DUPLICATED))


def test_units_stand_as_planted(finished: FinishedRollup) -> None:
    standings = {standing: [] for standing in Standing}
    for line in finished.lines():
        standings[line.standing].append(line.unit)
    assert sorted(standings[Standing.MISSING]) == sorted(MISSING)
    assert sorted(standings[Standing.DUPLICATE]) == sorted(DUPLICATED)
    assert standings[Standing.UNUSABLE] == [ENCRYPTED]
    assert sorted(standings[Standing.FAILED]) == sorted((*FAILED, LAST_YEARS))
    assert len(standings[Standing.PASSED]) == 50


def test_exactly_the_planted_problems_are_found_between_the_units(
    finished: FinishedRollup,
) -> None:
    found = sorted((f.rule, *(cell.label for cell in f.cells[:1])) for f in finished.own_findings)
    assert found == sorted(
        [
            *(("G902", unit) for unit in MISSING),
            *(("G903", unit) for unit in DUPLICATED),
            ("G904", LAST_YEARS),
            ("G905", COPIED[0]),
        ]
    )


def test_only_the_planted_units_have_errors(finished: FinishedRollup) -> None:
    wrong = {line.unit for line, finding in finished.findings() if finding.severity == "error"}
    assert wrong == set(FAILED)


def test_a_duplicate_says_which_is_newer_and_what_differs(finished: FinishedRollup) -> None:
    first = next(f for f in finished.own_findings if f.rule == "G903")
    assert "教育局（更正）.xlsx 较新" in first.message
    assert "行政许可 · 本年处理决定数量" in first.message
    assert "改为 4321" in first.message


def test_copied_text_names_both_units_and_quotes(finished: FinishedRollup) -> None:
    copied = next(f for f in finished.own_findings if f.rule == "G905")
    assert {cell.label for cell in copied.cells} == set(COPIED)
    assert "“围绕体育工作公开政策文件和办事指南。”" in copied.message


def test_every_unit_says_whether_it_counts_or_why_not(finished: FinishedRollup) -> None:
    left_out = {line.unit for line in finished.lines() if not line.counted}
    assert left_out == {*NOT_COUNTED, *DUPLICATED}
    assert all(line.note for line in finished.lines())


def test_sums_are_those_of_the_data_added_up_without_the_tool(
    finished: FinishedRollup, county: County
) -> None:
    expected = sums(county.counted.values())
    got = {str(key): Fraction(total) for key, total in finished.sums.items()}
    assert got == {str(key): expected.get(str(key), Fraction(0)) for key in FORM_2021.cells}


def test_the_filled_workbook_of_the_parent_passes_check_with_the_text_it_wrote(
    county: County, gaitool
) -> None:
    text = {"引言": fixture("consistent")["sections"]["overview"][0]["body"]}
    whole = data_file(
        {
            "form": "2021",
            "agency": OWN["--agency"],
            "agency_type": OWN["--agency-type"],
            "level": "县级",
            "year": YEAR,
            "date": f"{YEAR + 1}-01-29",
            "sections": _own_texts(text["引言"]),
        },
        "本级.json",
    )
    told = gaitool(
        *("rollup", str(county.folder), "--roster", str(county.roster)),
        *("--whole", whole, "--filled", "本级.xlsx"),
    )
    assert "本级的填报工作簿已写到" in told.err
    result = check_file(Path("本级.xlsx"), CATALOGUE).result
    assert [f.message for f in result.findings if f.severity is Severity.ERROR] == []


def test_without_own_text_only_the_parts_people_must_write_are_wrong(
    county: County, gaitool
) -> None:
    options = [word for pair in OWN.items() for word in pair]
    gaitool(
        *("rollup", str(county.folder), "--roster", str(county.roster)),
        *(*options, "--filled", "本级.xlsx"),
    )
    result = check_file(Path("本级.xlsx"), CATALOGUE).result
    assert {f.rule for f in result.findings} == {"G801", "G803"}
    assert read_filled_report(Path("本级.xlsx")).cover.year == str(YEAR)


def _own_texts(preamble: str) -> dict[str, list[dict[str, str]]]:
    return {
        "overview": [
            {"heading": "引言", "body": preamble},
            {"heading": "（一）主动公开", "body": "公布各类政府信息。"},
            {"heading": "（二）依申请公开", "body": "新收申请{本年新收}件。"},
            {"heading": "（三）政府信息管理", "body": "规范政府信息管理，清理失效文件。"},
            {"heading": "（四）政府信息公开平台建设", "body": "改版政府网站。"},
            {
                "heading": "（五）监督保障",
                "body": "对各单位开展工作考核和社会评议，没有需要责任追究的情形。",
            },
        ],
        "problems": [
            {"heading": "存在的主要问题", "body": "一些单位报送不及时。"},
            {"heading": "改进情况", "body": "逐个催报并退回修改。"},
        ],
        "other_matters": [{"heading": "", "body": f"{YEAR}年没有收取信息处理费。"}],
    }
