"""Figures are read where their labels stand, not where the template put them."""

from pathlib import Path
from typing import Any

import pytest

from gaitool.answers import Answer
from gaitool.filled_report import FilledReport, MissingNumber, Remark
from gaitool.form import CellKey, edition, known_versions
from gaitool.layout import layout_of
from gaitool.reader import read_filled_report
from gaitool.reader.anchors import FoundAnchors
from gaitool.rules.cells import every_input_is_filled

from tests.support.editions import APPLICATIONS
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

SHEET = "三、申请办理"
DATA = fixture("provincial_capital_2025")


def read(tmp_path: Path, data: dict[str, Any] = DATA, **changes: Any) -> FilledReport:
    return read_filled_report(filled_workbook(tmp_path / "filled.xlsx", data, **changes))


def raw(answers: dict[CellKey, Answer]) -> dict[str, str]:
    return {str(key): answer.raw for key, answer in answers.items() if not answer.blank}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> FilledReport:
    return read(tmp_path_factory.mktemp("untouched"))


def remarks(report: FilledReport) -> set[Remark]:
    return {seen.remark for seen in report.observations or ()}


@pytest.mark.parametrize(
    "place",
    [
        f"{SHEET}!5:5",
        f"{SHEET}!8:8",
        f"{SHEET}!15:15",
        f"{SHEET}!32:32",
        f"{SHEET}!33:33",
        f"{SHEET}!A:A",
        f"{SHEET}!D:D",
        f"{SHEET}!G:G",
        f"{SHEET}!J:J",
        f"{SHEET}!K:K",
        "二、主动公开!5:5",
        "二、主动公开!8:8",
        "二、主动公开!12:12",
        "二、主动公开!A:A",
        "四、复议诉讼!5:5",
        "四、复议诉讼!A:A",
        "四、复议诉讼!D:D",
        "四、复议诉讼!F:F",
        "四、复议诉讼!K:K",
    ],
)
def test_inserted_row_or_column_changes_no_figure(place, tmp_path, untouched):
    moved = read(tmp_path, insert=[place])
    assert raw(moved.answers) == raw(untouched.answers)
    assert raw(moved.declared) == raw(untouched.declared)


@pytest.mark.parametrize("place", ["四、复议诉讼!C:C", f"{SHEET}!F:F", "二、主动公开!8:8"])
def test_inserted_row_or_column_is_remarked_as_moved_and_nothing_else(place, tmp_path):
    assert remarks(read(tmp_path, insert=[place])) == {Remark.MOVED}


def test_rows_and_columns_inserted_together_change_no_figure(tmp_path, untouched):
    places = [f"{SHEET}!10:10", f"{SHEET}!10:10", f"{SHEET}!E:E", f"{SHEET}!31:31"]
    assert raw(read(tmp_path, insert=places).answers) == raw(untouched.answers)


def test_rows_that_changed_places_with_their_labels_keep_their_figures(tmp_path):
    one, other = "1.属于国家秘密", "2.其他法律行政法规禁止公开"
    edits = {f"{SHEET}!C12": other, f"{SHEET}!C13": one, f"{SHEET}!D12": 7, f"{SHEET}!D13": 5}
    report = read(tmp_path, edits=edits)
    key = CellKey("applications", "refused_prohibited_by_law", "natural_person")
    assert report.answers[key].raw == "7"
    assert str(report.places[key]) == f"{SHEET}!D12"


def test_label_with_other_words_is_read_between_its_neighbours(tmp_path, untouched):
    edits = {f"{SHEET}!B10": "（一）同意公开", f"{SHEET}!C13": ""}
    assert raw(read(tmp_path, edits=edits).answers) == raw(untouched.answers)


def test_altered_label_in_a_moved_table_is_read_between_its_neighbours(tmp_path, untouched):
    edits = {f"{SHEET}!B11": "（一）同意公开"}
    report = read(tmp_path, insert=[f"{SHEET}!8:8"], edits=edits)
    assert raw(report.answers) == raw(untouched.answers)


def test_lookalike_row_3_other_is_never_taken_for_the_column_other(tmp_path, untouched):
    report = read(tmp_path, edits={f"{SHEET}!C30": "其他"}, insert=[])
    assert raw(report.answers) == raw(untouched.answers)


