"""Control characters are taken out of what is printed, and their places are told."""

from gaitool.renderers.clean_text import clean_text, places_of_control_characters

from tests.support.text_grid import report_of


def test_characters_that_xml_cannot_hold_are_removed() -> None:
    assert clean_text("甲\x00\x07\x1f\x7f\ud800\ufffe乙") == "甲乙"


def test_line_and_page_breaks_of_word_end_a_line() -> None:
    assert clean_text("甲\x0b乙\x0c丙\r\n丁\u2028戊") == "甲\n乙\n丙\n丁\n戊"


def test_a_text_without_them_stays_as_it_is() -> None:
    assert clean_text("甲　乙\n“丙”👍") == "甲　乙\n“丙”👍"


def test_each_place_is_told_once() -> None:
    entries = [{"heading": "", "body": "好"}, {"heading": "题\x07", "body": "文\x0b\x0c"}]
    report = report_of({"sections": {"other_matters": entries}})
    assert places_of_control_characters(report) == ("六、其他需要报告的事项第2段",)


def test_a_cell_with_one_is_told() -> None:
    report = report_of({"cells": {"applications.received.natural_person": "3\x07"}})
    assert len(places_of_control_characters(report)) == 1
