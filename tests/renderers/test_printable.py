"""Nothing a terminal would obey gets through, and no CSV cell that starts a formula."""

import csv
import io
import json

import pytest

from gaitool.renderers.harmless_csv import csv_rows
from gaitool.renderers.printable import one_line, printable, printable_json

OBEYED = {
    "colour": "\x1b[31m",
    "title by OSC": "\x1b]0;标题\x07",
    "link by C1 OSC": "\x9d8;;http://x\x9c",
    "C1 CSI": "\x9b2J",
    "direction": "\u202e\u2066\u200f\u061c",
    "return": "\r",
    "backspace": "\x08\x7f",
    "annotation and tag": "\ufff9\U000e0041",
}
HIDING = [
    "",
    " ",
    "\u3000",
    "\xa0",
    "\u200b",
    "\ufeff",
    "\u2060",
    "\u202e",
    "\x0b",
    "\u3164",
    "\ufe0f",
]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦"]


@pytest.mark.parametrize("signs", OBEYED.values(), ids=OBEYED)
def test_what_a_terminal_obeys_is_taken_out(signs: str) -> None:
    shown = printable(f"甲{signs}乙\n丙")
    assert set(shown) <= set("甲乙丙\n[31m]0;标题8;http://x2J")
    assert "\x1b" not in shown


@pytest.mark.parametrize("signs", OBEYED.values(), ids=OBEYED)
def test_data_keeps_it_spelled_out(signs: str) -> None:
    text = printable_json({"甲": f"{signs}\ud800"})
    assert printable(text) == text
    assert json.loads(text) == {"甲": f"{signs}\ud800"}


def test_half_a_character_shows_as_a_replacement_mark() -> None:
    name = b"\xcf\xd8.xlsx".decode("utf-8", "surrogateescape")
    assert printable(name) == "\ufffd\ufffd.xlsx"


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_line_stays_one(breaks: str) -> None:
    assert one_line(f"甲{breaks}共 0 个文件") == "甲 共 0 个文件"


def test_the_line_ends_of_csv_stay() -> None:
    assert printable("甲,乙\r\n丙,丁\r\n") == "甲,乙\r\n丙,丁\r\n"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("hiding", HIDING, ids=ascii)
def test_no_cell_starts_a_formula_whatever_stands_before_it(hiding: str, sign: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_rows([[f"{hiding}{sign}1+1"]]), newline=""))
    assert cell.startswith("'")


@pytest.mark.parametrize("sign", ["\t", "\r", "\n", "\r\n"])
def test_no_cell_starts_with_what_ends_one(sign: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_rows([[f"{sign}甲"]]), newline=""))
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["12", "示例县", "（一）规章", "“甲”=乙", "", "3.5", "甲-乙"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert csv_rows([[text, "甲"]]) == f"{text},甲\r\n"


def test_a_cell_brings_nothing_that_a_terminal_obeys() -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_rows([["甲\x1b]0;乙\x07\r丙\ud800"]]), newline=""))
    assert cell == "甲]0;乙\r丙\ufffd"
