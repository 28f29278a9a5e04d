"""The roll-up on a screen, in a pipe, as JSON and as CSV.

After a wanted change: ``GAITOOL_REGENERATE=1 pytest tests/renderers``, then read the difference.
"""

import csv
import io
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len
from rich.console import Console

from gaitool.collection import Standing, lines_with_findings
from gaitool.findings import Finding, FoundCell
from gaitool.layout import Place
from gaitool.renderers.rollup.alike import between_units
from gaitool.renderers.rollup.as_data import rollup_csv, rollup_json, rollup_schema
from gaitool.renderers.rollup.needed import Ask, what_is_needed
from gaitool.renderers.rollup.page import rollup_fragment
from gaitool.renderers.rollup.plain_lines import rollup_lines
from gaitool.renderers.rollup.terminal import MOST_LINES, print_rollup
from gaitool.renderers.rollup.wording import nothing_needed
from gaitool.rules.thresholds import COPIED_TEXT

from tests.support.gathered import BETWEEN, Gathered, alike_findings, missing

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


def screen(gathered: Gathered, width: int, told: Sequence[str] = ()) -> str:
    written = io.StringIO()
    console = Console(
        file=written, width=width, force_terminal=False, color_system=None, highlight=False
    )
    print_rollup(gathered, console, told)
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
    counts_and_changes = 2
    assert len(lines) == len(gathered.units) + len(BETWEEN) + counts_and_changes
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
    assert second["since_last_run"] == {"mended": 5, "answered": 0, "added": 1}
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


def many(gathered: Gathered, count: int) -> Gathered:
    """Return so many units that stand in every way, each failing one with an error of its own."""
    units = tuple(
        (
            replace(line, unit=f"第{number}号{line.unit}"),
            tuple(one._replace(message=f"第{number}格：{one.message}") for one in findings),
            figures,
        )
        for number, (line, findings, figures) in zip(
            range(count), cycle(gathered.units), strict=False
        )
    )
    return replace(gathered, units=units, own_findings=BETWEEN * count)


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("count", [8, 60, 3_000])
def test_the_table_fits_a_screen_however_many_units(
    gathered: Gathered, count: int, width: int
) -> None:
    shown = screen(many(gathered, count), width).splitlines()
    assert len(shown) <= MOST_LINES
    assert "-o 汇总.xlsx" in "".join(shown)


@pytest.mark.parametrize("count", [60, 3_000])
def test_the_table_leaves_room_for_what_was_told_before(gathered: Gathered, count: int) -> None:
    told = ["另有一个文件没有读：" * 10] * 7
    shown = screen(many(gathered, count), 80, told).splitlines()
    assert len(shown) + 3 * len(told) <= MOST_LINES


def test_the_table_says_how_many_it_leaves_out(gathered: Gathered) -> None:
    shown = screen(many(gathered, 800), 80)
    failing = shown.partition("不通过 200 个单位\n")[2].partition("名单外")[0]
    named = failing.count("号示例县")
    assert f"还有 {200 - named} 个没有列出。" in failing


def test_the_same_finding_of_forty_units_is_one_line_with_their_names(
    gathered: Gathered,
) -> None:
    line, (finding, *_), figures = gathered.units[0]
    units = tuple(
        (
            replace(line, unit=f"{n}局", agency=f"{n}局", standing=Standing.PASSED),
            (finding._replace(message=f"“{n}局”写了不认识的词。"),),
            figures,
        )
        for n in range(40)
    )
    (alike,) = alike_findings(Gathered(units, own_findings=()))
    assert alike.units == tuple(f"{n}局" for n in range(40))
    assert alike.finding.message == "本单位写了不认识的词。"
    assert screen(Gathered(units, own_findings=()), 200).count("不认识的词") == 1


def test_what_one_unit_has_twice_is_not_alike_in_several(gathered: Gathered) -> None:
    line, (finding, *_), figures = gathered.units[0]
    assert alike_findings(Gathered(((line, (finding, finding), figures),))) == ()


def test_what_is_explained_is_not_told_of_several(gathered: Gathered) -> None:
    line, (finding, *_), figures = gathered.units[0]
    found = (finding._replace(explained=True),)
    units = tuple((replace(line, unit=f"{n}局"), found, figures) for n in range(2))
    assert alike_findings(Gathered(units)) == ()


def test_a_text_of_many_units_is_told_between_them_and_not_of_several_again(
    gathered: Gathered,
) -> None:
    line, (finding, *_), figures = gathered.units[0]
    group = finding._replace(rule=COPIED_TEXT)

    def told(found: Finding) -> Gathered:
        units = tuple((replace(line, unit=f"{n}局"), (found,), figures) for n in range(2))
        return Gathered(units, own_findings=(group,))

    assert [one.finding for one in between_units(told(group))] == [group]
    assert alike_findings(told(group)) == ()
    assert [one.units for one in alike_findings(told(finding))] == [("0局", "1局")]


def test_who_was_not_read_yet_is_not_asked_to_hand_in() -> None:
    whole = Gathered((missing("示例县水利局"),), own_findings=(), expected=1)
    (asked,) = what_is_needed(whole)
    assert asked.ask is Ask.MISSING
    stopped = replace(whole, interrupted=1)
    assert what_is_needed(stopped) == ()
    assert nothing_needed(whole.overview) != nothing_needed(stopped.overview)
    page = rollup_fragment(stopped)
    assert nothing_needed(stopped.overview) in page
    assert nothing_needed(whole.overview) not in page


def test_missing_units_are_told_once(gathered: Gathered) -> None:
    several = tuple(
        BETWEEN[1]._replace(
            rule="G902",
            message=f"“{unit}”没有报。",
            cells=(FoundCell(f"units.{unit}", Place("单位清单"), unit, ""),),
        )
        for unit in ("甲局", "乙局", "丙局")
    )
    (told,) = between_units(replace(gathered, own_findings=several))
    assert (told.units, told.finding.message) == (("甲局", "乙局", "丙局"), "没有报。")


def test_what_a_unit_is_asked_to_do_is_no_problem_between_units(gathered: Gathered) -> None:
    found = BETWEEN[1]._replace(
        rule="G904",
        cells=(FoundCell("units.示例县卫生健康局", Place("单位清单"), "示例县卫生健康局", ""),),
    )
    failed = replace(gathered, own_findings=(found,))
    passed = replace(gathered, units=gathered.units[2:], own_findings=(found,))
    assert [len(between_units(one)) for one in (failed, passed)] == [0, 1]


def test_a_report_of_another_year_is_told_so_before_its_errors(gathered: Gathered) -> None:
    line, findings, figures = gathered.units[1]
    other = replace(line, year=2024, note="是 2024 年度的，不是 2025 年度的，未计入汇总")
    (needed,) = what_is_needed(Gathered(((other, findings, figures),)))
    assert needed.needs[0].wrong.startswith(f"{other.note}。（一）予以公开 · 科研机构")


def test_of_many_errors_of_a_unit_three_are_told(gathered: Gathered) -> None:
    line, (finding, *_), figures = gathered.units[0]
    found = tuple(finding._replace(message=f"错{n}。") for n in range(5))
    (needed,) = what_is_needed(Gathered(((line, found, figures),)))
    assert needed.needs[0].wrong == "错0。错1。错2。等 5 条错误。"


def test_units_with_the_same_to_mend_stand_together(gathered: Gathered) -> None:
    line, findings, figures = gathered.units[0]
    units = tuple((replace(line, unit=f"{n}局"), findings, figures) for n in range(3))
    (needed,) = what_is_needed(Gathered(units))
    assert [need.units for need in needed.needs] == [("0局", "1局", "2局")]
