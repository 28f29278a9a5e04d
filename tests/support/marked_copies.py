"""Workbooks with planted mistakes, their marked copies, and what those show."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from gaitool.checking.one_file import check_file
from gaitool.findings import CheckedFile, Finding
from gaitool.rules.catalogue import CATALOGUE

from tests.support.command_line import Told
from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture

TABLE = "三、申请办理"
# One mistake for each rule whose mark is looked for, each in a cell of its own.
MISTAKES = {
    "G011": ("二、主动公开!A8", "行政规范文件"),
    "G013": (f"{TABLE}!J8", 99),
    "G016": (f"{TABLE}!D12", "=0+0"),
    "G017": (f"{TABLE}!N10", "含乡镇"),
    "G018": (f"{TABLE}!D13", "#REF!"),
    "G021": ("封面!C6", "县级市"),
    "G101": ("四、复议诉讼!B8", None),
    "G102": (f"{TABLE}!F8", "/"),
    "G103": (f"{TABLE}!E8", "3件"),
    "G104": (f"{TABLE}!D14", 1.5),
    "G105": (f"{TABLE}!D15", -1),
    "G106": ("二、主动公开!B11", "若干"),
    "G202": ("二、主动公开!D8", 1),
}
WARNED = {"disclosure.normative_documents.issued": 7}
LIST, REASONS = "问题清单", "核实说明"


def whole(**cells: Any) -> dict[str, Any]:
    """Return the consistent report with zeros typed, so that nothing is left blank."""
    data = fixture("plain_words")
    zeros = {str(key): 0 for sheet in LAYOUT_2021.tables.values() for key in sheet.table.inputs}
    return data | {"cells": zeros | data["cells"] | cells, "fill_blanks_with_zero": {}}


@dataclass(frozen=True)
class Annotated:
    """A workbook, its marked copy, and what the check found in the workbook."""

    original: Path
    copy: Path
    findings: tuple[Finding, ...]

    @property
    def opened(self) -> Workbook:
        return load_workbook(self.copy)


def findings(path: Path) -> tuple[Finding, ...]:
    result = check_file(path, CATALOGUE)
    assert isinstance(result, CheckedFile)
    return result.result.findings


def annotate(path: Path) -> Annotated:
    ending = ".xlsm" if path.suffix == ".xlsm" else ".xlsx"
    copy = path.with_name(f"{path.stem}标注{ending}")
    # Through the command line, as users get their copies.
    run("check", str(path), "--annotate", str(copy))
    return Annotated(path, copy, findings(path))


def run(*arguments: str) -> Told:
    return Told(lambda: ("", ""), *arguments)


def at(workbook: Workbook, place: str) -> Cell:
    sheet, address = place.split("!")
    return workbook[sheet][address]


def marks(workbook: Workbook, place: str) -> list[str]:
    """Return the colours that gaitool's own conditional formats give a cell."""
    sheet, address = place.split("!")
    return [
        rule.dxf.fill.bgColor.rgb[-6:]
        for area in workbook[sheet].conditional_formatting
        for rule in area.rules
        # Our formats are known by a name of ours in their formula; the template has others.
        if "gaitool" in "".join(rule.formula) and str(area.sqref) == address
    ]


def all_marks(workbook: Workbook) -> list[tuple[str, str]]:
    return [
        (sheet.title, str(area.sqref))
        for sheet in workbook
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "gaitool" in "".join(rule.formula)
    ]


def reasons(workbook: Workbook) -> list[tuple[Any, ...]]:
    # Row 5 is the first that can be filled in.
    rows = workbook[REASONS].iter_rows(min_row=5, max_col=4, values_only=True)
    return [row for row in rows if any(row)]


def mark_for_ever(_: object) -> None:
    """Take the place of the marking of a copy: by its name, a worker finds it here."""
    time.sleep(60)
