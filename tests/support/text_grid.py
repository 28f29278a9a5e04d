"""Filled reports for tests, drawn as the form looks."""

import json
from pathlib import Path
from typing import Any

from gaitool.filled_report import FilledReport
from gaitool.form import Form, edition, edition_of_text
from gaitool.reader.report_data import read_report_data

from tests.support.editions import APPLICATIONS, FORM_2021

FIXTURES = Path(__file__).parents[1] / "fixtures"
_COLUMNS = [column.key for column in APPLICATIONS.blocks[0].columns]
_ROWS = [row.key for row in APPLICATIONS.rows]


def report_of(data: dict[str, Any], form: Form = FORM_2021) -> FilledReport:
    """Return the filled report of a report given as data (CONTRACT: the report as data)."""
    content = json.dumps(data, ensure_ascii=False).encode()
    return read_report_data(Path("test.json"), content, form)


def edition_named(name: str) -> Form:
    """Return the edition of a file of tests/fixtures/editions, else the one of that version."""
    file = FIXTURES / "editions" / f"{name}.toml"
    return edition_of_text(file.read_text(encoding="utf-8")) if file.exists() else edition(name)


def fixture(name: str) -> dict[str, Any]:
    """Return a report of tests/fixtures as data."""
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def applications(grid: str) -> dict[str, dict[str, int | str]]:
    """Return ``cells`` and ``declared`` of a table 三 drawn as text.

    One line a row: the row's key, then up to seven figures from 自然人 to 总计. ``.`` is 0, ``_``
    leaves a cell blank; rows that are not drawn are 0. Totals that are drawn count as declared;
    ``concluded`` and the seventh figure are totals.
    """
    figures: dict[str, dict[str, int | str]] = {"cells": {}, "declared": {}}
    # Undrawn cells are 0, not blank: a blank would make every sum of the table unknown.
    for row in (row for row in _ROWS if row != "concluded"):
        for column in _COLUMNS[:-1]:
            figures["cells"][f"applications.{row}.{column}"] = 0
    for line in filter(None, map(str.strip, grid.splitlines())):
        row, *written = line.split()
        for column, text in zip(_COLUMNS, written, strict=False):
            is_total = column == "total" or row == "concluded"
            kind = figures["declared" if is_total else "cells"]
            key = f"applications.{row}.{column}"
            match text:
                case "_":
                    kind.pop(key, None)
                case ".":
                    kind[key] = 0
                case _:
                    kind[key] = int(text) if text.lstrip("-").isdigit() else text
    return figures
