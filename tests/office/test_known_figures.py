"""The blank sheets of known figures, filled in LibreOffice and kept as it keeps them."""

import json
from pathlib import Path

import pytest

from gaitool.cli.process import run
from gaitool.layout import Address, Place

from tests.support.command_line import RIGHT
from tests.support.office.client import Office, save, type_text
from tests.support.workbooks import filled_workbook

FIRST_ROW = 6


@pytest.fixture
def filled(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the sheets with figures typed into two of them."""
    monkeypatch.chdir(tmp_path)
    Path("名单.txt").write_text(f"{RIGHT['agency']}\n", encoding="utf-8")
    run(["template", "--known", "--roster", "名单.txt", "--year", "2025", "-o", "空白.xlsx"])
    target = tmp_path / "已知数.xlsx"
    office.work(
        tmp_path / "空白.xlsx",
        type_text(Place("复议机关", str(Address(FIRST_ROW, 6))), "3"),
        type_text(Place("人民法院", str(Address(FIRST_ROW, 2))), "1"),
        save(target),
    )
    return target


def found(known: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    filled_workbook(Path("年报.xlsx"), RIGHT)
    capsys.readouterr()
    run(["check", "年报.xlsx", "--known", str(known), "--format", "json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    return [one["message"] for one in file["findings"] if one["rule"] == "G906"]


def test_figures_typed_in_a_program_are_compared(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = "行政复议 · 总计填的是 2，复议机关记的是 3，填报的少 1。"
    assert found(filled, capsys) == [message]


def test_old_workbook_is_converted(
    filled: Path, office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = office.convert(filled, tmp_path / "old", "xls")
    assert len(found(old, capsys)) == 1
