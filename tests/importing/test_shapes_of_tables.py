"""Shapes in which converters of pages leave tables are read, or what is not sure is told."""

from pathlib import Path

import pytest

from gaitool.form import CellKey
from gaitool.importers import Imported, read_published

from tests.importing.messy.grids import placed
from tests.importing.messy.outline import Line
from tests.support.editions import APPLICATIONS, DISCLOSURE, FORM_2021
from tests.support.importing.copied_prints import COPIED, copied, padded
from tests.support.importing.plain_prints import made_up_figures, pieces, read_figures

FIGURES = made_up_figures(FORM_2021)
BARS = ["bars", "bars around", "a bar after each cell", "a bar on a line of its own"]
CUT_OFF = "原文到这一行就断了，按规定格式的次序读"
HEADS = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数"


def imported(text: str, folder: Path) -> Imported:
    path = folder / "shaped.txt"
    path.write_text(text, encoding="utf-8")
    return read_published(path, FORM_2021)


def read(text: str, folder: Path) -> dict[CellKey, str]:
    return read_figures(imported(text, folder).report)


def row(table: str, key: str) -> list[CellKey]:
    return [cell for cell in FORM_2021.tables[table].cells if cell.row == key]


def on_one_line(between_rows: str, between_cells: str) -> list[str]:
    """Return a report, the rows of each table on one line."""
    return [
        piece.text
        if isinstance(piece, Line)
        else between_rows.join(between_cells.join(cell.text for cell in row) for row in piece)
        for piece in pieces(FORM_2021, FIGURES)
    ]


def one_table(*lines: str) -> str:
    """Return the part of table 二 with some lines below its heading."""
    return "\n".join(["二、主动公开政府信息情况", *lines])


@pytest.mark.parametrize("how", [*BARS, "bars around broken rows", "tabs"])
def test_rows_that_are_filled_up_with_blank_cells_are_read(how, tmp_path):
    known = imported(padded(FORM_2021, FIGURES, COPIED[how]), tmp_path)
    assert (read_figures(known.report), known.doubts) == (FIGURES, ())


@pytest.mark.parametrize("how", BARS)
def test_blank_cells_between_bars_keep_the_figures_in_their_columns(how, tmp_path):
    lacking = {*row("applications", "granted")[1:6], row("disclosure", "regulations")[0]}
    figures = {key: raw for key, raw in FIGURES.items() if key not in lacking}
    # A row of which only the first cell and the total are left still adds up.
    figures[row("applications", "granted")[6]] = figures[row("applications", "granted")[0]]
    assert read(padded(FORM_2021, figures, COPIED[how]), tmp_path) == figures


@pytest.mark.parametrize(
    ("between_rows", "between_cells"), [(" ", " "), (" | ", " | "), (" || ", " | "), ("\t", "\t")]
)
def test_tables_on_one_line_are_read(between_rows, between_cells, tmp_path):
    text = "\n".join(on_one_line(between_rows, between_cells))
    assert read(text, tmp_path) == FIGURES


def test_a_whole_report_on_one_line_has_its_tables_read(tmp_path):
    assert read(" ".join(on_one_line(" ", " ")), tmp_path) == FIGURES


@pytest.mark.parametrize("label", ["一、本年新收政府信息公开申请数量", "5.属于三类内部事务信息"])
def test_a_row_with_bars_that_is_broken_within_its_label_is_read(label, tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["bars"])
    assert text.count(label) == 1
    assert read(text.replace(label, f"{label[:6]}\n{label[6:]}"), tmp_path) == FIGURES


def test_rules_between_rows_part_nothing(tmp_path):
    def ruled(texts: list[str]) -> str:
        return f"+---+---+\n{COPIED['bars around'](texts)}"

    assert read(copied(FORM_2021, FIGURES, ruled), tmp_path) == FIGURES


def test_merged_cells_whose_text_is_repeated_are_read_once(tmp_path):
    lines = []
    for piece in pieces(FORM_2021, FIGURES):
        if isinstance(piece, Line):
            lines.append(piece.text)
            continue
        for places in placed(piece):
            texts = [cell.text for _, cell, _ in places for _ in range(cell.across)]
            lines.append(" | ".join(texts))
    assert read("\n".join(lines), tmp_path) == FIGURES


