"""A file whose name is no UTF-8, from a zip made in Windows and unpacked in Linux, is a file."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.command_line import RIGHT
from tests.support.workbooks import filled_workbook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")

NAMES = {
    "gbk": b"\xcf\xd8\xbd\xcc\xd3\xfd\xbe\xd6",
    "cut utf-8": "县教育局".encode()[:-1],
    "every byte": bytes(range(0x80, 0x100)),
    "with escape": b"\x1b[31m\xcf\xd8\x07\n",
}
MARK = "\ufffd"


@pytest.fixture(params=NAMES)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with a unit under an odd name, in an odd folder, and one beside it."""
    name = os.fsdecode(NAMES[request.param])
    folder = tmp_path / "报送"
    (folder / name).mkdir(parents=True)
    filled_workbook(folder / "水利.xlsx", RIGHT | {"agency": "示例县水利局"})
    filled_workbook(folder / name / f"{name}.xlsx", RIGHT | {"agency": "示例县教育局"})
    blank = RIGHT | {"agency": "", "cells": {}}
    filled_workbook(folder / f"{name}空.xlsx", blank)
    (folder / f"{name}.docx").write_bytes(b"no document")
    return folder


def ran(*arguments: object, folder: Path) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "gaitool", *map(str, arguments)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        check=False,
    )
    shown, said = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in said
    assert not set(shown + said) & set("\x1b\x07")
    return done.returncode, shown, said


def workbook_of(folder: Path) -> Path:
    (found,) = [path for path in folder.glob("*/*.xlsx") if path.parent.name != "cache"]
    return found


def test_every_command_takes_it(odd: Path, tmp_path: Path) -> None:
    file = workbook_of(odd)
    for number, arguments in enumerate(
        [
            ("check", file),
            ("check", file, odd / "水利.xlsx", "--annotate", "批注"),
            ("check", file, "--annotate", os.fsdecode(b"\xcf\xd8.xlsx")),
            ("report", file),
            ("report", file, "-o", "报告.docx"),
            ("report", file, "-o", "报告.html"),
            ("compare", file, odd / "水利.xlsx"),
            ("export", file),
            ("migrate", file),
            ("template", "--previous", file, "-o", "空.xlsx", "--year", "2026"),
        ]
    ):
        code, _, said = ran(*arguments, folder=tmp_path)
        assert code in {0, 1}, (number, said)
    code, _, said = ran("import", "报告.docx", "-o", file.with_name("认出.xlsx"), folder=tmp_path)
    assert code == 0, said


def test_it_is_shown_with_replacement_marks(odd: Path, tmp_path: Path) -> None:
    code, shown, _ = ran("check", workbook_of(odd), folder=tmp_path)
    assert (code, MARK in shown.splitlines()[0]) == (0, True)
    assert len(shown.splitlines()) == shown.count("\n")


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_it_is_rolled_up_with_the_others(odd: Path, tmp_path: Path, form: str) -> None:
    for _ in range(2):  # the second time out of the cache
        code, shown, said = ran("rollup", odd, "--format", form, folder=tmp_path)
        assert code in {1, 3}, said
        assert "计入汇总 2 个单位" in said
        assert "示例县教育局" in shown
    if form == "json":
        files = [unit["file"] for unit in json.loads(shown)["units"]]
        assert str(workbook_of(odd)) in files


def test_it_stands_in_every_output(odd: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.txt").write_text(
        "示例县教育局\n示例县水利局\n示例县民政局\n", encoding="utf-8"
    )
    for target in ("汇总.xlsx", "汇总.html"):
        arguments = ("rollup", odd, "-o", target, "--roster", "名单.txt", "--agency", "示例县")
        more = ("--notices", "退回", "--facts", "数.csv", "--filled", "本级.xlsx", "--force")
        code, _, said = ran(*arguments, *more, folder=tmp_path)
        assert code in {1, 3}, said
    assert "单位清单" in load_workbook(tmp_path / "汇总.xlsx").sheetnames
    assert "示例县教育局" in (tmp_path / "汇总.html").read_text(encoding="utf-8")
    with (tmp_path / "数.csv").open(encoding="utf-8-sig", newline="") as facts:
        assert {row["unit"] for row in csv.DictReader(facts)} == {"示例县教育局", "示例县水利局"}


def test_results_are_written_to_files(odd: Path, tmp_path: Path) -> None:
    for name, form in (("果.json", "json"), ("果.csv", "csv"), ("果.txt", "table")):
        code, _, said = ran(
            "check", workbook_of(odd), "--format", form, "-o", name, folder=tmp_path
        )
        assert code == 0, said
        (tmp_path / name).read_text(encoding="utf-8")
    (result,) = json.loads((tmp_path / "果.json").read_text(encoding="utf-8"))["files"]
    assert result["file"] == str(workbook_of(odd))
