"""The draft of the first part: only where nothing is written, true to the tables, marked."""

import pytest

from gaitool.checking.engine import check_report
from gaitool.drawn_figures.draft_text import UNVERIFIED, with_draft_text, with_figures_told
from gaitool.drawn_figures.drawn import draw_figures
from gaitool.rules.catalogue import CATALOGUE

from tests.support.text_grid import edition_named, fixture, report_of

DATA = {key: value for key, value in fixture("consistent").items() if key != "sections"}


def test_an_empty_first_part_gets_every_preset_marked() -> None:
    report = with_draft_text(report_of(DATA))
    entries = report.sections["overview"]
    assert [entry.heading for entry in entries] == list(report.form.sections["overview"].presets)
    assert all(entry.body.startswith(UNVERIFIED) for entry in entries)


def test_every_figure_of_the_draft_can_be_drawn() -> None:
    report = with_draft_text(report_of(DATA))
    drawn = [draw_figures(entry.body, report) for entry in report.sections["overview"]]
    assert not [name for one in drawn for name in one.unresolved]


def test_what_is_written_stays() -> None:
    written = [{"heading": "（一）主动公开", "body": "已写。"}, {"heading": "另题", "body": ""}]
    report = report_of({**DATA, "sections": {"overview": written}})
    assert with_draft_text(report).sections == report.sections


def test_other_parts_stay() -> None:
    report = report_of(fixture("consistent"))
    assert with_draft_text(report).sections == report.sections


def test_the_rules_find_nothing_in_the_draft_but_that_it_is_one() -> None:
    sections = {**report_of(fixture("consistent")).sections}
    del sections["overview"]
    report = with_draft_text(report_of(DATA)._replace(sections=sections))
    findings = check_report(report, CATALOGUE).findings
    assert {finding.rule for finding in findings} == {"G810"}


@pytest.mark.parametrize(
    ("form", "data", "basis"),
    [
        ("2019", "consistent_2019", "国办公开办函〔2019〕60号"),
        ("supplement", "supplement", "国办公开办函〔2021〕30号"),
    ],
)
def test_the_draft_is_that_of_the_edition(form: str, data: str, basis: str) -> None:
    report = report_of(fixture(data), edition_named(form))._replace(sections={})
    drafted = with_draft_text(report).sections["overview"]
    assert basis in drafted[0].body
    assert all(draw_figures(entry.body, report).unresolved == () for entry in drafted)


def test_only_the_drafts_that_are_all_figures_are_told() -> None:
    told = with_figures_told(report_of(DATA)).sections["overview"]
    assert [bool(entry.body) for entry in told] == [True, True, True, False, False, False]
    assert not any(entry.body.startswith(UNVERIFIED) for entry in told)