def test_a_row_broken_between_its_figures_is_read_with_a_doubt_where_its_sums_hold(tmp_path):
    figures = [FIGURES[key] for key in row("applications", "received")]
    text = copied(FORM_2021, FIGURES, COPIED["bars"])
    whole = " | ".join(figures)
    assert text.count(whole) == 1
    broken = f"{' | '.join(figures[:3])} |\n{' | '.join(figures[3:])}"
    known = imported(text.replace(whole, broken), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert {doubt.key for doubt in known.doubts} == set(row("applications", "received"))


def test_a_row_broken_between_its_figures_is_told_where_its_sums_do_not_hold(tmp_path):
    figures = [FIGURES[key] for key in row("applications", "received")]
    text = copied(FORM_2021, FIGURES, COPIED["bars"])
    broken = f"{' | '.join(figures[:3])} |\n{' | '.join([*figures[3:6], '1'])}"
    report = imported(text.replace(" | ".join(figures), broken), tmp_path).report
    assert report.unfound == set(row("applications", "received"))


def test_a_head_that_is_misspelt_is_read_with_a_doubt(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["lines"]).replace("本年制发件数", "本年发件数", 1)
    known = imported(text, tmp_path)
    assert read_figures(known.report) == FIGURES
    issued = {row("disclosure", key)[0] for key in ("regulations", "normative_documents")}
    assert {doubt.key for doubt in known.doubts} == issued


def test_figures_under_a_head_that_is_not_known_are_told_and_not_blank(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["bars"]).replace("本年制发件数", "印数", 1)
    report = imported(text, tmp_path).report
    rows = ("regulations", "normative_documents")
    assert report.unfound == {row("disclosure", key)[0] for key in rows}


def test_figures_under_heads_of_the_form_before_are_told_and_not_blank(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["lines"]).replace(
        "本年制发件数\n\n本年废止件数\n\n现行有效件数",
        "本年新制作数量\n\n本年新公开数量\n\n对外公开总数量",
    )
    report = imported(text, tmp_path).report
    assert report.unfound == {key for key in DISCLOSURE.cells if key.column != "decisions"} - {
        CellKey("disclosure", "fees", "amount")
    }


@pytest.mark.parametrize("how", ["lines", "bars around", "a bar after each cell"])
def test_a_row_in_which_the_text_breaks_off_is_read_as_far_as_it_goes(how, tmp_path):
    cells = row("applications", "carried_in")
    text = (
        padded(FORM_2021, FIGURES, COPIED[how])
        if how != "lines"
        else copied(FORM_2021, FIGURES, COPIED[how])
    )
    third = text.index(FIGURES[cells[2]], text.index("二、上年结转"))
    known = imported(text[: third + len(f"{FIGURES[cells[2]]} |")], tmp_path)
    whole = [*DISCLOSURE.cells, *row("applications", "received"), *cells[:3]]
    assert read_figures(known.report) == {key: FIGURES[key] for key in whole}
    assert {(doubt.key, doubt.reason) for doubt in known.doubts} >= {
        (key, CUT_OFF) for key in cells[:3]
    }


def test_a_row_that_breaks_off_is_not_read_where_blank_cells_leave_no_trace(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["lines"])
    end = text.index(FIGURES[row("applications", "received")[2]], text.index("一、本年新收"))
    report = imported(text[:end], tmp_path).report
    assert {key for key in APPLICATIONS.cells if key in report.unfound} == set(
        row("applications", "received")
    )


@pytest.mark.parametrize("end", ["三", "三、", "  三"])
def test_the_number_of_a_heading_that_breaks_off_is_no_figure(end, tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["lines"])
    known = imported(f"{text[: text.index('三、收到')]}\n{end}\n", tmp_path)
    assert read_figures(known.report) == {key: FIGURES[key] for key in DISCLOSURE.cells}
    assert known.report.unread == ()


def test_captions_with_a_bar_behind_them_are_not_told_as_figures(tmp_path):
    lines = ["第二十条第（五）项 |", "信息内容 | 本年处理决定数量 |", "行政许可 | 6 |"]
    report = imported(
        one_table(*lines, "第二十条第（八）项 |", "信息内容 | 本年收"), tmp_path
    ).report
    assert (report.unread, len(read_figures(report))) == ((), 1)


def test_zeros_that_are_glued_to_their_label_are_as_many_figures(tmp_path):
    heads = HEADS.replace("\n", "")
    known = imported(one_table(heads, "规章000", "行政规范性文件000"), tmp_path)
    assert [*read_figures(known.report).values()] == ["0"] * 6
    assert len(known.doubts) == 6


def test_other_figures_that_are_glued_to_each_other_are_told(tmp_path):
    text = one_table(HEADS.replace("\n", ""), "规章000", "行政规范性文件120")
    report = imported(text, tmp_path).report
    (unread,) = report.unread
    assert unread.keys == tuple(row("disclosure", "normative_documents"))


def test_a_figure_among_labels_without_any_belongs_to_the_label_before_it(tmp_path):
    text = one_table(
        f"第二十条第（一）项\n{HEADS}\n规章\n行政规范性文件",
        "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可",
        "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n行政强制",
    )
    assert read(text, tmp_path) == {CellKey("disclosure", "penalties", "decisions"): "7"}
