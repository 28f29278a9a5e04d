"""Wrong cells are found from the sums they break, and never guessed where several would do."""

from decimal import Decimal
from itertools import zip_longest

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gaitool.answers import Answer, answer_from_number
from gaitool.filled_report import FilledReport
from gaitool.form import CASES, CellKey
from gaitool.rules.location.corrections import LONGEST_LIST, Correction, Diagnosis
from gaitool.rules.location.diagnosis import diagnose
from gaitool.rules.location.equations import Equation
from gaitool.rules.location.syndromes import Decoder

from tests.support.editions import APPLICATIONS, DISPUTES
from tests.support.seeded_faults import (
    REPORTS,
    fault_pairs,
    outcome,
    published_report,
    single_faults,
    with_figures,
)

SMALL, LARGE = (published_report(name) for name in REPORTS)
WITHOUT_TOTALS = LARGE._replace(declared={})
EVERY_REPORT = pytest.mark.parametrize("report", [SMALL, LARGE], ids=REPORTS)


def applications(row: str, column: str) -> CellKey:
    return CellKey("applications", row, column)


def changed(report: FilledReport, changes: dict[CellKey, int]) -> FilledReport:
    """Add the given differences to the figures of some cells."""
    return with_figures(report, {key: int(report.figure(key)) + d for key, d in changes.items()})


def only_diagnosis(report: FilledReport) -> Diagnosis:
    (diagnosis,) = diagnose(report, APPLICATIONS)
    return diagnosis


def corrected(diagnosis: Diagnosis) -> list[dict[CellKey, int]]:
    return [{fix.key: fix.expected for fix in repair.corrections} for repair in diagnosis.repairs]


@EVERY_REPORT
@pytest.mark.parametrize("table", [APPLICATIONS, DISPUTES], ids=["applications", "disputes"])
def test_published_table_that_balances_has_no_diagnosis(report, table):
    assert diagnose(report, table) == ()


@EVERY_REPORT
def test_every_single_wrong_cell_is_the_only_repair(report):
    for fault in single_faults(report, APPLICATIONS):
        broken = with_figures(report, {fault.key: fault.wrong})
        located = only_diagnosis(broken).located
        assert located, fault
        assert [(fix.key, fix.expected) for fix in located.corrections] == [
            (fault.key, fault.right)
        ]


@EVERY_REPORT
def test_two_wrong_cells_are_never_unseen_and_mostly_located(report):
    outcomes = [
        outcome(diagnose(with_figures(report, {f.key: f.wrong for f in pair}), APPLICATIONS), pair)
        for pair in fault_pairs(report, APPLICATIONS, 200, seed=7)
    ]
    assert not {"unseen", "missed"} & set(outcomes)
    assert sum(found in ("unique", "first") for found in outcomes) >= 0.9 * len(outcomes)


def test_three_wrong_cells_with_different_differences_are_the_only_repair():
    changes = {
        applications("granted", "business"): 7,
        applications("carried_out", "natural_person"): -3,
        applications("refused_process", "total"): 12,
    }
    located = only_diagnosis(changed(LARGE, changes)).located
    assert {fix.key: fix.difference for fix in located.corrections} == changes


def test_correction_names_the_broken_equations_of_a_wrong_grand_total():
    grand_total = applications("concluded", "total")
    located = only_diagnosis(changed(LARGE, {grand_total: 1})).located
    assert [(equation.rule, equation.excess) for equation in located.corrections[0].equations] == [
        ("G303", -1),
        ("G302", -1),
        ("G301", -1),
    ]


def test_equal_differences_across_a_rectangle_list_both_diagonals():
    changes = {
        applications("granted", "natural_person"): 1,
        applications("partly_granted", "business"): 1,
    }
    diagnosis = only_diagnosis(changed(LARGE, changes))
    assert {frozenset(repair) for repair in corrected(diagnosis)} == {
        frozenset(changes),
        frozenset(
            {
                applications("granted", "business"),
                applications("partly_granted", "natural_person"),
            }
        ),
    }
    assert diagnosis.located is None


