"""A workbook that the library cannot hold in time costs its marked copy, not the findings."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli import annotation

from tests.support.command_line import UNBALANCED, workbook
from tests.support.editions import LAYOUT_2021
from tests.support.workbooks import with_parts

_PART = f"xl/worksheets/sheet{LAYOUT_2021.sheet_names.index('三、申请办理') + 1}.xml"


def with_merged_columns(path: Path) -> Path:
    """Merge every cell of the table sheet, of which the library makes objects one by one."""

    def merge(xml: bytes) -> bytes:
        return xml.replace(b"<mergeCell ", b'<mergeCell ref="A1:XFD1048576"/><mergeCell ', 1)

    path.write_bytes(with_parts(path.read_bytes(), {_PART: merge}))
    return path


def test_what_takes_too_long_to_mark_gets_the_list_alone(
    gaitool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotation, "SECONDS_A_COPY", 2)
    slow = with_merged_columns(Path(workbook("慢.xlsx", **UNBALANCED)))
    told = gaitool("check", str(slow), "--annotate", "批注.xlsx")
    assert told.code == 1
    assert "2 秒标注不完" in told.err
    assert load_workbook("批注.xlsx").sheetnames == ["问题清单"]


def test_several_copies_are_told_in_the_order_of_the_files(gaitool) -> None:
    names = [workbook(f"{name}.xlsx", **UNBALANCED) for name in "乙甲丙"]
    told = gaitool("check", *names, "--annotate", "批注")
    written = [line.removeprefix("已写标注副本：") for line in told.err.splitlines()[:3]]
    assert written == [str(Path("批注") / f"{name}_批注.xlsx") for name in "乙甲丙"]
