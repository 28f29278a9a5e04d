"""Slips in reports on the form of 2019: each told for what it is, the neighbours read."""

from pathlib import Path

import pytest

from gaitool.checking.one_file import check_content
from gaitool.findings import CheckedFile, Finding
from gaitool.importers.source import published_in_its_edition
from gaitool.rules.catalogue import CATALOGUE

TITLE = "松河县水利局{}年政府信息公开工作年度报告"
PERIOD = "统计期限为{0}年1月1日至{0}年12月31日。"
TABLE = """二、主动公开政府信息情况
信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
规章 | 0 | 0 | 0
信息内容 | 上一年项目数量 | {change} | 处理决定数量
行政许可 | 16 | {licences} | 70
信息内容 | 采购项目数量 | {amount} |
政府集中采购 | 4 | {paid} |
三、收到和处理政府信息公开申请情况"""
END = """
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
不足：更新慢。今后改进。
六、其他需要报告的事项
无。
"""
LINES = {"change": "本年增/减", "licences": "2", "amount": "采购总金额", "paid": "0"}


def report(year: int = 2019, **changed: str) -> bytes:
    lines = (TITLE.format(year), PERIOD.format(year), "一、总体情况", "发布通知。")
    return "\n".join((*lines, TABLE.format(**{**LINES, **changed}))).encode("utf-8")


def told(content: bytes, rule: str) -> list[Finding]:
    checked = check_content("report.txt", content, CATALOGUE)
    assert isinstance(checked, CheckedFile)
    return [one for one in checked.result.findings if one.rule == rule]


def read(content: bytes) -> dict[str, str]:
    known = published_in_its_edition(Path("report.txt"), content)
    answers = known.report.answers.items()
    return {str(key): one.raw for key, one in answers if not one.blank}


def test_a_change_with_a_plus_is_written_properly() -> None:
    assert told(report(licences="+3"), "G103") == []


def test_a_change_with_two_signs_leaves_its_neighbours_read() -> None:
    content = report(licences="--12")
    figures = read(content)
    assert figures["disclosure.licences.items_last_year"] == "16"
    assert figures["disclosure.licences.decisions"] == "70"
    (finding,) = told(content, "G106")
    assert "“--12”，这不是数" in finding.message


def test_a_head_that_lost_its_second_word_is_read_and_told() -> None:
    content = report(change="本年增/")
    assert read(content)["disclosure.licences.change"] == "2"
    assert [one.actual for one in told(content, "G011")] == ["本年增/"]


def test_an_amount_under_a_head_in_other_money_is_told_as_such() -> None:
    content = report(amount="采购总金额（万元，保留四位小数）", paid="35.2")
    assert read(content)["disclosure.procurement.purchases"] == "4"
    assert "disclosure.procurement.amount" not in read(content)
    (finding,) = told(content, "G108")
    assert "列标题的单位与规定的不同" in finding.message


def test_an_amount_with_its_own_measure_is_read_whatever_the_head_says() -> None:
    content = report(amount="采购总金额（万元，保留四位小数）", paid="35.2万元")
    assert told(content, "G108") == []
    (finding,) = told(content, "G103")
    assert finding.hint == "写成 352000，不带单位。"


def test_a_later_report_on_that_form_is_told_outright() -> None:
    (finding,) = told(report(2022), "G108")
    assert finding.message.startswith("2022年度的报告，表二这几行的列标题用的是 2019 年的旧格式")


@pytest.mark.parametrize(("year", "asked"), [(2019, []), (2022, ["G805"])])
def test_fees_are_asked_for_by_the_form_of_2021_only(year: int, asked: list[str]) -> None:
    content = report(year) + END.encode("utf-8")
    assert [one.rule for one in told(content, "G805")] == asked
