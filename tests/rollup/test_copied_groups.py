"""Units that copy from one another are one finding, however many they are."""

import random
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from gaitool.collection import lines_with_findings
from gaitool.copied_groups import CopiedGroup
from gaitool.filled_report import Explanation, FilledReport
from gaitool.findings import Finding
from gaitool.prose.similarity import FEWEST_SENTENCES, MOST_SHARED, masked_sentences
from gaitool.reader.roster_units import Unit
from gaitool.rollup.collecting import Collect
from gaitool.rollup.roster_names import RosterNames

from tests.support.rollup.gathered_files import rolled_up
from tests.support.rollup.gathered_reports import rolled_up_reports
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

OWN = fixture("consistent")
WORDS = "规划财政教育卫生水利交通农业林业民政司法审计统计商务文化旅游应急信访体育气象档案"


def sentence(number: int) -> str:
    first, second = divmod(number, len(WORDS) - 1)
    return (
        f"围绕{WORDS[second]}{WORDS[second + 1]}工作的第{WORDS[first % len(WORDS)]}方面公开了文件。"
    )


def a_report(agency: str, sentences: list[int], date: str = "2026-01-20") -> FilledReport:
    text = "".join(map(sentence, sentences))
    sections = {"overview": [{"heading": "（一）主动公开", "body": text}]}
    return report_of(OWN | {"agency": agency, "date": date, "sections": sections})


def groups_of(reports: list[FilledReport], folder: Path) -> list[CopiedGroup]:
    files = {f"{number:03}.xlsx": report for number, report in enumerate(reports)}
    with rolled_up_reports(files, folder / "store.sqlite") as finished:
        return list(finished.copied_texts())


def told(reports: list[FilledReport], folder: Path) -> dict[str, tuple[int, Finding]]:
    """Return, by unit, how much each has to answer, and what it is told of its text."""
    files = {f"{number:03}.xlsx": report for number, report in enumerate(reports)}
    with rolled_up_reports(files, folder / "store.sqlite") as finished:
        return {
            line.unit: (line.to_answer, one)
            for line, findings in lines_with_findings(finished)
            for one in findings
            if one.rule == "G905"
        }


def test_each_unit_is_told_with_whom_it_shares_how_much(tmp_path: Path) -> None:
    reports = [*copies("甲", 2, 0), *copies("独", 1, 200)]
    found = told(reports, tmp_path)
    assert set(found) == {"甲0局", "甲1局"}
    to_answer, finding = found["甲1局"]
    assert to_answer >= 1
    assert "共 8 句，其中 8 句与甲0局的相同" in finding.message
    assert f"“{sentence(0)}”" in finding.message
    assert finding.cells[0].key == "sections.overview.0"


@pytest.mark.parametrize(("others", "more"), [(10, ""), (11, "等 11 个单位")])
def test_a_unit_is_told_ten_of_those_with_its_text(tmp_path: Path, others: int, more: str) -> None:
    found = told(copies("甲", others + 1, 0), tmp_path)
    assert len(found) == others + 1
    first_ten = "、".join(f"甲{number}局" for number in range(1, 11))
    assert f"句与{first_ten}{more}的相同" in found["甲0局"][1].message


def test_a_unit_may_explain_why_its_text_is_anothers(tmp_path: Path) -> None:
    first, second = copies("甲", 2, 0)
    reason = Explanation("G905", ("sections.overview.0",), ("8/8",), "本单位先写")
    found = told([first._replace(explanations=(reason,)), second], tmp_path)
    assert [one.explained for _, one in found.values()] == [True, False]
    (tmp_path / "store.sqlite").unlink()
    other = reason._replace(figures=("7/8",))
    found = told([first._replace(explanations=(other,)), second], tmp_path)
    assert [one.explained for _, one in found.values()] == [False, False]


def members(group: CopiedGroup) -> set[str]:
    return {text.unit for text in group.texts}


def signed_data(agency: str, called: str) -> dict[str, Any]:
    """Return a report of sentences that all speak of their writer."""
    told = [sentence(number).replace("公开了", f"由{called}公开了") for number in range(8)]
    sections = {"overview": [{"heading": "（一）主动公开", "body": "".join(told)}]}
    return OWN | {"agency": agency, "sections": sections}


def signed(agency: str, called: str) -> FilledReport:
    return report_of(signed_data(agency, called))


def copies(name: str, count: int, first: int) -> list[FilledReport]:
    return [a_report(f"{name}{n}局", list(range(first, first + 8))) for n in range(count)]


@pytest.fixture(scope="module")
def three_groups(tmp_path_factory: pytest.TempPathFactory) -> list[CopiedGroup]:
    alone = [a_report(f"独{n}局", list(range(200 + 8 * n, 208 + 8 * n))) for n in range(5)]
    reports = [*copies("甲", 2, 0), *alone, *copies("乙", 5, 20), *copies("丙", 11, 40)]
    return groups_of(reports, tmp_path_factory.mktemp("groups"))


def test_copies_of_one_text_are_one_group(three_groups: list[CopiedGroup]) -> None:
    assert [len(group.texts) for group in three_groups] == [2, 5, 11]


def test_a_group_names_its_units_and_no_others(three_groups: list[CopiedGroup]) -> None:
    assert members(three_groups[1]) == {f"乙{n}局" for n in range(5)}


