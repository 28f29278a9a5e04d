"""A workbook that cannot be marked, or not in time, costs its marked copy, not the findings."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.cli import annotation
from gaitool.cli.writing import write_output
from gaitool.errors import CannotWrite

from tests.support.command_line import UNBALANCED, workbook
from tests.support.marked_copies import mark_for_ever
from tests.support.workbooks import part_of_sheet, with_parts

pytestmark = pytest.mark.slow

_PART = part_of_sheet("三、申请办理")


def with_merged_columns(path: Path) -> Path:
    """Merge every cell of the table sheet, of which libraries make objects one by one."""

    def merge(xml: bytes) -> bytes:
        return xml.replace(b"<mergeCell ", b'<mergeCell ref="A1:XFD1048576"/><mergeCell ', 1)

    path.write_bytes(with_parts(path.read_bytes(), {_PART: merge}))
    return path


def test_what_takes_too_long_to_mark_gets_the_list_alone(
    gaitool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation, "SECONDS_A_COPY", 0.5)
    monkeypatch.setattr(annotation, "_marked", mark_for_ever)
    told = gaitool("check", workbook("慢.xlsx", **UNBALANCED), "--annotate", "批注.xlsx")
    assert told.code == 1
    assert "0.5 秒标注不完" in told.err
    assert load_workbook("批注.xlsx").sheetnames == ["问题清单"]


def test_a_sheet_merged_into_one_cell_is_marked_in_time(gaitool) -> None:
    merged = with_merged_columns(Path(workbook("合并.xlsx", **UNBALANCED)))
    told = gaitool("check", str(merged), "--annotate", "批注.xlsx")
    assert "已写标注副本" in told.err


def test_several_copies_are_told_in_the_order_of_the_files(gaitool) -> None:
    names = [workbook(f"{name}.xlsx", **UNBALANCED) for name in "乙甲丙"]
    told = gaitool("check", *names, "--annotate", "批注")
    written = [line.removeprefix("已写标注副本：") for line in told.err.splitlines()[:3]]
    assert written == [str(Path("批注") / f"{name}_批注.xlsx") for name in "乙甲丙"]


def _text_in_a_merged_area(workbook) -> None:
    sheet = workbook["三、申请办理"]
    sheet.merge_cells("K40:M41")
    sheet["K40"] = "另附说明"


def _merged_inputs(workbook) -> None:
    workbook["三、申请办理"].merge_cells("D8:E8")


def _merged_reasons(workbook) -> None:
    workbook["核实说明"].merge_cells("A6:D12")


@pytest.mark.parametrize("oddity", [_text_in_a_merged_area, _merged_inputs, _merged_reasons])
def test_merged_areas_cost_no_other_file_its_result(gaitool, oddity) -> None:
    names = [workbook(f"{name}.xlsx", **UNBALANCED) for name in "甲乙"]
    opened = load_workbook(names[0])
    oddity(opened)
    opened.save(names[0])
    told = gaitool("check", *names, "--annotate", "批注")
    assert told.code == 1
    assert all(f"{name}：×错误" in told.out for name in names)
    assert all((Path("批注") / f"{Path(name).stem}_批注.xlsx").exists() for name in names)


def test_a_damaged_part_costs_its_own_copy_alone(gaitool) -> None:
    names = [workbook(f"{name}.xlsx", **UNBALANCED) for name in "甲乙"]
    first = Path(names[0])
    broken = {"[Content_Types].xml": lambda _: b"<"}
    first.write_bytes(with_parts(first.read_bytes(), broken))
    told = gaitool("check", *names, "--annotate", "批注")
    assert "只写了问题清单：批注/甲_批注.xlsx" in told.err.replace("\\", "/")
    assert "已写标注副本：批注/乙_批注.xlsx" in told.err.replace("\\", "/")


def test_a_published_source_gets_the_list_alone(gaitool) -> None:
    name = workbook("甲.xlsx", **UNBALANCED)
    assert gaitool("report", name, "-o", "甲.docx", "--draft").code == 0
    told = gaitool("check", name, "甲.docx", "--annotate", "批注")
    assert ("不是用 gaitool 空白表填写的工作簿" in told.err, told.code) == (True, 1)


def test_a_copy_that_cannot_be_written_stops_no_other(
    gaitool, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [workbook(f"{name}.xlsx", **UNBALANCED) for name in "甲乙"]

    def write(target: Path, *others: Any, **options: Any) -> None:
        if target.name.startswith("甲"):
            raise CannotWrite(f"{target}：写不进去（磁盘已满）。")
        write_output(target, *others, **options)

    monkeypatch.setattr(annotation, "write_output", write)
    told = gaitool("check", *names, "--annotate", "批注")
    assert (told.code, "磁盘已满" in told.err) == (3, True)
    assert Path("批注/乙_批注.xlsx").exists()
    assert all(f"{name}：×错误" in told.out for name in names)
