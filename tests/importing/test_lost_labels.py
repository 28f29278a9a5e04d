"""A row whose label is lost, strange or glued to its figures costs no other row, and is told."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from gaitool.form import CellKey
from gaitool.importers import Imported, read_published

from tests.support.editions import DISCLOSURE, FORM_2021
from tests.support.importing.copied_prints import COPIED, copied
from tests.support.importing.plain_prints import made_up_figures, read_figures
from tests.support.importing.published_text import imported as imported_text
from tests.support.importing.published_text import published_text

FIGURES = made_up_figures(FORM_2021)
ROWS = ["regulations", "licences", "carried_in", "partly_granted", "refused_process", "concluded"]
SEPARATORS = {"tabs": "\t", "bars": " | ", "lines": "\n\n", "spaces": " "}
LABELS = {row.key: row.label for table in FORM_2021.tables.values() for row in table.rows}


def lost(cells: list[str]) -> list[str]:
    return cells[1:]


def strange(cells: list[str]) -> list[str]:
    return ["本单位自定", *cells[1:]]


def glued_to_the_first(cells: list[str]) -> list[str]:
    return ["".join(cells[:2]), *cells[2:]]


def glued_to_all(cells: list[str]) -> list[str]:
    return ["".join(cells)]


DAMAGES = [lost, strange, glued_to_the_first, glued_to_all]
ALL = [
    pytest.param(*one, id="-".join([one[0].__name__, *one[1:]]))
    for one in product(DAMAGES, SEPARATORS, ROWS)
]


def imported(text: str, folder: Path) -> Imported:
    path = folder / "copied.txt"
    path.write_text(text, encoding="utf-8")
    return read_published(path, FORM_2021)


def damaged(row: str, how: str, damage: Callable[[list[str]], list[str]]) -> str:
    text, between = copied(FORM_2021, FIGURES, COPIED[how]), SEPARATORS[how]
    cells = [LABELS[row], *of_row(row).values()]
    assert text.count(between.join(cells)) == 1
    return text.replace(between.join(cells), between.join(damage(cells)))


def of_row(row: str) -> dict[CellKey, str]:
    return {key: raw for key, raw in FIGURES.items() if key.row == row}


@pytest.mark.parametrize(("damage", "how", "row"), ALL)
def test_its_figures_are_told_and_all_other_rows_are_read(damage, how, row, tmp_path):
    own = of_row(row)
    known = imported(damaged(row, how, damage), tmp_path)
    read = read_figures(known.report)
    assert {key: raw for key, raw in read.items() if key.row != row} == {
        key: raw for key, raw in FIGURES.items() if key.row != row
    }
    told = {doubt.key for doubt in known.doubts} | known.report.unfound
    assert {key for key in own if read.get(key) != own[key]} <= told


def test_figures_taken_off_their_label_are_read_with_a_doubt(tmp_path):
    known = imported(damaged("carried_in", "tabs", glued_to_the_first), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert {doubt.key for doubt in known.doubts} == set(of_row("carried_in"))


@pytest.mark.parametrize(
    ("how", "row"),
    [
        *product(SEPARATORS, ["carried_in", "partly_granted"]),
        # With one space between them so few figures may be those of a sentence.
        *product(sorted(SEPARATORS.keys() - {"spaces"}), ["regulations"]),
    ],
)
def test_a_row_without_label_is_read_where_the_rows_around_it_tell_which_it_is(how, row, tmp_path):
    known = imported(damaged(row, how, lost), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert known.report.unread == ()
    assert {doubt.key for doubt in known.doubts} == set(of_row(row))


@pytest.mark.parametrize(
    "between", ["其中重要的：3", "9\t9\t9", "5\t6"], ids=["words", "row", "short"]
)
def test_a_row_without_label_is_told_where_more_stands_beside_it(between, tmp_path):
    own = of_row("regulations")
    text = damaged("regulations", "tabs", lost)
    figures = "\t".join(own.values())
    known = imported(text.replace(figures, f"{figures}\n{between}"), tmp_path)
    assert set(own) <= known.report.unfound


def test_a_row_without_label_is_told_where_the_next_one_is_another_one(tmp_path):
    text = damaged("regulations", "tabs", lost)
    known = imported(text.replace("行政规范性文件\t", "某种文件\t"), tmp_path)
    assert set(of_row("regulations")) <= known.report.unfound


def test_a_lost_table_is_one_thing_that_was_not_read(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["tabs"])
    labels = {row.label for row in DISCLOSURE.rows} | {c.label for c in DISCLOSURE.columns}
    for label in sorted(labels, key=len, reverse=True):
        text = text.replace(f"{label}\t", "某项\t").replace(f"\t{label}", "\t某列")
    (unread,) = imported(text, tmp_path).report.unread
    assert (unread.table, unread.keys) == (DISCLOSURE.key, DISCLOSURE.cells)
    assert all(FIGURES[key] in unread.text for key in DISCLOSURE.cells)


def test_a_cell_of_two_figures_is_unread_and_not_blank(tmp_path):
    row = of_row("licences")
    known = imported(damaged("licences", "tabs", lambda cells: [cells[0], "12 15"]), tmp_path)
    (unread,) = known.report.unread
    assert (unread.text, unread.keys) == ("12 15", tuple(row))


def test_numbers_of_pages_among_the_tables_are_no_figures(tmp_path):
    text = copied(FORM_2021, FIGURES, COPIED["tabs"])
    text = text.replace("二、上年结转", "3\n二、上年结转")
    known = imported(text, tmp_path)
    assert read_figures(known.report) == FIGURES
    assert known.report.unread == ()


def test_the_heads_of_one_column_may_be_glued_to_each_other_as_well():
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项\n信息内容本年制发件数本年废止件数现行有效件数",
        "规章000\n行政规范性文件000",
        "第二十条第（五）项\n信息内容本年处理决定数量\n行政许可7",
        "第二十条第（六）项\n信息内容本年处理决定数量\n行政处罚12\n行政强制0",
        "第二十条第（八）项\n信息内容本年收费金额（单位：万元）\n行政事业性收费3.5",
    ]
    text = published_text().partition("二、主动公开政府信息情况")
    rest = text[2][text[2].index("三、收到和处理") :]
    copy = "\n".join([text[0].rstrip(), *lines, rest])
    answers = imported_text(copy).report.answers
    read = [answers[key].raw for key in DISCLOSURE.inputs]
    assert read == ["0", "0", "0", "0", "0", "0", "7", "12", "0", "3.5"]
