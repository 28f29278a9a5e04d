"""Two years on two editions: what asks the same stands together, and nothing is lost."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.filled_report import FilledReport
from gaitool.form import edition
from gaitool.reader.report_data import read_report_data
from gaitool.renderers.comparison.compared_cells import (
    ComparedCell,
    compared_cells,
    main_figures,
)
from gaitool.renderers.comparison.workbook import write_comparison

from tests.support.editions import FORM_2021
from tests.support.supplemented import SUPPLEMENT, supplemented_report
from tests.support.text_grid import fixture, report_of

LAST = report_of(fixture("yongji_2023"))
FORM_2019 = edition("2019")


def cells_of(last: FilledReport, this: FilledReport) -> dict[str, ComparedCell]:
    return {str(cell.key): cell for cell in compared_cells(last, this)}


def of_2019(**cells: Any) -> FilledReport:
    content = json.dumps({"form": "2019", "cells": cells}).encode()
    return read_report_data(Path("test.json"), content, FORM_2019)


def rows_of(last: FilledReport, this: FilledReport) -> list[tuple[Any, ...]]:
    sheet = load_workbook(io.BytesIO(write_comparison(last, this)))["逐格对比"]
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_every_cell_of_either_edition_stands_there_once() -> None:
    keys = [cell.key for cell in compared_cells(LAST, supplemented_report())]
    assert len(keys) == len(set(keys))
    assert set(keys) == set(FORM_2021.cells) | set(SUPPLEMENT.cells)


def test_a_cell_of_both_stands_beside_itself_under_this_years_label() -> None:
    cell = cells_of(LAST, supplemented_report())["applications.other_misc.business"]
    assert cell.asked == (True, True)
    assert cell.row.endswith("3.其他（含申请人主动撤回）")


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("applications.declined_other_channel.total", (False, True)),
        ("indicators.training.funds", (False, True)),
        ("applications.declined_publication.total", (True, False)),
    ],
)
def test_a_cell_without_counterpart_says_in_which_year_it_is(
    key: str, asked: tuple[bool, bool]
) -> None:
    cell = cells_of(LAST, supplemented_report())[key]
    assert cell.asked == asked
    assert [bool(words) for words in cell.written] == list(asked)


def test_what_only_last_year_has_follows_its_table() -> None:
    tables = [cell.key.table for cell in compared_cells(LAST, supplemented_report())]
    assert list(dict.fromkeys(tables)) == list(SUPPLEMENT.tables)
    assert tables == sorted(tables, key=list(SUPPLEMENT.tables).index)


def test_the_workbook_says_which_year_does_not_ask() -> None:
    told = {row[1:3]: row[3:8] for row in rows_of(LAST, supplemented_report())}
    added = told["（五）不予处理 6.应当通过其他法定渠道查询", "自然人"]
    assert (added[1], added[4]) == (None, "上年无此项")
    left_out = told["（五）不予处理 3.要求提供公开出版物", "自然人"]
    assert left_out == (None, 0, None, None, "本年无此项")


def test_a_row_that_is_called_otherwise_in_the_newer_edition_carries_on() -> None:
    last = of_2019(**{"applications.other.business": 4})
    this = report_of({"cells": {"applications.other_misc.business": 6}})
    cell = cells_of(last, this)["applications.other_misc.business"]
    assert (cell.figures.last, cell.figures.this) == (4, 6)
    assert "applications.other.business" not in cells_of(last, this)


def test_looking_back_finds_the_same_cells() -> None:
    last = report_of({"cells": {"applications.other_misc.business": 6}})
    this = of_2019(**{"applications.other.business": 4})
    cell = cells_of(last, this)["applications.other.business"]
    assert (cell.figures.last, cell.figures.this) == (6, 4)


def test_cells_of_a_table_that_changed_its_columns_stand_alone() -> None:
    cells = cells_of(of_2019(), report_of({}))
    assert cells["disclosure.regulations.made"].asked == (True, False)
    assert cells["disclosure.regulations.issued"].asked == (False, True)
    assert cells["disclosure.licences.decisions"].asked == (True, True)


def test_main_figures_are_those_that_both_editions_have() -> None:
    last = of_2019(**{"applications.received.business": 4})
    figures = dict(main_figures(last, supplemented_report()))
    assert list(figures) == ["本年新收", "办理总计", "结转下年", "复议和诉讼"]


def test_without_a_main_figure_there_is_no_chart() -> None:
    bare = SUPPLEMENT._replace(parts=tuple(p for p in SUPPLEMENT.parts if p.key == "indicators"))
    this = supplemented_report()._replace(form=bare)
    with zipfile.ZipFile(io.BytesIO(write_comparison(this, this))) as package:
        assert not [name for name in package.namelist() if "chart" in name]
