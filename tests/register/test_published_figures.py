"""Registers made from the figures of real reports give their tables back, every cell."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gaitool.checking.registers import RegisterSource, count_for
from gaitool.filled_report import FilledReport

from tests.support.editions import FORM_2021
from tests.support.registers import Rows, as_csv, as_workbook, counted, lines_of, register_of
from tests.support.text_grid import fixture, report_of

REPORTS = ["yongji_2023", "consistent", "a department of 2024"]
"""Of 4, 23 and 68 applications; the last as a department published it."""

DEPARTMENT = Path(__file__).parents[1] / "importing/messy/truth/02_word_torn_tables.toml"
BIG = "provincial_capital_2025"
REMARKABLE = {
    "答复日期": [datetime.date(2024, 12, 30), "答复日期早于收到日期"],
    "申请人类型": ["张某", "这里的 2 个字认不出是哪一项"],
    "办理结果": ["商量着办", "这里的 4 个字认不出是哪一项"],
    "收到日期": ["去年秋天", "这里的 4 个字读不成日期"],
}


def published(name: str) -> FilledReport:
    return department() if name == REPORTS[-1] else report_of(fixture(name))


def department() -> FilledReport:
    """Return the report whose figures stand in the truth of a messy document."""
    truth = tomllib.loads(DEPARTMENT.read_text(encoding="utf-8"))
    cells = {
        f"{table}.{row.key}.{column.key}": int(figure)
        for table in ("applications", "disputes")
        for row in FORM_2021.rows(table)
        for column, figure in zip(
            FORM_2021.columns(table), truth[table][row.key].split(" | "), strict=True
        )
        if not (row.sums or column.sums)
    }
    return report_of({"form": "2021", "year": truth["year"], "cells": cells})


def counted_cells(report: FilledReport, content: bytes, name: str = "台账.xlsx") -> dict[str, int]:
    found = counted(content, int(report.cover.year), name)
    return {str(key): found.figure(key) for key in sorted(found.cells)}


def own_cells(report: FilledReport) -> dict[str, int]:
    tables = (report.form.tables[key] for key in ("applications", "disputes"))
    keys = sorted(key for table in tables for key in table.inputs)
    return {str(key): int(report.figure_or_none(key) or 0) for key in keys}


@pytest.mark.parametrize("name", REPORTS)
def test_the_register_of_a_report_gives_every_cell_back(name: str) -> None:
    report = published(name)
    content = as_workbook(list(lines_of(register_of(report))))
    assert counted_cells(report, content) == own_cells(report)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_text_of_any_encoding_gives_every_cell_back(encoding: str) -> None:
    report = published("consistent")
    content = as_csv(register_of(report), encoding)
    assert counted_cells(report, content, "台账.csv") == own_cells(report)


@pytest.mark.slow
def test_fifteen_thousand_applications_give_every_cell_back() -> None:
    report = published(BIG)
    content = as_workbook(list(lines_of(register_of(report))))
    assert counted_cells(report, content) == own_cells(report)


def seeded(changes: dict[str, Any]) -> tuple[Rows, bytes]:
    """Return the register of 23 with the 13th application changed, and its content."""
    rows = register_of(published("consistent"))
    rows[12] |= changes
    return rows, as_workbook(list(lines_of(rows)))


@pytest.mark.parametrize("head", REMARKABLE)
def test_a_seeded_fault_is_named_at_its_row(head: str) -> None:
    written, reason = REMARKABLE[head]
    faults = counted(seeded({head: written})[1], 2025).not_counted
    assert [(f.at.row, f.head, f.reason[: len(reason)]) for f in faults] == [(14, head, reason)]


def test_a_doubled_number_is_named_with_the_row_that_had_it() -> None:
    (fault,) = counted(seeded({"编号": "2025-00007"})[1], 2025).not_counted
    assert (fault.at.row, fault.reason[:18]) == (14, "编号“2025-00007”与第 8")


def test_two_types_in_one_cell_are_named_and_not_guessed() -> None:
    (fault,) = counted(seeded({"申请人类型": "自然人、商业企业"})[1], 2025).not_counted
    assert fault.reason.startswith("“自然人、商业企业”写了两项")


def test_one_that_is_answered_next_year_is_carried_out_and_told() -> None:
    found = counted(seeded({"答复日期": datetime.date(2026, 1, 3)})[1], 2025)
    assert "2025-00013（第 14 行）" in found.notes[0]
    assert found.sum_of_row("applications", "carried_out") == 2


def test_one_that_was_withdrawn_counts_to_the_last_row_and_is_told() -> None:
    _, content = seeded({"办理结果": "撤回"})
    found = count_for(RegisterSource(Path("台账.xlsx"), content), None, 2025)
    assert any(
        "“撤回”读作“（六）其他处理 3.其他”（1 行）" in words for words in found.register.told
    )


def test_what_the_form_itself_calls_a_row_needs_no_telling() -> None:
    content = as_workbook(list(lines_of(register_of(department()))))
    told = count_for(RegisterSource(Path("台账.xlsx"), content), None, 2024).register.told
    assert [words for words in told if "读作" in words] == []