def test_diagonal_that_would_go_below_zero_is_no_repair():
    changes = {
        applications("granted", "natural_person"): 1,
        applications("partly_granted", "business"): 1,
    }
    located = only_diagnosis(changed(SMALL, changes)).located
    assert {fix.key for fix in located.corrections} == set(changes)


def test_two_wrong_cells_of_one_row_are_told_apart_by_their_columns():
    changes = {
        applications("granted", "natural_person"): 2,
        applications("granted", "business"): 5,
    }
    located = only_diagnosis(changed(LARGE, changes)).located
    assert {fix.key: fix.difference for fix in located.corrections} == changes


def test_exchanged_cells_of_a_row_come_first_of_all_rows_that_would_do():
    one = applications("declined_petition", "legal_service")
    other = applications("declined_petition", "other")
    exchanged = {one: int(LARGE.figure(other)), other: int(LARGE.figure(one))}
    diagnosis = only_diagnosis(with_figures(LARGE, exchanged))
    assert set(corrected(diagnosis)[0]) == {one, other}
    assert diagnosis.repairs[0].cause == "两格的数像是互相填反了"
    assert diagnosis.count == 4


def test_repair_with_swapped_digits_comes_before_one_without_cause():
    changes = {
        applications("granted", "public_interest"): -27,  # 41 → 14
        applications("partly_granted", "natural_person"): -27,  # 2120 → 2093
    }
    diagnosis = only_diagnosis(changed(LARGE, changes))
    assert set(corrected(diagnosis)[0]) == set(changes)
    assert diagnosis.repairs[0].corrections[0].cause == "像是数字颠倒（41 写成 14）"
    assert diagnosis.count == 2


def test_three_wrong_cells_are_listed_where_one_cell_would_have_to_go_below_zero():
    changes = {
        applications("refused_state_secret", "natural_person"): 1,
        applications("granted", "business"): 1,
        applications("granted", "natural_person"): -1,
    }  # the fourth corner, refused_state_secret.business, would do alone, but is 0
    diagnosis = only_diagnosis(changed(LARGE, changes))
    assert set(changes) in [set(repair) for repair in corrected(diagnosis)]


def test_one_cell_is_not_corrected_twice():
    first, second = applications("granted", "other"), applications("granted", "business")
    equations = [
        Equation("G302", first, {first: 1}, 5),
        Equation("G303", first, {first: 1, second: 1}, 2),
    ]  # only -5 and +3 would do, but the first cell has 3 to lose
    assert Decoder(equations, {first: 3, second: 9}).smallest_explanations() == ()


def test_cell_that_every_repair_corrects_is_certain():
    grand_total = applications("concluded", "total")
    changes = {
        grand_total: 500,
        applications("granted", "natural_person"): 1,
        applications("partly_granted", "business"): 1,
    }
    diagnosis = only_diagnosis(changed(LARGE, changes))
    assert [fix.key for fix in diagnosis.certain] == [grand_total]


def test_four_unrelated_wrong_cells_have_no_repair_but_their_broken_equations():
    changes = {
        applications("received", "natural_person"): 1,
        applications("granted", "business"): 20,
        applications("carried_out", "other"): 300,
        applications("declined_petition", "legal_service"): 4000,
    }
    diagnosis = only_diagnosis(changed(LARGE, changes))
    assert (diagnosis.repairs, diagnosis.count, len(diagnosis.broken)) == ((), 0, 8)


def test_without_totals_an_imbalance_suspects_every_cell_of_its_column():
    report = changed(WITHOUT_TOTALS, {applications("granted", "natural_person"): 1})
    diagnosis = only_diagnosis(report)
    assert [equation.rule for equation in diagnosis.broken] == ["G301"]
    assert diagnosis.located is None
    assert set(diagnosis.suspects) == {
        key
        for key in APPLICATIONS.inputs
        if key.column == "natural_person" and key.row != "declined_publication"  # 0, not -1
    }


def test_without_totals_two_columns_are_diagnosed_apart():
    changes = {applications("received", "business"): 1, applications("granted", "other"): 2}
    diagnoses = diagnose(changed(WITHOUT_TOTALS, changes), APPLICATIONS)
    assert [{key.column for key in diagnosis.suspects} for diagnosis in diagnoses] == [
        {"business"},
        {"other"},
    ]


