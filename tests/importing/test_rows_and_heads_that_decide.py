"""Figures go where their heads and labels send them, wherever these stand."""

import pytest

from tests.support.importing.published_text import findings, found, imported, published_text

LICENCES = "disclosure.licences.decisions"
REVIEW = ("9", "2", "1", "3", "15")
DIRECT = ("6", "1", "0", "2", "9")
AFTER = ("4", "0", "1", "2", "7")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CASES = {
    f"disputes.{row}.{column}": figure
    for row, figures in (("review", REVIEW), ("direct_suit", DIRECT), ("suit_after_review", AFTER))
    for column, figure in zip(
        ("upheld", "corrected", "other_outcome", "pending", "total"), figures, strict=True
    )
}


def line(*cells: str) -> str:
    return "\t".join(cells)


def with_disputes(*lines: str) -> str:
    """Return a report with these lines in place of table 四."""
    text = published_text()
    start = text.index("行政复议\t")
    end = text.index("五、", start)
    return "\n".join([text[:start].rstrip("\n"), *lines, text[end:]])


def read(text: str, name: str = "report.txt") -> dict[str, str]:
    report = imported(text, name).report
    answers = {**report.answers, **report.typed_totals}
    return {str(key): answer.raw for key, answer in answers.items() if not answer.blank}


def cases(text: str) -> dict[str, str]:
    return {key: raw for key, raw in read(text).items() if key.startswith("disputes.")}


COPIED_HEADS = (
    line("行政诉讼", "行政复议"),
    line("未经复议直接起诉", "复议后起诉", *OUTCOMES),
    line(*OUTCOMES, *OUTCOMES),
)
PLACED_HEADS = (
    f"| 行政诉讼 |{'  |' * 9} 行政复议 |{'  |' * 4}",
    f"| 未经复议直接起诉 |{'  |' * 4} 复议后起诉 |{'  |' * 4} {' | '.join(OUTCOMES)} |",
    f"| {' | '.join(OUTCOMES * 2)} |{'  |' * 5}",
)


@pytest.mark.parametrize(
    "lines",
    [
        (*COPIED_HEADS, line(*DIRECT, *AFTER, *REVIEW)),
        (*PLACED_HEADS, f"| {' | '.join((*DIRECT, *AFTER, *REVIEW))} |"),
    ],
)
def test_suits_left_of_reviews_are_read_as_their_heads_say(lines: tuple[str, ...]) -> None:
    assert cases(with_disputes(*lines)) == CASES


@pytest.mark.parametrize(
    "near",
    ["其他行政许可\t12", "行政许可（上年）\t288", "县级行政许可\t5", "行政许可（万元）\t4.5"],
)
def test_a_row_called_nearly_alike_takes_no_cell_of_the_one_in_full(near: str) -> None:
    whole = "行政许可\t"
    text = published_text(figures={LICENCES: "31"}).replace(whole, f"{near}\n{whole}", 1)
    label, figure = near.split("\t")
    known = imported(text)
    assert read(text)[LICENCES] == "31"
    assert [words for words in known.unplaced if label in words and figure in words]
    assert not found(text, "G011", "G108")


GROUP = line("（六）其他处理", "11", "1", "0", "0", "1", "0", "13")


def processed(*, in_parts: bool) -> str:
    """Return a report with the sum of a group as a row, above its parts or in their place."""
    lines = published_text(
        figures={
            f"applications.other_misc.{column}": figure
            for column, figure in (("natural_person", "11"), ("total", "11"))
        }
    ).split("\n")
    at = next(number for number, text in enumerate(lines) if "（六）其他处理" in text)
    parts = [lines[at].replace("（六）其他处理", "其中"), *lines[at + 1 : at + 3]]
    return "\n".join([*lines[:at], GROUP, *(parts if in_parts else ()), *lines[at + 3 :]])


def test_the_sum_of_a_group_is_not_one_of_its_parts() -> None:
    text = processed(in_parts=True)
    assert read(text)["applications.other_misc.total"] == "11"
    assert [
        words for words in imported(text).unplaced if words.endswith("（六）其他处理 · 总计：13")
    ]


def test_a_group_without_its_parts_is_told_where_it_is_read_as_one_of_them() -> None:
    (told,) = (one for one in findings(processed(in_parts=False)) if one.rule == "G011")
    assert "（六）其他处理" in told.message
    assert "3.其他" in told.message


def test_an_amount_under_a_head_in_yuan_is_not_taken_for_one_in_ten_thousand_yuan() -> None:
    text = published_text(figures={"disclosure.fees.amount": "186000"})
    text = text.replace("（单位：万元）", "（单位：元）", 1)
    assert "disclosure.fees.amount" not in read(text)
    (told,) = (one for one in findings(text) if one.rule == "G108")
    assert "186000" in told.message


def test_a_row_read_after_one_without_a_label_is_not_told_as_unread() -> None:
    lines = published_text(figures={"disclosure.compulsory_measures.decisions": "6"}).split("\n")
    at = next(number for number, text in enumerate(lines) if text.startswith("行政处罚"))
    cells = [cell for text in lines[:at] for cell in text.split("\t") if cell]
    rest = [cell for text in lines[at + 1 :] for cell in text.split("\t") if cell]
    cells.pop(cells.index("行政许可") + 1)
    text = "\n".join([*cells, "45", *rest])
    figures = read(text)
    assert figures["disclosure.compulsory_measures.decisions"] == "6"
    assert figures["disclosure.penalties.decisions"] == "45"
    assert not imported(text).report.unread


def in_lines(text: str) -> str:
    """Return a text whose cells are a line each."""
    return "\n".join(cell for each in text.split("\n") for cell in each.split("\t") if cell)


@pytest.mark.parametrize(
    "written", ["31*", "约31", "31人", "31余", "30+1", "31/45", "3月1日", "#REF!", "十八万六千元"]
)
@pytest.mark.parametrize(
    "cell", [LICENCES, "disclosure.penalties.decisions", "disclosure.fees.amount"]
)
def test_what_is_no_figure_is_read_as_written_where_a_cell_is_a_line(
    cell: str, written: str
) -> None:
    text = in_lines(published_text(figures={cell: written}))
    figures = read(in_lines(published_text()))
    assert read(text) == {**figures, cell: written}
    assert found(text, "G101", "G106", "G108") == ["G106"]


@pytest.mark.parametrize(
    "words", ["1.其中取水许可", "说明如下", "2023年制发的行政许可较上年有所减少。"]
)
def test_words_below_a_label_are_no_figure_of_it(words: str) -> None:
    text = in_lines(published_text()).replace("行政许可\n0", f"行政许可\n{words}", 1)
    assert LICENCES not in read(text)
