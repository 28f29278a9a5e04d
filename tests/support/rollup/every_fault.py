"""A county of 60 units with every kind of planted fault, and everything it can be held against.

To what ``county`` and ``earlier_county`` plant it adds texts that went round, reports of zeros,
figures that others have otherwise, and local requirements that nobody met.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.known_figures import known_book
from tests.support.rollup.county import YEAR, County, make_county
from tests.support.rollup.earlier_county import SeveralYears, make_several_years
from tests.support.workbooks import filled_workbook

_COUNTY = "示例县"
COPIED_BY_FIVE = tuple(f"{_COUNTY}{o}局" for o in ("发展改革", "科技", "民族宗教", "公安", "民政"))
COPIED_BY_ELEVEN = tuple(
    f"{_COUNTY}{office}局"
    for office in (
        *("住房城乡建设", "农业农村", "文化旅游", "退役军人事务", "市场监管", "医疗保障"),
        *("城市管理", "行政审批", "粮食储备", "金融服务", "投资促进"),
    )
)
ALL_ZERO = ("示例县移民安置局", "示例县矿山安全局")
"""The first of them has reviews, the second had applications last year."""

KNOWN_OTHERWISE = ("示例县生态环境局", "示例县供销合作局", "示例县人民防空局")
_LOCAL = f'''
title = "示例县{YEAR}年度政府信息公开工作年度报告编制要求"
number = "示政办函〔{YEAR}〕88号"

[[deadline]]
date = "{YEAR + 1}-01-15"
sentence = "县直各部门年度报告于{YEAR + 1}年1月15日前公布。"

[[length]]
part = "总体情况"
at_least = 400
sentence = "总体情况部分不少于400字。"

[[must_state]]
words = ["政务公开专区"]
sentence = "平台建设写明政务公开专区的情况。"

[[must_cite]]
document = "示例省政府信息公开工作规定"
number = "示政办发〔2024〕15号"
sentence = "编制依据应包括《示例省政府信息公开工作规定》。"

[[repeated]]
at_most_percent = 50
sentence = "与上年度报告相同的内容超过50%的，予以扣分。"

[[threshold]]
rule = "G606"
times = 3
gap = 10
sentence = "与上年相比增减三倍以上的，须作出说明。"
'''


@dataclass(frozen=True)
class EveryFault:
    """Where everything lies that the roll-up of the county reads."""

    years: SeveralYears
    known: Path
    local: Path

    @property
    def command(self) -> tuple[str, ...]:
        """The roll-up with every option that something is held against."""
        return (
            *self.years.command,
            *("--known", str(self.known), "--local", str(self.local)),
            *("--previous", str(self.years.last_year), "--since", str(self.years.older)),
        )


def make_every_fault(place: Path) -> EveryFault:
    """Write the county, its years before, what others know of it and what it asks."""
    county = make_county(place)
    years = make_several_years(county, place)
    _plant(county, years)
    local = place / "口径.toml"
    local.write_text(_LOCAL, encoding="utf-8")
    return EveryFault(years, _known(place / "已知数.xlsx", county), local)


def _plant(county: County, years: SeveralYears) -> None:
    for copied in (COPIED_BY_FIVE, COPIED_BY_ELEVEN):
        for unit in copied[1:]:
            _again(county, unit, sections=county.reports[copied[0]]["sections"])
    for unit in ALL_ZERO:
        _again(county, unit, cells=_without_applications(county.reports[unit]["cells"]))
    with_reviews, less_than_last_year = ALL_ZERO
    reviews = {"disputes.review.upheld": 4}
    _again(county, with_reviews, cells=county.reports[with_reviews]["cells"] | reviews)
    last = years.before[less_than_last_year]
    both = ("applications.received.natural_person", "applications.granted.natural_person")
    last["cells"] = _without_applications(last["cells"]) | dict.fromkeys(both, 24)
    filled_workbook(years.last_year / f"{less_than_last_year}_{YEAR - 1}.xlsx", last)


def _without_applications(cells: dict[str, Any]) -> dict[str, Any]:
    return {
        cell: 0 if cell.startswith(("applications.", "disputes.")) else n
        for cell, n in cells.items()
    }


def _again(county: County, unit: str, **changes: Any) -> None:
    data = json.loads(json.dumps(county.reports[unit] | changes))
    county.reports[unit] = data
    filled_workbook(next(county.folder.glob(f"第*/{unit}.xlsx")), data)


def _known(file: Path, county: County) -> Path:
    """Write what two others know: the first unit's is right, those named have other figures."""
    right, *_ = county.counted
    heads = ["机关名称", "行政复议 总计"]
    rows = [[right, _reviews(county, right)]]
    rows += [[unit, _reviews(county, unit) + 3] for unit in KNOWN_OTHERWISE]
    licences = [["机关名称", "行政许可 本年处理决定数量"], ["示例县水文局", 12]]
    return known_book(file, 复议机关=[heads, *rows], 执法统计年报=licences)


def _reviews(county: County, unit: str) -> int:
    cells = county.reports[unit]["cells"]
    return sum(int(n) for cell, n in cells.items() if cell.startswith("disputes.review."))
