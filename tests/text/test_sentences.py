"""Sentences and their places."""

from hypothesis import given
from hypothesis import strategies as st

from gaitool.claims import sentences


def test_text_is_split_at_stops_and_line_ends() -> None:
    text = "一、总体情况\n收到4件；办结3件。好！\n\n 完"

    assert [item.quote for item in sentences(text)] == [
        "一、总体情况",
        "收到4件；",
        "办结3件。",
        "好！",
        "完",
    ]


@given(st.text())
def test_sentence_stands_where_it_says(text: str) -> None:
    for item in sentences(text):
        assert text[item.start : item.end] == item.quote
