"""Statements of 信息处理费."""

from decimal import Decimal

from gaitool.claims import Field, fee_statements


def test_demanded_and_collected_amounts_are_told_apart() -> None:
    text = "本年度发出收费通知2件，总金额300元，实际收取信息处理费200元。"

    assert [(found.claim.field, found.claim.value) for found in fee_statements(text)] == [
        (Field.PROCESSING_FEE_DEMANDED, 300),
        (Field.PROCESSING_FEE, 200),
    ]


def test_nothing_collected_is_a_denial() -> None:
    (found,) = fee_statements("2023 年度未收取政府信息公开信息处理费。", year=2023)

    assert found.claim.negative


def test_ten_thousands_are_multiplied_out() -> None:
    (found,) = fee_statements("收取信息处理费0.12万元。")

    assert found.claim.value == Decimal(1200)


def test_details_come_with_the_amount() -> None:
    (found,) = fee_statements("收取信息处理费400元，其中按件计收100元、按量计收200元。")

    assert found.details is not None
    assert found.details.total == 300


def test_other_fees_are_none_of_ours() -> None:
    assert fee_statements("收取生活垃圾处理费36万元。") == ()
