"""A text that runs on over the headings of its parts, and what stands last in it."""

import pytest

from tests.support.importing.published_text import TITLE, findings, found, imported, published_text

WHOLE = published_text()
PARTS = ("一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况")


def run_on(text: str, heading: str) -> str:
    before, after = text.split(f"\n{heading}\n")
    return f"{before.rstrip()} {heading} {after}"


@pytest.mark.parametrize("heading", PARTS[:2])
def test_a_heading_between_two_sentences_of_a_line_parts_them(heading: str) -> None:
    assert imported(run_on(WHOLE, heading)).report.sections == imported(WHOLE).report.sections
    assert found(run_on(WHOLE, heading), "G801") == []


def test_a_text_that_has_all_of_it_on_one_line_is_not_said_to_begin_later() -> None:
    text = run_on(run_on(WHOLE, PARTS[0]), PARTS[1]).replace(f"{TITLE}\n", "")
    assert not any("中间开始" in one.message for one in findings(text))


def test_headings_after_a_colon_and_at_the_end_of_a_line_part_it_too() -> None:
    text = WHOLE.replace(f"\n{PARTS[0]}\n", f"情况如下： {PARTS[0]} ")
    text = text.replace(f"\n{PARTS[1]}\n", f" {PARTS[1]}\n")
    assert found(text, "G801") == []
    assert "overview" in {one.part for one in imported(text).report.headings}


@pytest.mark.parametrize("mark", ["。", "；", "："])
def test_the_last_heading_that_a_line_lists_parts_nothing(mark: str) -> None:
    text = published_text(preamble=(f"内容如下{mark} {f'{mark} '.join(PARTS)}",))
    assert imported(text).report.headings == imported(WHOLE).report.headings


def test_headings_that_a_line_lists_part_nothing() -> None:
    listed = f"内容如下。 {' '.join(PARTS)} 共六部分。"
    text = published_text(preamble=(listed,))
    assert imported(text).report.sections["problems"] == imported(WHOLE).report.sections["problems"]


END = WHOLE[: WHOLE.index("第二十条第（六）项")]


@pytest.mark.parametrize(
    ("end", "place"),
    [
        ("第二十条第（", "“行政许可”一行之后的“第二十条第（”"),
        ("其他对外管理服务事项\t0\t0\t0\n", "“其他对外管理服务事项”一行"),
        ("其他对外管理服务事项\t0\t0\t0\n第二十条\n", "“行政许可”一行之后的“第二十条”"),
    ],
)
def test_what_stands_last_is_named_though_the_form_has_no_such_row(end: str, place: str) -> None:
    text = END.replace("行政许可\t0", "行政许可\t723") + end
    (message,) = (one.message for one in findings(text) if one.rule == "G801")
    assert message.startswith(f"原文到表二的{place}就断了")
    assert imported(text).report.number(LICENCES) == 723


LICENCES = imported(WHOLE).report.form.find_cell("disclosure.licences.decisions")


@pytest.mark.parametrize(
    ("part", "end", "place"),
    [
        ("二", "第二十条第（一）项\n信息内容\n本年制发件数\n", "表二的表头"),
        ("三", "申请人情况\n自然人\n法人或其他组织\n总计\n", "表三的“总计”"),
        ("三", "申请人情况\n自然人\n法人或其他组织\n总计\n商业\n企业\n科研\n机", "表三的表头"),
        ("三", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三", "表三的表头"),
        (
            "三",
            "本局2023年的信息，都是主动",
            "“三、收到和处理政府信息公开申请情况”的“……023年的信息，都是主动”",
        ),
    ],
)
def test_the_end_below_the_heading_of_a_table_is_named_as_it_stands(
    part: str, end: str, place: str
) -> None:
    at = WHOLE.index(f"\n{part}、")
    text = WHOLE[: WHOLE.index("\n", at + 1)] + f"\n{end}"
    (message,) = (one.message for one in findings(text) if one.rule == "G801")
    assert message.startswith(f"原文到{place}就断了")
