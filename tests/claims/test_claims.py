"""What is read out of sentences, and what is left alone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaitool.claims import Claim, Field, Kind, cells_of, claims
from gaitool.claims.claim import Quotation

from tests.support.editions import FORM_2021
from tests.support.labelled import in_words
from tests.support.text_grid import edition_named

YONGJI = (
    "全年共收到和办理依申请公开4件，均为自然人申请。处理结果中，部分公开1件；因本机关没有现成信息"
    "需要另行制作原因无法提供2件；涉及第三方合法权益不予公开1件。"
)


def words(text: str, year: int = 2023) -> list[str]:
    return [in_words(claim) for claim in claims(text, year=year)]


def test_report_the_project_began_with() -> None:
    assert words(YONGJI) == [
        "received_or_handled 4",
        "natural_person 100 all",
        "partly_granted 1",
        "unavailable/unavailable_needs_creation 2",
        "refused/refused_third_party 1",
    ]


def test_claim_quotes_the_sentence_as_written_and_its_place() -> None:
    text = "一、总体情况。\n全年收到 政府信息公开申请 1 2 件。"

    (claim,) = claims(text)

    assert claim.quote == "全年收到 政府信息公开申请 1 2 件。"
    assert text[claim.start : claim.end] == "1 2 件"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请１２件。", "received 12"),
        ("收到政府信息公开申请1,204件。", "received 1204"),
        ("收到政府信息公开申请九十九件。", "received 99"),
        ("收到政府信息公开申请1.2万件。", "received ~12000"),
        ("收到政府信息公开申请300余件。", "received ~300"),
        ("收到政府信息公开申请约300件。", "received ~300"),
        ("收到政府信息公开申请46件次。", "received 46"),
    ],
)
def test_numbers_are_read_as_offices_write_them(text: str, expected: str) -> None:
    assert words(text) == [expected]


def test_whole_that_includes_carried_in_requests_is_the_handled_one() -> None:
    assert words("受理政府信息公开申请62件（其中上年结转3件）。") == ["handled 62", "carried_in 3"]


def test_concluded_that_includes_carried_in_requests_leaves_received_alone() -> None:
    text = "新收到政府信息公开申请5件、办结6件（含上年结转1件）。"

    assert words(text) == ["received 5", "concluded 6", "carried_in 1"]


def test_carried_over_year_decides_the_direction() -> None:
    text = "2022年结转3件，2件结转至2024年。"

    assert words(f"政府信息公开申请中，{text}") == ["carried_in 3", "carried_out 2"]


def test_figures_of_last_year_are_no_claims() -> None:
    assert words("2022年收到政府信息公开申请15件、办结14件。") == []


def test_every_year_counts_where_the_year_of_the_report_is_unknown() -> None:
    assert [claim.value for claim in claims("2022年收到政府信息公开申请15件。")] == [15]


def test_denial_is_told_from_a_zero() -> None:
    denied, counted = claims("未收到政府信息公开申请，提起行政复议数量0件。")

    assert denied.negative
    assert not counted.negative


def test_fact_beside_an_unknown_reason_is_left_out() -> None:
    assert words("依申请公开中，因不属于本机关职责范围不予公开1件。") == []


def test_several_reasons_of_a_result_make_the_whole_group() -> None:
    assert words("依申请公开中，因本机关不掌握等原因无法提供265件。") == ["unavailable 265"]


def test_percentage_carries_half_a_unit_of_its_last_digit() -> None:
    _, share = claims("政府信息公开申请中，予以公开12件，占42.9%。")

    assert (share.kind, share.value, share.tolerance) == (
        Kind.SHARE,
        Decimal("42.9"),
        Decimal("0.05"),
    )


def test_fall_is_negative() -> None:
    assert words("收到政府信息公开申请12件，同比下降20%。") == [
        "received 12",
        "received -20 change",
    ]


def test_answers_in_time_are_no_rate_of_conclusion() -> None:
    assert words("政府信息公开申请按时答复率100%。") == ["concluded 100 rate_in_time"]


def test_applicants_know_what_they_are_counted_of() -> None:
    text = "全年收办政府信息公开申请13件，其中自然人10件、法人或其他组织3件。"

    assert [claim.base for claim in claims(text)] == [None, Field.HANDLED, Field.HANDLED]


def test_figures_of_the_whole_area_are_marked() -> None:
    (claim,) = claims("全市共收到政府信息公开申请892件。")

    assert claim.whole_area


def test_fees_of_the_organ_are_in_ten_thousand_yuan() -> None:
    assert words("行政事业性收费23500元。") == ["fees 2.35"]


def test_heading_says_what_the_next_line_counts() -> None:
    assert words("（二）依申请公开\n全年共收到8件，答复7件。") == ["received 8", "concluded 7"]


def test_posts_of_decisions_are_not_the_decisions() -> None:
    assert words("主动公开政府信息2345条，其中行政许可356件，行政处罚78件。") == []


def test_vague_claim_may_mean_several_figures() -> None:
    (claim,) = claims("收到和办理政府信息公开申请4件。")

    assert [" + ".join(map(str, cells)) for cells in cells_of(FORM_2021, claim)] == [
        "applications.received.total",
        "applications.received.total + applications.carried_in.total",
        "applications.concluded.total",
    ]


def test_claim_about_a_reason_is_compared_with_its_row() -> None:
    claim = Claim(Field.REFUSED, Decimal(1), source=Quotation("", 0, 0), row="refused_third_party")

    assert [str(key) for key in cells_of(FORM_2021, claim)[0]] == [
        "applications.refused_third_party.total"
    ]


@pytest.mark.parametrize(
    ("edition", "field", "cells"),
    [
        ("2019", Field.NORMATIVE_ISSUED, []),
        ("2019", Field.OTHERWISE, ["other"]),
        (
            "supplement",
            Field.DECLINED,
            [
                "declined_petition",
                "declined_repeat",
                "declined_abusive",
                "declined_reconfirm",
                "declined_other_channel",
            ],
        ),
    ],
)
def test_a_figure_is_made_of_the_rows_that_the_edition_has(edition, field, cells) -> None:
    claim = Claim(field, Decimal(1), source=Quotation("", 0, 0))
    sums = cells_of(edition_named(edition), claim)
    assert [[key.row for key in cells] for cells in sums] == [cells] * bool(cells)


@pytest.mark.parametrize(
    "claim",
    [
        Claim(Field.DECLINED, Decimal(1), row="declined_publication", source=Quotation("", 0, 0)),
        Claim(Field.OTHERWISE, Decimal(1), row="other_fee_unpaid", source=Quotation("", 0, 0)),
    ],
    ids=lambda claim: claim.row,
)
def test_a_row_that_a_supplement_leaves_out_has_no_cells(claim: Claim) -> None:
    assert cells_of(edition_named("supplement"), claim) == ()


@pytest.mark.parametrize("field", [f for f in Field if not f.startswith("processing_fee")])
def test_every_figure_has_its_cells(field: Field) -> None:
    assert all(cells_of(FORM_2021, Claim(field, Decimal(1), source=Quotation("", 0, 0))))


def test_reason_is_read_before_its_number_and_behind_it() -> None:
    before = words("依申请公开中，属于行政查询事项不予公开2件。")
    behind = words("依申请公开中，对2件属于行政查询事项的申请不予公开。")

    assert before == behind == ["refused/refused_enquiry 2"]


def test_rows_that_all_cases_belong_to_are_read_of_the_group() -> None:
    text = "因政府信息公开被提起行政诉讼2件，均为复议后起诉。"

    assert words(text) == ["suit 2", "suit/suit_after_review 2"]


def test_all_of_a_part_is_not_all_of_the_requests() -> None:
    text = "收到政府信息公开申请9件，其中信函申请2件，均为自然人申请。"

    assert words(text) == ["received 9"]


def test_all_of_the_parts_that_make_up_the_whole_are_all_requests() -> None:
    text = "收到政府信息公开申请9件，其中信函申请2件、网上申请7件，均为自然人申请。"

    assert words(text) == ["received 9", "natural_person 100 all"]


def test_sum_counts_what_its_parts_or_its_verb_count() -> None:
    assert words("收到书面申请6份、网上申请11份，共计17份政府信息公开申请。") == ["received 17"]
    assert words("政府信息公开申请新收45件，上年结转3件，共计48件。")[-1] == "handled 48"


def test_figure_that_came_to_a_number_is_the_one_named_earlier() -> None:
    text = "2022年收到政府信息公开申请19件，2023年降至12件，降幅36.8%。"

    assert words(text) == ["received 12", "received -36.8 change"]


def test_reason_with_a_doubled_character_is_read_as_it_is_published() -> None:
    assert words("依申请公开中，属于四类过程性性信息1件。") == ["refused/refused_process 1"]


def test_label_in_quotation_marks_and_number_in_brackets_are_read() -> None:
    text = "政府信息公开申请中“予以公开”（5件），“无法提供”（4件）。"

    assert words(text) == ["granted 5", "unavailable 4"]


def test_figures_given_organ_by_organ_are_no_claims() -> None:
    assert words("公安局受理政府信息公开申请12件，教育局9件。") == []


def test_change_from_an_earlier_year_is_no_claim() -> None:
    text = "收到政府信息公开申请27件，比2021年下降30.8%。"

    assert words(text) == ["received 27"]


def test_denials_share_their_object_and_may_follow_it() -> None:
    assert words("未制发、未废止行政规范性文件。") == [
        "normative_issued 0 none",
        "normative_repealed 0 none",
    ]
    assert words("政府信息公开行政诉讼无。") == ["suit 0 none"]


_ALPHABET = (
    "收到政府信息公开申请办结答复结转上年度未无，。；、（）其中0123456789一二十万件%\n 为的和"
)


@given(st.text(alphabet=_ALPHABET, max_size=120))
def test_any_text_is_read_and_every_claim_lies_in_its_quote(text: str) -> None:
    for claim in claims(text, year=2023):
        assert text[claim.start : claim.end] in claim.quote
