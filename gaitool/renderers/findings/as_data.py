"""Findings as JSON, in the shape that scripts rely on, and as CSV for spreadsheets."""

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from gaitool.findings import (
    FileResult,
    Finding,
    FoundCell,
    RuleOutcome,
    UnusableFileResult,
)
from gaitool.renderers.findings.wording import SEVERITY_WORDS, reason_words
from gaitool.renderers.harmless_csv import csv_text
from gaitool.renderers.printable import printable_json

FINDING_CSV_COLUMNS = (
    "规则",
    "级别",
    "已说明",
    "工作表",
    "单元格",
    "行、列",
    "写的",
    "应为",
    "问题",
    "改法",
)
_CSV_COLUMNS = ("文件", "状态", "机关", "年度", *FINDING_CSV_COLUMNS)


def findings_json(results: Iterable[FileResult], version: str) -> str:
    """Return the results as indented JSON; its schema is ``findings.schema.json``."""
    files = [_file(result) for result in results]
    return printable_json({"gaitool": version, "files": files}) + "\n"


def findings_schema() -> dict[str, Any]:
    """Return the JSON schema of what findings_json writes."""
    source = resources.files("gaitool.renderers.findings").joinpath("findings.schema.json")
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


def _file(result: FileResult) -> dict[str, Any]:
    if isinstance(result, UnusableFileResult):
        return {
            "file": result.file,
            "status": "unusable",
            "problem": result.problem.value,
            "message": result.message,
        }
    return {
        "file": result.file,
        "status": "checked",
        "form": result.form,
        "agency": result.agency,
        "year": result.year,
        "summary": result.result.summary,
        "findings": [finding_object(finding) for finding in result.result.findings],
        "rules": [_outcome(outcome) for outcome in result.result.outcomes],
        "remarks": list(result.remarks),
        "text_numbers": result.numbers._asdict() if result.numbers else None,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON of every command has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "explained": finding.explained,
        "reason": finding.reason,
        "cells": [_cell(cell) for cell in finding.cells],
        "expected": finding.expected,
        "actual": finding.actual,
        "hint": finding.hint,
        "quote": finding.quote,
    }


def _cell(cell: FoundCell) -> dict[str, str]:
    return {
        "key": cell.key,
        "sheet": cell.place.sheet_words,
        "address": cell.place.address,
        "label": cell.label,
        "value": cell.value,
    }


def _outcome(outcome: RuleOutcome) -> dict[str, str]:
    return {"rule": outcome.rule, "outcome": outcome.outcome.value, "reason": outcome.reason}


def findings_csv(results: Iterable[FileResult]) -> str:
    """Return one row a finding, and one for each file that has none or cannot be used."""
    rows = [row for result in results for row in _rows(result)]
    return csv_text(_CSV_COLUMNS, rows)


def _rows(result: FileResult) -> list[tuple[object, ...]]:
    if isinstance(result, UnusableFileResult):
        return [_row_of({"文件": result.file, "状态": "不能使用", "问题": result.message})]
    about: dict[str, object] = {"文件": result.file, "机关": result.agency, "年度": result.year}
    findings = [_row_of(about | described(finding)) for finding in result.result.findings]
    return findings or [_row_of(about | {"状态": "没有问题"})]


def described(finding: Finding) -> dict[str, object]:
    """Return what a finding says, by the columns of the CSV."""
    words: dict[str, object] = {
        "状态": "已核对",
        "规则": finding.rule,
        "级别": SEVERITY_WORDS[finding.severity],
        "已说明": "是" if finding.explained else "",
        "写的": finding.actual,
        "应为": finding.expected,
        "问题": f"{finding.message}{reason_words(finding)}",
        "改法": finding.hint,
    }
    for suspect in finding.cells[:1]:
        words["工作表"] = suspect.place.sheet_words
        words["单元格"] = suspect.place.address
        words["行、列"] = suspect.label
    return words


def _row_of(cells: dict[str, object]) -> tuple[object, ...]:
    return tuple(cells.get(column, "") for column in _CSV_COLUMNS)
