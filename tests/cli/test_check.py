"""``gaitool check``: exit codes, what counts, which rules, and where results go."""

import csv
import io
import json
from pathlib import Path

import pytest

from gaitool.cli.exit_codes import ExitCode

from tests.support.command_line import (
    DECORATED,
    RIGHT,
    TOO_PRECISE,
    UNBALANCED,
    data_file,
    workbook,
)

CLEAN, FINDINGS, USAGE, UNUSABLE = (
    ExitCode.CLEAN,
    ExitCode.FINDINGS,
    ExitCode.USAGE,
    ExitCode.UNUSABLE,
)


def test_clean_report_exits_with_0(gaitool):
    assert gaitool("check", workbook()).code == CLEAN


def test_error_exits_with_1(gaitool):
    assert gaitool("check", workbook(**UNBALANCED)).code == FINDINGS


def test_file_that_is_no_workbook_exits_with_3(gaitool):
    Path("年报.xlsx").write_text("文本", encoding="utf-8")
    assert gaitool("check", "年报.xlsx").code == UNUSABLE


def test_missing_file_exits_with_3_and_says_so(gaitool):
    told = gaitool("check", "没有.xlsx")
    assert (told.code, "找不到这个文件" in told.out) == (UNUSABLE, True)


def test_unusable_file_beside_findings_exits_with_3(gaitool):
    assert gaitool("check", workbook(**UNBALANCED), "没有.xlsx").code == UNUSABLE


def test_part_without_a_word_is_named_by_the_cell_to_write_in(gaitool):
    gaitool("template", "-o", "空白.xlsx")
    told = gaitool("check", "空白.xlsx", "--select", "G801").out
    assert "| 五、问题及改进!C5（五、存在的主要问题及改进情况） |" in told


def test_place_that_is_the_label_too_is_said_once(gaitool):
    name = data_file({"form": "2021"})
    told = gaitool("check", name, "--select", "G801").out
    assert "| 一、总体情况 |" in told


@pytest.mark.parametrize(
    ("threshold", "cells", "code"),
    [
        ("error", TOO_PRECISE, CLEAN),
        ("warning", TOO_PRECISE, FINDINGS),
        ("warning", DECORATED, CLEAN),
        ("notice", DECORATED, FINDINGS),
        ("notice", {}, CLEAN),
    ],
)
def test_fail_on_sets_what_counts(threshold, cells, code, gaitool):
    assert gaitool("check", workbook(**cells), "--fail-on", threshold).code == code


def test_select_asks_only_the_rules_of_a_prefix(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--select", "G1", "--select", "g2")
    assert told.code == CLEAN


def test_ignore_leaves_out_the_rules_of_a_prefix(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--ignore", "G301")
    assert told.code == CLEAN


def test_select_of_no_rule_is_a_usage_error(gaitool):
    told = gaitool("check", workbook(), "--select", "G999")
    assert (told.code, told.err.count("\n")) == (USAGE, 1)


def test_nothing_that_ran_is_never_clean(gaitool):
    Path("空.json").write_text('{"form": "2021"}', encoding="utf-8")
    assert gaitool("check", "空.json", "--select", "G202").code == FINDINGS


def test_several_files_are_told_in_their_order(gaitool):
    told = gaitool("check", workbook("乙.xlsx"), workbook("甲.xlsx", **UNBALANCED))
    names = [line.partition("：")[0] for line in told.out.splitlines()]
    assert list(dict.fromkeys(names)) == ["乙.xlsx", "甲.xlsx"]
    assert "共 2 个文件" in told.err


def test_json_goes_to_stdout_and_the_summary_to_stderr(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--format", "json")
    (result,) = json.loads(told.out)["files"]
    assert [finding["rule"] for finding in result["findings"]] == ["G301"]
    assert "错误 1" in told.err


def test_csv_is_csv(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [(row["规则"], row["单元格"]) for row in rows] == [("G301", "D8")]


def test_result_is_written_to_a_file(gaitool):
    told = gaitool("check", workbook(), "--format", "json", "-o", "结果.json")
    assert told.out == ""
    assert json.loads(Path("结果.json").read_text(encoding="utf-8"))["files"]


def test_csv_file_opens_in_excel_with_its_mark(gaitool):
    gaitool("check", workbook(), "--format", "csv", "-o", "结果.csv")
    assert Path("结果.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_data_is_checked_like_a_workbook(gaitool):
    cells = RIGHT["cells"] | UNBALANCED
    assert gaitool("check", data_file(RIGHT | {"cells": cells})).code == FINDINGS


def test_check_never_changes_its_input(gaitool):
    name = workbook(**UNBALANCED)
    before = Path(name).read_bytes()
    gaitool("check", name)
    assert Path(name).read_bytes() == before


def test_results_are_written_as_a_page_where_the_file_is_called_so(gaitool):
    told = gaitool("check", workbook(**UNBALANCED), "-o", "结果.html")
    assert (told.code, told.out) == (FINDINGS, "")
    assert "G301" in Path("结果.html").read_text(encoding="utf-8")


def test_several_files_are_told_on_one_page(gaitool):
    names = [workbook("乙.xlsx"), workbook("甲.xlsx", **UNBALANCED), "没有.xlsx"]
    assert gaitool("check", *names, "-o", "结果.html").code == UNUSABLE
    page = Path("结果.html").read_text(encoding="utf-8")
    assert [name for name in names if f">{name}</a>" not in page] == []
    assert 'class="suspect"' in page  # drawn in its table, though a worker read it


def test_one_file_and_workers_draw_the_same(gaitool):
    name = workbook(**UNBALANCED)
    gaitool("check", name, name, "-o", "两次.html")
    gaitool("check", name, "-o", "一次.html")
    twice, once = (Path(one).read_text(encoding="utf-8") for one in ("两次.html", "一次.html"))
    begin = once.index('<article class="gai-file')
    assert once[begin : once.index("</main>")] in twice


def test_a_page_is_never_written_over_unasked(gaitool):
    Path("结果.html").write_text("旧", encoding="utf-8")
    assert gaitool("check", workbook(), "-o", "结果.html").code == USAGE
    assert Path("结果.html").read_text(encoding="utf-8") == "旧"
    assert gaitool("check", workbook("新.xlsx"), "-o", "结果.html", "--force").code == CLEAN


def test_data_is_not_written_into_a_page(gaitool):
    told = gaitool("check", workbook(), "-o", "结果.html", "--format", "json")
    assert (told.code, Path("结果.html").exists()) == (USAGE, False)


def test_a_page_of_results_is_no_report(gaitool):
    gaitool("check", workbook(**UNBALANCED), "-o", "结果.html")
    told = gaitool("check", "结果.html")
    assert (told.code, "这是 gaitool 写出的结果，不是年度报告" in told.out) == (UNUSABLE, True)
