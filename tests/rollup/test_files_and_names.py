"""What counts as handed in, and whose it is."""

import random
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.checking.one_file import check_file
from gaitool.collection import Standing
from gaitool.errors import UnusableFile
from gaitool.reader.roster_units import Unit
from gaitool.renderers.marked_copy.annotated_workbook import annotate_workbook
from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook
from gaitool.renderers.rollup.wording import handed_in
from gaitool.rollup.found_files import WhyLeftOut, found_files
from gaitool.rollup.roster_names import RosterNames
from gaitool.rules.catalogue import CATALOGUE

from tests.support.compound import compound_file
from tests.support.editions import LAYOUT_2021
from tests.support.rollup.gathered_files import rolled_up
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook, saved_by_library

RIGHT = fixture("plain_words") | {"agency": "示例县教育局"}
LITTER = ("~$a.xlsx", ".~a.xlsx", ".~lock.a.xlsx#", "Thumbs.db", "a.tmp", "a.txt", ".hidden/a.xlsx")
ROSTER = RosterNames.of(
    [
        Unit("示例县教育局", ("教育局", "县局")),
        Unit("示例县水利局", ("水利局", "县局")),
        Unit("示例县人民政府办公室", ("政府办",)),
    ]
)


def touched(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_workbooks_of_all_kinds_are_found_in_all_folders_in_the_order_of_names(
    tmp_path: Path,
) -> None:
    names = ("2.xlsx", "甲/1.XLSX", "甲/乙/3.xls", "丙/4.et")
    touched(tmp_path, *names, *LITTER)
    found = found_files([tmp_path]).workbooks
    assert [file.relative_to(tmp_path).as_posix() for file in found] == [
        *("2.xlsx", "丙/4.et", "甲/1.XLSX", "甲/乙/3.xls")
    ]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    touched(tmp_path, "1.xlsx")
    assert len(found_files([tmp_path / "1.xlsx", tmp_path, tmp_path / "1.xlsx"]).workbooks) == 1


def test_outputs_and_roster_of_the_same_run_are_not_handed_in(tmp_path: Path) -> None:
    touched(tmp_path, "1.xlsx", "汇总.xlsx", "名单.xlsx", "退回/1_批注.xlsx")
    others = [tmp_path / name for name in ("汇总.xlsx", "名单.xlsx", "退回")]
    assert found_files([tmp_path], others).workbooks == (tmp_path / "1.xlsx",)


def test_documents_are_told_apart(tmp_path: Path) -> None:
    others = ["各局.zip", "年报.docx", "年报.html", "年报.pdf"]
    touched(tmp_path, *others, "1.xlsx", "通知.txt")
    assert [file.name for file in found_files([tmp_path]).documents] == others


@pytest.mark.parametrize("name", ["年报.xlsx.bak", "年报", "年报.json", "年报.xlsx(1)", "说明.txt"])
def test_a_file_of_another_kind_is_told(name: str, tmp_path: Path) -> None:
    touched(tmp_path, "1.xlsx", name, "Thumbs.db", "desktop.ini")
    (other,) = found_files([tmp_path]).left_out
    assert (other.path.name, other.cause) == (name, WhyLeftOut.OTHER)


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="找不到"):
        found_files([tmp_path / "没有"])


def test_a_filled_workbook_that_lost_a_sheet_is_handed_in_all_the_same(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "教育局.xlsx", RIGHT)
    workbook = load_workbook(path)
    del workbook[LAYOUT_2021.tables["disputes"].name]
    path.write_bytes(saved_by_library(workbook))
    with rolled_up(tmp_path, store=tmp_path / "rollup.sqlite") as finished:
        assert [line.standing for line in finished.lines()] == [Standing.UNUSABLE]


def test_documents_that_we_wrote_from_a_report_are_passed_over(tmp_path: Path) -> None:
    filled_workbook(tmp_path / "教育局.xlsx", RIGHT)
    (tmp_path / "成文.xlsx").write_bytes(write_report_workbook(report_of(RIGHT), draft=False))
    with rolled_up(tmp_path, store=tmp_path / "rollup.sqlite") as finished:
        assert [line.unit for line in finished.lines()] == ["示例县教育局"]


@pytest.mark.parametrize(("mended", "lines"), [(False, 1), (True, 2)])
def test_a_marked_copy_counts_only_once_somebody_mended_it(
    mended: bool, lines: int, tmp_path: Path
) -> None:
    data = RIGHT | {"cells": RIGHT["cells"] | {"applications.granted.research": "/"}}
    original = filled_workbook(tmp_path / "教育局.xlsx", data)
    copied = filled_workbook(tmp_path / "copy", RIGHT) if mended else original
    result = check_file(original, CATALOGUE).result
    copy = annotate_workbook(copied, copied.read_bytes(), result.findings, LAYOUT_2021)
    (tmp_path / "教育局_批注.xlsx").write_bytes(copy.content)
    with rolled_up(tmp_path, store=tmp_path / "rollup.sqlite") as finished:
        standings = [line.standing for line in finished.lines()]
    assert len(standings) == lines
    assert standings[0] is (Standing.PASSED if mended else Standing.FAILED)


