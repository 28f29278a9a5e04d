"""Last year of the county, consistent with this one but for planted changes; and years before.

Each unit's report of last year carries out what this year's carries in, has the documents in
force that this year's begins with, and texts of its own.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gaitool.form import counterparts, edition
from gaitool.template import write_template

from tests.support.rollup.county import YEAR, County, clean_report, units
from tests.support.text_grid import report_of
from tests.support.workbooks import filled_workbook

UNREADABLE = "示例县教育局"
NEW = ("示例县民政局", "示例县公安局")
TWICE = "示例县水利局"
OF_ANOTHER_YEAR = "示例县应急管理局"
WRONG_CARRY_OVER = "示例县交通运输局"
RENAMED, FORMER_NAME = "示例县卫生健康局", "示例县卫生和计划生育局"
GONE = "示例县旅游发展局"
WITHOUT_LAST_YEAR = (UNREADABLE, *NEW, OF_ANOTHER_YEAR)


@dataclass(frozen=True)
class SeveralYears:
    """A county with last year's and older reports, and what every unit's report then said."""

    county: County
    roster: Path
    last_year: Path
    older: Path
    before: dict[str, dict[str, Any]]
    years: dict[int, dict[str, dict[str, Any]]]

    @property
    def command(self) -> tuple[str, ...]:
        """The roll-up of this year, without the years before."""
        return ("rollup", str(self.county.folder), "--roster", str(self.roster))

    @property
    def beside(self) -> dict[str, dict[str, Any]]:
        """The reports of last year that stand beside those that are counted this year."""
        failed = (WRONG_CARRY_OVER,)
        counted = self.county.counted
        return {u: d for u, d in self.before.items() if u in counted and u not in failed}


def make_several_years(county: County, place: Path) -> SeveralYears:
    """Write the years before that of a county."""
    return SeveralYears(
        county=county,
        roster=roster_with_former_names(county, place / "名单.csv"),
        last_year=place / "上年",
        older=place / "历年",
        before=make_last_year(county, place / "上年"),
        years=make_older_years(place / "历年"),
    )


def make_last_year(county: County, folder: Path) -> dict[str, dict[str, Any]]:
    """Write last year's report of each unit, some with problems; return their data by unit."""
    folder.mkdir(parents=True)
    reports = {unit: before(clean_report(unit)) for unit in county.reports if unit not in NEW}
    reports[RENAMED]["agency"] = FORMER_NAME
    reports[OF_ANOTHER_YEAR]["year"] = YEAR - 2
    cell = "applications.carried_out.natural_person"
    cells = reports[WRONG_CARRY_OVER]["cells"]
    cells[cell] = int(cells.get(cell, 0)) + 3
    cells["applications.received.natural_person"] += 3
    reports[GONE] = before(clean_report("示例县文化旅游局")) | {"agency": GONE}
    for unit, data in reports.items():
        filled_workbook(folder / f"{unit}_{data['year']}.xlsx", data)
    filled_workbook(folder / f"{TWICE}_重报.xlsx", reports[TWICE])
    (folder / f"{UNREADABLE}_{YEAR - 1}.xlsx").write_bytes(b"PK\x03\x04 broken")
    return {unit: data for unit, data in reports.items() if unit not in (*WITHOUT_LAST_YEAR, GONE)}


def roster_with_former_names(county: County, file: Path) -> Path:
    """Write the county's roster once more, with the name by which a renamed unit went."""
    text = county.roster.read_text(encoding="gbk")
    short = RENAMED.removeprefix("示例县")
    listed = text.replace(f"{RENAMED},{short}", f"{RENAMED},{short}、{FORMER_NAME}")
    assert listed != text
    file.write_text(listed, encoding="gbk")
    return file


def before(data: dict[str, Any], years: int = 1) -> dict[str, Any]:
    """Return a report of so many years before another, whose figures lead on to it."""
    earlier = json.loads(json.dumps(data))
    year = YEAR - years
    earlier |= {"year": year, "date": f"{year + 1}-01-20", "cells": _leading_on_to(data["cells"])}
    for part, entries in earlier["sections"].items():
        for entry in entries:
            entry["body"] = _told_before(entry["body"], part, year)
    return earlier


def _leading_on_to(cells: dict[str, Any]) -> dict[str, Any]:
    """Return figures that carry out what these carry in, and keep every balance."""
    earlier = dict(cells)
    for cell, value in cells.items():
        table, row, column = cell.split(".")
        if (table, row) == ("applications", "carried_in"):
            out = f"applications.carried_out.{column}"
            received = f"applications.received.{column}"
            earlier[out] = value
            earlier[cell] = 0
            came_in = int(cells.get(received, 0)) + int(value)
            earlier[received] = came_in - int(cells.get(out, 0))
        elif cell.endswith(".in_force"):
            issued, repealed = (cells.get(f"{table}.{row}.{c}", 0) for c in ("issued", "repealed"))
            earlier[cell] = int(value) - int(issued) + int(repealed)
        elif cell.endswith(".pending"):
            earlier[cell] = 0
    return earlier


def _told_before(text: str, part: str, year: int) -> str:
    told = text.replace(str(YEAR), str(year))
    return told if part == "other_matters" else told.replace("。", f"，比{year - 1}年做得细。", 1)


OLDER = {2020: 5, 2022: 3, 2023: 2}
"""The years before last year that there are reports of, by how many years they are back."""

OLD_EDITION_YEAR = 2020


def make_older_years(folder: Path) -> dict[int, dict[str, dict[str, Any]]]:
    """Write reports of older years, a folder a year; return their data by year and unit.

    Of every year every ninth unit, another one each time, has none. The oldest year is on the
    edition of its time; of that of 2021 it has what both ask.
    """
    years = {}
    for year, back in OLDER.items():
        of_units = {
            unit: _older(clean_report(unit), back)
            for number, unit in enumerate(units())
            if number % 9 != back
        }
        (folder / str(year)).mkdir(parents=True)
        for unit, data in of_units.items():
            form = edition(data["form"])
            content = write_template(report_of(data, form))
            (folder / str(year) / f"{unit}.xlsx").write_bytes(content)
        years[year] = of_units
    return years


def _older(data: dict[str, Any], years: int) -> dict[str, Any]:
    older = before(data, years)
    received = "applications.received.natural_person"
    granted = "applications.granted.natural_person"
    for cell in (received, granted):
        older["cells"][cell] = int(older["cells"].get(cell, 0)) + years
    if older["year"] != OLD_EDITION_YEAR:
        return older
    old, new = edition("2019"), edition("2021")
    names = {str(there): str(here) for here, there in counterparts(old, new).items()}
    cells = {names[cell]: value for cell, value in older["cells"].items() if cell in names}
    return older | {"form": "2019", "cells": cells}
