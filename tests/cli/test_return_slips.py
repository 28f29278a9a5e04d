"""What failing units are sent back: a notice in plain words and a marked copy each."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from gaitool.checking.remarks import unused_explanation_words
from gaitool.cli.rollup.return_slips import (
    refuse_return_slips,
    write_return_slips,
)
from gaitool.collection import Standing, UnitLine
from gaitool.errors import CannotWrite, WouldOverwrite
from gaitool.face import FACE
from gaitool.filled_report import Explanation
from gaitool.findings import Finding, FoundCell, Severity
from gaitool.layout import Place
from gaitool.renderers.rollup.needed import what_is_needed
from gaitool.renderers.rollup.return_slip_document import SentWith, write_return_slip
from gaitool.renderers.rollup.return_slips import ReturnTerms, closing, return_slip
from gaitool.rules.explained import Unused
from gaitool.text.file_names import DistinctStems, file_stem

from tests.support.gathered import Gathered

TERMS = ReturnTerms("2026年1月20日", "县政府办公室")
TODAY = date(2026, 1, 20)
NAMES = [
    "未报.csv",
    "示例县公安局_退回通知.docx",
    "示例县公安局_退回通知.txt",
    "示例县卫生健康局_批注.xlsx",
    "示例县卫生健康局_退回通知.docx",
    "示例县卫生健康局_退回通知.txt",
    "示例县教育局_批注.xlsx",
    "示例县教育局_退回通知.docx",
    "示例县教育局_退回通知.txt",
]


@pytest.fixture(scope="module")
def folder(gathered: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notices") / "退回"
    write_return_slips(gathered, folder, TERMS, TODAY)
    return folder


def slip(folder: Path, unit: str) -> str:
    return (folder / f"{unit}_退回通知.txt").read_bytes().decode("utf-8-sig")


def test_each_failing_unit_and_no_other_gets_its_files(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == NAMES


def test_a_slip_names_every_cell_to_mend_gravest_first(folder: Path, gathered: Gathered) -> None:
    text, (_, findings, _) = slip(folder, "示例县卫生健康局"), gathered.units[1]
    positions = [text.index(finding.message) for finding in findings]
    assert positions == sorted(positions)
    for finding in findings:
        assert f"{finding.cells[0].place}　{finding.cells[0].label}" in text
        assert finding.hint in text


def test_a_slip_says_by_when_and_where_to(folder: Path) -> None:
    words = "请在 2026年1月20日 以前改好，报送到县政府办公室。"
    assert words in slip(folder, "示例县教育局")


def test_a_slip_without_terms_still_says_what_to_do() -> None:
    line = UnitLine("甲局", True, Standing.FAILED, False, "甲.xlsx", errors=1)
    assert "请尽快改好，报送给发来本通知的单位。" in return_slip(line, (), ReturnTerms())


def test_a_slip_says_what_changed_since_the_last(folder: Path) -> None:
    assert "已改 5 条，新增 1 条" in slip(folder, "示例县卫生健康局")


def test_a_file_that_cannot_be_read_is_asked_for_again(folder: Path) -> None:
    text = slip(folder, "示例县公安局")
    assert "“公安局.xlsx”读不了：文件不完整或已损坏" in text
    assert "批注" not in text


def test_a_report_that_fails_without_errors_says_why() -> None:
    line = UnitLine(
        "甲局", True, Standing.FAILED, False, "甲.xlsx", year=2024, note="是 2024 年度的"
    )
    assert "要重新报送：是 2024 年度的。" in return_slip(line, (), TERMS)


def test_every_line_of_a_notice_ends_as_on_windows(folder: Path) -> None:
    content = (folder / "示例县教育局_退回通知.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 5


def test_the_marked_copy_lists_what_the_slip_says(folder: Path) -> None:
    sheet = load_workbook(folder / "示例县教育局_批注.xlsx")["问题清单"]
    assert [cell.value for cell in sheet[2]][2:4] == ["G301", "三、申请办理!E8"]


def test_the_missing_are_listed(folder: Path) -> None:
    with (folder / "未报.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows] == ["单位", "示例县水利局", "示例县=统计局"]


def test_earlier_slips_are_not_overwritten_unasked(folder: Path) -> None:
    with pytest.raises(WouldOverwrite):
        refuse_return_slips(folder, [], force=False)
    refuse_return_slips(folder, [], force=True)
    refuse_return_slips(folder / "新的", [], force=False)


def test_a_file_is_no_folder_for_slips(folder: Path) -> None:
    with pytest.raises(CannotWrite):
        refuse_return_slips(folder / "未报.csv", [], force=True)


def test_slips_that_need_not_be_sent_again_are_told(
    gathered: Gathered, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_return_slips(gathered, tmp_path, TERMS, TODAY)
    write_return_slips(Gathered(gathered.units[1:2]), tmp_path, TERMS, TODAY)
    told = capsys.readouterr().err
    assert "还有以前的通知 2 份" in told
    assert all(f"{unit}_退回通知" in told for unit in ("示例县公安局", "示例县教育局"))


def test_a_report_on_an_old_form_is_not_told_to_fill_that_in(tmp_path: Path) -> None:
    blank = question(1, Severity.ERROR, 4)
    line = UnitLine("甲局", True, Standing.FAILED, False, "甲.xlsx", errors=1, form="2019")
    old = replace(line, fits_edition=False, note="是 2019 表式的，不是 2021 表式的")
    write_return_slips(Gathered(((old, (blank,), {}),)), tmp_path, TERMS, TODAY)
    words = (tmp_path / "甲局_退回通知.txt").read_text(encoding="utf-8-sig")
    assert "第1处" not in words
    assert "填进这次统一下发的空白填报表" in words
    assert "已经填好的不必重填" in words
    assert "选择性粘贴" in words
    assert "gaitool" not in words


def test_nobody_who_gets_a_slip_is_told_to_use_what_only_the_sender_has(tmp_path: Path) -> None:
    remarks = unused_explanation_words(
        [(Explanation("G602", (), (), "属实"), Unused.OTHER_FIGURES)]
    )
    found = question(1, Severity.WARNING, 4)._replace(hint=f"数在附件里的，{FACE.into_workbook}。")
    line = UnitLine("甲局", True, Standing.PASSED, True, "甲.xlsx", warnings=1, to_answer=1)
    asked = replace(line, lapsed=remarks)
    bad = replace(line, unit="乙局", standing=Standing.UNUSABLE, first_problem=FACE.new_workbook)
    gathered = Gathered(((asked, (found,), {}), (bad, (), {})))
    write_return_slips(gathered, tmp_path, TERMS, TODAY)
    slips = {one.name[:1]: one.read_text(encoding="utf-8-sig") for one in tmp_path.glob("*.txt")}
    for words in (*slips.values(), *(one.message for one in what_is_needed(gathered))):
        assert not re.search("gaitool|--", words)
    assert "照原文填进这次统一下发的空白表" in slips["甲"]
    assert "另附标注副本的，副本的“核实说明”里已写好编号" in slips["甲"]
    assert "请把内容填进这次统一下发的空白表" in slips["乙"]


@pytest.mark.parametrize(("file", "is_sent"), [("甲.docx", True), ("甲.xlsx", False)])
def test_who_sent_a_document_is_told_to_fill_in_the_workbook(file: str, *, is_sent: bool) -> None:
    line = UnitLine("甲局", True, Standing.UNUSABLE, False, file, first_problem="读不出来。")
    words = return_slip(line, (), TERMS)
    assert ("填进这次统一下发的空白填报表（.xlsx）" in words) is is_sent
    assert "仍用原来的" not in words


@pytest.mark.parametrize(
    ("unit", "stem"),
    [
        ("示例县/教育局:*?", "示例县_教育局___"),
        ("CON", "_CON"),
        ("nul.局", "_nul.局"),
        (" .. ", "_"),
        ("甲\x00\n局.", "甲__局"),
        ("局" * 300, "局" * 66),
    ],
)
def test_a_name_of_a_unit_becomes_one_that_every_file_system_takes(unit: str, stem: str) -> None:
    assert file_stem(unit) == stem


def test_units_never_share_a_file() -> None:
    stems = DistinctStems()
    names = [stems.stem(unit) for unit in ("A:B", "a_b", "A?B", "甲")]
    assert names == ["A_B", "a_b（2）", "A_B（3）", "甲"]


def test_a_name_that_looks_numbered_is_not_given_twice() -> None:
    stems = DistinctStems()
    assert len({stems.stem(unit) for unit in ("甲", "甲", "甲（2）", "甲")}) == 4


def question(number: int, severity: Severity, length: int) -> Finding:
    place = FoundCell(f"k{number}", Place("三、申请办理", f"D{number}"), "新收 · 自然人", "3")
    return Finding("G304", severity, "没有大变化", f"第{number}处{'长' * length}。", (place,))


def letter(line: UnitLine, findings: list[Finding]) -> list[str]:
    content = write_return_slip(line, findings, TERMS, SentWith("甲局.txt", "甲局_批注.xlsx"))
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_a_report_without_errors_that_has_to_be_answered_for_gets_a_letter(
    tmp_path: Path,
) -> None:
    asked = [question(1, Severity.WARNING, 20)]
    line = UnitLine("甲局", True, Standing.PASSED, True, "甲.xlsx", year=2025, to_answer=1)
    calm = replace(line, unit="乙局", to_answer=0)
    write_return_slips(
        Gathered(((line, tuple(asked), {}), (calm, (), {}))), tmp_path / "通知", TERMS, TODAY
    )
    names = sorted(path.name for path in (tmp_path / "通知").iterdir())
    assert names == ["未报.csv", "甲局_核实通知.docx", "甲局_核实通知.txt"]
    words = (tmp_path / "通知" / "甲局_核实通知.txt").read_text(encoding="utf-8-sig")
    assert words.startswith("政府信息公开工作年度报告核实通知")
    assert "“甲.xlsx”没有错误，有 1 处要核实" in words
    assert "请在 2026年1月20日 以前核实好" in words


def test_what_a_county_asks_has_to_be_answered_for_though_no_law_asks_it() -> None:
    asked = question(1, Severity.NOTICE, 20)._replace(rule="G818")
    line = UnitLine("甲局", True, Standing.PASSED, True, "甲.xlsx", to_answer=1)
    told = return_slip(line, (asked, question(2, Severity.NOTICE, 20)), TERMS)
    assert told.index("一、请核实") < told.index("第1处") < told.index("二、供参考")


def test_a_letter_has_every_question_where_shorter_words_leave_room() -> None:
    findings = [question(1, Severity.ERROR, 40)]
    findings += [question(number, Severity.WARNING, 150) for number in range(2, 5)]
    line = UnitLine("甲局", True, Standing.FAILED, False, "甲.xlsx", errors=1, to_answer=3)
    told = "".join(letter(line, findings))
    assert all(f"第{number}处" in told for number in range(1, 5))
    assert "没有列在这里" not in told


def test_a_day_that_is_over_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, due in enumerate(("2026年1月20日", "2026-01-21", "下周五")):
        folder = tmp_path / str(number)
        write_return_slips(Gathered(()), folder, ReturnTerms(due), date(2026, 1, 21))
    told = capsys.readouterr().err
    assert told.count("已经过了") == 1
    assert "--due 写的 2026年1月20日 已经过了（今天是 2026年1月21日）" in told


def test_a_unit_under_a_name_that_is_not_on_the_roster_is_told_which_one_to_write() -> None:
    line = UnitLine(
        "甲县卫健局", False, Standing.PASSED, False, "甲.xlsx", nearest="甲县卫生健康局"
    )
    words = next(closing(line, TERMS, ""))
    assert words.startswith(
        "机关名称“甲县卫健局”不在这次的单位名单上；你单位就是“甲县卫生健康局”的"
    )
