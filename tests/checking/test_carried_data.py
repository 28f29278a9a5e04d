"""Data that a document carries are taken where they are what is seen; what is seen counts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import html5lib
import pytest

from gaitool.checking.carried_data import read_published_file
from gaitool.checking.engine import check_report
from gaitool.checking.sources import read_source
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey
from gaitool.importers import Imported
from gaitool.renderers.report.as_data import published_json
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.rules.catalogue import CATALOGUE

from tests.support.altered_documents import (
    MAKERS,
    Finished,
    replaced,
    visible_words,
    with_other_character,
    with_row_twice,
    without_row_of,
)
from tests.support.importing.varied_reports import VARIED
from tests.support.text_grid import edition_named, fixture, report_of

RECEIVED = CellKey("applications", "received", "natural_person")
LONG_NAMES = [
    "某某省某某市某某区行政审批服务局（某某市某某区政务服务中心、某某区大数据中心）",
    "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室",
]
ODD = ["</script><script>alert(1)</script>", "<!-- & ]]> -->", "“{{ 7*7 }}”\u3000全角", "𠮷字"]


@pytest.fixture(params=MAKERS)
def make(request: pytest.FixtureRequest) -> Callable[[FilledReport], Finished]:
    return MAKERS[request.param]


def imported(document: Finished, folder: Path) -> Imported:
    path = folder / f"年报.{document.ending}"
    path.write_bytes(document.content)
    return read_published_file(path)


def altered(document: Finished, folder: Path) -> list[tuple[str, str, str]]:
    return [one[:3] for one in imported(document, folder).report.altered]


@pytest.mark.parametrize("data", VARIED.values(), ids=VARIED)
def test_a_finished_document_comes_back_as_it_was_without_a_doubt(data, make, tmp_path):
    found = imported(make(report_of(data)), tmp_path)
    assert published_json(found.report) == published_json(report_of(data))
    assert found.doubts == ()


def test_what_no_print_shows_comes_back_from_the_data(make, tmp_path):
    # The name alone would not settle the level of a 市.
    cover = imported(make(report_of(fixture("yongji_2023"))), tmp_path).report.cover
    assert (cover.agency_type, cover.level) == ("政府办公室", "县级")


@pytest.mark.parametrize("name", ["某市行政审批局（某市政务服务中心）", "某某兵团第八师某某市"])
def test_a_name_that_no_importer_knows_comes_back_by_the_title(name, make, tmp_path):
    report = report_of(fixture("consistent") | {"agency": name})
    found = imported(make(report), tmp_path).report
    assert (found.altered, found.cover.agency) == ((), name)
    assert found.sections == report.sections


@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_name_signed_in_several_lines_comes_back_whole(name, make, tmp_path):
    report = report_of(fixture("consistent") | {"agency": name})
    document = make(report)
    found = imported(document, tmp_path).report
    assert (found.altered, found.cover.agency, found.sections) == ((), name, report.sections)
    at = document.seen.rindex(name[-3:])
    (changed,) = altered(with_other_character(document, at), tmp_path)
    assert (changed[0], changed[2]) == ("signature", f"{name}2026年1月20日")


def test_reasons_stay_at_home(make):
    reason = {"rule": "G701", "cells": [], "figures": [], "reason": "内部原因"}
    document = make(report_of(fixture("consistent") | {"explanations": [reason]}))
    assert "内部原因" not in document.carried


def test_figures_are_carried_as_numbers(make):
    carried = make(report_of(fixture("consistent"))).carried
    assert '"applications.received.natural_person": 17' in carried
    assert '"applications.received.total": 21' in carried


@pytest.mark.parametrize("words", ODD)
def test_odd_texts_come_back(words, make, tmp_path):
    entry = {"heading": "", "body": f"{words}。"}
    report = report_of(fixture("consistent") | {"sections": {"other_matters": [entry]}})
    found = imported(make(report), tmp_path).report
    assert (found.altered, found.sections) == ((), report.sections)


def test_no_text_ends_the_element_of_the_data():
    entry = {"heading": ODD[0], "body": ODD[0]}
    report = report_of(fixture("consistent") | {"sections": {"other_matters": [entry]}})
    root = html5lib.HTMLParser(strict=True).parse(write_report_page(report))
    assert len([one for one in root.iter() if one.tag.endswith("}script")]) == 1


def test_the_edition_that_a_document_carries_is_read(make, tmp_path):
    form = edition_named("supplement")
    report = report_of(fixture("supplement"), form)
    assert published_json(imported(make(report), tmp_path).report) == published_json(report)


def seen_text(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, "上年结转2件", "上年结转3件"))


def seen_cell(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, ">17</", ">18</"))


def seen_total(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, ">21</", ">22</"))


def seen_no_total(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, ">21</", "></"))


def seen_sentence(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, "没有其他需要报告的事项。", ""))


def seen_agency(document: Finished) -> Finished:
    start = document.seen.index("body>")
    title = document.seen.index("示例县", start)
    return replace(document, seen=f"{document.seen[:title]}样本{document.seen[title + 2 :]}")


def seen_signature(document: Finished) -> Finished:
    at = document.seen.rindex("示例县")
    return replace(document, seen=f"{document.seen[:at]}样本{document.seen[at + 2 :]}")


def seen_date(document: Finished) -> Finished:
    at = document.seen.rindex("1月20日")
    return replace(document, seen=f"{document.seen[:at]}2{document.seen[at + 1 :]}")


def seen_repeated_label(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, ">结果维持<", ">结果推翻<"))


def seen_label(document: Finished) -> Finished:
    return replace(document, seen=replaced(document.seen, "8.属于行政查询", "9.属于行政查询"))


def seen_heading(document: Finished) -> Finished:
    heading = "四、政府信息公开行政复议"
    return replace(document, seen=replaced(document.seen, f">{heading}", f">五{heading[1:]}"))


def seen_title(document: Finished) -> Finished:
    at = document.seen.index("2025", document.seen.index("body>"))
    return replace(document, seen=f"{document.seen[:at]}2026{document.seen[at + 4 :]}")


def carried_cell(document: Finished) -> Finished:
    written = f'"{RECEIVED}": 17'
    return replace(document, carried=replaced(document.carried, written, written[:-1] + "8"))


def carried_text(document: Finished) -> Finished:
    return replace(document, carried=replaced(document.carried, "上年结转2件", "上年结转3件"))


SEEN_BY_DATA = {
    seen_text: ("sections.overview", "上年结转3件", "上年结转2件"),
    seen_cell: (str(RECEIVED), "18", "17"),
    seen_total: ("applications.received.total", "22", "21"),
    seen_no_total: ("applications.received.total", "", "21"),
    seen_sentence: ("sections.other_matters", "", "没有其他需要报告的事项。"),
    seen_agency: ("cover", "样本县人民政府办公室2025年", "示例县人民政府办公室2025年"),
    seen_title: ("cover", "办公室2026年政府", "办公室2025年政府"),
    seen_signature: ("signature", "样本县人民政府办公室2026年", "示例县人民政府办公室2026年"),
    seen_date: ("signature", "2026年2月20日", "2026年1月20日"),
    seen_label: ("headings.applications", "9.属于行政查询事项", "8.属于行政查询事项"),
    seen_repeated_label: ("headings.disputes", "结果推翻", "结果维持"),
    seen_heading: ("headings.disputes", "五、政府信息公开行政", "四、政府信息公开行政"),
    carried_cell: (str(RECEIVED), "17", "18"),
    carried_text: ("sections.overview", "上年结转2件", "上年结转3件"),
}


@pytest.mark.parametrize("change", SEEN_BY_DATA)
def test_one_place_changed_is_found_and_both_are_named(change, make, tmp_path):
    place, seen, carried = SEEN_BY_DATA[change]
    (found,) = altered(change(make(report_of(fixture("consistent")))), tmp_path)
    assert found[0] == place
    assert seen in found[1]
    assert carried in found[2]


@pytest.mark.slow
def test_another_character_anywhere_is_told_where_it_stands(make, tmp_path):
    document, chance = make(report_of(fixture("consistent"))), Random(17)
    for words in visible_words(document):
        at = chance.choice(_letters(document, words))
        found = altered(with_other_character(document, at), tmp_path)
        # Without its full stop a sentence is one with the next.
        most = 1 + (document.seen[at] in "。；")
        assert 1 <= len(found) <= most, document.seen[words.start : words.stop]


def _letters(document: Finished, words: range) -> list[int]:
    return [at for at in words if not document.seen[at].isspace()]


def test_a_row_that_was_removed_is_found(make, tmp_path):
    document = make(report_of(fixture("consistent")))
    row = {"html": "tr", "docx": "w:tr"}[document.ending]
    seen = without_row_of(document.seen, "属于行政查询事项", row)
    label, *figures = altered(replace(document, seen=seen), tmp_path)
    assert label == ("headings.applications", "", "8.属于行政查询事项")
    assert {place.rpartition(".")[0] for place, _, _ in figures} == {"applications.refused_enquiry"}
    assert {(seen, carried) for _, seen, carried in figures} == {("", "0")}


@pytest.mark.parametrize("label", ["行政处罚", "行政强制", "8.属于行政查询事项"])
def test_a_row_that_stands_there_twice_is_found(label, make, tmp_path):
    document = make(report_of(fixture("consistent")))
    row = {"html": "tr", "docx": "w:tr"}[document.ending]
    after = document.seen.index("body>") if document.ending == "html" else 0
    seen = document.seen[:after] + with_row_twice(document.seen[after:], label, row)
    found = altered(replace(document, seen=seen), tmp_path)
    assert [seen for _, seen, carried in found if not carried] == [label]


@pytest.mark.parametrize("words", ["注：上表未经审核。", "三、收到和处理政府信息公开申请情况"])
def test_a_line_that_was_added_between_the_tables_is_found(words, make, tmp_path):
    document = make(report_of(fixture("consistent")))
    paragraph = {"html": "<p>{}</p>", "docx": "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"}
    tag = {"html": "</table>", "docx": "</w:tbl>"}[document.ending]
    at = document.seen.index(tag) + len(tag)
    line = paragraph[document.ending].format(words)
    seen = f"{document.seen[:at]}{line}{document.seen[at:]}"
    found = altered(replace(document, seen=seen), tmp_path)
    assert [seen for _, seen, carried in found if not carried] == [words]


@pytest.mark.parametrize("change", SEEN_BY_DATA)
def test_what_is_seen_counts(change, make, tmp_path):
    document = change(make(report_of(fixture("consistent"))))
    without = replace(document, carried="" if document.ending == "html" else "<report/>")
    found = imported(document, tmp_path).report
    assert published_json(found) == published_json(imported(without, tmp_path).report)


def test_check_tells_it_as_one_finding(make, tmp_path):
    document = seen_cell(make(report_of(fixture("consistent"))))
    path = tmp_path / f"年报.{document.ending}"
    path.write_bytes(document.content)
    source = read_source(path)
    (finding,) = (f for f in check_report(source.report, CATALOGUE).findings if f.rule == "G110")
    assert "看到的是“18”，文件里带的数据是“17”" in finding.message
    assert source.remarks == ()


def test_a_document_made_of_last_years_is_one_finding(make, tmp_path):
    document = make(report_of(fixture("consistent")))
    last = make(report_of(fixture("last_year")))
    path = tmp_path / f"年报.{document.ending}"
    path.write_bytes(replace(document, carried=last.carried).content)
    report = read_source(path).report
    found = [f for f in check_report(report, CATALOGUE).findings if f.rule == "G110"]
    assert (len(found), len(report.altered) > 10) == (1, True)


@pytest.mark.parametrize("data", ["{", "[]", '{"form": "1999"}', "\ufffd", '{"cells": {"a": 1}}'])
def test_data_that_cannot_be_read_are_told_and_not_used(data, make, tmp_path):
    document = make(report_of(fixture("consistent")))
    start, end = document.carried.index("{\n"), document.carried.rindex("}") + 1
    carried = document.carried[:start] + data + document.carried[end:]
    found = imported(replace(document, carried=carried), tmp_path)
    assert [one.text for one in found.doubts] == ["文件里带的数据读不出来，没有用它，按看到的读"]


def test_other_programs_keep_what_they_like_in_such_parts(tmp_path):
    document = MAKERS["docx"](report_of(fixture("consistent")))
    found = imported(replace(document, carried="<not xml"), tmp_path)
    assert (found.own.carried, found.doubts) == ("", ())
