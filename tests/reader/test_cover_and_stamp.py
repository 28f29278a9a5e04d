"""The cover is read however it was typed, and a workbook is known by its stamp."""

import datetime
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from gaitool.errors import FileProblem, UnusableFile
from gaitool.layout import STAMP_NAME
from gaitool.reader import read_filled_report

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, saved_by_library

DATA = fixture("consistent")


def opened(tmp_path: Path) -> Workbook:
    content = filled_workbook(tmp_path / "whole.xlsx", DATA).read_bytes()
    return load_workbook(io.BytesIO(content))


def saved(workbook: Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "changed.xlsx"
    path.write_bytes(saved_by_library(workbook))
    return path


def drop_property(workbook: Workbook) -> None:
    del workbook.custom_doc_props[STAMP_NAME]


def drop_name(workbook: Workbook) -> None:
    del workbook.defined_names[STAMP_NAME]


@pytest.mark.parametrize(
    "written",
    [
        datetime.datetime(2026, 1, 20),
        datetime.date(2026, 1, 20),
        46042,
        "46042",
        "2026-01-20",
        "2026-1-20",
        "2026.1.20",
        "2026/1/20",
        "2026年1月20日",
        " 2026 年 1 月 20 日 ",
        "２０２６年１月２０日",
    ],
    ids=str,
)
def test_date_of_the_cover_is_read_however_it_was_typed(written, tmp_path):
    workbook = opened(tmp_path)
    workbook["封面"]["C8"] = written
    assert read_filled_report(saved(workbook, tmp_path)).cover.date == "2026-01-20"


@pytest.mark.parametrize("written", ["2026年2月30日", "1月20日", "待定", "20260120"])
def test_date_that_is_none_stays_as_typed(written, tmp_path):
    workbook = opened(tmp_path)
    workbook["封面"]["C8"] = written
    assert read_filled_report(saved(workbook, tmp_path)).cover.date == written


@pytest.mark.parametrize("written", [2025, "2025", " 2025 "])
def test_year_is_read_as_number_or_text(written, tmp_path):
    workbook = opened(tmp_path)
    workbook["封面"]["C7"] = written
    assert read_filled_report(saved(workbook, tmp_path)).cover.known_year == 2025


def test_cover_is_read_beside_its_labels_where_a_row_was_inserted(tmp_path):
    path = filled_workbook(tmp_path / "moved.xlsx", DATA, insert=["封面!4:4"])
    assert read_filled_report(path).cover.agency == DATA["agency"]


@pytest.mark.parametrize("drop", [drop_property, drop_name])
def test_one_of_the_two_stamps_is_enough(drop, tmp_path):
    workbook = opened(tmp_path)
    drop(workbook)
    assert read_filled_report(saved(workbook, tmp_path)).cover.agency == DATA["agency"]


def problem_of(workbook: Workbook, tmp_path: Path) -> UnusableFile:
    with pytest.raises(UnusableFile) as refused:
        read_filled_report(saved(workbook, tmp_path))
    return refused.value


def test_workbook_without_any_stamp_is_not_ours(tmp_path):
    workbook = opened(tmp_path)
    drop_property(workbook)
    drop_name(workbook)
    assert problem_of(workbook, tmp_path).problem is FileProblem.NOT_OUR_TEMPLATE


def test_workbook_of_another_maker_is_not_ours(tmp_path):
    workbook = Workbook()
    workbook.active["A1"] = "一、本年新收政府信息公开申请数量"
    assert problem_of(workbook, tmp_path).problem is FileProblem.NOT_OUR_TEMPLATE


def test_newer_template_is_refused_as_such(tmp_path):
    workbook = opened(tmp_path)
    drop_property(workbook)
    newer = str(LAYOUT_2021.stamp).replace("template=1", "template=2")
    workbook.defined_names[STAMP_NAME].value = f'"{newer}"'
    assert problem_of(workbook, tmp_path).problem is FileProblem.NEWER_TEMPLATE


@pytest.mark.parametrize("name", LAYOUT_2021.sheet_names[1:])
def test_missing_sheet_is_named(name, tmp_path):
    workbook = opened(tmp_path)
    del workbook[name]
    refused = problem_of(workbook, tmp_path)
    assert refused.problem is FileProblem.NOT_OUR_TEMPLATE
    assert f"“{name}”" in refused.message


def test_a_sheet_of_the_nearest_name_is_proposed_for_a_missing_one(tmp_path):
    workbook = opened(tmp_path)
    del workbook["三、申请办理"]
    workbook.create_sheet("三、申请办理情况")
    assert "最接近的是“三、申请办理情况”" in problem_of(workbook, tmp_path).message


def test_sheet_name_may_differ_in_width_and_spaces(tmp_path):
    workbook = opened(tmp_path)
    workbook["封面"].title = " 封 面 "
    assert read_filled_report(saved(workbook, tmp_path)).cover.agency == DATA["agency"]


def test_sheets_in_another_order_and_sheets_added_change_nothing(tmp_path):
    workbook = opened(tmp_path)
    workbook.move_sheet("封面", 5)
    workbook.create_sheet("草稿")["A1"] = "自用"
    assert read_filled_report(saved(workbook, tmp_path)).observations == ()


def test_missing_instructions_change_nothing(tmp_path):
    workbook = opened(tmp_path)
    del workbook["填报说明"]
    assert read_filled_report(saved(workbook, tmp_path)).observations == ()
