"""Tables that were copied as text, without place-holders for merged cells, are read whole."""

from pathlib import Path

import pytest

from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, Form, edition, edition_of_text
from gaitool.importers import Imported, read_published
from gaitool.renderers.report.web.web_page import write_report_page

from tests.importing.test_own_documents import texts
from tests.support.editions import APPLICATIONS, FORM_2021
from tests.support.importing.copied_prints import COPIED, copied
from tests.support.importing.plain_prints import made_up_figures, read_figures
from tests.support.importing.varied_reports import VARIED
from tests.support.judges import Judge
from tests.support.text_grid import FIXTURES, report_of

SUPPLEMENT = edition_of_text(
    (FIXTURES / "editions/import_supplement.toml").read_text(encoding="utf-8")
)
EDITIONS = {"2021": FORM_2021, "2019": edition("2019"), "supplement": SUPPLEMENT}
each_copy = pytest.mark.parametrize("how", COPIED)
each_edition = pytest.mark.parametrize("form", EDITIONS.values(), ids=EDITIONS)

FIGURES = made_up_figures(FORM_2021)
TABS = copied(FORM_2021, FIGURES, COPIED["tabs"])
HEADS = "自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
BY_SUMS = "表三的列标题没有认全；每行 7 个数，各数相加等于总计，按规定格式的次序读。"


def imported(text: str, folder: Path, form: Form = FORM_2021) -> Imported:
    path = folder / "copied.txt"
    path.write_text(text, encoding="utf-8")
    return read_published(path, form)


def changed(old: str, new: str) -> str:
    assert TABS.count(old) == 1
    return TABS.replace(old, new)


def row(key: str) -> list[CellKey]:
    return [cell for cell in APPLICATIONS.cells if cell.row == key]


@each_edition
@each_copy
def test_every_cell_of_a_copied_report_comes_back(form, how, tmp_path):
    figures = made_up_figures(form)
    known = imported(copied(form, figures, COPIED[how]), tmp_path, form)
    assert read_figures(known.report) == figures
    assert (known.doubts, known.missing, known.unplaced) == ((), (), ())


@pytest.mark.parametrize("name", ["complete", "of the tests", "large figures"])
def test_a_page_of_ours_that_is_copied_into_a_text_comes_back_whole(
    name: str, copied_from_browser: Judge, tmp_path: Path
):
    report = report_of(VARIED[name])
    page = tmp_path / "page.html"
    page.write_text(write_report_page(report), encoding="utf-8")
    known = imported(copied_from_browser(page), tmp_path)
    assert figures(known.report) == figures(report)
    assert (known.doubts, known.unplaced, known.notes) == ((), (), ())
    assert known.missing == read_published(page).missing
    assert texts(known.report) == texts(report)


def figures(report: FilledReport) -> dict[CellKey, object]:
    return {key: report.figure(key) for key in report.form.cells}


@pytest.mark.parametrize(
    "heads",
    [
        "自然人\t法人或其他组织\t总计\n商业\t科研\t社会公益\t法律服务\t其他\n企业\t机构\t组织\t机构\n",
        "自然人\t法人或其他组织\t合计\n企业\t科研\t公益\t法律\t其他\n",
        "个人\t单位\t总计\n",
    ],
)
def test_rows_whose_sums_hold_are_read_without_their_heads_and_it_is_said(heads, tmp_path):
    known = imported(changed(HEADS, heads), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert known.doubts == ()
    assert known.notes == (BY_SUMS,)


def test_a_row_whose_sum_is_wrong_is_read_with_a_doubt_where_the_others_hold(tmp_path):
    text = changed(HEADS, "自然人\t单位\t总计\n企业\t科研\t公益\t法律\t其他\n")
    printed = [FIGURES[key] for key in row("granted")]
    known = imported(text.replace("\t".join(printed), "\t".join([*printed[:-1], "9999"])), tmp_path)
    assert read_figures(known.report) == {**FIGURES, row("granted")[-1]: "9999"}
    assert {doubt.key for doubt in known.doubts} == set(row("granted"))


def test_heads_in_another_order_than_the_forms_are_never_read_by_sums(tmp_path):
    text = changed(HEADS, "总计\t法人或其他组织\t自然人\n商业企业\t科研机构\t社会公益组织\n")
    known = imported(text, tmp_path)
    assert [key for key in read_figures(known.report) if key.table == APPLICATIONS.key] == []
    assert known.report.unfound >= set(APPLICATIONS.inputs)


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEADS_OF_DISPUTES = "\n".join(
    ["行政复议\t行政诉讼", "未经复议直接起诉\t复议后起诉", "\t".join(OUTCOMES * 3)]
)


@pytest.mark.parametrize(
    ("heads", "is_said"),
    [
        pytest.param(HEADS_OF_DISPUTES, False, id="outcomes below all kinds"),
        pytest.param(
            "\n".join(
                [
                    "行政复议\t行政诉讼",
                    "\t".join([*OUTCOMES, "未经复议直接起诉", "复议后起诉"]),
                    "\t".join(OUTCOMES * 2),
                ]
            ),
            False,
            id="outcomes of the first kind beside the others",
        ),
        pytest.param("案件类型\t起诉方式\n" + "\t".join("甲乙丙丁戊" * 3), True, id="strange"),
        pytest.param("\t".join(OUTCOMES * 3), True, id="outcomes alone"),
    ],
)
def test_the_figures_of_table_four_follow_each_other(heads, is_said, tmp_path):
    known = imported(changed(HEADS_OF_DISPUTES, heads), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert known.doubts == ()
    assert any(note.startswith("表四的列标题没有认全") for note in known.notes) is is_said


def test_heads_of_table_four_in_another_order_are_not_read_by_sums(tmp_path):
    heads = HEADS_OF_DISPUTES.replace(
        "未经复议直接起诉\t复议后起诉", "复议后起诉\t未经复议直接起诉"
    )
    known = imported(changed(HEADS_OF_DISPUTES, heads), tmp_path)
    disputes = FORM_2021.tables["disputes"]
    assert [key for key in read_figures(known.report) if key in disputes] == []
    (unread,) = known.report.unread
    assert set(unread.keys) == set(disputes.cells)


SHORT_OR_LONG = [
    ("现行有效件", "现行有效件数", True),
    ("本年处理决定", "本年处理决定数量", True),
    ("法律服务", "法律服务机构", True),
    ("现行有效件数（2025年）", "现行有效件数", False),
    ("本年（2025）制发件数", "本年制发件数", False),
    ("现行有效件数（累计）", "现行有效件数", True),
    ("自然人（件）", "自然人", False),
    ("法律服务机构(单位：件)", "法律服务机构", False),
]


@pytest.mark.parametrize("how", [how for how in COPIED if how != "broken lines"])
@pytest.mark.parametrize(("printed", "label", "is_told"), SHORT_OR_LONG)
def test_heads_that_are_short_or_say_more_are_read(how, printed, label, is_told, tmp_path):
    def row_of(cells: list[str]) -> str:
        return COPIED[how]([printed if cell == label else cell for cell in cells])

    known = imported(copied(FORM_2021, FIGURES, row_of), tmp_path)
    assert read_figures(known.report) == FIGURES
    assert known.doubts == ()
    told = {(one.text, one.expected) for one in known.report.relabelled}
    assert told == ({(printed, label)} if is_told else set())
