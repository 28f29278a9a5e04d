"""The filled report as data: JSON that ``template --data`` takes back, and CSV of the cells."""

from collections.abc import Iterable
from typing import Any

from gaitool.answers import Answer, plain_digits, plain_number
from gaitool.drawn_figures.drawn import with_figures_drawn
from gaitool.filled_report import Explanation, FilledReport, Paragraphs
from gaitool.form import CellKey, Form
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.harmless_csv import csv_text
from gaitool.renderers.printable import printable_json
from gaitool.renderers.tables.printed_figures import printed_figure

_CSV_COLUMNS = ("表", "行", "列", "编号", "写的", "数值", "性质")


def report_json(report: FilledReport) -> str:
    """Return the report as indented JSON; what was not filled in is left out."""
    return printable_json(_report(report)) + "\n"


def published_json(report: FilledReport, *, draft: bool = False) -> str:
    """Return what a finished document prints, as the JSON that it carries for programs.

    Figures are those printed, totals included, and texts have theirs drawn. What is not printed
    stays at home: why warnings were accepted, last year's figures. A draft says that it is one.
    """
    drawn = with_figures_drawn(report)
    form = report.form
    told = drawn._replace(
        answers={}, declared={}, typed_totals={}, explanations=(), fill_blanks_with_zero={}
    )
    inputs = [key for table in form.tables.values() for key in table.inputs]
    totals = [key for table in form.tables.values() for key in table.totals]
    texts = {part: list(map(_entry, _printed(drawn, part))) for part in form.sections}
    content = _report(told._replace(sections={})) | {
        "cells": _printed_values(report, inputs),
        "declared": _printed_values(report, totals),
        "sections": {part: entries for part, entries in texts.items() if entries},
    }
    return printable_json(content | ({"draft": True} if draft else {}))


def _printed(report: FilledReport, part: str) -> Iterable[Paragraphs]:
    """Yield the texts of a part, without the sub-headings that nobody wrote under."""
    for entry in report.sections.get(part, ()):
        heading, body = clean_text(entry.heading), clean_text(entry.body)
        untouched = heading in report.form.sections[part].presets and not body.strip()
        if not untouched and (heading.strip() or body.strip()):
            yield Paragraphs(heading, body)


def _printed_values(report: FilledReport, keys: Iterable[CellKey]) -> dict[str, int | str]:
    shown = {key: _printed_value(report, key) for key in keys}
    return {str(key): value for key, value in shown.items() if value != ""}


def _printed_value(report: FilledReport, key: CellKey) -> int | str:
    figure = report.figure_or_none(key)
    return printed_figure(report, key) if figure is None else plain_number(figure)


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
        "sections": {part: list(map(_entry, entries)) for part, entries in report.sections.items()},
        "explanations": [_explanation(explanation) for explanation in report.explanations],
    }
    return _form(report.form) | {key: part for key, part in content.items() if part}


def _entry(entry: Paragraphs) -> dict[str, str]:
    return {"heading": entry.heading, "body": entry.body}


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
    return plain_number(answer.number)


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
