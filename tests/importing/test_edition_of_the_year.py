"""A published report is read on the edition that was in force for its year."""

from pathlib import Path

import pytest

from gaitool.checking.sources import read_report
from gaitool.cli.process import run
from gaitool.form import edition
from gaitool.importers import read_in_its_edition
from gaitool.reader import read_filled_report

from tests.support.editions import FORM_2021
from tests.support.importing.plain_prints import made_up_figures, read_figures, web_page

BEFORE = edition("2019")
FIGURES = made_up_figures(BEFORE)
PAGE = web_page(BEFORE, FIGURES).decode("utf-8")
NO_YEAR = PAGE.replace("2025年", "").replace("2026年1月20日", "")
PERIOD = "<p>本报告所列数据的统计期限为2020年1月1日至2020年12月31日。</p><p>一、总体情况</p>"


def printed(folder: Path, page: str) -> Path:
    path = folder / "年报.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PAGE.replace("2025年", "2020年"), id="the title tells the year"),
        pytest.param(NO_YEAR.replace("<p>一、总体情况</p>", PERIOD), id="the period tells it"),
        pytest.param(
            PAGE.replace("2025年", "").replace("2026年", "2020年"), id="the date tells it"
        ),
    ],
)
def test_its_year_chooses_the_edition(page, tmp_path):
    known = read_in_its_edition(printed(tmp_path, page))
    assert known.report.form is BEFORE
    assert read_figures(known.report) == FIGURES
    assert any("按 2019 年的格式读" in note for note in known.notes)


def test_the_year_that_is_given_goes_before_the_one_that_is_printed(tmp_path):
    known = read_in_its_edition(printed(tmp_path, PAGE), 2019)
    assert known.report.form is BEFORE


def test_of_a_year_that_nothing_tells_the_tables_tell_the_edition(tmp_path):
    known = read_in_its_edition(printed(tmp_path, NO_YEAR))
    assert known.report.form is BEFORE
    assert any("表是旧格式的，按 2019 年的格式读" in note for note in known.notes)


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("2025年", "2008年")])
def test_without_an_edition_for_its_year_it_is_read_on_the_newest(page, tmp_path):
    known = read_in_its_edition(printed(tmp_path, page))
    assert known.report.form is FORM_2021
    assert not any("的格式读" in note for note in known.notes)


def test_import_writes_the_workbook_of_that_edition(tmp_path):
    target = tmp_path / "a.xlsx"
    run(["import", str(printed(tmp_path, PAGE)), "--year", "2020", "-o", str(target)])
    report = read_filled_report(target)
    assert (report.form.version, report.cover.year) == ("2019", "2020")
    inputs = {key: raw for key, raw in FIGURES.items() if not BEFORE.table_of(key).is_total(key)}
    assert {key: answer.raw for key, answer in report.answers.items() if not answer.blank} == inputs


def test_an_edition_that_is_named_goes_before_the_year(tmp_path):
    target = tmp_path / "a.xlsx"
    page = printed(tmp_path, PAGE.replace("2025年", "2020年"))
    run(["import", str(page), "--form", "2021", "-o", str(target)])
    assert read_filled_report(target).form.version == "2021"


def test_check_reads_it_on_the_same_edition(tmp_path):
    report = read_report(printed(tmp_path, PAGE.replace("2025年", "2020年")))
    assert report.form is BEFORE
