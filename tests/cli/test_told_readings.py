"""Commands that show no findings still say what they did not read, or read otherwise than seen."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.template import write_template

from tests.support.command_line import RIGHT, Told, workbook
from tests.support.text_grid import report_of
from tests.support.workbooks import filled_workbook, saved_by_library

TABLE = "三、申请办理"
Run = Callable[..., Told]

COMMANDS = {
    "report": ("report", "--draft", "ODD", "-o", "out.html"),
    "compare, this year": ("compare", "LAST", "ODD", "-o", "out.xlsx"),
    "compare, last year": ("compare", "ODD", "LAST", "-o", "out.xlsx"),
    "export": ("export", "ODD", "-o", "out.json"),
    "template": ("template", "--previous", "ODD", "--year", "2026", "-o", "out.xlsx"),
    "check": ("check", "RIGHT", "--previous", "ODD", "--select", "G6"),
    "rollup": ("rollup", "RIGHT", "--whole", "ODD", "--no-cache"),
}
FAIL = {"compare, this year", "compare, last year", "export"}


def edited(change: Callable[[Workbook], None]) -> str:
    book = load_workbook(io.BytesIO(write_template(report_of(RIGHT))))
    change(book)
    Path("odd.xlsx").write_bytes(saved_by_library(book))
    return "odd.xlsx"


def emptied() -> str:
    def empty(book: Workbook) -> None:
        book[TABLE].delete_rows(5, 60)

    return edited(empty)


def without_labels() -> str:
    def remove(book: Workbook) -> None:
        for cell in (cell for row in book[TABLE]["A5:P80"] for cell in row):
            if isinstance(cell, Cell) and isinstance(cell.value, str):
                cell.value = None

    return edited(remove)


def doubled() -> str:
    def copy(book: Workbook) -> None:
        book.copy_worksheet(book[TABLE]).title = f"{TABLE} "

    return edited(copy)


def without_result() -> str:
    filled_workbook(Path("odd.xlsx"), RIGHT, {f"{TABLE}!D8": "=10+7"})
    return "odd.xlsx"


def scaled() -> str:
    fee = {"value": 12500, "format": r"0\.0000"}
    filled_workbook(Path("odd.xlsx"), RIGHT, {"二、主动公开!B18": fee})
    return "odd.xlsx"


def hidden_figure() -> str:
    filled_workbook(Path("odd.xlsx"), RIGHT, {f"{TABLE}!D8": {"value": 17, "format": ";;;"}})
    return "odd.xlsx"


def doubtful_page() -> str:
    page = write_report_page(report_of(RIGHT)).replace(">17<", ">17 19<", 1)
    Path("odd.html").write_text(page, encoding="utf-8")
    return "odd.html"


UNREAD = {
    emptied: "表三整张表的 144 格没有读到",
    without_labels: "没有读到",
    doubled: "“三、申请办理”不止一个",
    without_result: "文件里没有它的结果，读不到内容",
    doubtful_page: "没有读出来",
}
OTHERWISE = {
    scaled: "文件里是 12500，看到的是“1.2500”",
    hidden_figure: "文件里是 17，看不见",
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("odd", "words"), (UNREAD | OTHERWISE).items())
def test_every_command_tells_it_once(
    odd: Callable[[], str], words: str, name: str, gaitool: Run
) -> None:
    last = filled_workbook(Path("last.xlsx"), {**RIGHT, "year": 2024})
    files = {"ODD": odd(), "RIGHT": workbook(), "LAST": str(last)}
    told = gaitool(*(files.get(word, word) for word in COMMANDS[name]))
    lines = [line for line in told.err.splitlines() if line.startswith(files["ODD"])]
    assert sum(words in line for line in lines) == 1
    if name in FAIL:
        assert told.code == (1 if odd in UNREAD else 0)


@pytest.mark.parametrize(("odd", "words"), list((UNREAD | OTHERWISE).items())[:3])
def test_migrate_tells_it_too_and_fails(odd: Callable[[], str], words: str, gaitool: Run) -> None:
    told = gaitool("migrate", odd(), "-o", "new.xlsx")
    assert words in told.err
    assert told.code == 1


def test_what_was_read_as_it_is_seen_is_not_spoken_of(gaitool: Run) -> None:
    told = gaitool("export", workbook(), "-o", "out.json")
    assert told.err == "已导出：out.json\n"


def test_many_such_cells_are_told_in_a_few_lines(gaitool: Run) -> None:
    def results(book: Workbook) -> None:
        for cell in (cell for row in book[TABLE]["D8:I32"] for cell in row):
            if isinstance(cell.value, int):
                cell.value = f"={cell.value}+0"

    told = gaitool("export", edited(results), "-o", "out.json")
    assert told.err.count("没有它的结果") == 5
    assert "处没有读到或看到的不同，见 gaitool check" in told.err
