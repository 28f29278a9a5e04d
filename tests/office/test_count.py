"""LibreOffice calculates 计数依据 to the figures beside it, and makes a workbook of an old one."""

import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli.process import run
from gaitool.reader import read_filled_report

from tests.support.judges import Judge
from tests.support.office.client import Office, recalculate, save
from tests.support.registers import as_workbook, lines_of, register_of
from tests.support.text_grid import fixture, report_of

REPORT = report_of(fixture("consistent"))
HEADS = 5


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    register, filled = tmp_path / "register.xlsx", tmp_path / "filled.xlsx"
    register.write_bytes(as_workbook(list(lines_of(register_of(REPORT)))))
    run(["count", str(register), "-o", str(filled)])
    return filled


def formulas_and_rows(path: Path, *, values: bool) -> list[tuple[str, object, int]]:
    """Return of each figure its cell, the formula or its value, and how many rows it names."""
    sheet = load_workbook(path, data_only=values)["计数依据"]
    lines = sheet.iter_rows(min_row=HEADS + 1, max_col=6, values_only=True)
    return [(str(line[0]), line[4], len(str(line[5]).split("、"))) for line in lines if line[0]]


def test_every_formula_calculates_to_the_figure_and_the_number_of_its_rows(
    office: Office, counted: Path, tmp_path: Path
) -> None:
    office.work(counted, recalculate(), save(tmp_path / "recalculated.xlsx"))
    seen = formulas_and_rows(tmp_path / "recalculated.xlsx", values=True)
    report = read_filled_report(counted)
    answers = {str(answer.place): answer.number for answer in report.answers.values()}
    assert [(place, value) for place, value, _ in seen] == [(p, n) for p, _, n in seen]
    assert [answers[place] for place, _, _ in seen] == [value for _, value, _ in seen]
    assert len(seen) == sum(bool(answers[place]) for place in answers if "主动公开" not in place)


def test_the_formulas_are_ordinary_ones(counted: Path) -> None:
    formulas = [str(formula) for _, formula, _ in formulas_and_rows(counted, values=False)]
    assert all(formula.startswith("=SUMPRODUCT(") for formula in formulas)


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_register_in_an_old_format_is_converted(
    office: Office, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "r.xlsx").write_bytes(as_workbook(list(lines_of(register_of(REPORT)))))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    words = [office.soffice, home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "r.xlsx")], check=True, capture_output=True)
    code = run(["count", str(tmp_path / f"r.{ending}"), "-o", str(tmp_path / "filled.xlsx")])
    keys = [key for key in REPORT.form.cells if key in REPORT.form.tables["applications"].inputs]
    filled = read_filled_report(tmp_path / "filled.xlsx")
    assert (code, [filled.number(k) for k in keys]) == (0, [REPORT.number(k) for k in keys])


def test_a_copy_of_a_lived_in_workbook_is_valid_and_calculates_anew(
    office: Office, counted: Path, tmp_path: Path, office_errors: Judge
) -> None:
    book = load_workbook(counted)
    book.create_sheet("本单位备查")["B1"] = "='三、申请办理'!D8+100"
    book.save(tmp_path / "lived_in.xlsx")
    register, copy = tmp_path / "register.xlsx", tmp_path / "copy.xlsx"
    run(["count", str(register), "--into", str(tmp_path / "lived_in.xlsx"), "-o", str(copy)])
    office.work(copy, save(tmp_path / "opened.xlsx"))
    opened = load_workbook(tmp_path / "opened.xlsx", data_only=True)
    received = opened["三、申请办理"]["D8"].value
    assert opened["本单位备查"]["B1"].value == received + 100
    assert office_errors(copy) == []
