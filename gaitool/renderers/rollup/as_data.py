"""The roll-up as JSON, in the shape that scripts rely on, and as CSV; both piece by piece."""

import json
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

from gaitool.answers import plain_number
from gaitool.collection import Collection, Standing, UnitLine, lines_with_findings
from gaitool.findings import Finding, Severity
from gaitool.renderers.findings.as_data import (
    FINDING_CSV_COLUMNS,
    described,
    finding_object,
    findings_schema,
)
from gaitool.renderers.harmless_csv import csv_rows
from gaitool.renderers.printable import printable_json
from gaitool.renderers.rollup.wording import (
    STANDING_WORDS,
    counted_between,
    handed_in,
    remark_of,
    units_of,
    yes_or_no,
)
from gaitool.renderers.rollup.years_as_data import last_year_object, trend_object

_CSV_COLUMNS = (
    "单位",
    "状态",
    "计入",
    "文件",
    "机关",
    "年度",
    "说明",
    *FINDING_CSV_COLUMNS,
)
_SHARED_DEFINITIONS = ("finding", "cell")


def rollup_json(collection: Collection, version: str) -> Iterator[str]:
    """Yield the roll-up as JSON; its schema is ``rollup.schema.json``."""
    sums = collection.sums
    head = {
        "gaitool": version,
        "overview": _overview(collection),
        "notes": list(collection.notes),
        "sums": {str(k): plain_number(sums[k]) for k in collection.edition.cells if k in sums},
        "last_year": last_year_object(collection),
        "trend": trend_object(collection.trend),
        "findings": [finding_object(finding) for finding in collection.own_findings],
    }
    yield printable_json(head).removesuffix("\n}") + ',\n "units": ['
    separator = "\n"
    for line, findings in lines_with_findings(collection):
        yield f"{separator}{printable_json(_unit(line, findings))}"
        separator = ",\n"
    yield "\n ]\n}\n"


def rollup_schema() -> dict[str, Any]:
    """Return the JSON schema of what rollup_json writes; findings are as in every command."""
    source = resources.files("gaitool.renderers.rollup").joinpath("rollup.schema.json")
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    shared = findings_schema()["$defs"]
    schema["$defs"] |= {name: shared[name] for name in _SHARED_DEFINITIONS}
    return schema


def rollup_csv(collection: Collection) -> Iterator[str]:
    """Yield one row a finding, and one for each unit without any; those between units first.

    A finding that is about several units has a row for each of them, as in a filter they need; one
    that is told at the units has none beside theirs.
    """
    yield csv_rows([_CSV_COLUMNS])
    yield csv_rows(
        _row({"单位": unit} | described(finding) | {"状态": ""})
        for finding in counted_between(collection)
        for unit in units_of(finding)
    )
    for line, findings in lines_with_findings(collection):
        about = _about(line)
        yield csv_rows(
            [_row(about | described(finding) | {"状态": about["状态"]}) for finding in findings]
            or [_row(about | {"问题": line.first_problem})]
        )


def _overview(collection: Collection) -> dict[str, object]:
    overview = collection.overview
    between = Counter(finding.severity for finding in counted_between(collection))
    return {
        "expected": overview.expected,
        "handed_in": handed_in(overview),
        "off_roster": overview.off_roster,
        **{standing.value: overview.standings[standing] for standing in Standing},
        **{one.value: overview.findings[one] + between[one] for one in Severity},
        "between_units": {one.value: between[one] for one in Severity},
        "explained": overview.explained,
        "all_zero": overview.all_zero,
        "zero_doubted": overview.zero_doubted,
        "interrupted": overview.interrupted,
    }


def _unit(line: UnitLine, findings: tuple[Finding, ...]) -> dict[str, Any]:
    known = line.mended is not None and line.added is not None
    since = {"mended": line.mended, "answered": line.answered or 0, "added": line.added}
    return {
        "unit": line.unit,
        "on_roster": line.on_roster,
        "nearest": line.nearest,
        "standing": line.standing.value,
        "counted": line.counted,
        "file": line.file,
        "form": line.form,
        "agency": line.agency,
        "year": line.year,
        "summary": {severity.value: n for severity, n in line.open_findings.items()},
        "first_problem": line.first_problem,
        "note": line.note,
        "unused_reasons": list(line.lapsed),
        "since_last_run": since if known else None,
        "findings": [finding_object(finding) for finding in findings],
    }


def _about(line: UnitLine) -> dict[str, object]:
    return {
        "单位": line.unit,
        "状态": STANDING_WORDS[line.standing],
        "计入": yes_or_no(counted=line.counted) if line.file else "",
        "文件": line.file,
        "机关": line.agency,
        "年度": line.year,
        "说明": remark_of(line),
    }


def _row(cells: dict[str, object]) -> tuple[object, ...]:
    return tuple(cells.get(column, "") for column in _CSV_COLUMNS)
