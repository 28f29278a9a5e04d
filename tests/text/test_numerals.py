"""Chinese numerals are read as numbers, and what only looks like one is none."""

from decimal import Decimal
from itertools import product

import pytest

from gaitool.text.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"), [("十二", 12), ("一百零五", 105), ("廿三", 23), ("两千三", 2300)]
)
def test_a_chinese_numeral_is_a_number(text: str, number: int) -> None:
    numeral = read_numeral(text)

    assert numeral is not None
    assert numeral.number == Decimal(number)


@pytest.mark.parametrize("text", ["零十二", "百十一", "二十百", "零零十", "万一二"])
def test_numerals_in_no_order_are_no_number(text: str) -> None:
    assert read_numeral(text) is None


def test_whatever_stands_together_is_a_number_or_none() -> None:
    signs = "零〇一两九十百千万亿廿壹拾佰仟"
    texts = [*map("".join, product(signs, repeat=3)), *("零" + sign * 9 + "一" for sign in signs)]

    read = [numeral for numeral in map(read_numeral, texts) if numeral]

    assert 0 < len(read) < len(texts)
    assert all(numeral.number >= 0 and not numeral.plain for numeral in read)
