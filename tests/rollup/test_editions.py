"""A roll-up sums the edition of most files, kept by the names of its cells; others are told."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import html5lib
import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from gaitool.filled_report import Cover
from gaitool.form import CellKey, edition_of_text
from gaitool.layout import layout_of
from gaitool.reader import read_filled_report
from gaitool.renderers.report.as_data import report_json
from gaitool.renderers.rollup.as_data import rollup_json, rollup_schema
from gaitool.renderers.rollup.page import write_rollup_page
from gaitool.renderers.rollup.return_slips import ReturnTerms, return_slip
from gaitool.renderers.rollup.workbook import write_rollup_workbook
from gaitool.rollup.differences import differences
from gaitool.rollup.facts import write_csv
from gaitool.rollup.finished import FinishedRollup
from gaitool.rollup.parent_report import parent_report
from gaitool.template import write_template

from tests.support.command_line import Told
from tests.support.editions import FORM_2021
from tests.support.judges import Judge
from tests.support.printed import figures_of_tables_on_page
from tests.support.rollup.gathered_reports import rolled_up_reports
from tests.support.supplemented import SUPPLEMENT, supplemented_report
from tests.support.text_grid import fixture, report_of

FIRST = (1, 1_000, 50_000)
UNITS = {f"{n}局.xlsx": supplemented_report(n, agency=f"示例县{n}局") for n in FIRST}
NAMESAKE = edition_of_text(f"{SUPPLEMENT.source}\n# 改过\n")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "rollup.sqlite"


@pytest.fixture
def finished(store: Path) -> Iterator[FinishedRollup]:
    with rolled_up_reports(UNITS, store) as rolled_up:
        yield rolled_up


def expected_sums() -> dict[CellKey, Decimal]:
    return {
        key: sum((report.computed(key) for report in UNITS.values()), start=Decimal(0))
        for key in SUPPLEMENT.cells
    }


def link(file: str) -> str:
    return Path(file).name


def test_three_units_of_one_edition_sum_every_cell(finished: FinishedRollup) -> None:
    assert finished.edition == SUPPLEMENT
    assert finished.sums == expected_sums()


def test_the_text_of_an_edition_is_kept_once_and_figures_by_the_names_of_their_cells(
    store: Path,
) -> None:
    with rolled_up_reports(UNITS, store):
        pass
    rows = sqlite3.connect(store)
    assert rows.execute("SELECT source FROM editions").fetchall() == [(SUPPLEMENT.source,)]
    ((cells,),) = rows.execute("SELECT cells FROM editions").fetchall()
    assert json.loads(cells) == list(map(str, SUPPLEMENT.cells))
    figures = rows.execute("SELECT figures FROM collected").fetchall()
    assert [len(digits.split()) for (digits,) in figures] == [len(SUPPLEMENT.cells)] * len(UNITS)


def test_a_second_run_sums_what_the_first_stored(store: Path) -> None:
    with rolled_up_reports(UNITS, store):
        pass
    with rolled_up_reports({name: report_of({}) for name in UNITS}, store) as second:
        assert second.sums == expected_sums()


def test_cells_that_an_earlier_program_named_otherwise_stay_those_of_its_files(
    store: Path,
) -> None:
    with rolled_up_reports(UNITS, store) as first:
        cells, digits = first.store.rows.execute("SELECT cells, figures FROM reports").fetchone()
        backwards = [json.dumps(json.loads(cells)[::-1]), " ".join(digits.split()[::-1])]
        first.store.rows.execute("UPDATE editions SET cells = ?", backwards[:1])
        first.store.rows.execute("UPDATE collected SET figures = ?", backwards[1:])
    more = UNITS | {"新.xlsx": supplemented_report(7, agency="示例县7局")}
    with rolled_up_reports(more, store) as second:
        editions = second.store.rows.execute("SELECT version, digest FROM editions").fetchall()
        assert len(editions) == 2
        assert len({*editions}) == 1
        assert second.edition == SUPPLEMENT
        known = [figures for _, figures in second.figures()]
        assert [one.keys() for one in known] == [{*SUPPLEMENT.cells}] * len(more)
        (added,) = (figures for line, figures in second.figures() if line.unit == "示例县7局")
        assert added == {key: more["新.xlsx"].computed(key) for key in SUPPLEMENT.cells}


def test_an_edition_that_no_file_is_on_any_more_is_forgotten(store: Path) -> None:
    with rolled_up_reports(UNITS, store):
        pass
    plain = {"新.xlsx": report_of(fixture("plain_words"))}
    with rolled_up_reports(plain, store) as finished:
        assert finished.edition is FORM_2021
        kept = finished.store.rows.execute("SELECT version, digest FROM editions").fetchall()
    assert kept == [("2021", "")]


def test_facts_have_every_cell_of_the_units_own_edition(finished: FinishedRollup) -> None:
    written = io.BytesIO()
    write_csv(finished.counted_figures(), written, SUPPLEMENT)
    _, *rows = csv.reader(io.StringIO(written.getvalue().decode("utf-8-sig")))
    assert len(rows) == len(UNITS) * len(SUPPLEMENT.cells)
    fact = ["示例县1局", "2025", "indicators.all_items.total", "1023"]
    (in_words,) = [row[4:] for row in rows if row[:4] == fact]
    assert all(in_words)


def test_json_sums_every_cell_of_the_edition(finished: FinishedRollup) -> None:
    told = json.loads("".join(rollup_json(finished, "1.0.0")))
    Draft202012Validator(rollup_schema()).validate(told)
    assert {CellKey(*key.split(".")): Decimal(value) for key, value in told["sums"].items()} == (
        expected_sums()
    )


@pytest.fixture
def workbook(finished: FinishedRollup, tmp_path: Path) -> Path:
    path = tmp_path / "汇总.xlsx"
    with path.open("wb") as stream:
        write_rollup_workbook(finished, stream, link)
    return path


def test_the_workbook_sums_every_table_of_the_edition(workbook: Path) -> None:
    values, formulas = load_workbook(workbook, data_only=True), load_workbook(workbook)
    tables = layout_of(SUPPLEMENT).tables.values()
    names = [sheet.name if sheet.name != "明细" else "明细_2" for sheet in tables]
    assert values.sheetnames == ["总览", "单位清单", "问题清单", *names, "明细"]
    assert "前面五张表的合计" in values["明细"]["A1"].value
    for name, sheet in zip(names, tables, strict=True):
        for key, question in sheet.questions.items():
            at = str(question.address.moved(rows=2 - sheet.form_area.top))
            assert values[name][at].value == pytest.approx(float(expected_sums()[key])), key
            assert formulas[name][at].value.startswith("=SUM"), key


def test_the_workbook_is_valid(workbook: Path, office_errors: Judge) -> None:
    assert office_errors(workbook) == []


def test_a_total_adds_up_its_own_parts_where_other_rows_lie_between(tmp_path: Path) -> None:
    text = SUPPLEMENT.source.replace(
        'sums = ["website_items", "new_media_items", "training"]',
        'sums = ["website_items", "training"]',
    )
    form = edition_of_text(text.replace('version = "2021-示例"', 'version = "2021-又一"'))
    reports = {"甲.xlsx": supplemented_report(form=form)}
    content = io.BytesIO()
    with rolled_up_reports(reports, tmp_path / "rollup.sqlite") as finished:
        write_rollup_workbook(finished, content, link)
    sheet = load_workbook(content)["七、相关指标"]
    assert "=SUM(C4,C6)" in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.fixture
def page(finished: FinishedRollup, tmp_path: Path) -> Path:
    path = tmp_path / "汇总.html"
    with path.open("wb") as stream:
        write_rollup_page(finished, stream, link)
    return path


def test_the_page_shows_every_sum(page: Path) -> None:
    shown = figures_of_tables_on_page(page.read_text(encoding="utf-8"), SUPPLEMENT)
    assert {key: Decimal(text) for key, text in shown.items()} == expected_sums()


def test_the_page_calls_no_table_like_one_of_its_own_lists(page: Path) -> None:
    root = html5lib.HTMLParser(strict=True).parse(page.read_text(encoding="utf-8"))
    names = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(names) == len(set(names))


def test_the_page_is_valid_and_accessible(
    page: Path, html_errors: Judge, accessibility: Judge
) -> None:
    assert html_errors(page) == []
    assert accessibility(page)["violations"] == []


def test_the_bodys_own_report_is_on_the_edition_of_the_sums(finished: FinishedRollup) -> None:
    cover = Cover("示例县人民政府", year="2025")
    own = report_of(fixture("consistent"))
    report = parent_report(cover, finished.sums, finished.edition, own)
    assert report.form == SUPPLEMENT
    assert {key: report.computed(key) for key in SUPPLEMENT.cells} == expected_sums()
    assert json.loads(report_json(report))["edition"] == SUPPLEMENT.source


def test_a_file_on_another_edition_is_named_and_not_counted(store: Path) -> None:
    other = report_of(fixture("plain_words") | {"agency": "示例县教育局"})
    with rolled_up_reports(UNITS | {"教育局.xlsx": other}, store) as finished:
        assert finished.sums == expected_sums()
        (line,) = (line for line in finished.lines() if line.agency == "示例县教育局")
        named = [(found.rule, found.cells[0].label) for found in finished.own_findings]
    assert (line.counted, line.fits_edition) == (False, False)
    assert "是 2021 表式的，不是 2021-示例 表式的" in line.note
    assert ("G904", "示例县教育局") in named


def test_two_texts_of_one_version_are_two_editions(store: Path) -> None:
    other = supplemented_report(7, agency="示例县教育局", form=NAMESAKE)
    with rolled_up_reports(UNITS | {"教育局.xlsx": other}, store) as finished:
        assert finished.sums == expected_sums()
        (line,) = (line for line in finished.lines() if line.agency == "示例县教育局")
        (found,) = (one for one in finished.own_findings if one.rule == "G904")
    assert line.counted is False
    assert "表式与多数单位的同名（2021-示例），内容不同" in line.note
    assert "用的 2021-示例 表式与多数单位的同名，内容不同；没有计入汇总" in found.message


def test_a_unit_on_another_edition_is_asked_to_use_the_one_that_is_summed(store: Path) -> None:
    other = supplemented_report(7, agency="示例县教育局", form=NAMESAKE)
    with rolled_up_reports(UNITS | {"教育局.xlsx": other}, store) as finished:
        (line,) = (line for line in finished.lines() if line.agency == "示例县教育局")
    slip = return_slip(line, (), ReturnTerms())
    assert "用的不是这次统一下发的表式（表式与多数单位的同名" in slip
    assert "要用这次统一下发的填报表" in slip


def test_two_files_on_two_editions_differ_in_their_edition_and_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports = {"新": supplemented_report(1), "旧": report_of(fixture("consistent"))}
    monkeypatch.setattr("gaitool.rollup.differences.read_report", lambda path: reports[path.name])
    told = differences(Path("新"), Path("旧"))
    assert told[0] == "表式：“2021”改为“2021-示例”"
    assert any("举办业务培训的次数 · 县级部门：空白 改为 173" in words for words in told)


def test_workbooks_that_carry_the_edition_are_summed_and_filled_in_for_the_body(
    folder: Path, gaitool: Callable[..., Told]
) -> None:
    (folder / "报送").mkdir()
    for name, report in UNITS.items():
        (folder / "报送" / name).write_bytes(write_template(report))
    told = gaitool(
        "rollup", "报送", "-o", "汇总.xlsx", "--filled", "本级.xlsx", "--agency", "示例县人民政府",
        "--include-failed", "--format", "json",
    )  # fmt: skip
    assert len(json.loads(told.out)["sums"]) == len(SUPPLEMENT.cells)
    filled = read_filled_report(Path("本级.xlsx"))
    assert filled.form.source == SUPPLEMENT.source
    assert {key: filled.computed(key) for key in SUPPLEMENT.cells} == expected_sums()
