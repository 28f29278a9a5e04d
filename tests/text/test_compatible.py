"""The compatible form of a long text is that of a short one, and takes no longer by the letter."""

import unicodedata

import pytest

from gaitool.text.compatible import compatible


@pytest.mark.parametrize(
    "words", ["Ａ１２ｅ\u0301，ﬁ①", "e\u0323\u0301", "甲" * 499 + "e\u0301", "a"]
)
@pytest.mark.parametrize("times", [1, 3, 2_000])
def test_a_text_of_any_length_is_as_unicode_has_it(words: str, times: int) -> None:
    assert compatible(words * times) == unicodedata.normalize("NFKC", words * times)


def test_no_accent_is_lost_of_more_than_any_letter_has() -> None:
    accents = "\u0301\u0323" * 5_000
    assert sorted(compatible(f"x{accents}")) == sorted(f"x{accents}")