def test_lookalike_totals_of_row_and_column_are_kept_apart(tmp_path, untouched):
    report = read(tmp_path, edits={f"{SHEET}!B31": "总计"})
    assert raw(report.answers) == raw(untouched.answers)
    assert remarks(report) == {Remark.LABEL_ALTERED}


def test_equal_labels_of_table_four_belong_to_the_group_they_stand_under(tmp_path):
    report = read(tmp_path, insert=["四、复议诉讼!F:F"])
    places = {k.row: p.address for k, p in report.places.items() if k.column == "upheld"}
    assert places == {"review": "A8", "direct_suit": "G8", "suit_after_review": "L8"}


def lost_label(tmp_path: Path) -> FilledReport:
    """Lose a label where a row was inserted, so that its neighbours moved differently."""
    place = f"{SHEET}!11:11"
    return read(tmp_path, insert=[place], edits={f"{SHEET}!B10": None})


def test_label_that_cannot_be_placed_leaves_its_row_unread(tmp_path):
    report = lost_label(tmp_path)
    unread = {key.row for key in APPLICATIONS.inputs if key not in report.answers}
    assert unread == {"granted"}


def test_label_that_cannot_be_placed_is_remarked_as_missing(tmp_path):
    seen = lost_label(tmp_path).observations or ()
    missing = [one.expected for one in seen if one.remark is Remark.LABEL_MISSING]
    assert missing == ["（一）予以公开"]


def test_row_that_was_not_found_is_never_taken_for_zeros(tmp_path):
    report = lost_label(tmp_path).with_blanks_as_zero("applications")
    with pytest.raises(MissingNumber):
        report.number(CellKey("applications", "granted", "natural_person"))


def test_row_that_was_not_found_is_not_called_blank(tmp_path):
    report = lost_label(tmp_path)
    blank = [
        cell.key for v in every_input_is_filled.check(report, APPLICATIONS) for cell in v.cells
    ]
    assert not [key for key in blank if key.startswith("applications.granted")]


FIRST, LAST = f"{SHEET}!A8", f"{SHEET}!A32"


@pytest.mark.parametrize("place", [FIRST, LAST])
def test_first_or_last_label_is_placed_where_all_labels_moved_alike(place, tmp_path, untouched):
    read_back = read(tmp_path, edits={place: "改过的文字"})
    assert raw(read_back.answers) == raw(untouched.answers)


def test_first_label_is_not_placed_where_the_others_moved_apart(tmp_path):
    report = read(tmp_path, insert=[f"{SHEET}!20:20"], edits={FIRST: "改过的文字"})
    assert {key.row for key in report.unfound} == {"received"}


def test_formula_is_not_blamed_where_a_part_of_its_sum_was_not_found(tmp_path):
    assert Remark.FORMULA_ALTERED not in remarks(lost_label(tmp_path))


def test_file_saved_by_a_library_has_the_same_figures_and_no_saved_totals(tmp_path, untouched):
    report = read(tmp_path, edits={"封面!C4": "另一个机关"})
    assert raw(report.answers) == raw(untouched.answers)
    assert report.cached == {}


def test_typed_total_is_kept_apart_from_the_ledger(tmp_path):
    report = read(tmp_path, fixture("consistent"), edits={f"{SHEET}!J8": 21, f"{SHEET}!K8": 22})
    key = CellKey("applications", "received", "total")
    assert (report.typed_totals[key].raw, report.declared[key].raw) == ("21", "22")


def test_ledger_counts_before_a_typed_total(tmp_path):
    report = read(tmp_path, fixture("consistent"), edits={f"{SHEET}!J8": 21, f"{SHEET}!K8": 22})
    assert report.figure(CellKey("applications", "received", "total")) == 22


@pytest.mark.parametrize("version", known_versions())
def test_labels_as_laid_out_place_every_question_as_laid_out(version):
    for sheet in layout_of(edition(version)).tables.values():
        questions = [*sheet.questions.values(), *sheet.ledger.values()]
        labels = {label for one in questions for label in (one.row_anchor, one.column_anchor)}
        found = FoundAnchors({label: label.address for label in labels if label})
        addresses = {one: found.locate(one) for one in questions}
        assert addresses == {one: one.address for one in questions}
