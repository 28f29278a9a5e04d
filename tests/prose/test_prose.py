"""What is recognised in the words of a text, and what only looks like it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaitool.prose.document_numbers import document_numbers
from gaitool.prose.personal_data import is_identity_number, masked, personal_numbers
from gaitool.prose.placeholders import missing_numbers, placeholders
from gaitool.prose.prose_slips import doubled, stray_latin
from gaitool.prose.report_years import wrong_years
from gaitool.prose.self_references import names_of_the_writer, signatures
from gaitool.text.numbering import Break, first_break, point_number, point_numbers
from gaitool.text.organ_names import may_be_the_same
from gaitool.text.periods import Day, periods
from gaitool.text.sentences import fold, folded_sentences, sentence_at

RECOGNISERS = (placeholders, missing_numbers, stray_latin, doubled, personal_numbers)
LOOKALIKES = st.text(
    alphabet="政府信息公开一二的和，。（）《》【】“”X×_ an1389-{}年月日条件第号〔〕\n"
)


@pytest.mark.parametrize("recogniser", RECOGNISERS)
@given(text=LOOKALIKES)
def test_recognised_words_stand_where_it_says(recogniser, text):
    for stretch in recogniser(text):
        assert text[stretch.start : stretch.end] == stretch.words


@given(text=LOOKALIKES)
@example("2022年，我局1月1日至12月31日〔2022〕1号")
def test_any_text_can_be_read(text):
    list(wrong_years(text, 2023))
    list(periods(text))
    list(document_numbers(text))
    first_break(point_numbers(text), may_restart=True)


@given(text=st.text(alphabet="。；！年1 \n公开"))
def test_sentence_at_a_place_is_the_one_that_holds_it(text):
    for sentence in folded_sentences(text):
        assert fold(sentence.quote).text == sentence.text
        assert sentence.quote in {sentence_at(text, place) for place in range(len(text))}


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("11010519491231002X", True),
        ("110105194912310021", False),
        ("11010519491331002X", False),
        ("11010517491231002X", False),
    ],
)
def test_identity_number_needs_its_checksum_and_a_date(number, right):
    assert is_identity_number(number) is right


def test_personal_numbers_are_masked():
    text = "电话13812345678，身份证11010519491231002X，总机010-65210000。"

    assert masked(text) == "电话138******78，身份证110*************2X，总机010-65210000。"


def test_points_are_those_that_begin_a_line_or_a_sentence():
    text = "（一）甲。（二）乙；\n ( 三 )丙，依第二十条第（五）项\n（十一）丁"

    assert point_numbers(text) == (1, 2, 3, 11)


@pytest.mark.parametrize(
    ("numbers", "may_restart", "broken"),
    [
        ((), True, None),
        ((1, 2, 3), False, None),
        ((1, 2, 1, 2), True, None),
        ((1, 2, 1, 2), False, Break(2, 2, 1)),
        ((1, 1, 2), True, Break(1, 1, 1)),
        ((1, 3), True, Break(1, 1, 3)),
        ((2, 3), True, Break(0, 0, 2)),
    ],
)
def test_numbers_run_on(numbers, may_restart, broken):
    assert first_break(numbers, may_restart=may_restart) == broken


def test_number_of_a_point_is_written_in_brackets():
    assert [point_number(number) for number in (1, 10, 12, 20)] == [
        "（一）",
        "（十）",
        "（十二）",
        "（二十）",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "自 2023 年 1 月 1 日起，至 2023 年 12 月 31 日止",
        "2023年1月1日—2023年12月31日",
        "2023年1月1日至12月31日",
        "2023-01-01至2023-12-31",
        "从2023.1.1—2023.12.31",
        "20230101-20231231",
        "2023年1月—12月",
        "2023年1-12月",
        "2023.1-2023.12",
        "2023年1月至12月31日",
        "二〇二三年元月一日至二〇二三年十二月三十一日",
    ],
)
def test_period_is_read_however_it_is_written(words):
    (period,) = periods(fold(f"统计期限{words}。").text)

    assert (period.first, period.last) == (Day(2023, 1, 1), Day(2023, 12, 31))


def test_a_month_ends_with_its_last_day_and_a_day_alone_is_of_the_month_before():
    told = fold("2024年1月至2月培训，11月10日至12日竞赛，3月至5日，占2.1-2.3.4版").text

    assert [(one.first, one.last) for one in periods(told)] == [
        (Day(2024, 1, 1), Day(2024, 2, 29)),
        (Day(None, 11, 10), Day(None, 11, 12)),
    ]


def test_day_that_the_calendar_lacks_does_not_exist():
    assert not Day(2023, 2, 29).exists
    assert Day(None, 2, 29).exists


def test_document_number_is_read_without_the_words_before_it():
    (number,) = document_numbers("根据晋政发[2023]第5号文件")

    assert (number.words, number.standard) == ("晋政发[2023]第5号", "晋政发〔2023〕5号")


def test_years_of_a_sentence_joined_by_a_semicolon_are_read_together():
    assert not list(wrong_years("2022年收到15件；2023年收到18件。", 2023))
    assert list(wrong_years("2022年收到15件。2023年收到18件。", 2023))


def test_coming_year_is_no_slip_among_plans():
    text = "2024年，全年共培训4次。"

    assert [wrong.year for wrong in wrong_years(text, 2023)] == [2024]
    assert not list(wrong_years(text, 2023, plans=True))


def test_writer_is_named_where_the_text_says_so():
    assert list(names_of_the_writer("本报告由永济市教育局编制，")) == ["永济市教育局"]
    assert not list(names_of_the_writer("永济市教育局（以下简称“市教育局”）组织培训，"))


def test_signature_stands_on_a_line_of_its_own_at_the_end():
    assert list(signatures(("无。", "永济市教育局", "2024年1月29日"))) == ["永济市教育局"]
    assert not list(signatures(("请联系永济市教育局",)))


def test_shortened_name_is_the_same():
    assert may_be_the_same("永济市发改局", "永济市发展和改革局")
    assert may_be_the_same("山西省永济市财政局", "永济市财政局")
    assert not may_be_the_same("永济市财政局", "永济市水利局")
