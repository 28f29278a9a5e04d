"""A province of thousands of units in memory: a small county over and over, with real findings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from gaitool.checking.one_file import checked_file
from gaitool.checking.sources import source_of
from gaitool.collection import Standing, UnitLine
from gaitool.filled_report import FilledReport
from gaitool.findings import Finding
from gaitool.rules.catalogue import CATALOGUE

from tests.support.gathered import Gathered, county
from tests.support.text_grid import FIXTURES, fixture, report_of


def many_units(count: int, each: int, folder: Path) -> Gathered:
    """Return so many units, with ``each`` findings each; every other finding is a unit's own."""
    small, findings = county(folder), cycle(tuple(_real_findings()))
    units = []
    for number, (line, _, figures) in enumerate(islice(cycle(small.units), count)):
        name = f"第{number}号{line.unit}"
        found = tuple(
            one._replace(message=f"{one.message}（{number}）" if at % 2 else one.message)
            for at, one in enumerate(islice(findings, each if figures else 0))
        )
        units.append((_with_findings(replace(line, unit=name), found), found, figures))
    return replace(small, units=tuple(units), expected=count)


def alike_reports(count: int) -> dict[str, FilledReport]:
    """Return reports by their files; each has 14 sentences that all have, and one of its own."""
    own = fixture("consistent")
    shared = "".join(
        f"围绕第{word}项工作公开了文件和指南。" for word in "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    )
    reports = {}
    for number in range(count):
        word = chr(0x4E00 + number)
        body = f"{shared}本单位另外公开了{word}方面的文件。"
        sections = {"overview": [{"heading": "（一）主动公开", "body": body}]}
        data = own | {"agency": f"第{number}号局", "sections": sections}
        reports[f"{number:05}.xlsx"] = report_of(data)
    return reports


def _with_findings(line: UnitLine, found: tuple[Finding, ...]) -> UnitLine:
    numbers: dict[str, Any] = {
        f"{severity}s": sum(one.severity == severity for one in found)
        for severity in ("error", "warning", "notice")
    }
    first = found[0].message if found else line.first_problem
    failed = line.standing is Standing.PASSED and numbers["errors"] > 1
    standing = Standing.FAILED if failed else line.standing
    return replace(line, first_problem=first, standing=standing, **numbers)


def _real_findings() -> Iterator[Finding]:
    """Yield what is found in the published reports."""
    for file in sorted((FIXTURES / "published").glob("*.json")):
        report = report_of(fixture(f"published/{file.stem}"))
        yield from checked_file(file, source_of(report), CATALOGUE).result.findings
