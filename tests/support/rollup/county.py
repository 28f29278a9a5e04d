"""A county of 60 units with planted problems, its figures those of real published reports.

Figures come from ``fixtures/``, one report for several units; each unit has texts of its own,
made of what its office does. ``sums`` adds the figures up again from the data, without the tool.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.compound import compound_file
from tests.support.text_grid import FIXTURES, fixture
from tests.support.workbooks import filled_workbook

YEAR = 2025
COUNTY = "示例县"
_OFFICES = (
    *("发展改革", "教育", "科技", "工业信息化", "民族宗教", "公安", "民政", "司法", "财政"),
    *("人力资源社会保障", "自然资源", "生态环境", "住房城乡建设", "交通运输", "水利", "农业农村"),
    *("商务", "文化旅游", "卫生健康", "退役军人事务", "应急管理", "审计", "市场监管", "体育"),
    *("统计", "医疗保障", "信访", "林业", "城市管理", "行政审批", "乡村振兴", "粮食储备"),
    *("国有资产监督", "金融服务", "投资促进", "大数据管理", "气象服务", "地震防灾", "档案管理"),
    *("供销合作", "人民防空", "公共资源交易", "住房公积金", "机关事务", "广播电视", "知识产权"),
    *("政务服务", "消防救援", "水文监测", "烟草专卖", "邮政管理", "盐务管理", "移民安置"),
    *("园区建设", "矿山安全", "畜牧兽医", "水产渔业", "农机推广", "果业发展", "茶业发展"),
)
"""What each of the 60 offices does; its name is the county's, this, and 局."""

MISSING = ("示例县地震防灾局", "示例县盐务管理局", "示例县茶业发展局")
DUPLICATED = ("示例县教育局", "示例县水利局")
ENCRYPTED = "示例县审计局"
LAST_YEARS = "示例县林业局"
COPIED = ("示例县体育局", "示例县广播电视局")
FAILED = ("示例县财政局", "示例县商务局", "示例县信访局", "示例县统计局", "示例县气象服务局")
NOT_COUNTED = (*MISSING, ENCRYPTED, LAST_YEARS, *FAILED)
_ALL_BLANK_ARE_ZERO = {"disclosure": True, "applications": True, "disputes": True}


@dataclass(frozen=True)
class County:
    """A folder with the files handed in, the roster, and the data of each unit's report."""

    folder: Path
    roster: Path
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def counted(self) -> dict[str, dict[str, Any]]:
        """The reports that make up the sums."""
        return {unit: data for unit, data in self.reports.items() if unit not in NOT_COUNTED}


def units() -> tuple[str, ...]:
    """Return the names of the 60 units."""
    return tuple(f"{COUNTY}{office}局" for office in _OFFICES)


def make_county(place: Path) -> County:
    """Write the files of all units but the missing ones, some with problems, and the roster."""
    county = County(place / "报送", place / "名单.csv")
    county.folder.mkdir(parents=True)
    names = "\n".join(f"{unit},{unit.removeprefix(COUNTY)}" for unit in units())
    # GBK, as Excel saves a CSV on Chinese Windows.
    county.roster.write_text(f"机关名称,简称\n{names}\n", encoding="gbk")
    for number, unit in enumerate(units()):
        if unit not in MISSING:
            county.reports[unit] = _report(number, unit)
    _plant_problems(county)
    for number, (unit, data) in enumerate(county.reports.items()):
        # In several folders, as reports come in by batches.
        folder = county.folder / f"第{number % 3 + 1}批"
        folder.mkdir(exist_ok=True)
        filled_workbook(folder / f"{unit}.xlsx", data)
    encrypted = next(county.folder.rglob(f"{ENCRYPTED}.xlsx"))
    # Excel puts a workbook with a password into an OLE container with this stream.
    encrypted.write_bytes(compound_file("EncryptedPackage"))
    _hand_in_twice(county)
    _leave_litter(county)
    return county


def clean_report(unit: str) -> dict[str, Any]:
    """Return a unit's report as it is before any problem is planted in it."""
    return _report(units().index(unit), unit)


def _plant_problems(county: County) -> None:
    reports = county.reports
    reports[LAST_YEARS] |= {"year": YEAR - 1, "date": f"{YEAR}-01-20"}
    # The text tells last year as well: its year alone is what is wrong with it.
    for entry in (e for part in reports[LAST_YEARS]["sections"].values() for e in part):
        entry["body"] = entry["body"].replace(str(YEAR), str(YEAR - 1))
    original, copier = COPIED
    reports[copier]["sections"] = reports[original]["sections"]
    wrong = (
        ("applications.granted.research", "/"),
        ("applications.granted.natural_person", 9_999),
        ("applications.carried_out.business", "3.5"),
        ("disclosure.normative_documents.in_force", -2),
        ("disputes.review.pending", "两起左右"),
    )
    for unit, (cell, value) in zip(FAILED, wrong, strict=True):
        reports[unit]["cells"][cell] = value


def _hand_in_twice(county: County) -> None:
    """Hand in two reports once more, mended: the newer file is the one that counts."""
    for unit, again in zip(DUPLICATED, ("更正", "第二次"), strict=True):
        newer = json.loads(json.dumps(county.reports[unit]))
        newer["cells"]["disclosure.licences.decisions"] = 4_321
        county.reports[unit] = newer
        file = filled_workbook(county.folder / f"{unit}（{again}）.xlsx", newer)
        older = next(county.folder.glob(f"第*/{unit}.xlsx"))
        now = file.stat().st_mtime
        # A day, since some file systems keep times only to two seconds.
        os.utime(older, (now - 86_400, now - 86_400))


