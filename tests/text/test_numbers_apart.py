"""What stands between two numbers of a text keeps them apart, and glues none to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaitool.claims import claims
from gaitool.text.sentences import fold

RECEIVED = "全年新收政府信息公开申请"


@pytest.mark.parametrize(
    "written",
    ["21¹件", "¹21件", "21①件", "①21件", "21 ² 件", "9̶21件", "9̶ 21件", "219̶件", "9̷21件", "⒈21件"],
)
def test_marks_of_notes_and_struck_figures_are_no_digits_of_the_number(written: str) -> None:
    (claim,) = claims(RECEIVED + written)
    assert claim.value == 21


@pytest.mark.parametrize(
    "written",
    [
        *(
            "9 12件",
            "9\u300012件",
            "9\t12件",
            "9  120件",
            "收到9 2件",
            "12¹3件",
            "129̶7件",
            "1. 12件",
        ),
        *("9”12件", "9”“12件", "3½12件", "1\u200b¹\u200b2件", "1㏢件", "1234 567件"),
    ],
)
def test_two_numbers_side_by_side_become_none(written: str) -> None:
    assert "912" not in fold(written).unquoted.text
    assert claims(RECEIVED + written) == ()


@pytest.mark.parametrize(
    "written",
    [" 2 1 件", "２１件", "2\u200b1件", "2\xad1件", "\u202d21\u202c件", "2\ufffc1件", "2\ue0001件"],
)
def test_what_nobody_sees_parts_no_number(written: str) -> None:
    (claim,) = claims(RECEIVED + written)
    assert claim.value == 21


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("12 345 件", "12345件"),
        ("1 234 567件", "1234567件"),
        ("2 0 2 5 年", "2025年"),
        ("20 24 年", "2024年"),
        ("2 024年", "2024年"),
        ("申 请 1 2 件", "申请12件"),
        ("2023 年 1 月 5 日", "2023年1月5日"),
        ("“予以公开” 19 件", "“予以公开”19件"),
        ("①主动公开", "1主动公开"),
        ("m²", "m2"),
        ("⻘⻰县", "青龙县"),
    ],
)
def test_one_number_stays_one(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(st.text("19 ¹①̶⒈½“”\u200b件.\u3000"), st.integers(0, 3))
def test_every_character_keeps_its_place(text: str, start: int) -> None:
    folded = fold(text, start)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(start <= place < len(text) for place in folded.offsets)


@given(st.from_regex(r"[1-9]{1,3}", fullmatch=True), st.sampled_from("¹⁰₁①⑳❶㉑"))
def test_no_mark_is_ever_glued(number: str, mark: str) -> None:
    assert fold(f"{number}{mark}件").text == f"{number}件"
    assert fold(f"{mark}{number}件").text == f"{number}件"
