"""The yardstick itself: each document prints what its truth says, and the scorer can tell."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

import pytest

from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import CellKey

from tests.importing.messy.documents import document_content
from tests.importing.messy.plain_reading import printed_cells, printed_text
from tests.support.editions import FORM_2021
from tests.support.importing.scoring import fold, fold_text, score
from tests.support.importing.truth import Truth, load_truths
from tests.support.text_grid import report_of


@dataclass
class Doubtful:
    key: CellKey | None
    text: str


DOCUMENTS = load_truths()
each_document = pytest.mark.parametrize("truth", DOCUMENTS, ids=lambda truth: truth.name)


def rows_of(truth: Truth) -> dict[tuple[str, str], list[str]]:
    rows = defaultdict(list)
    for key, raw in truth.figures.items():
        rows[key.table, key.row].append(fold(raw))
    return rows


def follow_each_other(figures: list[str], cells: list[str]) -> bool:
    return any(
        cells[start : start + len(figures)] == figures
        for start, cell in enumerate(cells)
        if cell == figures[0]
    )


def report_from(truth: Truth, **changed: str) -> FilledReport:
    figures = {key: raw for key, raw in truth.figures.items() if raw}
    figures |= {key: changed[str(key)] for key in FORM_2021.cells if str(key) in changed}
    data: dict[str, Any] = {
        "form": "2021",
        "cells": {str(key): raw for key, raw in figures.items() if not _is_total(key)},
        "declared": {str(key): raw for key, raw in figures.items() if _is_total(key)},
        "sections": {
            part: [{"heading": entry.heading, "body": entry.body} for entry in entries]
            for part, entries in truth.sections.items()
        },
    }
    return report_of(data | dict(truth.cover))


def _is_total(key: CellKey) -> bool:
    return FORM_2021.table_of(key).is_total(key)


@each_document
def test_a_document_is_the_same_bytes_every_time(truth: Truth):
    assert document_content(truth) == document_content(truth)


@each_document
def test_every_row_of_the_truth_is_printed(truth: Truth):
    cells = printed_cells(truth.document, document_content(truth))
    rows = rows_of(truth)
    assert [row for row in rows if not follow_each_other(rows[row], cells)] == []


@each_document
def test_every_passage_of_the_truth_is_printed(truth: Truth):
    text = printed_text(truth.document, document_content(truth))
    passages = [
        fold_text(passage)
        for entries in truth.sections.values()
        for entry in entries
        for passage in (entry.heading, *entry.body.splitlines())
        if entry.heading != "引言" or passage != entry.heading
    ]
    assert [passage for passage in passages if passage not in text] == []
    assert fold_text(truth.cover["agency"]) in text


@each_document
def test_a_report_that_is_the_truth_scores_full(truth: Truth):
    scored = score(truth, report_from(truth))
    parts = (scored.cells, scored.declared, scored.cover, scored.headings, scored.texts)
    assert [part for part in parts if not part.flawless] == []
    certain = truth.figures.keys() - truth.doubtful.keys() - truth.optional.keys()
    assert len(scored.cells.right) + len(scored.declared.right) == len(certain)


def test_a_misread_figure_is_wrong_and_silent():
    changed = {"applications.received.natural_person": "40"}
    scored = score(DOCUMENTS[0], report_from(DOCUMENTS[0], **changed))
    assert scored.cells.wrong == ("applications.received.natural_person: 40≠4",)
    assert scored.silent == ("applications.received.natural_person",)


def test_an_empty_report_misses_all_and_gets_nothing_right():
    scored = score(DOCUMENTS[0], FilledReport())
    assert scored.cells.right == scored.declared.right == scored.texts.right == ()
    assert (len(scored.cells.missing), len(scored.declared.missing)) == (166, 34)


def test_figures_of_rows_that_are_not_printed_are_invented():
    truth = DOCUMENTS[0]
    without = {key: raw for key, raw in truth.figures.items() if key.row != "granted"}
    scored = score(replace(truth, figures=without), report_from(truth))
    assert (len(scored.cells.invented), len(scored.declared.invented)) == (6, 1)


def test_a_sub_heading_left_in_its_text_costs_the_heading_alone():
    truth = DOCUMENTS[0]
    joined = {
        part: tuple(Paragraphs("", f"{entry.heading}。{entry.body}") for entry in entries)
        for part, entries in truth.sections.items()
    }
    scored = score(truth, report_from(truth)._replace(sections=joined))
    assert scored.texts.flawless
    assert len(scored.headings.missing) == 6


def test_two_numbers_run_together_are_wrong_and_a_missing_doubt_is_noticed():
    truth = next(truth for truth in DOCUMENTS if truth.name.startswith("08"))
    key = CellKey("applications", "granted", "natural_person")
    scored = score(truth, report_from(truth, **{str(key): "23"}))
    assert scored.cells.wrong == (f"{key}: 23",)
    assert str(key) in scored.reports.missing


def test_what_was_said_is_recognised_and_groundless_doubts_are_counted():
    truth = next(truth for truth in DOCUMENTS if truth.name.startswith("06"))
    plain = CellKey("disclosure", "licences", "decisions")
    said = ("表四未找到", "表三缺少“7.属于行政执法案卷”一行", "表三缺少“2.重复申请”一行")
    scored = score(truth, report_from(truth), [Doubtful(plain, "85？")], said)
    assert scored.reports.missing == ()
    assert scored.reports.invented == (str(plain), "applications.declined_repeat")
