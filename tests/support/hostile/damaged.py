"""Filled workbooks that people damaged: labels removed, sheets emptied, copied, hidden, moved.

As a script: ``python -m tests.support.hostile.damaged 5000`` damages so many, prints what became
of them, and the seeds of those in which a figure went astray unsaid.
"""

import io
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.checking.one_file import check_content
from gaitool.errors import UnusableFile
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile
from gaitool.form import CellKey
from gaitool.layout import LAST_YEAR_LABEL, ZERO_SWITCH_LABEL
from gaitool.reader.source import filled_report_of
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import saved_by_library

NAME = "damaged.xlsx"
TABLES = tuple(sheet.name for sheet in LAYOUT_2021.tables.values())
MOST_DAMAGES = 3


@cache
def original() -> bytes:
    """Return a filled workbook of many unlike figures; no blank is confirmed to be 0."""
    told, counted = fixture("yongji_2023"), fixture("provincial_capital_2025")
    cells = counted["cells"] | {
        f"disclosure.regulations.{column}": 0 for column in ("issued", "repealed", "in_force")
    }
    report = report_of(told | {"cells": cells, "declared": counted.get("declared", {})})
    return write_template(report.with_blanks_left_open())


@cache
def figures() -> Mapping[CellKey, str]:
    report = read(original())
    assert report is not None
    return {key: answer.raw for key, answer in report.answers.items()}


def read(content: bytes) -> FilledReport | None:
    try:
        return filled_report_of(Path(NAME), content)
    except UnusableFile:
        return None


def table(workbook: Workbook, chance: random.Random) -> Worksheet:
    there = [name for name in TABLES if name in workbook.sheetnames]
    return workbook[chance.choice(there or workbook.sheetnames)]


def cells(sheet: Worksheet) -> list[Cell]:
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and not isinstance(cell, MergedCell)
    ]


def label_removed(workbook: Workbook, chance: random.Random) -> None:
    labels = [c for c in cells(table(workbook, chance)) if isinstance(c.value, str)]
    for cell in chance.sample(labels, min(len(labels), chance.choice([1, 2, 5, 40]))):
        cell.value = None


def labels_swapped(workbook: Workbook, chance: random.Random) -> None:
    labels = [c for c in cells(table(workbook, chance)) if isinstance(c.value, str)]
    if len(labels) > 1:
        one, other = chance.sample(labels, 2)
        one.value, other.value = other.value, one.value


def label_written_elsewhere(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    labels = [c.value for c in cells(sheet) if isinstance(c.value, str) and c.value[:1] != "="]
    words = chance.choice([*labels, LAST_YEAR_LABEL, ZERO_SWITCH_LABEL])
    cell = sheet.cell(chance.randint(1, 60), chance.randint(1, 20))
    if not isinstance(cell, MergedCell) and cell.value is None:
        cell.value = words


def sheet_emptied(workbook: Workbook, chance: random.Random) -> None:
    for cell in cells(table(workbook, chance)):
        cell.value = None


def sheet_copied(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    copy = workbook.copy_worksheet(sheet)
    copy.title = chance.choice([f"{sheet.title} ", f"{sheet.title}\u3000", "Sheet9", "旧表"])
    for cell in cells(copy):
        if isinstance(cell.value, int):
            cell.value += chance.choice([0, 1])
    if chance.random() < 0.5:
        chance.choice([sheet, copy]).sheet_state = "hidden"


def sheet_renamed(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    sheet.title = chance.choice([f" {sheet.title}", "Sheet1", sheet.title[2:], "表"])


def sheet_hidden(workbook: Workbook, chance: random.Random) -> None:
    table(workbook, chance).sheet_state = chance.choice(["hidden", "veryHidden"])


def sheets_swapped(workbook: Workbook, chance: random.Random) -> None:
    one, other = chance.sample(workbook.worksheets, 2)
    name, name_of_other = one.title, other.title
    one.title, other.title = "交换", name
    one.title = name_of_other


def cells_merged(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    top, left = chance.randint(5, 32), chance.randint(1, 10)
    right, bottom = left + chance.choice([0, 1, 3]), top + chance.choice([0, 1, 2])
    area = CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom)
    for merged in list(sheet.merged_cells.ranges):
        if not merged.isdisjoint(area):
            sheet.merged_cells.remove(merged)
    sheet.merge_cells(area.coord)


def cells_moved(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    top, left = chance.randint(5, 30), chance.randint(1, 9)
    area = sheet.cell(top, left).coordinate + ":" + sheet.cell(top + 3, left + 2).coordinate
    sheet.move_range(area, rows=chance.choice([0, 1, 40]), cols=chance.choice([0, 1, 12]))


def row_inserted(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    if chance.random() < 0.5:
        sheet.insert_rows(chance.randint(1, 34))
    else:
        sheet.insert_cols(chance.randint(1, 11))


def row_deleted(workbook: Workbook, chance: random.Random) -> None:
    sheet = table(workbook, chance)
    if chance.random() < 0.5:
        sheet.delete_rows(chance.randint(1, 34))
    else:
        sheet.delete_cols(chance.randint(1, 11))


DAMAGES: tuple[Callable[[Workbook, random.Random], None], ...] = (
    label_removed,
    labels_swapped,
    label_written_elsewhere,
    sheet_emptied,
    sheet_copied,
    sheet_renamed,
    sheet_hidden,
    sheets_swapped,
    cells_merged,
    cells_moved,
    row_inserted,
    row_deleted,
)


def damaged(seed: int) -> bytes:
    """Return the workbook with one to three damages; the same seed gives the same."""
    chance = random.Random(seed)
    workbook = load_workbook(io.BytesIO(original()))
    for damage in chance.choices(DAMAGES, k=chance.randint(1, MOST_DAMAGES)):
        damage(workbook, chance)
    return saved_by_library(workbook)


def astray(content: bytes) -> tuple[str, list[CellKey]]:
    """Return how a check ends, and the figures that went astray without a word.

    One that ends without an error has to name every figure that is not what it was.
    """
    checked = check_content(NAME, content, CATALOGUE)
    if not isinstance(checked, CheckedFile):
        return checked.problem.value, []
    if checked.result.summary["error"]:
        return "error", []
    report = read(content)
    assert report is not None
    named = {cell.key for f in checked.result.findings for cell in f.cells}
    lost = [
        key
        for key, figure in figures().items()
        if report.answer(key).raw != figure and str(key) not in named
    ]
    return "without error", lost


def outcomes(seeds: range) -> Iterator[tuple[int, str, list[CellKey]]]:
    for seed in seeds:
        yield (seed, *astray(damaged(seed)))


def main() -> None:
    """Damage so many workbooks and print what became of them."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1_000
    first = int(sys.argv[2]) if sys.argv[2:] else 0
    ended: Counter[str] = Counter()
    for seed, end, lost in outcomes(range(first, first + count)):
        ended[end] += 1
        if lost:
            print(f"seed {seed}: {len(lost)} figures astray, first {lost[0]}")
    print(f"{count} damaged workbooks: {dict(ended)}")


if __name__ == "__main__":
    main()