def test_an_unreadable_file_is_known_by_its_name_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "报示例县教育局2025.xlsx").write_bytes(compound_file("EncryptedPackage"))
    units = [Unit("示例县教育局"), Unit("示例县水利局")]
    with rolled_up(tmp_path, units, store=tmp_path / "rollup.sqlite") as finished:
        education, water = finished.lines()
    assert (education.unit, education.standing) == ("示例县教育局", Standing.UNUSABLE)
    assert "按文件名认出" in education.note
    assert water.standing is Standing.MISSING


def test_a_unit_with_errors_is_counted_only_when_asked_for(tmp_path: Path) -> None:
    data = RIGHT | {"cells": RIGHT["cells"] | {"disclosure.licences.decisions": "/"}}
    filled_workbook(tmp_path / "1.xlsx", data)
    filled_workbook(tmp_path / "2.xlsx", RIGHT | {"agency": "示例县水利局"})
    for include, counted, cells in ((False, [False, True], 200), (True, [True, True], 199)):
        store = tmp_path / f"{include}.sqlite"
        with rolled_up(tmp_path, store=store, include_failed=include) as finished:
            assert [line.counted for line in finished.lines()] == counted
            assert len(finished.sums) == cells


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("示例县教育局", "示例县教育局"),
        ("  示例县\u3000教育局 ", "示例县教育局"),
        ("教育局", "示例县教育局"),
        ("政府办", "示例县人民政府办公室"),
        ("县局", None),
        ("示例县教育体育局", None),
        ("", None),
    ],
)
def test_a_name_means_a_unit_only_when_it_is_one_of_its_names(
    written: str, unit: str | None
) -> None:
    assert ROSTER.named(written) == unit


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("示例县教育体育局", "示例县教育局"),
        ("示例县人民政府办", "示例县人民政府办公室"),
        ("县水利局", "示例县水利局"),
        ("示例县林业局", ""),
        ("示例市民族宗教事务委员会", ""),
    ],
)
def test_near_names_are_proposed_and_far_ones_not(written: str, nearest: str) -> None:
    assert ROSTER.nearest(written) == nearest


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("示例县卫生健康局", "示例县卫健局"),
        ("示例县卫生健康委员会", "示例县卫健委"),
        ("示例县人力资源和社会保障局", "县人社局"),
        ("示例县住房和城乡建设局", "住建局2025年报"),
        ("示例县市监局", "示例县市场监督管理局"),
        ("示例县退役军人事务局", "退役军人局"),
    ],
)
def test_an_abbreviation_proposes_a_unit_and_means_none(listed: str, written: str) -> None:
    others = ("教育局", "水利局", "财政局", "审计局", "卫生监督所", "人民政府办公室")
    roster = RosterNames.of([Unit(listed), *(Unit(f"示例县{other}") for other in others)])
    assert (roster.named(written), roster.nearest(written)) == (None, listed)


def test_how_near_a_name_is_does_not_depend_on_the_order_of_its_pairs() -> None:
    # A set of words has another order in each run.
    kinds = ("教育", "教育考试", "教育装备", "财政", "财政监督", "财政投资", "农业农村", "农村经济")
    roster = RosterNames.of([Unit(f"示例县{kind}局") for kind in kinds])
    pairs = sorted(roster.weights)
    orders = [random.Random(number).sample(pairs, len(pairs)) for number in range(50)]
    assert len({sum(map(roster.weights.__getitem__, order)) for order in orders}) > 1
    assert len({roster._weight(order) for order in orders}) == 1


@pytest.mark.parametrize(
    ("stem", "unit"),
    [
        ("2025年报（示例县教育局）最终版", "示例县教育局"),
        ("教育局年报", "示例县教育局"),
        ("示例县教育局和示例县水利局", None),
        ("年报", None),
    ],
)
def test_a_file_name_means_a_unit_only_when_it_names_one(stem: str, unit: str | None) -> None:
    assert ROSTER.in_file_name(stem) == unit


def test_off_the_roster_each_unit_counts_once_and_beside_those_handed_in(tmp_path: Path) -> None:
    filled_workbook(tmp_path / "教育局.xlsx", RIGHT | {"agency": "示例县教育局"})
    filled_workbook(tmp_path / "档案局.xlsx", RIGHT | {"agency": "示例县档案局"})
    filled_workbook(tmp_path / "档案局（补）.xlsx", RIGHT | {"agency": "示例县档案局"})
    units = [Unit("示例县教育局"), Unit("示例县水利局")]
    with rolled_up(tmp_path, units, store=tmp_path / "rollup.sqlite") as finished:
        counts = finished.overview
    assert (counts.expected, counts.off_roster) == (2, 1)
    assert (handed_in(counts), counts.standings[Standing.MISSING]) == (1, 1)
