"""``gaitool report`` and ``compare`` from options to exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from gaitool.cli.process import run

from tests.support.printed import (
    expected_figures,
    figures_of_named_ranges,
    figures_of_page,
    figures_of_word,
)
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook


def data_file(folder: Path, name: str, **changes: Any) -> Path:
    path = folder / f"{name}.json"
    text = json.dumps({**fixture(name), **changes}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html"])
def test_the_ending_chooses_the_document(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    assert run(["report", str(data_file(tmp_path, "consistent")), "-o", str(target)]) == 0
    content = target.read_bytes()
    match ending:
        case "xlsx":
            read = figures_of_named_ranges(content, "粘贴_")
        case "docx":
            read = figures_of_word(content)
        case _:
            read = figures_of_page(content.decode("utf-8"))
    assert read == expected_figures(report_of(fixture("consistent")))


def test_another_ending_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = data_file(tmp_path, "consistent")
    assert run(["report", str(source), "-o", str(tmp_path / "out.pdf")]) == 2
    assert ".xlsx、.docx、.html" in capsys.readouterr().err


def test_control_characters_are_told_by_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = {"heading": "", "body": "粘贴\x0b来"}
    source = data_file(tmp_path, "consistent", sections={"other_matters": [entry]})
    run(["report", str(source), "--draft", "-o", str(tmp_path / "out.html")])
    assert "六、其他需要报告的事项第1段 里有看不见的控制字符" in capsys.readouterr().err


def test_a_draft_without_text_gets_one_that_is_marked(tmp_path: Path) -> None:
    source, target = data_file(tmp_path, "consistent", sections={}), tmp_path / "out.html"
    run(["report", str(source), "--draft", "-o", str(target)])
    assert "【待核】2025年，新收政府信息公开申请21件" in target.read_text(encoding="utf-8")


def test_a_finished_report_gets_no_text_that_nobody_wrote(tmp_path: Path) -> None:
    sections = fixture("consistent")["sections"]
    del sections["overview"]
    source, target = data_file(tmp_path, "consistent", sections=sections), tmp_path / "out.html"
    run(["report", str(source), "-o", str(target)])
    assert not target.exists() or "【待核】" not in target.read_text(encoding="utf-8")


def test_a_template_with_draft_text_draws_its_figures(tmp_path: Path) -> None:
    source, target = data_file(tmp_path, "consistent", sections={}), tmp_path / "filled.xlsx"
    given = ["template", "--data", str(source), "--with-draft-text", "-o", str(target)]
    assert run(given) == 0
    exported = tmp_path / "back.json"
    run(["export", str(target), "-o", str(exported)])
    entries = json.loads(exported.read_text(encoding="utf-8"))["sections"]["overview"]
    assert "{本年新收}件" in entries[2]["body"]


def test_compare_takes_a_workbook_and_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = filled_workbook(tmp_path / "last.xlsx", {**fixture("consistent"), "year": 2024})
    this, target = data_file(tmp_path, "consistent"), tmp_path / "out.xlsx"
    assert run(["compare", str(last), str(this), "-o", str(target)]) == 0
    assert "共 200 格，有增减的 0 格" in capsys.readouterr().err
    assert target.exists()


def test_compare_says_when_the_years_do_not_follow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last, this = data_file(tmp_path, "consistent"), data_file(tmp_path, "yongji_2023")
    run(["compare", str(last), str(this), "-o", str(tmp_path / "out.xlsx")])
    assert "不是前后两年；上年文件写在前面" in capsys.readouterr().err


def test_compare_says_that_two_organs_of_one_year_are_no_two_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    this = data_file(tmp_path, "consistent")
    other = filled_workbook(
        tmp_path / "other.xlsx", fixture("consistent") | {"agency": "某县公安局"}
    )
    run(["compare", str(this), str(other), "-o", str(tmp_path / "out.xlsx")])
    told = capsys.readouterr().err
    assert "注意：两个文件都是 2025 年的，不是前后两年。" in told
    assert "机关名称不同，先是“示例县人民政府办公室”，后是“某县公安局”。" in told


def test_compare_does_not_ask_for_another_year_where_both_are_one_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data_file(tmp_path, "consistent")
    assert run(["compare", str(file), str(file), "-o", str(tmp_path / "out.xlsx")]) == 0
    assert "不是前后两年" not in capsys.readouterr().err


def test_compare_never_writes_over_an_input(tmp_path: Path) -> None:
    last = filled_workbook(tmp_path / "last.xlsx", fixture("consistent"))
    assert run(["compare", str(last), str(last), "-o", str(last), "--force"]) == 2