def test_list_of_repairs_is_cut_but_the_count_is_told():
    only_concluded = LARGE._replace(
        declared={key: total for key, total in LARGE.declared.items() if key.row == "concluded"},
    )
    changes = {applications("granted", "natural_person"): -1, applications("granted", "other"): -2}
    diagnosis = only_diagnosis(changed(only_concluded, changes))
    assert (len(diagnosis.repairs), diagnosis.count) == (LONGEST_LIST, 21 * 21)


def test_group_of_disputes_suspects_its_total_and_every_outcome():
    wrong = CellKey("disputes", "review", "upheld")
    (diagnosis,) = diagnose(changed(LARGE, {wrong: 1}), DISPUTES)
    assert [equation.rule for equation in diagnosis.broken] == ["G401"]
    assert set(diagnosis.suspects) == {key for key in DISPUTES.cells if key.row == "review"}


def test_groups_of_disputes_are_diagnosed_apart():
    changes = {
        CellKey("disputes", "review", "upheld"): 1,
        CellKey("disputes", "direct_suit", "total"): 1,
    }
    assert len(diagnose(changed(LARGE, changes), DISPUTES)) == 2


def test_equation_with_a_blank_cell_is_left_out():
    blank = applications("granted", "business")
    report = changed(LARGE, {applications("partly_granted", "business"): 1})
    diagnosis = only_diagnosis(report._replace(answers={**report.answers, blank: Answer()}))
    assert [str(equation.subject) for equation in diagnosis.broken] == [
        "applications.partly_granted.total"
    ]


def test_blanks_confirmed_as_zero_count_as_zero():
    answers = {key: answer for key, answer in SMALL.answers.items() if answer.number}
    report = SMALL._replace(answers=answers, fill_blanks_with_zero={"applications": True})
    wrong = applications("granted", "business")
    located = only_diagnosis(changed(report, {wrong: 3})).located
    assert [(fix.key, fix.written, fix.expected) for fix in located.corrections] == [(wrong, 3, 0)]


def test_first_of_two_stated_totals_is_the_one_corrected():
    key = applications("received", "total")
    typed = {key: answer_from_number(LARGE.figure(key), CASES)}
    ledger = {**LARGE.declared, key: answer_from_number(Decimal(1), CASES)}
    located = only_diagnosis(LARGE._replace(declared=ledger, typed_totals=typed)).located
    assert located.corrections == (Correction(key, 1, 14069),)


@settings(max_examples=150, deadline=None)
@given(
    report=st.sampled_from([SMALL, LARGE]),
    stated=st.sets(st.sampled_from(APPLICATIONS.totals)),
    figures=st.dictionaries(
        st.sampled_from(APPLICATIONS.cells), st.integers(0, 20_000), min_size=1, max_size=3
    ),
)
def test_every_listed_repair_makes_every_equation_hold(report, stated, figures):
    declared = {key: total for key, total in report.declared.items() if key in stated}
    inputs_and_stated = {
        key: figure
        for key, figure in figures.items()
        if key in stated or key not in APPLICATIONS.totals
    }
    report = with_figures(report._replace(declared=declared), inputs_and_stated)
    diagnoses = diagnose(report, APPLICATIONS)
    assume(all(diagnosis.repairs for diagnosis in diagnoses))
    lists = [corrected(diagnosis) for diagnosis in diagnoses]
    for repairs in zip_longest(*lists, fillvalue=None):
        chosen = [repair or first[0] for repair, first in zip(repairs, lists, strict=True)]
        mended = {key: figure for repair in chosen for key, figure in repair.items()}
        assert diagnose(with_figures(report, mended), APPLICATIONS) == ()


@settings(max_examples=60, deadline=None)
@given(key=st.sampled_from(APPLICATIONS.cells), wrong=st.integers(0, 10**9))
def test_any_wrong_figure_in_one_cell_is_located(key, wrong):
    right = int(LARGE.figure(key))
    diagnoses = diagnose(with_figures(LARGE, {key: wrong}), APPLICATIONS)
    found = [(fix.key, fix.expected) for d in diagnoses for fix in d.located.corrections]
    assert found == ([] if wrong == right else [(key, right)])
