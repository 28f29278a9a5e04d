"""A roll-up of real files for tests: written, read back and checked, then held in memory."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from gaitool.checking.one_file import check_file
from gaitool.collection import Collection, Overview, Standing, UnitLine, go_through
from gaitool.findings import (
    CheckedFile,
    Finding,
    FoundCell,
    Severity,
    UnusableFileResult,
    total_summary,
)
from gaitool.form import CellKey, Form
from gaitool.layout import Place
from gaitool.local_requirements import LocalRequirements
from gaitool.reader import read_filled_report
from gaitool.renderers.rollup.alike import Alike, AlikeFinding
from gaitool.rules.catalogue import CATALOGUE
from gaitool.rules.explained import wants_answer
from gaitool.trend import LastYear, Trend, UnitLastYear

from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
MISTAKES = {
    "applications.granted.research": "/",
    "applications.carried_out.natural_person": 3,
    "applications.unavailable_not_held.business": "1件",
}
# One finding without cells and one that names a unit: renderers must cope with both.
BETWEEN = (
    Finding(
        rule="G902",
        severity=Severity.ERROR,
        title="名单上的单位都已报送",
        message="有 2 个单位没有报送：示例县水利局、示例县=统计局。",
        cells=(),
        hint="请催报；名单有误的，改正名单后重新汇总。",
    ),
    Finding(
        rule="G903",
        severity=Severity.ERROR,
        title="一个单位一年只有一份报告",
        message="示例县教育局有两份文件：教育局.xlsx、教育局（旧）.xlsx，采用了后保存的一份。",
        cells=(FoundCell("units.示例县教育局", Place("单位清单"), "示例县教育局", "教育局.xlsx"),),
        hint="请确认采用的是哪一份。",
    ),
)


@dataclass(frozen=True)
class Gathered:
    """Lines with their findings and figures: everything a roll-up tells."""

    units: tuple[tuple[UnitLine, tuple[Finding, ...], Mapping[CellKey, Decimal] | None], ...]
    own_findings: tuple[Finding, ...] = BETWEEN
    expected: int | None = None
    interrupted: int = 0
    edition: Form = FORM_2021
    last_year: LastYear | None = None
    before: Mapping[str, UnitLastYear] = field(default_factory=dict)
    trend: Trend | None = None
    previous_sums: Mapping[CellKey, Decimal] = field(default_factory=dict)
    year: int | None = 2025
    local: LocalRequirements | None = None
    notes: tuple[str, ...] = ()

    @property
    def overview(self) -> Overview:
        standings = Counter(line.standing for line in self.lines())
        found = Counter({"error": 0})
        for line in self.lines():
            found.update(error=line.errors, warning=line.warnings, notice=line.notices)
        off_roster = sum(
            not line.on_roster and line.standing is not Standing.DUPLICATE for line in self.lines()
        )
        explained = sum(line.explained for line in self.lines())
        return Overview(
            self.expected, standings, found, self.interrupted, off_roster, explained=explained
        )

    @property
    def sums(self) -> Mapping[CellKey, Decimal]:
        counted = [figures for line, figures in self.figures() if line.counted]
        given = set.intersection(*(set(figures) for figures in counted)) if counted else set()
        return {key: sum((f[key] for f in counted), start=Decimal(0)) for key in given}

    def previous_reports(self) -> Iterator[tuple[UnitLine, UnitLastYear | None]]:
        return ((line, self.before.get(line.unit)) for line, _ in self.figures())

    def lines(self) -> Iterator[UnitLine]:
        return (line for line, _, _ in self.units)

    def findings(self) -> Iterator[tuple[UnitLine, Finding]]:
        return ((line, finding) for line, found, _ in self.units for finding in found)

    def figures(self) -> Iterator[tuple[UnitLine, Mapping[CellKey, Decimal]]]:
        return ((line, figures) for line, _, figures in self.units if figures is not None)


def unit(path: Path, **changes: Any) -> tuple[Any, ...]:
    """Check a file and return its line, its findings and its figures."""
    result = check_file(path, CATALOGUE)
    if isinstance(result, UnusableFileResult):
        line = UnitLine(
            path.stem,
            on_roster=True,
            standing=Standing.UNUSABLE,
            counted=False,
            file=str(path),
            first_problem=result.message,
        )
        return replace(line, **changes), (), None
    assert isinstance(result, CheckedFile)
    findings, summary = result.result.findings, total_summary([result])
    failed = result.result.reaches(Severity.ERROR)
    line = UnitLine(
        result.agency,
        on_roster=True,
        standing=Standing.FAILED if failed else Standing.PASSED,
        counted=not failed,
        file=str(path),
        agency=result.agency,
        year=result.year,
        errors=summary["error"],
        warnings=summary["warning"],
        notices=summary["notice"],
        explained=summary["explained"],
        to_answer=sum(map(wants_answer, findings)),
        first_problem=findings[0].message if findings else "",
    )
    return replace(line, **changes), findings, figures_of(path)


def figures_of(path: Path) -> dict[CellKey, Decimal]:
    """Return every figure that the report in a file gives."""
    report = read_filled_report(path)
    figures = {key: report.figure_or_none(key) for key in report.form.cells}
    return {key: figure for key, figure in figures.items() if figure is not None}


def missing(name: str) -> tuple[Any, ...]:
    """Return a unit that has handed in nothing."""
    return UnitLine(name, on_roster=True, standing=Standing.MISSING, counted=False), (), None


def county(folder: Path) -> Gathered:
    """Return the roll-up of a small county: every standing, and names that could do harm."""
    reports: tuple[tuple[str, str, dict[str, Any], dict[str, Any]], ...] = (
        ("教育局", "示例县教育局", {"applications.received.business": 4}, {}),
        ("卫生健康局", "示例县卫生健康局", MISTAKES, {"mended": 5, "added": 1, "counted": True}),
        # A file name that a link must escape, a unit that a cell could take for a formula.
        ("财政局 #1%41", "=示例县财政局", {"disclosure.fees.amount": "59237.2449"}, {}),
        (
            "发展改革委（附属的经济社会发展研究中心）",
            "示例县发展和改革委员会经济社会发展研究中心（示例县重大项目服务中心）",
            {},
            {"on_roster": False, "nearest": "示例县发展和改革局"},
        ),
    )
    units = [
        unit(_written(folder / f"{name}.xlsx", agency, cells), **changes)
        for name, agency, cells, changes in reports
    ]
    twice = _written(folder / "教育局（旧）.xlsx", "示例县教育局", {})
    broken = folder / "公安局.xlsx"
    # It begins like a zip, so it is taken for a damaged workbook, not for another kind of file.
    broken.write_bytes(b"PK\x03\x04 broken")
    units += [
        unit(twice, standing=Standing.DUPLICATE, counted=False, note="比“教育局.xlsx”旧，没有采用"),
        unit(broken, unit="示例县公安局"),
        missing("示例县水利局"),
        missing("示例县=统计局"),
    ]
    return Gathered(tuple(units), expected=6)


def _written(path: Path, agency: str, cells: Mapping[str, Any]) -> Path:
    data = RIGHT | {"agency": agency, "cells": RIGHT["cells"] | cells}
    return filled_workbook(path, data)


def alike_findings(collection: Collection) -> tuple[AlikeFinding, ...]:
    """Return what several units have in common."""
    alike = Alike()
    go_through(collection, alike)
    return alike.findings
