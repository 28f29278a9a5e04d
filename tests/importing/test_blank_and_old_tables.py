"""Tables that stand there blank, on the old form or under a wrong heading: each told as it is."""

from pathlib import Path

from gaitool.form.known_editions import edition
from gaitool.importers.source import published_of

from tests.support.importing.published_text import findings, imported, published_text

FIGURES = {"disclosure.fees.amount": "0", "disclosure.licences.decisions": "7"}
OLD_HEADS = "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量"
TEXT = published_text(figures=FIGURES)
HEADS = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"
LABELS = tuple(
    cell for line in TEXT.splitlines() for cell in line.split("\t") if cell and cell != "0"
)


def messages(text: str, rule: str) -> list[str]:
    return [one.message for one in findings(text) if one.rule == rule]


def test_a_table_of_which_the_labels_alone_are_printed_is_blank_not_missing() -> None:
    text = "\n".join(label for label in LABELS if label != "7")
    known = imported(text)
    assert not [one for one in known.missing_tables if one.startswith(("表二", "表三"))]
    second, third, *_ = messages(text, "G101")
    assert second == "表二的 10 格一个数也没有填：原文里有这张表，整张表是空的。"
    assert third.startswith("表三的 144 格一个数也没有填")


def test_a_text_without_tables_is_still_told_to_lack_them() -> None:
    known = imported("\n".join(line for line in TEXT.splitlines() if "\t" not in line))
    assert len(known.missing_tables) == 3


def test_equal_heads_of_the_old_form_hide_no_figure_and_their_cause_is_named() -> None:
    heads = OLD_HEADS.replace("制作数量", "").replace("公开数量", "")
    text = TEXT.replace(HEADS, heads).replace("规章\t0\t0\t0", "规章\t1\t1\t1")
    (message,) = messages(text, "G108")
    assert "“规章：1、1、1；行政规范性文件：0、0、0”" in message
    assert "表二这几行的列标题用的是 2019 年的旧格式" in message


def test_a_table_wholly_on_the_old_form_is_told_once() -> None:
    text = TEXT.replace(HEADS, OLD_HEADS).replace("本年处理决定数量", "处理决定数量")
    text = text.replace("\n行政规范性文件\t", "\n规范性文件\t")
    assert len(messages(text, "G108")) == 1
    assert messages(text, "G011") == []


def test_figures_that_only_the_old_form_asks_for_are_told_with_the_others() -> None:
    text = TEXT.replace(HEADS, OLD_HEADS).replace(
        "信息内容\t本年处理决定数量\t\t\n行政许可\t7",
        "信息内容\t上一年项目数量\t处理决定数量\n行政许可\t21\t7",
    )
    (message,) = messages(text, "G108")
    assert "行政许可 · 上一年项目数量：21" in message


def test_a_row_left_blank_under_old_heads_is_blank() -> None:
    heads = "信息内容\t本年收费金额（单位：万元）"
    assert heads in TEXT
    old = TEXT.replace(heads, "信息内容\t上一年项目数量\t本年增/减")
    (message,) = messages(old.replace("行政事业性收费\t0", "行政事业性收费\t\t"), "G101")
    assert message.endswith("没有填。")


def test_an_old_head_that_has_lost_its_second_word_is_one_among_lines_of_cells() -> None:
    heads = "信息内容\t本年处理决定数量"
    assert heads in TEXT
    old = TEXT.replace(HEADS, OLD_HEADS)
    old = old.replace(heads, "信息内容\t上一年项目数量\t本年增/\t处理决定数量")
    for row, figure in (("行政许可", "7"), ("行政处罚", "0"), ("行政强制", "0")):
        old = old.replace(f"\n{row}\t{figure}", f"\n{row}\t3\t1\t{figure}")
    text = "\n\n".join(old.replace("\t", "\n\n").splitlines())
    read = imported(text).report.answers
    assert {str(key): one.raw for key, one in read.items() if one.raw == "7"} == {
        "disclosure.licences.decisions": "7"
    }
    (message,) = messages(text, "G108")
    assert "2019 年的旧格式" in message


def under_another_head(figure: str) -> str:
    text = published_text(figures={**FIGURES, "disclosure.fees.amount": figure})
    return text.replace("本年收费金额（单位：万元）", "本年处理决定数量")


def test_a_lone_0_is_that_of_its_row_under_the_head_of_another_block() -> None:
    known = imported(under_another_head("0"))
    fees = known.report.form.find_cell("disclosure.fees.amount")
    assert known.report.answers[fees].raw == "0"
    assert [doubt.key for doubt in known.doubts] == [fees]


def test_any_other_figure_there_is_not_read() -> None:
    (message,) = messages(under_another_head("12"), "G108")
    assert "行政事业性收费：12" in message


def test_heads_that_were_cut_alike_stand_in_the_order_of_the_form() -> None:
    cut = OLD_HEADS.replace("制作数量", "").replace("公开数量", "")
    page = TEXT.replace(HEADS, cut).replace("行政规范性文件\t0\t0\t0", "规范性文件\t2\t3\t9")
    page = page.replace("2023年", "2020年").replace("2024年", "2021年")
    known = published_of(Path("a.txt"), page.encode(), edition("2019"))
    read = {str(key): answer.raw for key, answer in known.report.answers.items()}
    row = "disclosure.normative_documents"
    assert [read[f"{row}.{column}"] for column in ("made", "published", "open_to_all")] == [
        "2",
        "3",
        "9",
    ]
    assert any("列标题“本年新”与规定的不同" in doubt.reason for doubt in known.doubts)


def test_the_one_head_of_a_block_is_known_though_a_word_of_it_is_wrong() -> None:
    known = imported(TEXT.replace("本年处理决定数量", "本年处理绝对数量"))
    read = {str(key): answer.raw for key, answer in known.report.answers.items()}
    assert read["disclosure.licences.decisions"] == "7"
    assert any("列标题“本年处理绝对数量”与规定的不同" in doubt.reason for doubt in known.doubts)


def test_a_source_that_ends_below_rows_of_the_old_form_ends_after_the_last_of_them() -> None:
    whole = TEXT.replace(HEADS, OLD_HEADS)
    fees = "本年收费金额（单位：万元）"
    rows = whole[: whole.index(fees)] + "上一年项目数量\t本年增/减\n行政事业性收费\t3\t0\n第二"
    (message,) = messages(rows, "G801")
    assert "原文到表二之后就断了" in message
