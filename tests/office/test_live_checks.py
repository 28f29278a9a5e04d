"""While a person types, the sheet says what is wrong, and says the same as ``check`` does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from gaitool.answers import Answer, Flaw
from gaitool.filled_report import FilledReport, MissingNumber
from gaitool.form import CellKey, Table
from gaitool.layout import Address, Place, live_checks
from gaitool.reader import read_filled_report
from gaitool.rules.applications import every_application_is_accounted_for
from gaitool.rules.cells import (
    digits_are_plain,
    every_input_is_filled,
    no_stroke_stands_for_zero,
    number_cells_hold_numbers,
)
from gaitool.rules.disclosure import documents_in_force_cover_this_years
from gaitool.rules.rule import CannotCheck, Rule, TrueByConstruction
from gaitool.rules.years import documents_in_force_carry_on
from gaitool.template import with_last_year, write_template

from tests.support.editions import LAYOUT_2021
from tests.support.generated_reports import TYPED_REPORTS, consistent_reports
from tests.support.office.client import Office, Step, read, recalculate, save, type_text
from tests.support.office.edits import (
    EDITS,
    REPORTS,
    TABLES,
    Edit,
)
from tests.support.text_grid import report_of

STROKE, DECORATED, NO_NUMBER = (
    no_stroke_stands_for_zero,
    digits_are_plain,
    number_cells_hold_numbers,
)
FEW = settings(phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
"""A few reports, and no search for a smaller one: each takes the office seconds."""


class Counts(NamedTuple):
    """What a table sheet says of itself: 未填, 有文字, 勾稽不平, 核对数不符."""

    blank: int
    words: int
    unbalanced: int
    unlike: int


def written(name: str, folder: Path) -> tuple[Path, FilledReport | None]:
    """Write a report into the template; return the file and last year's report beside it."""
    report = REPORTS[name]()
    path = folder / "filled.xlsx"
    path.write_bytes(write_template(report))
    return path, report.previous


def stood(path: Path, place: str) -> str:
    """Return what a person types to have a cell as it was."""
    sheet, address = place.split("!")
    value = load_workbook(path)[sheet][address].value
    return "" if value is None else str(value)


def looks_at_counts() -> list[Step]:
    """Look at the counts at the top of each table sheet, then at the overview on the cover."""
    tops = [
        read(Place(sheet.name, str(area.first)))
        for sheet in TABLES.values()
        for area in live_checks(sheet).status
    ]
    cover, first = LAYOUT_2021.cover, LAYOUT_2021.cover.overview.bottom + 1 - len(LAYOUT_2021.body)
    rows = [first + LAYOUT_2021.body.index(sheet) for sheet in TABLES.values()]
    overview = [
        read(Place(cover.name, str(Address(row, column))))
        for row in rows
        for column in range(cover.overview.left + 1, cover.overview.right + 1)
    ]
    return tops + overview


def by_sheet(looks: list[dict[str, Any]]) -> list[Counts]:
    numbers = [int(look["number"]) for look in looks]
    size = len(Counts._fields)
    return [Counts(*numbers[start : start + size]) for start in range(0, len(numbers), size)]


def said_by_check(path: Path, previous: FilledReport | None) -> list[Counts]:
    """Count what the rules find in a saved file, before findings are put together.

    What is no plain number makes a balance one that nobody can tell, as it does on the sheet.
    """
    report = read_filled_report(path)._replace(previous=previous)
    calculated = report._replace(answers=without_words(report.answers))
    stock = documents_in_force_carry_on if previous else documents_in_force_cover_this_years
    unbalanced = {"disclosure": stock, "applications": every_application_is_accounted_for}
    return [
        Counts(
            cells_of(every_input_is_filled, report, sheet.table),
            sum(cells_of(rule, report, sheet.table) for rule in (STROKE, DECORATED, NO_NUMBER)),
            sum(broken(unbalanced[key], calculated)) if key in unbalanced else 0,
            sum(is_unlike(report, key) for key in sheet.ledger),
        )
        for key, sheet in TABLES.items()
    ]


def without_words(answers: Mapping[CellKey, Answer]) -> dict[CellKey, Answer]:
    return {
        key: answer._replace(flaw=Flaw.NOT_A_NUMBER) if answer.flaw is Flaw.DECORATED else answer
        for key, answer in answers.items()
    }


def cells_of(rule: Rule, report: FilledReport, table: Table) -> int:
    return sum(len(violation.cells) for violation in rule.check(report, table))


