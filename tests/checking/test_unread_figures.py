"""What a published report prints and nobody could place is neither blank nor 0 to any rule."""

from pathlib import Path

import pytest

from gaitool.checking.engine import check_report
from gaitool.checking.sources import Source, read_source
from gaitool.cli.process import run
from gaitool.findings import CheckResult
from gaitool.rules.catalogue import CATALOGUE

from tests.support.editions import FORM_2021
from tests.support.importing.copied_prints import COPIED, copied
from tests.support.importing.plain_prints import made_up_figures

FIGURES = made_up_figures(FORM_2021, seed=7)
TEXT = copied(FORM_2021, FIGURES, COPIED["tabs"])
PARTLY_GRANTED = FIGURES[FORM_2021.find_cell("applications.partly_granted.natural_person")]
LOST_ROWS = {
    # A lost label alone could be told by the rows around it.
    "its label and a figure are lost": {
        f"（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t{PARTLY_GRANTED}\t": ""
    },
    "it has a figure too many": {
        "二、上年结转政府信息公开申请数量\t": "二、上年结转政府信息公开申请数量\t5\t"
    },
    "two figures stand in a cell": {"行政强制\t": "行政强制\t4 "},
}
each_loss = pytest.mark.parametrize("changes", LOST_ROWS.values(), ids=LOST_ROWS)


def source(folder: Path, changes: dict[str, str]) -> Source:
    return read_source(written(folder, changes))


def written(folder: Path, changes: dict[str, str]) -> Path:
    text = TEXT
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = folder / "年报.txt"
    path.write_text(text, encoding="utf-8")
    return path


def checked(folder: Path, changes: dict[str, str]) -> CheckResult:
    return check_report(source(folder, changes).report, CATALOGUE)


@each_loss
def test_it_is_listed_once_and_no_cell_of_it_is_called_blank(changes, tmp_path):
    found = [finding.rule for finding in checked(tmp_path, changes).findings]
    assert (found.count("G108"), found.count("G101")) == (1, 0)


@each_loss
def test_it_is_listed_with_its_text(changes, tmp_path):
    report = source(tmp_path, changes).report
    (finding,) = (f for f in check_report(report, CATALOGUE).findings if f.rule == "G108")
    (unread,) = report.unread
    assert unread.text in finding.message
    assert [cell.key for cell in finding.cells] == list(map(str, unread.keys))


@each_loss
def test_no_remark_repeats_it(changes, tmp_path):
    assert source(tmp_path, changes).remarks == ()


def test_sums_that_need_it_are_skipped_with_that_reason(tmp_path):
    result = checked(tmp_path, LOST_ROWS["its label and a figure are lost"])
    reasons = {outcome.rule: outcome.reason for outcome in result.outcomes}
    assert "原文印了、没有读出来的数：" in reasons["G302"]
    assert all(finding.rule != "G302" for finding in result.findings)


def test_no_message_says_what_zeros_would_do_where_some_of_the_table_was_not_read(tmp_path):
    blank = {
        "（一）予以公开\t"
        + FIGURES[FORM_2021.find_cell("applications.granted.natural_person")]: "（一）予以公开\t"
    }
    result = checked(tmp_path, {**LOST_ROWS["it has a figure too many"], **blank})
    (finding,) = (f for f in result.findings if f.rule == "G101")
    assert "都按 0 计" not in finding.message


def test_a_lost_table_is_one_finding(tmp_path):
    changes = {
        "一、本年新收政府信息公开申请数量": "收到",
        "二、上年结转政府信息公开申请数量": "上年",
        "四、结转下年度继续办理": "下年",
    }
    text = TEXT
    for row in FORM_2021.rows("applications"):
        text = text.replace(f"{changes.get(row.label, row.label)}\t", "某情形\t")
        text = text.replace(f"{row.label}\t", "某情形\t")
    path = tmp_path / "年报.txt"
    path.write_text(text, encoding="utf-8")
    result = check_report(read_source(path).report, CATALOGUE)
    found = [f for f in result.findings if f.rule in {"G101", "G108"}]
    assert [(f.rule, len(f.cells)) for f in found] == [("G108", 175)]


def test_no_document_is_made_of_a_report_with_figures_that_were_not_read(tmp_path):
    path = written(tmp_path, LOST_ROWS["two figures stand in a cell"])
    run(["report", str(path), "-o", str(tmp_path / "a.docx")])
    assert not (tmp_path / "a.docx").exists()
    assert run(["report", str(path), "-o", str(tmp_path / "a.docx"), "--draft"]) == 0