def test_two_sentences_are_quoted(three_groups: list[CopiedGroup]) -> None:
    assert three_groups[0].sentences == (sentence(0), sentence(1))


def test_nobody_is_named_where_nothing_says_who_copied(three_groups: list[CopiedGroup]) -> None:
    assert {group.source for group in three_groups} == {""}


def test_ties_from_one_to_the_next_make_one_group(tmp_path: Path) -> None:
    chain = [a_report(f"{n}局", list(range(2 * n, 2 * n + 10))) for n in range(6)]
    (group,) = groups_of(chain, tmp_path)
    assert len(group.texts) == 6


def test_the_earliest_day_on_the_covers_tells_the_likely_source(tmp_path: Path) -> None:
    texts = list(range(8))
    days = {"甲局": "2026-01-20", "乙局": "2026-01-09", "丙局": "2026-01-12"}
    (group,) = groups_of([a_report(unit, texts, day) for unit, day in days.items()], tmp_path)
    assert (group.source, group.source_dated) == ("乙局", "2026-01-09")


def test_without_a_first_day_it_is_the_unit_most_of_whose_sentences_the_others_have(
    tmp_path: Path,
) -> None:
    reports = [
        a_report("甲局", [*range(8), 100]),
        a_report("乙局", [*range(10)]),
        a_report("丙局", [*range(2, 10), 101]),
    ]
    (group,) = groups_of(reports, tmp_path)
    assert (group.source, group.source_dated) == ("乙局", "")


def test_each_unit_says_how_many_of_its_sentences_another_has(tmp_path: Path) -> None:
    reports = [a_report("甲局", [*range(8)]), a_report("乙局", [*range(8), 100, 101])]
    (group,) = groups_of(reports, tmp_path)
    assert [(text.shared, text.count) for text in group.texts] == [(8, 8), (8, 10)]


@pytest.mark.parametrize(
    "called",
    [
        ("松河县统计局", "松河县审计局"),
        ("县统计局", "县审计局"),
        ("统计局", "审计局"),
        ("我局", "本单位"),
        ("松河县统计局", "我局"),
        ("松河县", "我县"),
    ],
)
def test_a_copy_in_which_only_the_writers_name_was_replaced_is_one(
    called: tuple[str, str], tmp_path: Path
) -> None:
    units = ("松河县统计局", "松河县审计局")
    (group,) = groups_of(list(map(signed, units, called)), tmp_path)
    assert members(group) == set(units)


def test_offices_of_other_kinds_and_places_are_called_in_short_too(tmp_path: Path) -> None:
    called = {
        "松河县卫生健康局": "县卫健局",
        "柳川市住房和城乡建设局": "市住建局",
        "松河县柳树镇人民政府": "柳树镇政府",
        "柳川市东门街道办事处": "东门街道办",
    }
    (group,) = groups_of(list(map(signed, called, called.values())), tmp_path)
    assert members(group) == set(called)


def test_another_office_in_a_sentence_is_no_name_of_the_writer(tmp_path: Path) -> None:
    reports = [signed("松河县统计局", "税务局"), signed("松河县审计局", "海关")]
    assert groups_of(reports, tmp_path) == []


def test_a_sentence_of_little_but_a_name_is_not_compared() -> None:
    assert masked_sentences("松河县统计局2025年公开。", ["松河县统计局"]) == {}


def test_a_text_without_sentences_is_compared_with_none() -> None:
    assert masked_sentences("", ["松河县统计局"]) == {}


@pytest.mark.parametrize("short", ["小数办", ""])
def test_short_names_of_the_roster_are_names_of_the_writer(short: str, tmp_path: Path) -> None:
    for unit, called in (("松河县统计局", "小数办"), ("松河县审计局", "审计局")):
        filled_workbook(tmp_path / f"{unit}.xlsx", signed_data(unit, called))
    units = [Unit("松河县统计局", tuple(filter(None, [short]))), Unit("松河县审计局")]
    work = Collect((), other_names=RosterNames.of(units).other_names)
    with rolled_up(tmp_path, units, store=tmp_path / "store.sqlite", work=work) as finished:
        assert len(list(finished.copied_texts())) == bool(short)


@pytest.mark.parametrize("seed", range(8))
def test_groups_are_those_of_comparing_every_pair(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    pools = [list(range(30 * n, 30 * n + 12)) for n in range(4)]
    texts = [
        sorted({*chance.sample(chance.choice(pools), 9), *chance.sample(range(300, 400), k)})
        for k in chance.choices(range(4), k=24)
    ]
    reports = [a_report(f"{number}局", one) for number, one in enumerate(texts)]
    found = sorted(sorted(members(group)) for group in groups_of(reports, tmp_path))
    assert found == _connected([set(one) for one in texts])


def _connected(texts: list[set[int]]) -> list[list[str]]:
    """Join what is alike in either direction, without any of the tool's short cuts."""
    group = list(range(len(texts)))
    for one, other in combinations(range(len(texts)), 2):
        shared = len(texts[one] & texts[other])
        fewest = min(len(texts[one]), len(texts[other]))
        if fewest >= FEWEST_SENTENCES and shared * 100 >= MOST_SHARED * fewest:
            group = [group[one] if number == group[other] else number for number in group]
    alike = [[f"{n}局" for n, of in enumerate(group) if of == first] for first in set(group)]
    return sorted(sorted(one) for one in alike if len(one) > 1)
