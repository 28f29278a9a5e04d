"""``--local``: what a county asks of one report, or of all its units, and how it is explained."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.form import CellKey
from gaitool.layout import layout_of
from gaitool.reader.local import example_text

from tests.support.command_line import workbook
from tests.support.editions import FORM_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

RIGHT = fixture("plain_words")
ASKED = """
title = "示例县口径"
number = "示政办函〔2025〕88号"
[[length]]
at_most = 100
sentence = "总体情况不超过100字。"
[[must_state]]
fields = ["行政复议"]
sentence = "写明行政复议件数。"
"""

UPHELD = CellKey("disputes", "review", "upheld")


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def local(text: str = ASKED, name: str = "口径.toml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def findings(told: Any, rule: str = "G818") -> list[dict[str, Any]]:
    return [one for one in json.loads(told.out)["files"][0]["findings"] if one["rule"] == rule]


def test_a_finding_names_who_asks_what_is_written_and_what_is_asked(gaitool) -> None:
    told = gaitool("check", workbook(), "--local", local(), "--format", "json")
    length, review = findings(told)
    assert length["message"].endswith(
        "依据“示例县口径”（示政办函〔2025〕88号）：“总体情况不超过100字”。"
    )
    assert (length["expected"], length["actual"]) == ("不超过 100 字", "175 字")
    assert review["message"].startswith("正文没有写行政复议的数。依据“示例县口径”")
    assert [cell["key"] for cell in review["cells"]] == [
        "sections.overview.1",
        "disputes.review.total",
    ]
    assert told.code == 0
    assert "按“示例县口径”核对：要求 2 条。" in told.err


def test_nothing_is_asked_by_default(gaitool) -> None:
    told = gaitool("check", workbook(), "--format", "json")
    (outcome,) = [one for one in json.loads(told.out)["files"][0]["rules"] if one["rule"] == "G818"]
    assert outcome == {
        "rule": "G818",
        "outcome": "skipped",
        "reason": "没有地方口径，加 --local 口径文件 再核对",
    }


def test_what_cannot_be_checked_is_told_beside_what_is_broken(gaitool) -> None:
    more = '\n[[repeated]]\nat_most_percent = 50\nsentence = "不超过一半。"\n'
    told = gaitool("check", workbook(), "--local", local(ASKED + more))
    assert "G818 部分未能检查：口径里有 1 条没有查：没有上年的报告可比" in told.out


def test_a_threshold_says_by_whose_wish_it_is(gaitool) -> None:
    asked = 'title = "甲"\n[[threshold]]\nrule = "G304"\npercent = 20\nsentence = "不超过20%。"\n'
    cells = {"applications.granted.natural_person": 4, "applications.other_misc.natural_person": 5}
    told = gaitool("check", workbook(**cells), "--local", local(asked), "--format", "json")
    (finding,) = findings(told, "G304")
    assert finding["message"].endswith(
        "占（七）总计 22 件的 23%，超过 20%。依据“甲”：“不超过20%”。"
    )
    assert findings(gaitool("check", "年报.xlsx", "--format", "json"), "G304") == []


def test_a_reason_silences_what_is_asked_until_a_figure_changes(gaitool) -> None:
    file = workbook()
    gaitool("check", file, "--local", local(), "--annotate", "副本.xlsx")
    book = load_workbook("副本.xlsx")
    rows = [row for row in book["核实说明"].iter_rows(min_row=5) if row[0].value == "G818"]
    assert [row[2].value for row in rows] == ["175 字", "没有写：行政复议的数；2"]
    for row in rows:
        row[3].value = "已报县政府办同意"
    book.save("说明.xlsx")
    explained = gaitool("check", "说明.xlsx", "--local", local(), "--format", "json")
    assert [one["explained"] for one in findings(explained)] == [True, True]
    upheld = layout_of(FORM_2021).tables["disputes"].questions[UPHELD].address
    book["四、复议诉讼"][str(upheld)] = 5
    book.save("改过.xlsx")
    changed = gaitool("check", "改过.xlsx", "--local", local(), "--format", "json")
    assert [one["explained"] for one in findings(changed)] == [True, False]
    assert (
        "G818 的说明没有用上：位置或数值与现在的问题对不上"
        in json.loads(changed.out)["files"][0]["remarks"][-1]
    )


def test_several_files_are_asked_the_same_as_one(gaitool) -> None:
    names = [workbook("甲.xlsx"), workbook("乙.xlsx"), workbook("丙.xlsx")]
    told = gaitool("check", *names, "--local", local(), "--format", "json", "--jobs", "2")
    found = [
        [one["message"] for one in file["findings"] if one["rule"] == "G818"]
        for file in json.loads(told.out)["files"]
    ]
    alone = gaitool("check", names[0], "--local", local(), "--format", "json")
    assert found == [[one["message"] for one in findings(alone)]] * 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            ASKED.replace("at_most", "at_least_of_all").encode(),
            "第 5 行：第 1 个 [[length]] 的 at_",
        ),
        (
            ASKED.replace("100\n", '"100"\n').encode(),
            "第 5 行：第 1 个 [[length]] 的 at_most：应为 1",
        ),
        (
            ASKED.replace('"行政复议"', '"复议"').encode(),
            "第 8 行：第 1 个 [[must_state]] 的 fields",
        ),
        (ASKED.replace('"示例县口径"', "“示例县口径”").encode(), "第 2 行第 9 列不合 TOML 的写法"),
        (ASKED.encode("gbk"), "第 2 行不是 UTF-8 编码的文字。请用记事本另存，编码选 UTF-8。"),
        (ASKED.encode("utf-16"), "第 1 行不是 UTF-8 编码的文字"),
        (b"", "第 1 行：title：必须写"),
        (b"\x00" * 99, "第 1 行第 1 列不合 TOML"),
        (b"#\n" * 99_000, "整个文件有 99001 行、198000 字，最多 2000 行"),
        (b"a = " + b"[" * 1_900, "第 1 行括号套得太深"),
    ],
    ids=str,
)
@pytest.mark.parametrize("command", ["check", "rollup"])
def test_a_mistake_in_the_file_is_one_line_with_its_place(
    command: str, content: bytes, words: str, gaitool
) -> None:
    Path("口径.toml").write_bytes(content)
    told = gaitool(command, workbook(), "--local", "口径.toml")
    assert told.code == 3
    assert told.out == ""
    assert told.err.startswith("口径.toml：")
    assert words in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(("name", "code"), [("没有.toml", 3), (".", 2)])
def test_a_file_that_cannot_be_read_is_told(name: str, code: int, gaitool) -> None:
    told = gaitool("check", workbook(), "--local", name)
    assert (told.code, told.err.count("\n")) == (code, 1)


def test_a_workbook_is_told_to_be_no_local_requirements(gaitool) -> None:
    told = gaitool("check", workbook(), "--local", workbook())
    (line,) = told.err.splitlines()
    assert "地方口径应是文本文件（.toml）" in line


def test_the_example_is_written_and_can_be_used_as_it_is(gaitool) -> None:
    told = gaitool("template", "--local")
    assert (told.code, Path("口径.toml").read_text(encoding="utf-8")) == (0, example_text())
    assert gaitool("check", workbook(), "--local", "口径.toml").code == 0
    again = gaitool("template", "--local")
    assert (again.code, "没有覆盖" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--year", "2025"), "--local 只写地方口径的样例"),
        (("--known",), "--local 只写地方口径的样例"),
        (("--with-draft-text",), "--local 只写地方口径的样例"),
        (("-o", "口径.xlsx"), ".toml"),
    ],
)
def test_the_example_is_all_that_is_written(options: tuple[str, ...], words: str, gaitool) -> None:
    told = gaitool("template", "--local", *options)
    assert told.code == 2
    assert words in told.err
    assert list(Path().glob("*.toml")) == []


def test_no_output_is_written_over_the_local_requirements(gaitool) -> None:
    told = gaitool(
        "check", workbook(), "--local", local(name="口径.txt"), "-o", "口径.txt", "--force"
    )
    assert (told.code, Path("口径.txt").read_text(encoding="utf-8")) == (2, ASKED)


def units(*agencies: str) -> Path:
    folder = Path("报送")
    folder.mkdir(exist_ok=True)
    for agency in agencies:
        filled_workbook(folder / f"{agency}.xlsx", RIGHT | {"agency": agency})
    return folder


def test_a_roll_up_asks_every_unit(gaitool) -> None:
    folder = units("示例县教育局", "示例县水利局")
    told = gaitool("rollup", str(folder), "--local", local(), "--format", "json")
    found = [
        sorted(one["rule"] for one in unit["findings"] if one["rule"] == "G818")
        for unit in json.loads(told.out)["units"]
    ]
    assert found == [["G818", "G818"], ["G818", "G818"]]


def test_the_cache_knows_what_was_asked(gaitool) -> None:
    folder = units("示例县教育局", "示例县水利局")

    def messages(*options: str) -> list[str]:
        told = gaitool("rollup", str(folder), "--format", "json", *options)
        return [
            one["message"]
            for unit in json.loads(told.out)["units"]
            for one in unit["findings"]
            if one["rule"] == "G818"
        ]

    assert messages() == []
    assert len(messages("--local", local())) == 4
    changed = messages("--local", local(ASKED.replace("100", "110")))
    assert [words for words in changed if "不超过110字" in words] == changed[::2]
    assert messages("--local", local(ASKED.replace("100", "2000"))) == changed[1::2]
    assert messages() == []


def test_the_local_requirements_among_the_reports_are_no_report(gaitool) -> None:
    folder = units("示例县教育局")
    told = gaitool("rollup", str(folder), "--local", local(name=str(folder / "口径.toml")))
    assert "已报 1 · 通过 1" in told.err
    assert "没有读" not in told.err
