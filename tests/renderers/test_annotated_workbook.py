"""The marked copy: every mistake at its cell, and nothing else changed."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from gaitool.text.typesetting import line_count

from tests.support.editions import LAYOUT_2021
from tests.support.marked_copies import (
    LIST,
    MISTAKES,
    REASONS,
    TABLE,
    WARNED,
    Annotated,
    all_marks,
    annotate,
    at,
    findings,
    marks,
    whole,
)
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("rule", MISTAKES)
def test_every_planted_mistake_is_found(rule: str, planted: Annotated) -> None:
    place, _ = MISTAKES[rule]
    suspects = {(f.rule, str(c.place)) for f in planted.findings for c in f.cells[: f.suspects]}
    assert (rule, place) in suspects


@pytest.mark.parametrize("rule", MISTAKES)
def test_every_planted_mistake_is_coloured_once(rule: str, planted: Annotated) -> None:
    assert len(marks(planted.opened, MISTAKES[rule][0])) == 1


@pytest.mark.parametrize("rule", MISTAKES)
def test_comment_says_rule_message_expectation_and_remedy(rule: str, planted: Annotated) -> None:
    place, _ = MISTAKES[rule]
    (finding,) = (
        f
        for f in planted.findings
        if f.rule == rule and place in {str(c.place) for c in f.cells[: f.suspects]}
    )
    comment = at(planted.opened, place).comment.text
    expected = [f"应为：{finding.expected}"] if finding.expected else []
    said = [rule, finding.message, *expected, f"改法：{finding.hint}"]
    assert [words for words in said if words not in comment] == []


def test_colour_is_that_of_the_gravest_finding(planted: Annotated) -> None:
    assert marks(planted.opened, MISTAKES["G102"][0]) == ["FFC7CE"]
    assert marks(planted.opened, MISTAKES["G103"][0]) == ["DDEBF7"]


def test_list_is_the_first_sheet_with_a_row_a_finding(planted: Annotated) -> None:
    opened = planted.opened
    listed = opened[LIST]
    rules = [listed.cell(row, 3).value for row in range(2, listed.max_row + 1)]
    assert (opened.sheetnames[0], opened.active.title) == (LIST, LIST)
    assert rules == [finding.rule for finding in planted.findings]


def test_links_lead_to_the_cells(planted: Annotated) -> None:
    opened = planted.opened
    links = [cell.hyperlink.location for (cell,) in opened[LIST]["D2:D99"] if cell.hyperlink]
    targets = [str(f.cells[0].place) for f in planted.findings if f.cells[0].place.address]
    assert [link.replace("'", "") for link in links] == targets
    assert all(link.split("!")[0].strip("'") in opened.sheetnames for link in links)


def test_rows_of_the_list_are_high_enough_for_their_texts(planted: Annotated) -> None:
    listed = planted.opened[LIST]
    widths = {
        get_column_letter(number): column.width * 7 + 5
        for column in listed.column_dimensions.values()
        for number in range(column.min, column.max + 1)
    }
    needed = {
        row[0].row: max(
            line_count(str(c.value or ""), widths[c.column_letter], c.font.sz) * c.font.sz * 1.2
            for c in row
        )
        for row in listed.iter_rows(min_row=2)
    }
    assert all(listed.row_dimensions[row].height >= height for row, height in needed.items())
    assert max(needed.values()) > 30


def test_nothing_of_the_users_sheets_is_changed(planted: Annotated) -> None:
    before, after = load_workbook(planted.original), planted.opened
    assert after.sheetnames[1:] == before.sheetnames
    for sheet in before:
        assert looks(after[sheet.title]) == looks(sheet)


def looks(sheet: Any) -> dict[str, Any]:
    """Return all of a sheet that a copy must keep; 核实说明 gains rows."""
    return {
        "cells": {
            cell.coordinate: (
                None if sheet.title == REASONS else cell.value,
                cell.number_format,
                repr(cell.font),
                repr(cell.fill),
                repr(cell.border),
                repr(cell.alignment),
                cell.protection.locked,
            )
            for row in sheet.iter_rows()
            for cell in row
        },
        "protection": vars(sheet.protection),
        "validations": [vars(rule) for rule in sheet.data_validations.dataValidation],
        "merged": sorted(area.coord for area in sheet.merged_cells.ranges),
        "widths": {name: one.width for name, one in sheet.column_dimensions.items()},
        "heights": {row: one.height for row, one in sheet.row_dimensions.items()},
        # A mark that stands before them puts its cell first.
        "formats": sorted(
            (str(area.sqref), rule.formula)
            for area in sheet.conditional_formatting
            for rule in area.rules
            if "gaitool" not in "".join(rule.formula)
        ),
        "frozen": sheet.freeze_panes,
    }


def test_structure_stays_locked_and_the_stamp_stays(planted: Annotated) -> None:
    assert planted.opened.security.lockStructure
    assert (
        planted.opened.custom_doc_props.names
        == load_workbook(planted.original).custom_doc_props.names
    )


def test_saved_values_of_formulas_stay(tmp_path: Path) -> None:
    original = filled_workbook(
        tmp_path / "年报.xlsx", whole(**WARNED, **{"disputes.review.other_outcome": 5})
    )
    copy = annotate(original).copy
    before, after = (load_workbook(path, data_only=True) for path in (original, copy))
    for sheet in LAYOUT_2021.tables.values():
        values = [[cell.value for cell in row] for row in before[sheet.name].iter_rows()]
        assert [[cell.value for cell in row] for row in after[sheet.name].iter_rows()] == values


def test_check_on_the_copy_gives_the_same_findings(planted: Annotated) -> None:
    assert findings(planted.copy) == planted.findings


def test_annotating_twice_piles_nothing_up(planted: Annotated) -> None:
    again = annotate(planted.copy)
    once, twice = planted.opened, again.opened
    assert all_marks(twice) == all_marks(once)
    assert comments(twice) == comments(once)
    assert values(twice) == values(once)


def comments(workbook: Workbook) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def values(workbook: Workbook) -> dict[str, list[list[Any]]]:
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook
    }


def test_marks_go_where_the_mistake_is_mended(planted: Annotated, tmp_path: Path) -> None:
    workbook = planted.opened
    for place, _ in MISTAKES.values():
        at(workbook, place).value = at(load_workbook(whole_workbook(tmp_path)), place).value
    mended = tmp_path / "mended.xlsx"
    workbook.save(mended)
    again = annotate(mended)
    assert (all_marks(again.opened), comments(again.opened), again.findings) == ([], {}, ())


def whole_workbook(tmp_path: Path) -> Path:
    return filled_workbook(tmp_path / "whole.xlsx", whole())


def test_a_persons_own_comment_stays(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole())
    workbook = load_workbook(path)
    workbook[TABLE]["F8"] = "/"
    workbook[TABLE]["F8"].comment = Comment("请张三核对", "李四")
    workbook[TABLE]["G8"].comment = Comment("已核", "李四")
    workbook.save(path)
    twice = annotate(annotate(path).copy).opened
    assert twice[TABLE]["F8"].comment.text.startswith("请张三核对\n")
    assert twice[TABLE]["F8"].comment.text.count("请张三核对") == 1
    assert twice[TABLE]["G8"].comment.text == "已核"
