"""Lines are broken where Chinese allows it, and nothing that belongs together is torn."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaitool.text.line_breaking import NEVER_FIRST, NEVER_LAST, even_lines, set_lines
from gaitool.text.typesetting import width_in_em

WIDTH = 10
SIGNS = "政府信息公开年月日件第〔〕（）《》“”，。；、：！？％%…—·12 3aZ/.@ ￥\u3000\u200b"


def fits(line: str) -> bool:
    return width_in_em(line) <= WIDTH


def broken(text: str, indent: str = "") -> list[str]:
    return set_lines(text, fits, indent)


@pytest.mark.parametrize("mark", sorted(NEVER_FIRST - set("…—")))
def test_no_line_begins_with_a_mark_that_closes(mark: str) -> None:
    assert broken(f"政府信息公开工作年度{mark}报告") == ["政府信息公开工作年", f"度{mark}报告"]


@pytest.mark.parametrize("mark", sorted(NEVER_LAST))
def test_no_line_ends_with_a_mark_that_opens(mark: str) -> None:
    assert broken(f"政府信息公开工作年{mark}报告") == ["政府信息公开工作年", f"{mark}报告"]


def test_marks_that_follow_each_other_stay_with_their_word() -> None:
    assert broken("政府信息公开（工作）”。报告") == ["政府信息公开（工", "作）”。报告"]


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_sign_of_two_squares_is_never_parted(pair: str) -> None:
    assert broken(f"政府信息公开工作年{pair}报告") == ["政府信息公开工作", f"年{pair}报告"]


@pytest.mark.parametrize(
    "whole",
    [
        "21件",
        "1.2万余件",
        "３０个",
        "12.5%",
        "8个百分点",
        "第5条",
        "2023年",
        "2023年度",
        "2024年1月29日",
        "2024 年 1 月 29 日",
        "12月31日",
        "〔2021〕30号",
        "（2021）第3号",
        "www.gov.cn",
        "12345",
        "GB/T9704-2012",
        "3·15",
        "1,234.56",
    ],
)
def test_what_is_read_as_one_stays_on_one_line(whole: str) -> None:
    lines = [line for at in range(12) for line in broken(f"{'文' * at}{whole}公开文件")]
    assert sum(whole in line for line in lines) == 12


def test_a_measure_word_is_not_looked_for_after_a_hotline() -> None:
    assert broken("某某市政府服务12345热线") == ["某某市政府服务12345", "热线"]


def test_an_address_longer_than_a_line_is_broken_after_its_signs() -> None:
    assert broken("http://www.example.gov.cn/art/2024/1/29") == [
        "http://www.",
        "example.gov.cn/",
        "art/2024/1/29",
    ]


def test_an_indent_belongs_to_the_first_line_alone() -> None:
    assert broken("政府信息公开工作年度报告", "　　") == ["　　政府信息公开工作", "年度报告"]


def test_an_indent_never_stands_alone() -> None:
    assert broken("www.example.gov.cn", "　　") == ["　　www.example.", "gov.cn"]


def test_lines_are_filled_as_far_as_the_rules_allow() -> None:
    lines = broken("政府信息公开工作年度报告" * 9)
    assert [len(line) for line in lines[:-1]] == [WIDTH] * (len(lines) - 1)


@given(st.text(SIGNS, max_size=80))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str) -> None:
    lines = broken(text, "　　")
    assert "".join(lines) == f"　　{text}"
    assert all(fits(line) or len(line.strip()) <= 1 for line in lines)


@given(st.lists(st.sampled_from(["公开", "“信息”", "（试行）", "，", "3件", "。"]), max_size=40))
def test_where_words_are_short_no_line_begins_or_ends_wrongly(words: list[str]) -> None:
    text = "".join(words).lstrip("，。")
    while "，，" in text or "。。" in text or "，。" in text or "。，" in text:
        text = (
            text.replace("，，", "，")
            .replace("。。", "。")
            .replace("，。", "。")
            .replace("。，", "，")
        )
    for before, after in itertools.pairwise(broken(text)):
        assert before[-1] not in NEVER_LAST
        assert after[0] not in NEVER_FIRST


def test_a_title_is_as_even_as_it_can_be() -> None:
    assert even_lines("某某市人民政府办公室某某局", fits) == ["某某市人民政府", "办公室某某局"]


def test_a_title_takes_no_more_lines_than_it_must() -> None:
    assert even_lines("某某市人民政府办公室", fits) == ["某某市人民政府办公室"]


def test_a_label_is_broken_after_its_number() -> None:
    assert even_lines("（四）无法提供", lambda line: width_in_em(line) <= 3) == [
        "（四）",
        "无法",
        "提供",
    ]
