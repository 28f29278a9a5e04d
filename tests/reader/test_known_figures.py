"""Files of figures that others know, as those who know them keep them."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.errors import UnusableFile
from gaitool.form import CellKey, Form, edition
from gaitool.known_figures import KnownFile
from gaitool.reader.known.heads import KnownHeads
from gaitool.reader.known.reading import read_known_file

from tests.support.editions import FORM_2021
from tests.support.known_figures import known_book, known_csv
from tests.support.supplemented import SUPPLEMENT

HEADS = KnownHeads(FORM_2021)
EDUCATION = "示例县教育局"


def read(path: Path | str) -> KnownFile:
    path = Path(path)
    return read_known_file(path, path.read_bytes(), FORM_2021)


def figures(known: KnownFile) -> dict[str, dict[str, str]]:
    """Return what is known of each unit, by who knows it and what."""
    return {
        row.unit: {f"{one.who}：{one.words}": str(one.figure) for one in row.figures}
        for row in known.rows
    }


def read_cell(tmp_path: Path, written: Any, head: str = "行政复议 总计") -> KnownFile:
    rows = [["机关名称", head], [EDUCATION, written]]
    return read(known_book(tmp_path / "known.xlsx", 复议机关=rows))


@pytest.mark.parametrize("form", [FORM_2021, edition("2019"), SUPPLEMENT])
def test_every_cell_is_known_by_its_labels(form: Form) -> None:
    heads = KnownHeads(form)
    names = {key: (form.label(key), heads.words((key,))) for key in form.cells}
    assert [k for k, words in names.items() if {heads.cells([w]) for w in words} != {(k,)}] == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("复议件数", "disputes.review.total"),
        ("2025年行政复议总计（件）", "disputes.review.total"),
        ("行政复议维持", "disputes.review.upheld"),
        ("直接起诉 尚未审结", "disputes.direct_suit.pending"),
        ("制发规范性文件数", "disclosure.normative_documents.issued"),
        ("规范性文件废止数", "disclosure.normative_documents.repealed"),
        ("现行有效规范性文件", "disclosure.normative_documents.in_force"),
        ("行政许可处理决定数量", "disclosure.licences.decisions"),
        ("行政处罚决定数", "disclosure.penalties.decisions"),
        ("行政强制", "disclosure.compulsory_measures.decisions"),
        ("事业性收费金额（万元）", "disclosure.fees.amount"),
        ("新收申请", "applications.received.total"),
        ("上年结转 自然人", "applications.carried_in.natural_person"),
        ("属于国家秘密", "applications.refused_state_secret.total"),
    ],
)
def test_heads_as_others_write_them(head: str, name: str) -> None:
    assert HEADS.cells([head]) == (CellKey(*name.split(".")),)


@pytest.mark.parametrize(
    "head",
    [
        "其他",
        "总计",
        "合计",
        "尚未审结",
        "行政许可申请数",
        "行政强制措施",
        "上年行政复议总计",
        "信访",
    ],
)
def test_heads_that_say_too_little_or_other_things_mean_no_cell(head: str) -> None:
    assert HEADS.cells([head]) == ()


def test_figures_of_another_year_under_a_common_head_are_left() -> None:
    assert HEADS.cells(["上年", "行政复议"]) == ()


def test_head_of_a_group_of_rows_means_their_sum() -> None:
    suits = (CellKey("disputes", row, "total") for row in ("direct_suit", "suit_after_review"))
    assert HEADS.cells(["行政诉讼 总计"]) == tuple(suits)


@pytest.mark.parametrize(
    "written", [1203, 1203.0, "1203", "１２０３", "1,203", "１，２０３", " 1203 "]
)
def test_number_is_read_however_it_is_written(written: Any, tmp_path: Path) -> None:
    known = read_cell(tmp_path, written)
    assert figures(known) == {EDUCATION: {"复议机关：行政复议 总计": "1203"}}
    assert known.told == ()


@pytest.mark.parametrize("written", ["1203件", "一千二百零三"])
def test_a_number_among_words_is_read_and_told(written: str, tmp_path: Path) -> None:
    known = read_cell(tmp_path, written)
    assert figures(known) == {EDUCATION: {"复议机关：行政复议 总计": "1203"}}
    assert known.told == (
        "有 1 格不只写着数，照里面的数采用，不对的请改："
        f"复议机关!B2（{EDUCATION}，行政复议 总计）“{written}”是 1203。",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("若干", "有 1 格不是数，没有采用"),
        (datetime.date(2025, 3, 5), "有 1 格是日期，没有采用"),
        ("2025年3月5日", "有 1 格是日期，没有采用"),
        ("3月5日", "有 1 格是日期，没有采用"),
        (-1, "有 1 格是负数，没有采用"),
        (1.5, "有 1 格不是整数，没有采用"),
        ("#REF!", "有 1 格是错误值，没有采用"),
        ("=1+1", "有 1 格是公式，文件里没有它的结果，没有采用"),
        ("/", "有 1 格画了“/”或写了“无”，按不知道处理；知道没有发生的请写 0"),
    ],
)
def test_what_is_no_figure_is_told_by_its_cell(written: Any, told: str, tmp_path: Path) -> None:
    known = read_cell(tmp_path, written)
    assert figures(known) == {EDUCATION: {}}
    assert known.told[0].startswith(f"{told}：复议机关!B2（{EDUCATION}，行政复议 总计）")


def test_many_cells_of_one_kind_are_one_line(tmp_path: Path) -> None:
    rows = [["机关名称", "行政复议"], *[[f"示例县{n}局", "若干"] for n in range(20)]]
    known = read(known_book(tmp_path / "known.xlsx", 复议机关=rows))
    assert len(known.told) == 2  # the other says that there is no figure at all
    assert "等 20 格" in known.told[0]


def test_blank_is_not_known(tmp_path: Path) -> None:
    rows = [["机关名称", "行政复议", "行政许可"], [EDUCATION, None, 3]]
    known = read(known_book(tmp_path / "known.xlsx", 年报=rows))
    assert figures(known) == {EDUCATION: {"年报：行政许可 本年处理决定数量": "3"}}


def test_merged_heads_below_a_title_and_sums_at_the_end(tmp_path: Path) -> None:
    path = known_book(
        tmp_path / "known.xlsx",
        复议机关=[
            ["2025年行政复议案件情况"],
            [],
            ["序号", "单位名称", "行政复议", None, None, "备注"],
            [None, None, "结果维持", "结果纠正", "总计", None],
            [1, EDUCATION, 1, 0, "1", "甲"],
            [],
            [2, "示例县水利局", 2, None, 2, ""],
            ["合计", None, 3, 0, 3],
            ["注：以上为本年度数。"],
        ],
    )
    book = load_workbook(path)
    for area in ("A1:F1", "A3:A4", "B3:B4", "C3:E3", "F3:F4"):
        book["复议机关"].merge_cells(area)
    book.save(path)
    known = read(path)
    assert figures(known) == {
        EDUCATION: {
            "复议机关：行政复议 结果维持": "1",
            "复议机关：行政复议 结果纠正": "0",
            "复议机关：行政复议 总计": "1",
        },
        "示例县水利局": {"复议机关：行政复议 结果维持": "2", "复议机关：行政复议 总计": "2"},
    }
    assert (known.year, known.told) == (2025, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_names_who_knows_in_a_column_else_by_its_file(encoding: str, tmp_path: Path) -> None:
    text = f'机关名称,行政复议 总计,来源\n{EDUCATION},"1,203",司法局\n示例县水利局,２,\n'
    known = read(known_csv(tmp_path / "复议数.csv", text, encoding))
    assert figures(known) == {
        EDUCATION: {"司法局：行政复议 总计": "1203"},
        "示例县水利局": {"复议数：行政复议 总计": "2"},
    }


def test_sheet_that_is_called_nothing_goes_by_the_name_of_its_file(tmp_path: Path) -> None:
    rows = [["机关名称", "行政复议"], [EDUCATION, 1]]
    known = read(known_book(tmp_path / "法院.xlsx", Sheet1=rows))
    assert figures(known) == {EDUCATION: {"法院：行政复议 总计": "1"}}


def test_each_sheet_is_a_source(tmp_path: Path) -> None:
    rows = [["机关名称", "行政复议"], [EDUCATION, 1]]
    known = read(known_book(tmp_path / "known.xlsx", 复议机关=rows, 法院=rows))
    assert [one.who for row in known.rows for one in row.figures] == ["复议机关", "法院"]


def test_columns_that_are_no_cells_are_one_line_and_those_nobody_misses_none(
    tmp_path: Path,
) -> None:
    heads = ["序号", "机关名称", "行政许可", "信访件数", "办件量", "联系电话", "备注"]
    rows = [heads, [1, EDUCATION, 3, 4, 5, "12345", "乙"]]
    known = read(known_book(tmp_path / "known.xlsx", 年报=rows))
    assert known.told == ("有 2 列不是表里的格，没有读：年报 D 列“信访件数”、年报 E 列“办件量”。",)


def test_column_of_figures_without_a_head_is_told(tmp_path: Path) -> None:
    rows = [["机关名称", "行政许可"], [EDUCATION, 3, 4]]
    known = read(known_book(tmp_path / "known.xlsx", 年报=rows))
    assert known.told == ("有 1 列不是表里的格，没有读：年报 C 列没有列名。",)


def test_figures_of_no_unit_are_told(tmp_path: Path) -> None:
    rows = [["机关名称", "行政许可"], [EDUCATION, 3], [None, 4]]
    known = read(known_book(tmp_path / "known.xlsx", 年报=rows))
    assert known.told == ("有 1 行有数，没有机关名称，没有采用：年报 第 3 行。",)


def test_sheet_that_is_no_list_is_told_and_a_page_of_guidance_is_not(tmp_path: Path) -> None:
    rows = [["机关名称", "行政许可"], [EDUCATION, 3]]
    other = [["甲", "乙"], ["丙", "丁"]]
    known = read(known_book(tmp_path / "known.xlsx", 年报=rows, 填写说明=other, 别的=other))
    assert [line.endswith("：“别的”。") for line in known.told] == [True]


def test_hidden_sheet_is_told(tmp_path: Path) -> None:
    rows = [["机关名称", "行政许可"], [EDUCATION, 3]]
    path = known_book(tmp_path / "known.xlsx", 年报=rows, 旧=rows)
    book = load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.save(path)
    assert read(path).told == ("有 1 张工作表隐藏着，没有读：“旧”。",)


def test_years_that_differ_between_sheets_are_told_and_none_is_taken(tmp_path: Path) -> None:
    def rows(year: int) -> list[list[Any]]:
        return [["年度", year], ["机关名称", "行政许可"], [EDUCATION, 3]]

    known = read(known_book(tmp_path / "known.xlsx", 甲=rows(2024), 乙=rows(2025)))
    assert (known.year, "2024 年、2025 年" in known.told[0]) == (None, True)


@pytest.mark.parametrize("text", ["", "甲,乙\n丙,丁\n", "机关名称,简称\n示例县教育局,教育\n"])
def test_file_without_names_and_cells_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="没有认出已知数") as refusal:
        read(known_csv(tmp_path / "known.csv", text))
    assert "\n" not in str(refusal.value)


def test_broken_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "known.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UnusableFile, match="已损坏"):
        read(tmp_path / "known.xlsx")
