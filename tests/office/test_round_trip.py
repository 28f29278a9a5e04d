"""A person fills the template with LibreOffice; what was typed is what the tool reads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from gaitool.checking.one_file import check_file
from gaitool.cli.process import run
from gaitool.filled_report import FilledReport
from gaitool.findings import CheckedFile, CheckResult
from gaitool.form import CellKey
from gaitool.layout import STAMP_NAME, Address, Place
from gaitool.reader import read_filled_report
from gaitool.renderers.report.as_data import report_json
from gaitool.rules.catalogue import CATALOGUE
from gaitool.template import write_template

from tests.support.editions import FORM_2021, LAYOUT_2021
from tests.support.office.client import (
    Office,
    Step,
    read,
    recalculate,
    rename_sheet,
    row_height,
    save,
    type_text,
    unprotect,
)
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

REPORTS = ("yongji_2023", "provincial_capital_2025")
DATE = "2024-01-29"
TEXT = "本年度新收申请若干件。\n=1+1 不是公式；“3件”也不是数。"
TOTAL = str(LAYOUT_2021.place(CellKey("applications", "received", "total")))
INPUT = str(LAYOUT_2021.place(CellKey("applications", "received", "business")))


@dataclass(frozen=True)
class Typed:
    """A report as data, the workbook it was typed into, and the totals the office showed."""

    report: dict[str, Any]
    workbook: Path
    totals: dict[CellKey, Decimal]


def as_published(name: str) -> dict[str, Any]:
    """Return a fixture with a date and a text, which the published figures lack."""
    headings = FORM_2021.sections["overview"].presets
    entries = [{"heading": heading, "body": ""} for heading in headings]
    entries[0]["body"] = TEXT
    return fixture(name) | {"date": DATE, "sections": {"overview": entries}}


def keystrokes(report: dict[str, Any]) -> Iterator[Step]:
    """Yield what a person types who has the report at hand."""
    for field, place in LAYOUT_2021.cover.fields.items():
        yield type_text(Place(LAYOUT_2021.cover.name, str(place.address)), report[field])
    for name, figure in report["cells"].items():
        yield type_text(LAYOUT_2021.place_named(name), figure)
    for name, figure in report["declared"].items():
        key = CellKey(*name.split("."))
        sheet = LAYOUT_2021.tables[key.table]
        yield type_text(Place(sheet.name, str(sheet.ledger[key].address)), figure)
    for index, entry in enumerate(report["sections"]["overview"]):
        if entry["body"]:
            yield type_text(LAYOUT_2021.place_named(f"sections.overview.{index}"), entry["body"])


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "空白表.xlsx"
    path.write_bytes(write_template(FilledReport()))
    return path


@pytest.fixture(scope="module", params=REPORTS)
def typed(
    request: pytest.FixtureRequest,
    office: Office,
    blank: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Typed:
    report = as_published(request.param)
    saved = tmp_path_factory.mktemp("typed") / "填好.xlsx"
    totals = [CellKey(*name.split(".")) for name in report["declared"]]
    looks = [read(LAYOUT_2021.place(key)) for key in totals]
    results = office.work(blank, *keystrokes(report), recalculate(), *looks, save(saved))
    shown = [result["shown"] for result in results[-len(looks) - 1 : -1]]
    return Typed(report, saved, dict(zip(totals, map(Decimal, shown), strict=True)))


@pytest.fixture(scope="module")
def resaved(office: Office, blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("resaved") / "另存.xlsx"
    office.work(blank, save(path))
    return load_workbook(path)


def checked(path: Path) -> CheckResult:
    result = check_file(path, CATALOGUE)
    assert isinstance(result, CheckedFile)
    return result.result


def test_the_labels_of_every_question_are_shown_where_the_layout_says(
    office: Office, blank: Path
) -> None:
    anchors = [
        (sheet.name, anchor)
        for sheet in LAYOUT_2021.tables.values()
        for question in (*sheet.questions.values(), *sheet.ledger.values())
        for anchor in (question.row_anchor, question.column_anchor)
        if anchor
    ]
    looks = [read(Place(sheet, str(anchor.address))) for sheet, anchor in anchors]
    shown = [cell["shown"] for cell in office.work(blank, *looks)]
    assert shown == [anchor.text for _, anchor in anchors]


def test_what_was_typed_is_what_is_read(typed: Typed) -> None:
    exported = json.loads(report_json(read_filled_report(typed.workbook)))
    assert exported == typed.report


def test_the_office_calculates_the_published_totals(typed: Typed) -> None:
    published = {CellKey(*n.split(".")): Decimal(f) for n, f in typed.report["declared"].items()}
    assert typed.totals == published


def test_the_saved_totals_are_those_the_office_showed(typed: Typed) -> None:
    assert read_filled_report(typed.workbook).cached == typed.totals


def test_an_office_that_types_leaves_nothing_to_remark(typed: Typed) -> None:
    assert read_filled_report(typed.workbook).observations == ()


def test_typing_gives_the_findings_of_the_same_data(typed: Typed, tmp_path: Path) -> None:
    source, filled = tmp_path / "report.json", tmp_path / "filled.xlsx"
    source.write_text(json.dumps(typed.report, ensure_ascii=False), encoding="utf-8")
    assert run(["template", "--data", str(source), "-o", str(filled)]) == 0
    assert checked(typed.workbook) == checked(filled)


def test_a_locked_total_refuses_typing(office: Office, blank: Path) -> None:
    shown, cell = office.work(blank, type_text(TOTAL, 99), read(TOTAL))
    assert (shown, cell["formula"]) == ("0", "=SUM(D8:I8)")


def test_a_refused_total_stands_beside_an_input_that_takes_typing(
    office: Office, blank: Path
) -> None:
    *_, cell = office.work(blank, type_text(TOTAL, 99), type_text(INPUT, 7), read(TOTAL))
    assert cell["number"] == 7


def test_a_printed_label_refuses_typing(office: Office, blank: Path) -> None:
    place = Place("三、申请办理", "A8")
    before, shown = office.work(blank, read(place), type_text(place, "改过的标签"))
    assert shown == before["shown"]


def test_a_sheet_cannot_be_renamed(office: Office, blank: Path) -> None:
    (names,) = office.work(blank, rename_sheet("封面", "首页"))
    assert names == list(LAYOUT_2021.sheet_names)


def test_a_sheet_without_protection_can_be_renamed(office: Office, tmp_path: Path) -> None:
    open_workbook = Workbook()
    open_workbook.create_sheet("封面")
    open_workbook.save(tmp_path / "open.xlsx")
    (names,) = office.work(tmp_path / "open.xlsx", rename_sheet("封面", "首页"))
    assert names == ["Sheet", "首页"]


def test_only_the_password_takes_the_protection_away(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(write_template(FilledReport(), password="Shi-Li2025"))
    sheet = LAYOUT_2021.cover.name
    tries = [unprotect(sheet, password) for password in ("", "shi-li2025", "Shi-Li2025")]
    assert office.work(path, *tries) == [True, True, False]


@pytest.mark.parametrize("name", ["sections.overview.1", "sections.overview.9"])
def test_row_grows_with_a_text_longer_than_it(name: str, office: Office, blank: Path) -> None:
    place = LAYOUT_2021.place_named(name)
    typed = type_text(place, "本机关落实政府信息公开各项要求。" * 40)
    before, _, after = office.work(blank, row_height(place), typed, row_height(place))
    lines = 16 * 40 / (860 * 0.75 / 11)
    assert before < lines * 11 <= after


def test_saving_keeps_the_stamp_in_both_places(resaved: Workbook) -> None:
    stamp = str(LAYOUT_2021.stamp)
    assert resaved.custom_doc_props[STAMP_NAME].value == stamp
    assert resaved.defined_names[STAMP_NAME].value == f'"{stamp}"'


def test_saving_keeps_every_sheet_in_order_and_protected(resaved: Workbook) -> None:
    protected = tuple(sheet.title for sheet in resaved if sheet.protection.sheet)
    assert protected == LAYOUT_2021.sheet_names


def test_saving_keeps_the_unlocked_cells(resaved: Workbook, blank: Path) -> None:
    assert _unlocked(resaved) == _unlocked(load_workbook(blank))


def _unlocked(workbook: Workbook) -> set[Place]:
    return {
        Place(sheet.title, cell.coordinate)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }


def test_saving_keeps_the_validations(resaved: Workbook, blank: Path) -> None:
    assert _validations(resaved) == _validations(load_workbook(blank))


def _validations(workbook: Workbook) -> dict[Place, tuple[str | None, ...]]:
    """Return what each cell accepts, and what is said beside it."""
    return {
        Place(sheet.title, str(Address(row, column))): (
            *(_limits(rule) if rule.type else ()),
            rule.promptTitle,
            rule.prompt,
            rule.error,
        )
        for sheet in workbook
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        for row, column in area.cells
    }


def _limits(rule: DataValidation) -> tuple[str | None, ...]:
    """Return what is compared; the office writes a second limit where none is asked for."""
    operator = rule.operator or "between"
    has_second = rule.type not in {"list", "custom"} and operator == "between"
    return rule.type, operator, rule.formula1, rule.formula2 if has_second else None


@pytest.mark.parametrize("name", REPORTS)
def test_conversion_by_the_office_changes_no_finding(
    name: str, office: Office, tmp_path: Path
) -> None:
    filled = filled_workbook(tmp_path / "filled.xlsx", as_published(name))
    (tmp_path / "converted").mkdir()
    converted = office.convert(filled, tmp_path / "converted")
    assert checked(converted) == checked(filled)


def test_links_of_the_list_lead_to_the_same_cells_after_the_office(
    office: Office, tmp_path: Path
) -> None:
    filled = filled_workbook(tmp_path / "filled.xlsx", fixture("consistent"), {INPUT: "/"})
    marked = tmp_path / "标注.xlsx"
    assert run(["check", str(filled), "--annotate", str(marked)]) == 1
    (tmp_path / "converted").mkdir()
    converted = office.convert(marked, tmp_path / "converted")
    assert _links(converted) == _links(marked) != []
    found = [checked(path).findings for path in (filled, marked, converted)]
    assert found[0] == found[1] == found[2] != ()


def _links(path: Path) -> list[tuple[str, str]]:
    cells = (cell for row in load_workbook(path)["问题清单"].iter_rows() for cell in row)
    return [
        (cell.coordinate, str(cell.hyperlink.location).replace("'", ""))
        for cell in cells
        if cell.hyperlink
    ]
