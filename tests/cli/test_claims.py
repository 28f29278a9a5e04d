"""``gaitool claims``: every number of the text, compared or with the reason why not."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from gaitool.checking.sources import read_report
from gaitool.claims import Field
from gaitool.cli.exit_codes import ExitCode
from gaitool.renderers.claims.as_data import claims_schema
from gaitool.renderers.claims.terminal import print_claims
from gaitool.renderers.claims.wording import around
from gaitool.rules.compared import text_numbers
from gaitool.text.numbering import numeral

from tests.support.command_line import RIGHT, data_file
from tests.support.text_grid import fixture

DEPARTMENT = fixture("consistent") | {"agency_type": "政府部门"}
SAID = (
    "2025年新收政府信息公开申请21件，上年结转2件，办结20件，结转下年度约1件。"
    "全县共收到政府信息公开申请300件。办理市长信箱来信389件。"
)


def report(*bodies: str, data: dict[str, Any] = DEPARTMENT) -> str:
    overview = [
        {"heading": f"（{numeral(place + 1)}）", "body": body} for place, body in enumerate(bodies)
    ]
    return data_file(data | {"sections": data["sections"] | {"overview": overview}})


def listed(gaitool, *arguments: str) -> dict[str, Any]:
    told = gaitool("claims", *arguments, "--format", "json")
    content = json.loads(told.out)
    Draft202012Validator(claims_schema()).validate(content)
    return content


def by_field(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {claim["field"]: claim for claim in content["claims"]}


def test_each_figure_is_named_with_what_it_was_compared_with(gaitool):
    claims = by_field(listed(gaitool, report("全年新收政府信息公开申请21件，办结20件。")))
    assert claims["received"]["compared_with"] == [
        {"key": "applications.received.total", "value": "21"}
    ]
    assert [claims[field]["agrees"] for field in ("received", "concluded")] == [True, False]
    assert claims["concluded"]["place"] == "sections.overview.0"
    assert all(claim["derivation"] for claim in claims.values())


def test_a_number_that_is_not_compared_has_its_reason(gaitool):
    apart = {
        each["number"]: each["reason"] for each in listed(gaitool, report(SAID))["not_compared"]
    }
    assert "约数" in apart["约 1"]
    assert "本机关的表里没有" in apart["300"]
    assert apart["389"]


def test_every_number_of_the_text_is_listed_once(gaitool):
    content = listed(gaitool, report(SAID))
    said = [claim["value"] for claim in content["claims"]]
    apart = [each["number"] for each in content["not_compared"]]
    numbers = {*said, *apart}
    assert {"21", "2", "20", "300", "389"} <= numbers
    counting = [number for number in apart if "年" not in number]
    assert len(counting) == len(set(counting))


def test_what_the_tables_contradict_is_a_finding(gaitool):
    told = gaitool("claims", report("全年新收政府信息公开申请22件。"))
    assert (told.code, "不相符" in told.out) == (ExitCode.FINDINGS, True)
    assert gaitool("claims", report("全年新收政府信息公开申请21件。")).code == ExitCode.CLEAN


def test_blank_cells_contradict_nothing(gaitool):
    name = data_file({"form": "2021", "year": 2025, "sections": DEPARTMENT["sections"]})
    told = gaitool("claims", name)
    assert (told.code, "表里没有数" in told.out) == (ExitCode.CLEAN, True)


def test_a_pipe_gets_one_line_a_number_and_the_counts(gaitool):
    told = gaitool("claims", report(SAID))
    *lines, dates, last = told.out.splitlines()
    assert all("“" in line for line in lines)
    assert dates.startswith("日期、文号或序号 2 处没有列出")
    assert last.startswith("正文里的数：与表格比较了 3 个（相符 2 个，不相符 1 个），没有比较 ")


def test_csv_has_a_row_a_number(gaitool):
    rows = list(csv.DictReader(io.StringIO(gaitool("claims", report(SAID), "--format", "csv").out)))
    results = {row["写的"]: row["结果"] for row in rows}
    assert (results["21"], results["20"]) == ("相符", "不相符")
    assert results["389"].startswith("没有比较：")


def test_the_list_is_written_to_a_file_and_replaces_none(gaitool):
    name = report(SAID)
    assert gaitool("claims", name, "--format", "csv", "-o", "数.csv").code == ExitCode.FINDINGS
    assert Path("数.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert gaitool("claims", name, "--format", "csv", "-o", "数.csv").code == ExitCode.USAGE
    assert gaitool("claims", name, "-o", "数.docx").code == ExitCode.USAGE


def test_a_file_that_cannot_be_read_is_one_line(gaitool):
    Path("年报.xlsx").write_text("文本", encoding="utf-8")
    told = gaitool("claims", "年报.xlsx")
    assert (told.code, len(told.err.splitlines())) == (ExitCode.UNUSABLE, 1)


def test_a_report_without_a_text_is_said_to_have_none(gaitool):
    told = gaitool("claims", data_file({"form": "2021", "year": 2025}))
    assert (told.code, "没有正文可核对" in told.err) == (ExitCode.FINDINGS, True)


@pytest.mark.usefixtures("gaitool")
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_the_screen(width):
    read = read_report(Path(report(SAID)))
    console = Console(width=width, record=True, file=io.StringIO())
    print_claims(read, text_numbers(read), console)
    shown = console.export_text()
    assert all(word in shown for word in ("读作", "新收申请", "相符", "389"))


def test_every_figure_has_a_name():
    assert all(field.words for field in Field)


def test_check_says_how_many_numbers_were_compared(gaitool):
    name = report(SAID)
    told = gaitool("check", name)
    assert "正文里的数：与表格比较了 3 个，没有比较 " in told.out
    file = json.loads(gaitool("check", name, "--format", "json").out)["files"][0]
    assert file["text_numbers"]["compared"] == 3


def test_check_without_rules_on_texts_counts_none(gaitool):
    told = gaitool("check", data_file(RIGHT), "--select", "G3", "--format", "json")
    assert json.loads(told.out)["files"][0]["text_numbers"] is None


def test_figures_that_names_stand_for_are_compared_as_check_does(gaitool):
    name = report("全年新收政府信息公开申请{本年新收}件，其中自然人{本年新收}件。")
    claims = by_field(listed(gaitool, name))
    assert [claims[field]["agrees"] for field in ("received", "natural_person")] == [True, False]
    assert "G706" in gaitool("check", name, "--select", "G7").out


def test_a_change_is_compared_with_last_years_report(gaitool):
    cells = DEPARTMENT["cells"] | {"applications.received.natural_person": 38}
    last = data_file(DEPARTMENT | {"year": 2024, "cells": cells}, "上年.json")
    name = report("全年新收政府信息公开申请21件，同比下降50%。")
    assert "没有上年的报告" in gaitool("claims", name).out
    (change,) = [
        one
        for one in listed(gaitool, name, "--previous", last)["claims"]
        if one["kind"] == "change"
    ]
    assert (change["value"], change["agrees"]) == ("-50", True)


@pytest.mark.usefixtures("gaitool")
def test_no_number_is_cut_in_a_quotation():
    read = read_report(Path(report("登记在册的来信有12345封，收到政府信息公开申请21件。")))
    (stated, _) = text_numbers(read).stated
    assert around(stated.text, stated.claim.source) == "…12345封，收到政府信息公开申请21件。"


def test_no_part_of_a_number_of_a_person_is_listed(gaitool):
    name = report("联系电话13812345678，或 139-1234-5678，共发布信息389条。")
    for output_format in ("table", "json", "csv"):
        told = gaitool("claims", name, "--format", output_format).out
        assert "389" in told
        assert not [part for part in ("13812345678", "1234", "5678", "139-") if part in told]