def _leave_litter(county: County) -> None:
    """Leave what lies about in real folders, and is no report."""
    for name in ("~$示例县教育局.xlsx", ".~lock.示例县水利局.xlsx#", "Thumbs.db", "desktop.ini"):
        (county.folder / name).write_bytes(b"\x00" * 165)
    (county.folder / "说明.docx").write_bytes(b"PK\x03\x04")


def _report(number: int, unit: str) -> dict[str, Any]:
    figures = real_figures()
    cells = figures[number % len(figures)]
    return {
        "form": "2021",
        # Every seventh unit signs with its short name, which the roster knows.
        "agency": unit.removeprefix(COUNTY) if number % 7 == 0 else unit,
        "agency_type": "政府部门",
        "level": "县级",
        "year": YEAR,
        "date": f"{YEAR + 1}-01-20",
        "cells": dict(cells),
        "fill_blanks_with_zero": _ALL_BLANK_ARE_ZERO,
        "sections": _texts(unit, unit.removeprefix(COUNTY).removesuffix("局")),
    }


@cache
def real_figures() -> tuple[dict[str, Any], ...]:
    """Return the figures of the published reports whose tables were taken over whole.

    A department of a county makes no 规章; the row is 0.
    """
    reports = [fixture(f"published/{file.stem}") for file in sorted(_published())]
    reports += [fixture("yongji_2023"), fixture("provincial_capital_2025")]
    return tuple(
        {cell: 0 if ".regulations." in cell else value for cell, value in report["cells"].items()}
        for report in reports
        if _balances(report["cells"])
    )


def _published() -> Iterator[Path]:
    yield from (FIXTURES / "published").glob("*.json")


def _balances(cells: dict[str, Any]) -> bool:
    columns = {cell.split(".")[2] for cell in cells if cell.startswith("applications.")}
    return all(_open_cases(cells, column) == 0 for column in columns)


def _open_cases(cells: dict[str, Any], column: str) -> int:
    """Return what came in less what was concluded or carried over; not 0 where rows are missing."""
    came_in = ("received", "carried_in")
    rows = {c.split(".")[1]: int(n) for c, n in cells.items() if _is_of(c, column)}
    return sum(n if row in came_in else -n for row, n in rows.items())


def _is_of(cell: str, column: str) -> bool:
    return cell.startswith("applications.") and cell.endswith(f".{column}")


def _texts(unit: str, office: str) -> dict[str, list[dict[str, str]]]:
    return {
        "overview": [
            {
                "heading": "引言",
                "body": f"根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号文件，"
                f"编制{unit}{YEAR}年政府信息公开工作年度报告。"
                f"统计期限为{YEAR}年1月1日至{YEAR}年12月31日。",
            },
            {
                "heading": "（一）主动公开",
                "body": f"围绕{office}工作公开政策文件和办事指南。"
                f"{office}领域的规划、预算和项目信息全部上网。"
                f"群众关心的{office}问题由分管负责同志在线解读。",
            },
            {
                "heading": "（二）依申请公开",
                "body": f"{YEAR}年新收政府信息公开申请{{本年新收}}件，上年结转{{上年结转}}件。"
                f"申请内容集中在{office}档案查询方面。",
            },
            {
                "heading": "（三）政府信息管理",
                "body": f"对{office}类文件逐件标注公开属性。清理失效的{office}文件并公布目录。",
            },
            {
                "heading": "（四）政府信息公开平台建设",
                "body": f"在县政府网站开设{office}专栏并指定专人维护。"
                f"在{office}服务大厅设立查阅点。",
            },
            {
                "heading": "（五）监督保障",
                "body": f"主要负责同志定期听取{office}信息公开工作汇报。"
                f"组织{office}系统工作人员参加业务培训。",
            },
        ],
        "problems": [
            {
                "heading": "存在的主要问题",
                "body": f"一是{office}政策解读形式比较单一。二是基层{office}机构公开意识不强。",
            },
            {
                "heading": "改进情况",
                "body": f"已制作{office}政策图解和问答。对基层{office}机构开展上门辅导。",
            },
        ],
        "other_matters": [{"heading": "", "body": f"{YEAR}年没有收取信息处理费。"}],
    }


def sums(reports: Iterable[dict[str, Any]]) -> dict[str, Fraction]:
    """Add up every input over the reports, then the totals of tables 三 and 四, from the data."""
    added: dict[str, Fraction] = {}
    for data in reports:
        for cell, value in data["cells"].items():
            # Fractions: exact, and by another way than the tool adds up.
            added[cell] = added.get(cell, Fraction(0)) + Fraction(str(value))
    for cell, amount in list(added.items()):
        table, row, column = cell.split(".")
        if table == "disclosure":  # table 二 has no totals
            continue
        for total in _totals_over(table, row, column):
            added[total] = added.get(total, Fraction(0)) + amount
    return added


def _totals_over(table: str, row: str, column: str) -> tuple[str, ...]:
    across = f"{table}.{row}.total"
    if table == "disputes" or row in ("received", "carried_in", "carried_out"):
        return (across,)
    return (across, f"{table}.concluded.{column}", f"{table}.concluded.total")
