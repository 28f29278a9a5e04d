"""The filled report as data: JSON that ``template --data`` takes back, and CSV of the cells."""

from typing import Any

from gaitool.answers import Answer, plain_digits
from gaitool.filled_report import Explanation, FilledReport
from gaitool.form import CellKey, Form
from gaitool.renderers.harmless_csv import csv_text
from gaitool.renderers.printable import printable_json

_CSV_COLUMNS = ("表", "行", "列", "编号", "写的", "数值", "性质")


def report_json(report: FilledReport) -> str:
    """Return the report as indented JSON; what was not filled in is left out."""
    return printable_json(_report(report)) + "\n"


def _report(report: FilledReport) -> dict[str, Any]:
    cover = report.cover
    content: dict[str, Any] = {
        "agency": cover.agency,
        "agency_type": cover.agency_type,
        "level": cover.level,
        "year": cover.year if cover.known_year is None else cover.known_year,
        "date": cover.date,
        "cells": _values(report, dict(report.answers)),
        "declared": _values(report, {**report.typed_totals, **report.declared}),
        "fill_blanks_with_zero": dict(report.fill_blanks_with_zero),
        "sections": {
            part: [{"heading": entry.heading, "body": entry.body} for entry in entries]
            for part, entries in report.sections.items()
        },
        "explanations": [_explanation(explanation) for explanation in report.explanations],
    }
    return _form(report.form) | {key: part for key, part in content.items() if part}


def _form(form: Form) -> dict[str, str]:
    """Name the edition; one that no installation has is carried along as its text."""
    carried = {"edition": form.source} if form.source else {}
    return {"form": form.version} | carried


def _values(report: FilledReport, answers: dict[CellKey, Answer]) -> dict[str, int | str]:
    return {
        str(key): _value(answers[key])
        for key in report.form.cells
        if key in answers and not answers[key].blank
    }


def _value(answer: Answer) -> int | str:
    """Return whole numbers as such, others as decimal strings, and anything else as written."""
    if answer.number is None or not answer.plain:
        return answer.raw
    if answer.number == answer.number.to_integral_value():
        return int(answer.number)
    return plain_digits(answer.number)


def _explanation(explanation: Explanation) -> dict[str, Any]:
    return {
        "rule": explanation.rule,
        "cells": list(explanation.cells),
        "figures": list(explanation.figures),
        "reason": explanation.reason,
    }


def report_csv(report: FilledReport) -> str:
    """Return one row a cell of the form: labels, key, raw text, number, and what it is."""
    return csv_text(_CSV_COLUMNS, [_row(report, key) for key in report.form.cells])


def _row(report: FilledReport, key: CellKey) -> tuple[object, ...]:
    table = report.form.table_of(key)
    written, kind = report.answer(key).raw, "填写"
    if table.is_total(key):
        stated = next(iter(report.stated(key)), None)
        written, kind = (stated.raw, "另填的总计") if stated else ("", "总计")
    figure = report.figure_or_none(key)
    number = "" if figure is None else plain_digits(figure)
    return (table.name, table.row(key).path, table.column(key).label, key, written, number, kind)
