"""What a person types into a blank register, step by step, and what its live cells must say then.

What they must say is what ``gaitool count`` and G502 make of the file as it was saved after it.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from gaitool.applications import Application
from gaitool.counted_register import CountedRegister, Register
from gaitool.form import CARRIED_IN, CARRIED_OUT, RECEIVED
from gaitool.layout.register_sheets import REGISTER_SHEET
from gaitool.register.counting import count_register
from gaitool.register.reading import open_register, read_register
from gaitool.register.vocabulary import Vocabulary
from gaitool.register.working_days import time_taken
from gaitool.template.register.lists import short_name
from gaitool.template.register.live_cells import SOON
from gaitool.template.register.plan import DAY, FIRST_ROW, YEAR, RegisterPlan

from tests.support.editions import FORM_2021

YEAR_WRITTEN = 2025
PLAN = RegisterPlan(20)
LIVE = ("term", "used", "state", "counted", "check")
ROWS = (FIRST_ROW, FIRST_ROW + 1)
_SHORT = {
    RECEIVED: "本年新收",
    CARRIED_IN: "上年结转",
    CARRIED_OUT: "结转下年",
    **{row.key: short_name(row) for row in Vocabulary(FORM_2021).result_rows},
}


@dataclass(frozen=True)
class Edit:
    """One thing that is typed."""

    address: str
    typed: str

    @property
    def place(self) -> str:
        return f"{REGISTER_SHEET}!{self.address}"


def first(key: str, typed: str) -> Edit:
    return Edit(str(PLAN.cell(key, ROWS[0])), typed)


def second(key: str, typed: str) -> Edit:
    return Edit(str(PLAN.cell(key, ROWS[1])), typed)


EDITS = (
    Edit(str(DAY), "2025-10-31"),
    first("number", "2025-001"),
    first("received", "2025-01-06"),
    first("applicant", "自然人"),
    first("result", "（一）予以公开"),
    first("answered", "2025-02-10"),
    first("answered", "2024-12-01"),
    first("answered", "2026-01-05"),
    first("received", "2024-12-20"),
    first("answered", "2024-12-27"),
    first("corrected", "2025-01-03"),
    first("answered", "2025-03-05"),
    first("extended", "2025-03-05"),
    first("asking_from", "2025-01-10"),
    first("asking_to", "2025-01-24"),
    first("asking_to", "2025-01-08"),
    first("asking_to", ""),
    first("asking_from", ""),
    first("asking_to", "2025-01-24"),
    first("asking_to", ""),
    first("extended", "三月五日前"),
    first("extended", ""),
    first("review", "败诉"),
    first("review", "结果维持"),
    first("direct_suit", "结果维持"),
    first("direct_suit", ""),
    first("result", "（三）不予公开 1.属于国家秘密"),
    second("received", "2024-12-25"),
    second("applicant", "商业企业"),
    second("number", "2025-001"),
    second("received", "2025-09-28"),
    Edit(str(YEAR), "2024"),
    first("answered", ""),
    first("result", ""),
    Edit(str(YEAR), "2025"),
    first("applicant", ""),
    first("applicant", "其他"),
    second("answered", "2027-02-01"),
    second("result", "（六）其他处理 3.其他"),
    second("received", "2026-12-28"),
)
"""Two rows, the second of which repeats the number of the first for a while."""


def shown_as(key: str, shown: str) -> str:
    """Return what a live cell shows, of a fault only whether it keeps the row from counting."""
    if key != "check" or shown in {"", "√"}:
        return shown
    return "请核对" if shown.startswith("请核对") else "!"


@dataclass(frozen=True)
class Saved:
    """A register as it was saved after a step."""

    register: Register
    counted: CountedRegister
    year: int
    day: datetime.date

    def said_of(self, row: int) -> dict[str, str]:
        """Return what the live cells of a row must say; of a fault only whether it bars the row."""
        faults = [fault for fault in self.register.faults if fault.at.row == row]
        one = next((one for one in self.register.applications if one.at.row == row), None)
        if not one:
            return {"check": "!", "counted": "不计入"} if faults else {"check": ""}
        said = {"check": "请核对" if faults else "√", "counted": self._counted(one)}
        return said | self._days(one)

    def _counted(self, one: Application) -> str:
        if one.received.year > self.year:
            return f"不计入（{one.received.year}年收到）"
        rows = [key.row for key, rows in self.counted.rows.items() if one.at in rows]
        if not rows:
            assert one.answered
            return f"不计入（{one.answered.year}年已答复）"
        came = next(row for row in rows if row in {RECEIVED, CARRIED_IN})
        went = next(row for row in rows if row in _SHORT and row != came)
        return f"{self.year}年：{_SHORT[came]}；{_SHORT[went]}"

    def _days(self, one: Application) -> dict[str, str]:
        took = time_taken(one, one.answered or self.day)
        if took.unknown_year:
            return {"term": str(took.term), "used": f"{took.unknown_year}年未定"}
        if took.used is None:
            return {"used": "", "state": "已答复" if one.answered else "算不出"}
        left = took.term - took.used
        state = "已超期" if left < 0 else "将到期" if left <= SOON else "未到期"
        told = "已答复" if one.answered else state
        return {"term": str(took.term), "used": str(took.used), "state": told}


def saved(path: Path) -> Saved:
    """Read a saved register as ``gaitool count`` does, and its two cells above the heads."""
    register = read_register(
        open_register(path, path.read_bytes()), FORM_2021, today=datetime.date.today()
    )
    sheet = load_workbook(path)[REGISTER_SHEET]
    year, day = int(sheet[str(YEAR)].value), sheet[str(DAY)].value.date()
    return Saved(register, count_register(register, FORM_2021, year), year, day)
