"""``gaitool report -o 图解.svg`` and ``.png``: the picture, last year's report beside it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import RIGHT, Told, data_file, workbook
from tests.support.text_grid import fixture

Run = Callable[..., Told]
LAST = fixture("last_year")


def test_a_picture_is_drawn(gaitool: Run) -> None:
    told = gaitool("report", workbook(), "-o", "图解.svg")
    assert told.code == 0
    assert Path("图解.svg").read_text("utf-8").startswith("<?xml")


def test_last_year_stands_beside_this_one(gaitool: Run) -> None:
    last = data_file(LAST, "上年.json")
    assert gaitool("report", workbook(), "--previous", last, "-o", "图解.svg").code == 0
    assert "上年 20，增 1" in Path("图解.svg").read_text("utf-8")


OTHER_LAST_YEARS = {
    "of another year": ({"year": 2020}, "给的上年报告是 2020 年的，不是 2024 年的"),
    "of another organ": ({"agency": "样本县人民政府办公室"}, "上年报告是“样本县人民政府办公室”"),
    "that left other applications open": (
        {"cells": LAST["cells"] | {"applications.carried_out.natural_person": 9}},
        "还有 1 个错误没有改正",
    ),
}


@pytest.mark.parametrize("last", OTHER_LAST_YEARS)
def test_no_picture_is_drawn_beside_a_report(last: str, gaitool: Run) -> None:
    changes, words = OTHER_LAST_YEARS[last]
    file = data_file(LAST | changes, "上年.json")
    told = gaitool("report", workbook(), "--previous", file, "-o", "图解.svg")
    assert (told.code, words in told.err, Path("图解.svg").exists()) == (1, True, False)
    assert gaitool("report", workbook(), "--previous", file, "-o", "图.svg", "--draft").code == 0


def test_an_organ_that_says_why_it_has_another_name_gets_its_picture(gaitool: Run) -> None:
    last = data_file(LAST | {"agency": "样本县人民政府办公室"}, "上年.json")
    reason = {"rule": "G605", "cells": ["cover.agency"], "figures": [RIGHT["agency"]]}
    named = data_file(RIGHT | {"explanations": [reason | {"reason": "机构改革改名"}]}, "本年.json")
    assert gaitool("report", named, "--previous", last, "-o", "图解.svg").code == 0


def test_last_year_is_refused_where_no_picture_is_drawn(gaitool: Run) -> None:
    told = gaitool("report", workbook(), "--previous", workbook("上年.xlsx"), "-o", "报告.docx")
    assert told.code == 2
    assert not Path("报告.docx").exists()


def test_no_picture_is_drawn_of_a_report_with_errors(gaitool: Run) -> None:
    told = gaitool("report", workbook(**{"applications.carried_out.other": 9}), "-o", "图解.svg")
    assert (told.code, Path("图解.svg").exists()) == (1, False)


def test_last_years_report_is_never_written_over(gaitool: Run) -> None:
    last = Path("上年.svg")
    last.write_text(json.dumps(RIGHT), encoding="utf-8")
    told = gaitool("report", workbook(), "--previous", str(last), "-o", str(last), "--force")
    assert told.code == 2


def test_pixels_come_with_the_extra_and_else_say_so(gaitool: Run) -> None:
    try:
        import resvg_py  # noqa: F401
    except ImportError:
        told = gaitool("report", workbook(), "-o", "图解.png")
        assert (told.code, "gaitool[picture]" in told.err) == (2, True)
        pytest.skip("resvg-py is not installed")
    assert gaitool("report", workbook(), "-o", "图解.png").code == 0
    assert Path("图解.png").read_bytes().startswith(b"\x89PNG")


READERS = {
    "check": ["check", "{}"],
    "check of last year": ["check", "{book}", "--previous", "{}"],
    "report": ["report", "{}", "-o", "报告.docx"],
    "compare": ["compare", "{book}", "{}"],
    "export": ["export", "{}"],
    "import": ["import", "{}", "-o", "填报.xlsx"],
    "claims": ["claims", "{}"],
    "template": ["template", "--data", "{}", "-o", "空白.xlsx"],
}


@pytest.mark.parametrize("reader", READERS)
def test_a_picture_given_to_be_read_is_called_one(reader: str, gaitool: Run) -> None:
    book = workbook()
    gaitool("report", book, "-o", "图解.svg")
    told = gaitool(*(word.format("图解.svg", book=book) for word in READERS[reader]))
    assert told.code == 3
    assert "这是图片（一图读懂也是），里面的数读不出来" in told.out + told.err
    assert "请改用填报工作簿（.xlsx），或公布的 .docx、.html" in told.out + told.err


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- by hand -->\n<!DOCTYPE svg>\n<svg></svg>",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
    ],
)
@pytest.mark.parametrize("name", ["图.xlsx", "图.html", "图.png"])
def test_pictures_are_known_whatever_they_are_called(
    name: str, content: bytes, gaitool: Run
) -> None:
    Path(name).write_bytes(content)
    assert "这是图片" in gaitool("check", name).out
