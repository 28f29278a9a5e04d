"""A unit whose workbook could not be read gets a letter that asks what it can do itself."""

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from gaitool.filled_report import Cover, FilledReport
from gaitool.form import edition_of_text
from gaitool.layout import FORM_SHEET
from gaitool.template import write_template

from tests.support.command_line import Told
from tests.support.workbooks import saved_by_library, with_parts

UNIT = "示例县甲局"
SUPPLEMENT = files("gaitool.form").joinpath("examples/相关指标.toml").read_text(encoding="utf-8")


def foreign(_: Path) -> bytes:
    workbook = Workbook()
    workbook.active.append(["项目", "件数"])
    return saved_by_library(workbook)


def stamped(form: str, template: int) -> bytes:
    def change(part: bytes) -> bytes:
        return part.replace(b"form=2021 template=1", f"form={form} template={template}".encode())

    content = write_template(FilledReport(cover=Cover(agency=UNIT)))
    return with_parts(content, {"docProps/custom.xml": change, "xl/workbook.xml": change})


def altered(path: Path) -> bytes:
    form = edition_of_text(SUPPLEMENT)
    path.write_bytes(write_template(FilledReport(form=form, cover=Cover(agency=UNIT))))
    workbook = load_workbook(path)
    for (cell,) in workbook[FORM_SHEET].iter_rows(min_row=2, max_col=1):
        cell.value = str(cell.value).replace("合计", "总数")
    return saved_by_library(workbook)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (foreign, "不是用统一下发的空白表填写的工作簿。请把内容填进这次统一下发的空白表；"),
        (lambda _: stamped("2021", 2), "请把内容填进这次统一下发的空白表：这份工作簿用的是另一种"),
        (lambda _: stamped("2035", 1), "请把内容填进这次统一下发的空白表：这份工作簿用的是另一种"),
        (lambda _: stamped("2008", 1), "请向发表的单位另取一份空白表"),
        (altered, "请向发表的单位另取一份空白表，把内容填进去"),
    ],
    ids=["foreign", "newer template", "newer form", "unknown form", "altered"],
)
def test_the_letter_names_nothing_that_only_the_sender_has(
    gaitool: Callable[..., Told], make: Callable[[Path], bytes], words: str
) -> None:
    Path("报送").mkdir()
    file = Path("报送", f"{UNIT}.xlsx")
    file.write_bytes(make(file))
    Path("名单.csv").write_text(f"机关名称\n{UNIT}\n", encoding="utf-8")
    gaitool("rollup", "报送", "--roster", "名单.csv", "--notices", "退回")
    letter = Path("退回", f"{UNIT}_退回通知.txt").read_text(encoding="utf-8-sig")
    with ZipFile(Path("退回", f"{UNIT}_退回通知.docx")) as document:
        parts = [document.read(name).decode() for name in document.namelist() if "word/" in name]
    printed = re.sub("<[^>]*>", "", "".join(parts))
    for said in (letter, printed):
        assert words in said
        assert not re.search("gaitool|--", said)
