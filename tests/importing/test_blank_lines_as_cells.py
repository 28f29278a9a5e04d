"""A copy with a cell a line and a blank line after each: further blank lines are blank cells."""

from collections.abc import Sequence

import pytest

from gaitool.importers.blank_lines import BLANK_LINES

from tests.support.importing.published_text import findings, imported, published_text

BEFORE = published_text()
ABOVE = BEFORE[: BEFORE.index("三、收到")].replace("\t", "\n")
HEADS = (
    *("三、收到和处理政府信息公开申请情况", "申请人情况", "自然人", "法人或其他组织", "总计"),
    *("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
)
COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")
RECEIVED = ("一、本年新收政府信息公开申请数量", "52", "4", "", "", "2", "", "58")
CARRIED_IN = ("二、上年结转政府信息公开申请数量", "", "", "", "6", "", "", "6")
GRANTED = ("（一）予以公开", "", "9", "", "", "", "", "9")
BLANK = ("1.属于国家秘密", "", "", "", "", "", "", "")


def spaced(*rows: Sequence[str]) -> str:
    """Return rows a cell a line: two line breaks after a filled cell, one for a blank one."""
    cells = [cell for row in (HEADS, *rows, ("2.其他法律",)) for cell in row]
    return ABOVE + "".join(f"{cell}\n\n" if cell else "\n" for cell in cells)


def read(text: str, row: str) -> list[str]:
    report = imported(text).report
    answers = {str(key): one.raw for key, one in {**report.answers, **report.typed_totals}.items()}
    return [answers.get(f"applications.{row}.{column}", "?") for column in (*COLUMNS, "total")]


def test_every_figure_stands_in_its_column_and_that_is_said() -> None:
    text = spaced(RECEIVED, CARRIED_IN, GRANTED, BLANK)
    assert read(text, "received") == list(RECEIVED[1:])
    assert read(text, "carried_in") == list(CARRIED_IN[1:])
    assert read(text, "granted") == list(GRANTED[1:])
    assert BLANK_LINES in imported(text).notes
    assert [one for one in findings(text) if one.rule == "G108"] == []


@pytest.mark.parametrize(
    "odd",
    [
        ("（一）予以公开", "", "9", "", "", "", "9"),
        ("（一）予以公开", "", "9", "", "", "", "", "", "9"),
        ("（一）予以公开", "", "9", "", "", "", "", "8"),
    ],
    ids=["too few", "too many", "wrong sum"],
)
def test_one_row_that_does_not_come_out_leaves_all_of_them_unread(odd: tuple[str, ...]) -> None:
    text = spaced(RECEIVED, CARRIED_IN, odd)
    assert BLANK_LINES not in imported(text).notes
    assert "52" not in read(text, "received")
    assert any(one.rule == "G108" and "52、4、2、58" in one.message for one in findings(text))
