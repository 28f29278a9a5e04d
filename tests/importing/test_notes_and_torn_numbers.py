"""A number torn off its label is no figure, a note in a label no label."""

import pytest

from tests.importing.test_sources_that_break_off import WHOLE
from tests.support.importing.published_text import findings, imported

CELLS = "\n".join(filter(None, WHOLE.replace("\t", "\n").splitlines()))
NOTE = (
    "（按有关规定制定并公布的文件。没有制定权的机关填0；不得空着，年末现行有效的与上年报告衔接。）"
)


def read(text: str) -> dict[str, str]:
    return {str(key): answer.raw for key, answer in imported(text).report.answers.items()}


@pytest.mark.parametrize("text", [WHOLE, CELLS], ids=["rows", "cells"])
@pytest.mark.parametrize(
    ("label", "torn"),
    [
        ("四、结转下年度", "四\n、结转下年度"),
        ("四、结转下年度", "四\n结转下年度"),
        ("（二）部分公开", "（二\n）部分公开"),
        ("三、本年度办理", "三、\n本年度办理"),
        ("三、本年度办理", "三\n、\n本年度办理"),
        ("四、政府信息公开行政复议", "四、\n政府信息公开行政复议"),
        ("四、政府信息公开行政复议", "四\n、政府信息公开行政复议"),
    ],
)
def test_a_number_torn_off_its_label_is_no_figure(text: str, label: str, torn: str) -> None:
    assert label in text
    broken = text.replace(label, torn)
    assert findings(broken) == []
    assert read(broken) == read(WHOLE)


def test_a_digit_torn_off_a_label_is_one_by_the_point_after_it() -> None:
    assert read(CELLS.replace("3.其他", "3\n.其他")) == read(WHOLE)


@pytest.mark.parametrize(
    "noted", [f"\n规章{NOTE}\n", f"\n规章\n{NOTE}\n", f"\n规章{NOTE * 4}\n", "\n规章是指部门规章\n"]
)
def test_a_note_in_a_label_is_passed_over_where_each_cell_is_a_line(noted: str) -> None:
    text = CELLS.replace("\n规章\n", noted)
    assert findings(text) == []
    assert read(text) == read(WHOLE)


@pytest.mark.parametrize("text", [WHOLE, CELLS], ids=["rows", "cells"])
def test_a_share_of_a_row_is_not_the_row(text: str) -> None:
    label = "规章\t0" if "\t" in text else "规章\n0"
    assert label in text
    for share in ("（市级）", "（其中：市级）"):
        rows = text.replace(label, label.replace("规章", f"规章{share}").replace("0", "7"))
        assert read(rows).get("disclosure.regulations.issued") in (None, "")
        assert [one.rule for one in findings(rows) if "规章" in one.message] == ["G108"]


def test_a_note_in_the_head_of_a_column_is_passed_over() -> None:
    assert "现行有效件数" in WHOLE
    text = WHOLE.replace("现行有效件数", "现行有效件数（指截至本年底没有废止的件数）")
    assert read(text) == read(WHOLE)


@pytest.mark.parametrize("figures", ["3\t\t\t\t\t\t3", "3\t\t\t\t\t\t", "3\t0\t0\t0\t0\t0\t3"])
def test_a_group_that_is_one_row_keeps_its_figures_whatever_is_blank(figures: str) -> None:
    start, end = WHOLE.index("（六）其他处理"), WHOLE.index("（七）总计")
    text = f"{WHOLE[:start]}（六）其他处理\t\t{figures}\n\t{WHOLE[end:]}"
    assert read(text)["applications.other_misc.natural_person"] == "3"


def test_a_numeral_at_the_very_end_is_a_number_cut_off_and_leaves_the_table_above_whole() -> None:
    (finding,) = findings(f"{WHOLE[: WHOLE.index('三、收到')]}三")
    assert "“三、收到和处理政府信息公开申请情况”的标题中间" in finding.message
    assert "表二" not in finding.message
