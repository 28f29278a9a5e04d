"""``gaitool migrate`` moves every answer and says what it could not move."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gaitool.cli.process import run
from gaitool.reader import read_filled_report

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook, saved_by_library, with_parts

APPLICATIONS = LAYOUT_2021.tables["applications"]


def raw_answers(path: Path) -> dict[str, str]:
    return {str(key): answer.raw for key, answer in read_filled_report(path).answers.items()}


def edited(path: Path, change: Any) -> Path:
    workbook = load_workbook(io.BytesIO(path.read_bytes()))
    change(workbook)
    path.write_bytes(saved_by_library(workbook))
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return filled_workbook(tmp_path / "old.xlsx", fixture("consistent"))


def test_a_workbook_of_today_comes_out_the_same(old: Path, tmp_path: Path) -> None:
    code = run(["migrate", str(old), "-o", str(tmp_path / "new.xlsx")])
    assert (code, (tmp_path / "new.xlsx").read_bytes()) == (0, old.read_bytes())


def test_an_older_template_becomes_todays(old: Path, tmp_path: Path) -> None:
    def older(part: bytes) -> bytes:
        return part.replace(b"template=1", b"template=0").replace(
            LAYOUT_2021.stamp.fingerprint.encode(), b"0123456789ab"
        )

    parts = {"docProps/custom.xml": older, "xl/workbook.xml": older}
    old.write_bytes(with_parts(old.read_bytes(), parts))
    code = run(["migrate", str(old), "-o", str(tmp_path / "new.xlsx")])
    assert (code, raw_answers(tmp_path / "new.xlsx")) == (0, raw_answers(old))


def test_moved_rows_and_renamed_sheets_come_back_to_their_places(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = raw_answers(old)
    moved = filled_workbook(
        old, fixture("consistent"), insert=[f"{APPLICATIONS.name}!9:9", f"{APPLICATIONS.name}!E:E"]
    )

    def rename(workbook: Any) -> None:
        workbook[APPLICATIONS.name].title = "Sheet7"

    edited(moved, rename)
    code = run(["migrate", str(moved), "-o", str(tmp_path / "new.xlsx")])
    assert (code, raw_answers(tmp_path / "new.xlsx")) == (0, before)
    assert "工作表“Sheet7”按内容认作“三、申请办理”" in capsys.readouterr().out


def test_what_has_no_place_is_listed(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def add(workbook: Any) -> None:
        workbook.create_sheet("台账")["B2"] = "局长批示"
        workbook["五、问题及改进"]["F9"] = "旁注"

    code = run(["migrate", str(edited(old, add)), "-o", str(tmp_path / "new.xlsx")])
    shown = capsys.readouterr().out
    assert code == 1
    assert "没有地方放：台账!B2：局长批示" in shown
    assert "没有地方放：五、问题及改进!F9：旁注" in shown


def test_a_typed_total_beside_a_ledger_total_is_not_lost_silently(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, ledger = next(iter(APPLICATIONS.ledger.items()))
    total = APPLICATIONS.questions[key].address

    def type_both(workbook: Any) -> None:
        workbook[APPLICATIONS.name][str(total)] = 98_761
        workbook[APPLICATIONS.name][str(ledger.address)] = 98_762

    code = run(["migrate", str(edited(old, type_both)), "-o", str(tmp_path / "new.xlsx")])
    out = capsys.readouterr().out
    assert code == 1
    assert f"{APPLICATIONS.name}!{total}：98761" in out
    assert "移到台账核对数" not in out


def test_last_years_figures_are_carried_along(tmp_path: Path) -> None:

    from gaitool.template import write_template

    from tests.support.text_grid import report_of

    report = report_of(fixture("consistent"))
    old = tmp_path / "old.xlsx"
    old.write_bytes(write_template(report._replace(previous=report)))
    code = run(["migrate", str(old), "-o", str(tmp_path / "new.xlsx")])
    assert (code, (tmp_path / "new.xlsx").read_bytes()) == (0, old.read_bytes())


def test_data_is_no_workbook(tmp_path: Path) -> None:
    source = tmp_path / "report.json"
    source.write_text("{}", encoding="utf-8")
    assert run(["migrate", str(source)]) == 3


def test_a_damaged_sheet_that_is_not_asked_is_one_line(
    gaitool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = filled_workbook(Path("年报.xlsx"), fixture("plain_words"))
    broken = {"xl/worksheets/sheet1.xml": lambda _: b"<a><b a=<"}
    name.write_bytes(with_parts(name.read_bytes(), broken))
    told = gaitool("migrate", str(name), "-o", "新.xlsx")
    assert (told.code, "这张工作表坏了" in told.out) == (1, True)
    assert gaitool("check", "新.xlsx").code == 0
