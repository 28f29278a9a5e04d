"""The blank register: what is locked, what it offers, and what its formulas are made of."""

import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path

import chinese_calendar
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gaitool.form import Form
from gaitool.layout import STAMP_NAME, RegisterStamp
from gaitool.layout.register_sheets import (
    GUIDANCE_SHEET,
    HOLIDAYS_SHEET,
    OPTIONS_SHEET,
    REGISTER_SHEET,
)
from gaitool.register.head_words import Role, seen_column
from gaitool.register.vocabulary import Kind, Vocabulary, register_columns
from gaitool.register.working_days import known_holidays
from gaitool.template.register import write_register
from gaitool.template.register.plan import (
    DAY,
    FIRST_ROW,
    HEAD_ROW,
    LAST_ROW,
    YEAR,
    RegisterPlan,
)

from tests.support.editions import FORM_2021
from tests.support.judges import Judge
from tests.support.supplemented import SUPPLEMENT

PLAN = RegisterPlan(30)
WRITTEN = 2025
# What Excel 2010, WPS, LibreOffice and OnlyOffice all calculate alike.
ORDINARY = {
    *("IF", "AND", "OR", "NOT", "ISNUMBER", "IFERROR", "INDEX", "MATCH", "FIND", "LEFT", "RIGHT"),
    *("COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "SUMPRODUCT", "MAX", "MIN"),
    *("TODAY", "YEAR", "DATE", "NETWORKDAYS", "MID", "VALUE", "N"),
}


def opened(form: Form = FORM_2021, year: int = WRITTEN, *, saved_values: bool = False) -> Workbook:
    content = write_register(form, year, rows=PLAN.rows)
    return load_workbook(io.BytesIO(content), data_only=saved_values)


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return opened()


def formulas(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook:
        for cells in sheet.iter_rows():
            yield from (str(cell.value) for cell in cells if cell.data_type == "f")


def words_below(sheet: Worksheet, reference: str) -> list[str]:
    """Return the words of the range that a drop-down takes its own from."""
    area = reference.split("!")[1].replace("$", "")
    return [cell.value for (cell,) in sheet[area]]


def offered(workbook: Workbook, key: str) -> list[str]:
    cell = str(PLAN.cell(key, FIRST_ROW))
    rules = workbook[REGISTER_SHEET].data_validations.dataValidation
    (rule,) = (rule for rule in rules if cell in rule.sqref)
    return words_below(workbook[OPTIONS_SHEET], rule.formula1)


def test_sheets_stand_in_their_order(blank: Workbook) -> None:
    assert blank.sheetnames == [GUIDANCE_SHEET, REGISTER_SHEET, OPTIONS_SHEET, HOLIDAYS_SHEET]


def test_every_sheet_and_the_structure_are_locked(blank: Workbook) -> None:
    assert blank.security.lockStructure
    assert all(sheet.protection.sheet for sheet in blank)


def test_exactly_what_is_filled_in_is_unlocked_in_the_written_rows(blank: Workbook) -> None:
    cells = (cell for row in blank[REGISTER_SHEET].iter_rows() for cell in row)
    unlocked = {cell.coordinate for cell in cells if not cell.protection.locked}
    inputs = {
        str(PLAN.cell(column.key, row))
        for column in register_columns()
        for row in range(FIRST_ROW, PLAN.last_row + 1)
    }
    assert unlocked == inputs | {str(YEAR), str(DAY)}


def test_nothing_of_the_columns_is_locked_below_the_written_rows(blank: Workbook) -> None:
    columns = blank[REGISTER_SHEET].column_dimensions.values()
    open_columns = [n for c in columns for n in range(c.min, c.max + 1) if not c.protection.locked]
    assert open_columns == list(PLAN.columns.values())


def test_no_cell_of_the_other_sheets_is_unlocked(blank: Workbook) -> None:
    others = (sheet for sheet in blank if sheet.title != REGISTER_SHEET)
    assert all(cell.protection.locked for s in others for row in s.iter_rows() for cell in row)


def test_heads_are_those_that_are_read(blank: Workbook) -> None:
    heads = [cell.value for cell in blank[REGISTER_SHEET][HEAD_ROW]]
    assert heads[: len(register_columns())] == [column.head for column in register_columns()]


def test_heads_of_calculated_columns_are_known_to_be_calculated(blank: Workbook) -> None:
    heads = [cell.value for cell in blank[REGISTER_SHEET][HEAD_ROW]]
    calculated = heads[len(register_columns()) :]
    seen = [seen_column(1, (head,), Vocabulary(FORM_2021), own={}) for head in calculated]
    assert {one.role for one in seen} == {Role.CALCULATED}


@pytest.mark.parametrize("form", [FORM_2021, SUPPLEMENT], ids=lambda form: form.version)
def test_every_result_is_offered_in_words_that_mean_it_alone(form: Form) -> None:
    vocabulary, words = Vocabulary(form), offered(opened(form), "result")
    meant = [vocabulary.results.meaning(word).certain for word in words]
    assert meant == [row.key for row in vocabulary.result_rows]


def test_twenty_one_results_are_offered_under_their_groups(blank: Workbook) -> None:
    words = offered(blank, "result")
    assert len(words) == 21
    assert words[2] == "（三）不予公开 1.属于国家秘密"


@pytest.mark.parametrize(
    ("key", "kind", "meant"),
    [
        (
            "applicant",
            Kind.APPLICANT,
            ["natural_person", "business", "research", "public_interest", "legal_service", "other"],
        ),
        ("review", Kind.OUTCOME, ["upheld", "corrected", "other_outcome", "pending"]),
    ],
)
def test_offered_words_are_read_as_the_columns_of_the_form(
    key: str, kind: Kind, meant: list[str], blank: Workbook
) -> None:
    words = Vocabulary(FORM_2021).words(kind)
    assert [words.meaning(word).certain for word in offered(blank, key)] == meant


def test_drop_downs_reach_below_the_written_rows(blank: Workbook) -> None:
    rules = blank[REGISTER_SHEET].data_validations.dataValidation
    bottoms = {area.max_row for rule in rules for area in rule.sqref.ranges if area.min_row > 5}
    assert bottoms == {LAST_ROW}


def test_dates_are_held_to_be_dates(blank: Workbook) -> None:
    rules = blank[REGISTER_SHEET].data_validations.dataValidation
    dated = {str(rule.sqref).split(":")[0] for rule in rules if rule.type == "date"}
    columns = [column.key for column in register_columns() if column.kind is Kind.DATE]
    assert dated == {str(DAY), *(str(PLAN.cell(key, FIRST_ROW)) for key in columns)}


def test_texts_of_validations_keep_to_the_limits_of_excel(blank: Workbook) -> None:
    for rule in (rule for sheet in blank for rule in sheet.data_validations.dataValidation):
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225


def test_formulas_use_ordinary_functions_only(blank: Workbook) -> None:
    used = {name for formula in formulas(blank) for name in re.findall(r"([A-Z.]+)\(", formula)}
    assert used <= ORDINARY


def test_formulas_of_all_rows_are_those_of_the_first_one_copied_down(blank: Workbook) -> None:
    sheet = blank[REGISTER_SHEET]
    for key in PLAN.live_heads:
        first, later = (sheet[str(PLAN.cell(key, row))].value for row in (FIRST_ROW, FIRST_ROW + 9))
        copied = re.sub(
            r"(?<![$0-9A-Z])(\$?[A-Z]{1,2})([0-9]+)\b",
            lambda match: f"{match[1]}{int(match[2]) + 9}",
            first,
        )
        assert copied == later, key


def test_calculated_cells_of_blank_rows_are_saved_as_empty() -> None:
    sheet = opened(saved_values=True)[REGISTER_SHEET]
    saved = {
        sheet[str(PLAN.cell(key, row))].value
        for key in PLAN.live_heads
        for row in range(FIRST_ROW, PLAN.last_row + 1)
    }
    assert saved == {None}


def test_title_is_saved_as_it_is_calculated() -> None:
    sheet = opened(saved_values=True)[REGISTER_SHEET]
    assert sheet["A1"].value == "2025年政府信息公开申请登记台账"


def test_heads_stay_in_sight_and_are_repeated_on_paper(blank: Workbook) -> None:
    sheet = blank[REGISTER_SHEET]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$4:$5"


def test_register_is_printed_across_on_as_many_pages_of_a4_as_it_takes(blank: Workbook) -> None:
    sheet = blank[REGISTER_SHEET]
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize), page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_guidance_is_printed_on_one_page(blank: Workbook) -> None:
    sheet = blank[GUIDANCE_SHEET]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight in {None, 1}


def test_guidance_names_the_first_year_that_nobody_knows_yet(blank: Workbook) -> None:
    unknown = max(chinese_calendar.holidays).year + 1
    lines = [str(cell.value) for (cell,) in blank[GUIDANCE_SHEET]["B1:B40"]]
    assert any(f"{unknown} 年的安排还没有列入" in line for line in lines)


def test_guidance_tells_how_many_rows_there_are(blank: Workbook) -> None:
    lines = [str(cell.value) for (cell,) in blank[GUIDANCE_SHEET]["B1:B40"]]
    assert any(f"备有 {PLAN.rows} 行" in line for line in lines)


def test_listed_days_make_the_working_days_of_every_year() -> None:
    known = known_holidays()
    days = (known.last_day - known.first_day).days + 1
    for number in range(days):
        day = known.first_day + datetime.timedelta(days=number)
        worked = day in known.worked or (day.weekday() < 5 and day not in known.off)
        assert worked == chinese_calendar.is_workday(day), day


def test_days_off_and_weekends_worked_are_all_listed(blank: Workbook) -> None:
    known = known_holidays()
    dates = {
        cell.value.date()
        for column in "AE"
        for cell in blank[HOLIDAYS_SHEET][column][5:]
        if cell.value
    }
    assert dates == {*known.off, *known.worked}


def test_stamp_stands_in_two_places(blank: Workbook) -> None:
    written = [p.value for p in blank.custom_doc_props.props if p.name == STAMP_NAME]
    written.append(blank.defined_names[STAMP_NAME].value)
    assert [RegisterStamp.parse(text) for text in written] == [RegisterStamp(1, "2021")] * 2


def test_register_is_valid(office_errors: Judge, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(write_register(FORM_2021, WRITTEN, rows=PLAN.rows))
    assert office_errors(path) == []


def test_same_arguments_give_the_same_bytes() -> None:
    one, other = (write_register(FORM_2021, WRITTEN, rows=3) for _ in range(2))
    assert one == other


def test_supplement_travels_with_its_register() -> None:
    assert opened(SUPPLEMENT)["表式"].sheet_state == "veryHidden"
