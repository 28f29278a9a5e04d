"""Texts are broken into lines as layout engines break them, and their rows are as high."""

import pytest

from gaitool.text.typesetting import break_lines, line_count, lines_height, row_height, width_in_em


def broken(text: str, width: float) -> list[str]:
    return break_lines(text, width, width_in_em)


def test_lines_are_filled_and_words_stay_whole() -> None:
    assert broken("全年办结 2025-01 号申请", 6) == ["全年办结 ", "2025-01 号", "申请"]
    assert broken("一行\n又一行", 9) == ["一行", "又一行"]


def test_no_line_begins_with_a_closing_mark() -> None:
    assert broken("公开政府信息。", 6) == ["公开政府信", "息。"]
    assert broken("共 2025，", 3.5) == ["共 ", "2025，"]


def test_a_mark_after_the_one_character_of_a_line_begins_the_next() -> None:
    assert broken("公。", 1) == ["公", "。"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert broken("abcdefgh", 2.2) == ["abcd", "efgh"]


@pytest.mark.parametrize("line", ["ab 公 cd ef ", "a b c d e ", "2025-01 公开 "])
def test_a_line_breaks_alike_wherever_it_stands(line: str) -> None:
    # It fills the width exactly; sums of 0.55 are a little off, here to one side, there to another.
    assert broken(line * 40, width_in_em(line)) == [line] * 40


@pytest.mark.parametrize("width", [-4.0, 0.0, 0.3])
def test_where_there_is_no_room_every_piece_has_a_line(width: float) -> None:
    assert broken("", width) == [""]
    assert broken("公开", width) == ["公", "开"]


def test_a_row_is_as_high_as_its_lines_and_never_higher_than_a_row_can_be() -> None:
    text = "公开" * 40
    lines = line_count(text, 200, 10)
    assert lines > line_count(text, 400, 10) > 1
    assert row_height(text, 200, 10) == lines_height(lines, 10)
    assert lines_height(lines + 1, 10) > lines_height(lines, 10)
    assert lines_height(10_000, 10) == 409
