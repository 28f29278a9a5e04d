"""LibreOffice and OnlyOffice calculate the sums of both years, the changes and the rates alike."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.form import CellKey
from gaitool.renderers.rollup.page import write_rollup_page
from gaitool.renderers.rollup.workbook import write_rollup_workbook
from gaitool.trend import LastYear, Trend, TrendYear, UnitLastYear, followed_numbers, followed_rates

from tests.support.editions import FORM_2021
from tests.support.gathered import Gathered, county
from tests.support.judges import Judge
from tests.support.office.client import Office, read, recalculate, type_text
from tests.support.office.onlyoffice import OnlyOffice

NUMBERS = followed_numbers(FORM_2021)
RATES = followed_rates(NUMBERS)
COUNTED_CELL = "C6"
"""Where 明细 says whether its first unit that is counted, the second in all, is so."""


def with_years(gathered: Gathered) -> Gathered:
    """Return a roll-up of three years, of which the second lacks cells and divisors."""
    figures = {line.unit: figures for line, figures in gathered.figures() if line.counted}
    first, second, *_ = figures
    halved = {key: figure // 2 for key, figure in figures[first].items()}
    before = {
        first: UnitLastYear(("上年/甲.xlsx",), first, without_documents(halved)),
        second: UnitLastYear(("上年/乙.xlsx",), "旧名称", without_documents(figures[second])),
    }
    counted = [line for line in gathered.lines() if line.counted]
    last, now = (
        {key: one[key] + other[key] for key in without_documents(one) if key in other}
        for one, other in ((halved, figures[second]), (figures[first], figures[second]))
    )
    reach = LastYear(2024, 2, len(counted), last, now)
    sums = gathered.sums
    this = {one.key: value for one in NUMBERS if (value := one.of(sums)) is not None}
    poor = {key: Decimal(0) for key in this if not key.startswith("documents")}
    years = (
        TrendYear(2023, 3, ("示例县水利局",), {key: value + 7 for key, value in this.items()}),
        TrendYear(2024, 2, (), poor, {}, frozenset({"documents_issued"})),
        TrendYear(2025, len(counted), ("示例县公安局",), this),
    )
    trend = Trend(NUMBERS, RATES, years)
    return Gathered(
        gathered.units,
        expected=6,
        last_year=reach,
        before=before,
        trend=trend,
        previous_sums=last,
    )


def without_documents(figures: Mapping[CellKey, Decimal]) -> dict[CellKey, Decimal]:
    return {key: figure for key, figure in figures.items() if "documents" not in key.row}


@pytest.fixture(scope="module")
def rolled_up(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    return with_years(county(tmp_path_factory.mktemp("county")))


@pytest.fixture(scope="module")
def path(rolled_up: Gathered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("years") / "汇总.xlsx"
    with path.open("w+b") as stream:
        write_rollup_workbook(rolled_up, stream, lambda file: Path(file).name)
    return path


def formulas(path: Path) -> list[tuple[str, str]]:
    return [
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def same(shown: Any, saved: Any) -> bool:
    """Whether two values of a cell are the same; no text and no value look alike."""
    if isinstance(saved, str | None):
        return (shown or "") == (saved or "")
    return shown == pytest.approx(saved)


def test_libreoffice_calculates_every_value_that_was_saved(path: Path, office: Office) -> None:
    cells, saved = formulas(path), load_workbook(path, data_only=True)
    _, *shown = office.work(path, recalculate(), *(read(f"{s}!{at}") for s, at in cells))
    assert {sheet for sheet, _ in cells} >= {"趋势", "与上年比较", "二、主动公开"}
    for (sheet, at), cell in zip(cells, shown, strict=True):
        value = saved[sheet][at].value
        assert cell["error"] == 0, (sheet, at)
        assert same(cell["number" if isinstance(value, int | float) else "shown"], value), (
            sheet,
            at,
        )


def test_onlyoffice_calculates_the_same_when_a_unit_is_left_out(
    path: Path, office: Office, onlyoffice: OnlyOffice
) -> None:
    (typed,) = onlyoffice.type_texts(path, "明细", [(COUNTED_CELL, "否")])
    theirs = load_workbook(typed, data_only=True)
    cells = formulas(path)
    order = [type_text(f"明细!{COUNTED_CELL}", "否"), recalculate()]
    _, _, *ours = office.work(path, *order, *(read(f"{s}!{at}") for s, at in cells))
    differing = [
        (sheet, at, theirs[sheet][at].value, cell["shown"])
        for (sheet, at), cell in zip(cells, ours, strict=True)
        if not same(
            cell["number" if isinstance(theirs[sheet][at].value, int | float) else "shown"],
            theirs[sheet][at].value,
        )
    ]
    assert differing == []


def test_every_change_compares_the_units_that_have_both_years(
    rolled_up: Gathered, path: Path
) -> None:
    pairs = zip(rolled_up.figures(), rolled_up.previous_reports(), strict=True)
    both = [
        (figures, last.figures) for (line, figures), (_, last) in pairs if line.counted and last
    ]
    sheet = load_workbook(path, data_only=True)["二、主动公开"]
    shown = [
        cell.value for row in sheet.iter_rows() for cell in row if is_change(cell.number_format)
    ]
    table = FORM_2021.tables["disclosure"]
    expected = [change(both, key) for key in table.cells]
    assert [one for one in shown if one not in ("", None)] == pytest.approx(
        [float(one) for one in expected if one is not None]
    )
    assert None in expected


def is_change(number_format: str) -> bool:
    return number_format.startswith("+")


def change(both: list[tuple[Any, Any]], key: CellKey) -> Decimal | None:
    given = [now[key] - last[key] for now, last in both if key in now and key in last]
    return sum(given, start=Decimal(0)) if given else None


def test_every_rate_is_a_formula_over_cells_of_its_own_column(
    rolled_up: Gathered, path: Path
) -> None:
    sheet, values = load_workbook(path)["趋势"], load_workbook(path, data_only=True)["趋势"]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    assert rolled_up.trend is not None
    for rate in RATES:
        for at, year in enumerate(rolled_up.trend.years, start=2):
            cell = sheet.cell(rows[rate.name], at)
            named = set(re.findall(r"\b([A-Z]+)\d+", cell.value))
            assert named == {cell.column_letter}
            share = year.rate(rate)
            shown = values.cell(rows[rate.name], at).value
            assert shown == ("–" if share is None else pytest.approx(float(share)))


def test_what_nobody_gives_is_blank_and_nothing_to_divide_by_a_dash(path: Path) -> None:
    values = load_workbook(path, data_only=True)["趋势"]
    rows = {row[0].value: [cell.value for cell in row] for row in values.iter_rows()}
    assert rows["规范性文件制发（件）"][2] is None
    assert rows["公开率"][2] == "–"
    said = [words for words in rows if words and words.startswith("有的年度算不出来")]
    assert said == [
        "有的年度算不出来（“–”）、没有画在图里的：公开率、结转率、复议纠错率、诉讼纠错率。"
    ]


def test_the_workbook_is_valid_and_always_the_same(
    rolled_up: Gathered, path: Path, office_errors: Judge, tmp_path: Path
) -> None:
    again = tmp_path / "汇总.xlsx"
    with again.open("w+b") as stream:
        write_rollup_workbook(rolled_up, stream, lambda file: Path(file).name)
    assert office_errors(path) == []
    assert again.read_bytes() == path.read_bytes()


def test_the_page_shows_the_years_and_is_valid_and_accessible(
    rolled_up: Gathered, tmp_path: Path, html_errors: Judge, accessibility: Judge
) -> None:
    page = tmp_path / "汇总.html"
    with page.open("w+b") as stream:
        write_rollup_page(rolled_up, stream, lambda file: Path(file).name)
    text = page.read_text(encoding="utf-8")
    assert '<th scope="row">公开率</th>' in text
    assert "2024年 2/2" in text
    assert html_errors(page) == []
    assert accessibility(page)["violations"] == []


def test_one_native_chart_draws_the_cells_of_the_sheet(path: Path) -> None:
    (chart,) = load_workbook(path)["趋势"]._charts
    assert [series.val.numRef.f.startswith("趋势!") for series in chart.series] == [True] * 3
