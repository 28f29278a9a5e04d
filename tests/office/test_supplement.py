"""A supplement goes the whole way by data alone: typed by an office, checked, printed, summed."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from gaitool.cli.process import run
from gaitool.filled_report import FilledReport
from gaitool.form import CellKey, edition_of_text
from gaitool.importers import read_published
from gaitool.layout import Place, layout_of
from gaitool.reader import read_filled_report

from tests.support.office.client import Office, Step, recalculate, save, type_text
from tests.support.text_grid import FIXTURES, fixture
from tests.support.workbooks import filled_workbook

EDITION = FIXTURES / "editions" / "whole_way.toml"
FORM = edition_of_text(EDITION.read_text(encoding="utf-8"))
LAYOUT = layout_of(FORM)
INDICATORS = {
    "opening": (30, 12),
    "gained": (4, 1),
    "lost": (2, 0),
    "closing": (32, 13),
    "website": (810, 95),
    "new_media": (402, 61),
}
ADDED = CellKey("applications", "declined_other_channel", "natural_person")
NEW_TOTAL = CellKey("indicators", "published", "total")


def figures() -> dict[CellKey, str]:
    """Return what the office types: a consistent report, with 2 cases in the added row."""
    typed = {key: "0" for table in FORM.tables.values() for key in table.inputs}
    for name, figure in fixture("consistent")["cells"].items():
        typed[CellKey(*name.split("."))] = str(figure)
    for row, (county, township) in INDICATORS.items():
        typed[CellKey("indicators", row, "county")] = str(county)
        typed[CellKey("indicators", row, "township")] = str(township)
    granted = ADDED._replace(row="granted")
    typed[ADDED] = "2"
    typed[granted] = str(int(typed[granted]) - 2)
    return typed


def total_of(typed: Mapping[CellKey, str], key: CellKey) -> Decimal:
    return sum((Decimal(typed[part]) for part in FORM.table_of(key).input_parts(key)), Decimal(0))


def ledger(key: CellKey, figure: object) -> Step:
    sheet = LAYOUT.tables[key.table]
    return type_text(Place(sheet.name, str(sheet.ledger[key].address)), figure)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("supplement")


@pytest.fixture(scope="module")
def filled(office: Office, folder: Path) -> Path:
    """Return the workbook as an office filled it in, every declared total right."""
    blank, saved = folder / "空白表.xlsx", folder / "甲县.xlsx"
    given = ["--agency", "甲县教育局", "--agency-type", "政府部门", "--level", "县级"]
    form = ["--form", str(EDITION), "--year", "2025"]
    assert run(["template", *form, *given, "-o", str(blank)]) == 0
    typed = figures()
    keys = [type_text(LAYOUT.place(key), figure) for key, figure in typed.items()]
    totals = [ledger(key, total_of(typed, key)) for t in LAYOUT.tables.values() for key in t.ledger]
    words = [
        type_text(Place(sheet.name, str(LAYOUT.place_named(f"sections.{part}.0")).split("!")[1]), w)
        for part, w in (
            ("problems", "问题是制度不完善；下一步加强培训。"),
            ("other_matters", "无。"),
        )
        for sheet in [LAYOUT.narratives[part]]
    ]
    office.work(blank, *keys, *totals, *words, recalculate(), save(saved))
    return saved


def planted(office: Office, filled: Path, key: CellKey, figure: object, name: str) -> Path:
    target = filled.with_name(f"{name}.xlsx")
    office.work(filled, ledger(key, figure), recalculate(), save(target))
    return target


def findings(path: Path, out: Path) -> list[dict[str, object]]:
    run(["check", str(path), "--format", "json", "-o", str(out), "--force"])
    (file,) = json.loads(out.read_text(encoding="utf-8"))["files"]
    assert file["status"] == "checked", file
    return file["findings"]


def sums_broken(path: Path, out: Path) -> list[dict[str, object]]:
    return [f for f in findings(path, out) if str(f["rule"]).startswith(("G3", "G4"))]


def test_what_was_typed_is_what_is_read(filled: Path) -> None:
    report = read_filled_report(filled)
    assert report.form is FORM
    assert {key: answer.raw for key, answer in report.answers.items()} == figures()
    assert report.observations == ()


def test_a_right_workbook_has_no_broken_sum(filled: Path, folder: Path) -> None:
    assert sums_broken(filled, folder / "right.json") == []


def test_a_wrong_total_in_the_added_row_is_found_at_its_cell(
    office: Office, filled: Path, folder: Path
) -> None:
    total = ADDED._replace(column="total")
    wrong = planted(office, filled, total, 5, "错一")
    found = sums_broken(wrong, folder / "wrong1.json")
    assert [f["cells"][0]["key"] for f in found] == [str(total)]


def test_a_wrong_total_in_the_new_table_is_found_at_its_cell(
    office: Office, filled: Path, folder: Path
) -> None:
    wrong = planted(office, filled, NEW_TOTAL, 1_369, "错二")
    (found,) = sums_broken(wrong, folder / "wrong2.json")
    assert found["cells"][0]["key"] == str(NEW_TOTAL)
    assert (found["expected"], found["actual"]) == ("1368", "1369")


def test_a_wrong_figure_in_the_balance_of_the_new_table_is_found_at_its_cell(
    office: Office, filled: Path, folder: Path
) -> None:
    key = CellKey("indicators", "gained", "county")
    wrong = filled.with_name("错三.xlsx")
    office.work(filled, type_text(LAYOUT.place(key), 14), recalculate(), save(wrong))
    found = sums_broken(wrong, folder / "wrong3.json")
    assert [f["cells"][0]["key"] for f in found] == [str(key)]


def all_figures(report: FilledReport) -> dict[CellKey, Decimal]:
    return {key: report.figure(key) for key in FORM.cells}


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html"])
def test_the_printed_report_holds_every_figure(filled: Path, folder: Path, ending: str) -> None:
    target = folder / f"报告.{ending}"
    assert run(["report", str(filled), "-o", str(target), "--draft", "--force"]) == 0
    read_back = read_published(target, FORM)
    assert read_back.missing_tables == ()
    assert all_figures(read_back.report) == all_figures(read_filled_report(filled))


def test_an_imported_document_becomes_a_workbook_of_its_edition(filled: Path, folder: Path) -> None:
    document, back = folder / "公布.docx", folder / "导入.xlsx"
    assert run(["report", str(filled), "-o", str(document), "--draft", "--force"]) == 0
    code = run(["import", str(document), "--form", str(EDITION), "-o", str(back), "--force"])
    assert code in (0, 1)
    assert all_figures(read_filled_report(back)) == all_figures(read_filled_report(filled))


def test_a_plain_workbook_moves_into_the_supplement(folder: Path) -> None:
    plain = filled_workbook(folder / "去年.xlsx", fixture("consistent"))
    moved = folder / "搬过.xlsx"
    assert run(["migrate", str(plain), "--form", str(EDITION), "-o", str(moved), "--force"]) in (
        0,
        1,
    )
    before, after = read_filled_report(plain), read_filled_report(moved)
    assert after.form is FORM
    kept = {key: a.raw for key, a in before.answers.items() if key in FORM and not a.blank}
    assert {key: a.raw for key, a in after.answers.items() if not a.blank} == kept


def test_years_on_two_editions_are_compared(filled: Path, folder: Path) -> None:
    last = filled_workbook(folder / "上年.xlsx", fixture("last_year"))
    assert run(["compare", str(last), str(filled), "-o", str(folder / "同比.xlsx"), "--force"]) == 0


def test_units_on_the_supplement_are_summed_cell_by_cell(filled: Path, folder: Path) -> None:
    units = folder / "units"
    units.mkdir()
    for name in ("甲县教育局", "乙县教育局", "丙县教育局"):
        data = folder / f"{name}.json"
        run(["export", str(filled), "--format", "json", "-o", str(data), "--force"])
        report = json.loads(data.read_text(encoding="utf-8")) | {"agency": name}
        data.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        assert run(["template", "--data", str(data), "-o", str(units / f"{name}.xlsx")]) == 0
    out = folder / "汇总.json"
    options = ["--include-failed", "--format", "json", "--no-cache"]
    run(["rollup", str(units), *options, "-o", str(folder / "汇总.xlsx"), "--force"])
    single = read_filled_report(filled)
    sums = summed(units, out)
    assert sums == {str(key): str(3 * single.computed(key)) for key in FORM.cells}


def summed(units: Path, out: Path) -> dict[str, str]:
    import contextlib
    import io

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run(["rollup", str(units), "--include-failed", "--format", "json", "--no-cache"])
    out.write_text(printed.getvalue(), encoding="utf-8")
    return {key: str(value) for key, value in json.loads(printed.getvalue())["sums"].items()}
