"""Marks that nobody sees, and radicals for characters, count for nothing in a comparison."""

import time
import unicodedata
from decimal import Decimal

import pytest

from gaitool.answers import Flaw, answer_from_text
from gaitool.form import CASES
from gaitool.text.folding import fold_label
from gaitool.text.unseen import as_seen

MARKS = (
    *("\u202a", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),
    *("\xad", "\u200b", "\u200c", "\u200d", "\u2060", "\u2061", "\ufeff", "\u180e", "\u034f"),
    *("\ufe0e", "\ufe0f", "\U000e0100", "\U000e0041", "\ufff9", "\ufffb", "\ufffc", "\x03", "\x9f"),
    *("\ue000", "\uf0b7", "\U000f0001", "\u2800", "\u3164"),
)


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_mark_nobody_sees_folds_away_in_names(mark: str) -> None:
    assert fold_label(f"{mark}青龙县{mark}教育局{mark}") == "青龙县教育局"


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_a_number_with_a_mark_nobody_sees_is_read_and_told(mark: str) -> None:
    answer = answer_from_text(f"{mark}1{mark}7{mark}", CASES)
    assert (answer.number, answer.flaw) == (Decimal(17), Flaw.DECORATED)


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_marks_alone_are_a_blank(mark: str) -> None:
    assert answer_from_text(f" {mark}", CASES).blank


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("⻘⻰县", "青龙县"),
        ("⻔头沟区⻋站", "门头沟区车站"),
        ("⾏政⼾籍⺠政", "行政户籍民政"),
        ("⻢鞍⼭市", "马鞍山市"),
        ("⻄⻓安街", "西长安街"),
    ],
)
def test_radicals_out_of_a_pdf_are_the_characters_they_show(copied: str, typed: str) -> None:
    assert fold_label(copied) == as_seen(unicodedata.normalize("NFKC", as_seen(copied))) == typed


@pytest.mark.parametrize("visible", ["①", "〇", "㈠", "\u2ff0", "☑", "々", "\ufffd", "𠮷"])
def test_what_shows_is_kept(visible: str) -> None:
    assert as_seen(visible) == visible
    assert fold_label(visible)


def test_long_texts_are_folded_in_time() -> None:
    start = time.perf_counter()
    fold_label("\u200b⻘" * 200_000)
    assert time.perf_counter() - start < 30
