"""Hints at how a slip came about name only what the figures really show."""

import pytest

from gaitool.checking.engine import check_report
from gaitool.form import CellKey
from gaitool.rules.catalogue import select_rules
from gaitool.rules.location import causes
from gaitool.rules.location.corrections import Correction
from gaitool.rules.location.equations import equations_of, read_written_table

from tests.support.editions import APPLICATIONS
from tests.support.seeded_faults import published_report, with_figures

REPORT = published_report("provincial_capital_2025")


def correction(row: str, column: str, written: int, expected: int) -> Correction:
    return Correction(CellKey("applications", row, column), written, expected)


@pytest.mark.parametrize(("written", "expected"), [(45, 54), (1303, 1033), (321, 123)])
def test_two_digits_that_changed_places_are_named(written, expected):
    assert causes.swapped_digits(written, expected) == f"像是数字颠倒（{expected} 写成 {written}）"


@pytest.mark.parametrize(("written", "expected"), [(9, 18), (27, 36), (231, 123), (5, 5)])
def test_difference_of_nine_alone_is_no_swap(written, expected):
    assert causes.swapped_digits(written, expected) is None


@pytest.mark.parametrize(
    ("written", "expected", "hint"),
    [
        (120, 12, "像是末尾多写了一个 0"),
        (12, 120, "像是末尾少写了一个 0"),
        (0, 5, None),
        (0, 0, None),
        (121, 12, None),
    ],
)
def test_tenfold_figure_has_a_zero_too_many_or_few(written, expected, hint):
    assert causes.zero_too_many_or_few(written, expected) == hint


@pytest.mark.parametrize(
    ("written", "expected", "hint"),
    [
        (1223, 123, "像是多打了一位数字"),
        (13, 123, "像是漏打了一位数字"),
        (5, 12, None),
        (3, 0, None),
    ],
)
def test_figure_with_a_digit_more_or_less_is_named(written, expected, hint):
    assert causes.digit_too_many_or_few(written, expected) == hint


@pytest.mark.parametrize(("written", "expected"), [(5, 4), (18, 15), (1, 0), (90, 80)], ids=str)
def test_neighbouring_key_is_named(written, expected):
    assert causes.neighbouring_key(written, expected)


@pytest.mark.parametrize(("written", "expected"), [(9, 1), (10, 9), (55, 44), (7, 7)], ids=str)
def test_distant_keys_are_no_slip_of_the_finger(written, expected):
    assert causes.neighbouring_key(written, expected) is None


def test_last_years_figure_written_again_is_named():
    last = with_figures(REPORT, {CellKey("applications", "granted", "other"): 77})
    report = REPORT._replace(previous=last)
    hint = causes.last_years_figure(report, correction("granted", "other", 77, 14))
    assert hint == "与上年的数相同，像是抄了上年数"


def test_without_last_years_report_nothing_was_copied():
    assert causes.last_years_figure(REPORT, correction("granted", "other", 77, 14)) is None


def test_zero_of_last_year_is_no_copy():
    last = with_figures(REPORT, {CellKey("applications", "granted", "other"): 0})
    report = REPORT._replace(previous=last)
    assert causes.last_years_figure(report, correction("granted", "other", 0, 14)) is None


def test_sum_of_one_group_in_place_of_the_total_is_named():
    organisations = 252 + 0 + 45 + 128 + 32
    hint = causes.subtotal_as_total(REPORT, correction("received", "total", organisations, 14069))
    assert hint == "等于“法人或其他组织”的小计，像是把小计当成了总计"


def test_sum_of_the_refusals_in_place_of_the_concluded_is_named():
    refused = 13 + 30 + 11 + 49 + 103 + 84 + 282 + 147
    hint = causes.subtotal_as_total(
        REPORT, correction("concluded", "natural_person", refused, 13364)
    )
    assert hint == "等于“（三）不予公开”的小计，像是把小计当成了总计"


@pytest.mark.parametrize(("gap", "slip"), [(-252, "漏计"), (252, "重计")])
def test_total_off_by_one_of_its_parts_names_the_part(gap, slip):
    hint = causes.part_left_out_or_doubled(
        REPORT, correction("received", "total", 14069 + gap, 14069)
    )
    assert hint == (
        f"相差的正是“一、本年新收政府信息公开申请数量 · 商业企业”的 252，像是{slip}了这一格"
    )


def test_input_too_large_by_a_cell_of_its_column_names_it():
    hint = causes.neighbour_included(REPORT, correction("granted", "other", 22, 14))
    assert hint == (
        "多出的正是“（四）无法提供 1.本机关不掌握相关政府信息 · 其他”的 8，像是重计了这一格"
    )


def test_difference_of_one_is_too_common_to_name_a_cell():
    assert causes.neighbour_included(REPORT, correction("granted", "other", 15, 14)) is None


def test_telling_cause_comes_before_a_slip_of_the_finger():
    cause = causes.cause_of(REPORT, correction("granted", "other", 41, 14))
    assert cause.words == "像是数字颠倒（14 写成 41）"


def test_cases_counted_in_the_wrong_column_are_named():
    cause = causes.misplaced_figure(
        correction("granted", "business", 126, 129), correction("granted", "other", 17, 14)
    )
    assert cause.words == "一格多、一格少，都是 3，像是填错了列"


def test_cases_counted_in_the_wrong_row_are_named():
    cause = causes.misplaced_figure(
        correction("granted", "business", 126, 129),
        correction("partly_granted", "business", 42, 39),
    )
    assert cause.words == "一格多、一格少，都是 3，像是填错了行"


def test_opposite_differences_in_no_common_line_are_not_misplaced():
    first = correction("granted", "business", 126, 129)
    assert causes.misplaced_figure(first, correction("received", "other", 35, 32)) is None


def test_two_columns_with_opposite_imbalance_are_named():
    changes = {
        CellKey("applications", "granted", "business"): 126,
        CellKey("applications", "granted", "other"): 17,
    }
    report = with_figures(REPORT, changes)._replace(declared={})
    equations = equations_of(read_written_table(report, APPLICATIONS))
    opposite = causes.opposite_columns(report, equations)
    assert opposite is not None
    assert opposite.words == "“商业企业”和“其他”两列一多一少，都是 3，像是填错了列"


def test_single_column_off_balance_has_no_opposite():
    report = with_figures(REPORT, {CellKey("applications", "received", "business"): 1})
    equations = equations_of(read_written_table(report, APPLICATIONS))
    assert causes.opposite_columns(report, equations) is None


def messages(changes: dict[CellKey, int]) -> list[str]:
    report = with_figures(REPORT, changes)._replace(declared={})
    findings = check_report(report, select_rules(("G301", "G302", "G303"))).findings
    return [finding.message for finding in findings]


def test_without_stated_totals_both_columns_are_told_of_the_slip():
    told = messages(
        {
            CellKey("applications", "granted", "business"): 126,
            CellKey("applications", "granted", "other"): 17,
        }
    )
    assert [message.split("。")[-2] for message in told] == [
        "“商业企业”和“其他”两列一多一少，都是 3，像是填错了列"
    ] * 2


def test_without_stated_totals_columns_off_by_different_figures_are_told_nothing():
    told = messages(
        {
            CellKey("applications", "granted", "business"): 126,
            CellKey("applications", "granted", "other"): 18,
        }
    )
    assert len(told) == 2
    assert not any("填错了列" in message for message in told)
