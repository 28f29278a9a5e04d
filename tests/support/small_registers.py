"""A small register as an office has it, and what a count makes of it."""

from typing import Any

from openpyxl import Workbook

from gaitool.counted_register import RegisterFault

from tests.support.registers import counted, saved

HEADS = ["编号", "收到日期", "申请人类型", "申请人", "办理结果", "答复日期"]
FIRST = ["1", "2025-03-05", "自然人", "甲某", "予以公开", "2025-03-20"]
SECOND = ["2", "2025-04-07", "商业企业", "乙公司", "予以公开", "2025-04-20"]
ORDINAL = ["序号", *HEADS[1:]]


def book(sheets: dict[str, list[list[Any]]], hidden: str = "") -> bytes:
    """Return a workbook of several sheets, one of them hidden."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, lines in sheets.items():
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    return saved(workbook)


def barred(content: bytes, name: str = "台账.xlsx") -> list[tuple[str, int, str]]:
    """Return the sheet, row and column of what was not counted."""
    faults = counted(content, 2025, name).not_counted
    return [(fault.at.sheet, fault.at.row, fault.head) for fault in faults]


def received(content: bytes, name: str = "台账.xlsx") -> int:
    """Return how many applications count as received."""
    return counted(content, 2025, name).sum_of_row("applications", "received")


def fault(content: bytes, name: str = "台账.xlsx") -> RegisterFault:
    """Return the one fault of a register."""
    (only,) = counted(content, 2025, name).faults
    return only
