"""An amount is counted in 万元: 万 behind its number is that measure, and multiplies nothing."""

from decimal import Decimal
from pathlib import Path

import pytest

from gaitool.answers import Answer, Flaw, answer_from_text
from gaitool.checking.engine import check_report
from gaitool.checking.sources import read_report
from gaitool.form import CASES, TEN_THOUSAND_YUAN, CellKey
from gaitool.renderers.report.web.web_page import write_report_page
from gaitool.rules.cells import number_cells_hold_numbers

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import filled_workbook

FEES = CellKey("disclosure", "fees", "amount")
AMOUNTS = [
    *(("59.2万", "59.2"), ("59.2万元", "59.2"), ("59.2萬", "59.2"), ("59.2萬元", "59.2")),
    *((" ５９．２ 万 元 ", "59.2"), ("1,234.5万", "1234.5"), ("0万", "0"), ("59万", "59")),
    *(("五十九万", "59"), ("五十九萬元", "59"), ("伍拾玖万元", "59"), ("五十九", "59")),
    *(("两千五百万", "2500"), ("五百", "500"), ("零万元", "0")),
]
NO_AMOUNTS = [
    *("5.9亿", "5.9亿元", "5.9亿万元", "59万2千", "五十九万二千", "五十九万二千元", "592000元"),
    *("五十九亿", "五亿万元", "一亿二千万", "一亿二千万元", "1.2万万", "1.2万万元", "五万万元"),
    *("5百", "5千", "5百万", "万", "万元", "萬元", "59.2万多", "约59.2万", "59.2万5"),
]
COUNTS = [("1.2万", 12_000), ("1.2万件", 12_000), ("五十九万二千", 592_000), ("一亿", 100_000_000)]


def in_data(amount: str) -> Answer:
    cells = fixture("plain_words")["cells"] | {str(FEES): amount}
    return report_of({"cells": cells}).answer(FEES)


def in_a_workbook(amount: str, folder: Path) -> Answer:
    edits = {"二、主动公开!B18": amount}
    file = filled_workbook(folder / "年报.xlsx", fixture("plain_words"), edits)
    return read_report(file).answer(FEES)


def in_a_published_page(amount: str, folder: Path) -> Answer:
    data = fixture("plain_words")
    cells = data["cells"] | {str(FEES): "98765.4321"}
    page = write_report_page(report_of(data | {"cells": cells}), draft=True)
    # Once to be seen, once in the data that the page carries.
    assert page.count("98765.4321") == 2
    file = folder / "年报.html"
    file.write_text(page.replace("98765.4321", amount), encoding="utf-8")
    return read_report(file).answer(FEES)


@pytest.mark.parametrize(("written", "amount"), AMOUNTS)
def test_the_measure_behind_an_amount_does_not_multiply(written: str, amount: str) -> None:
    answer = answer_from_text(written, TEN_THOUSAND_YUAN)
    assert (answer.raw, answer.number, answer.flaw) == (written, Decimal(amount), Flaw.DECORATED)


@pytest.mark.parametrize("written", NO_AMOUNTS)
def test_any_other_multiplier_makes_an_amount_no_number(written: str) -> None:
    answer = answer_from_text(written, TEN_THOUSAND_YUAN)
    assert (answer.raw, answer.number, answer.flaw) == (written, None, Flaw.NOT_A_NUMBER)


@pytest.mark.parametrize(("written", "count"), COUNTS)
def test_counts_are_still_multiplied(written: str, count: int) -> None:
    assert answer_from_text(written, CASES).number == count


def test_every_source_reads_an_amount_alike(tmp_path: Path) -> None:
    for written, amount in (("59.2万", Decimal("59.2")), ("五十九万", Decimal(59))):
        assert in_data(written).number == amount
        assert in_a_workbook(written, tmp_path).number == amount
        assert in_a_published_page(written, tmp_path).number == amount


@pytest.mark.parametrize("written", ["5.9亿", "五十九万二千", "592000元"])
def test_every_source_refuses_an_amount_alike(written: str, tmp_path: Path) -> None:
    assert in_data(written).flaw is Flaw.NOT_A_NUMBER
    assert in_a_workbook(written, tmp_path).flaw is Flaw.NOT_A_NUMBER
    assert in_a_published_page(written, tmp_path).flaw is Flaw.NOT_A_NUMBER


def test_the_error_tells_how_an_amount_is_written() -> None:
    cells = fixture("plain_words")["cells"] | {str(FEES): "592000元"}
    (found,) = check_report(report_of({"cells": cells}), [number_cells_hold_numbers]).findings
    assert "592000 元写 59.2" in found.hint