def broken(rule: Rule, report: FilledReport) -> Iterator[bool]:
    for subject in rule.each(report.form):
        try:
            yield any(True for _ in rule.check(report, subject))
        except (MissingNumber, TrueByConstruction, CannotCheck):
            yield False


def is_unlike(report: FilledReport, key: CellKey) -> bool:
    stated = report.declared.get(key)
    try:
        return bool(stated and stated.usable and stated.number != report.computed(key))
    except MissingNumber:
        return False


@dataclass(frozen=True)
class Played:
    """What an edit showed in the live cell, and the counts with the files saved beside them."""

    live: list[str]
    counts: list[list[Counts]]
    checked: list[list[Counts]]


@pytest.fixture(scope="module", params=EDITS, ids=lambda edit: f"{edit.place}={edit.typed}")
def edit(request: pytest.FixtureRequest) -> Edit:
    return request.param


@pytest.fixture(scope="module")
def played(edit: Edit, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Look, type, look and save, type the old content again, look."""
    folder = tmp_path_factory.mktemp("typed")
    path, previous = written(edit.report, folder)
    looks = [read(edit.live), *looks_at_counts()]
    saved = [folder / "before.xlsx", folder / "edited.xlsx", folder / "back.xlsx"]
    results = office.work(
        path,
        *looks,
        save(saved[0]),
        type_text(edit.place, edit.typed),
        *looks,
        save(saved[1]),
        type_text(edit.place, stood(path, edit.place)),
        *looks,
        save(saved[2]),
    )
    size = len(looks)
    starts = (0, size + 2, 2 * size + 4)
    seen = [results[start : start + size] for start in starts]
    return Played(
        [looks[0]["shown"] for looks in seen],
        [by_sheet(looks[1:]) for looks in seen],
        [said_by_check(file, previous) for file in saved],
    )


def test_live_cell_turns_to_what_is_wrong_and_back(edit: Edit, played: Played) -> None:
    assert played.live == [edit.before, edit.after, edit.before]


def test_overview_repeats_the_counts_of_the_sheets(played: Played) -> None:
    assert [c[:3] for c in played.counts] == [c[3:] for c in played.counts]


def test_counts_are_those_of_check_on_the_saved_file(played: Played) -> None:
    assert [counts[:3] for counts in played.counts] == played.checked


def test_typing_the_old_content_again_restores_every_count(played: Played) -> None:
    assert played.counts[0] == played.counts[2]


def formulas(content: bytes, folder: Path) -> dict[str, object]:
    """Return the saved value of every formula by its place."""
    path = folder / "written.xlsx"
    path.write_bytes(content)
    plain, calculated = load_workbook(path), load_workbook(path, data_only=True)
    return {
        # An empty text is read as None.
        f"{sheet.title}!{cell.coordinate}": _or_empty(
            calculated[sheet.title][cell.coordinate].value
        )
        for sheet in plain
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def _or_empty(value: object) -> object:
    return "" if value is None else value


def demand_calculated_values(report: FilledReport, office: Office, folder: Path) -> None:
    saved = formulas(write_template(report), folder)
    looks = [read(place) for place in saved]
    _, *looked = office.work(folder / "written.xlsx", recalculate(), *looks)
    shown = [
        look["shown"] if isinstance(value, str) else pytest.approx(look["number"], rel=1e-12)
        for value, look in zip(saved.values(), looked, strict=True)
    ]
    assert dict(zip(saved, shown, strict=True)) == saved


@pytest.mark.parametrize("name", REPORTS)
def test_saved_values_are_those_the_office_calculates(
    name: str, office: Office, tmp_path: Path
) -> None:
    demand_calculated_values(REPORTS[name](), office, tmp_path)


@settings(FEW, max_examples=8)
@given(data=TYPED_REPORTS)
def test_saved_values_are_calculated_whatever_was_typed(
    data: dict[str, Any], office: Office, tmp_path: Path
) -> None:
    demand_calculated_values(report_of(data), office, tmp_path)


@settings(FEW, max_examples=4)
@given(data=consistent_reports(), last=consistent_reports())
def test_saved_values_are_calculated_beside_last_years(
    data: dict[str, Any], last: dict[str, Any], office: Office, tmp_path: Path
) -> None:
    report = with_last_year(report_of(data), report_of(last))
    demand_calculated_values(report, office, tmp_path)
