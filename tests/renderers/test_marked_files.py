"""Which files get a marked copy, which only the list, and where the copies go."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from gaitool.cli.exit_codes import ExitCode
from gaitool.layout import Place
from gaitool.renderers.marked_copy.annotated_workbook import annotate_workbook

from tests.support.command_line import data_file
from tests.support.editions import LAYOUT_2021
from tests.support.marked_copies import (
    LIST,
    TABLE,
    Annotated,
    annotate,
    marks,
    run,
    whole,
)
from tests.support.workbooks import filled_workbook, with_parts

pytestmark = pytest.mark.slow


def unreadable_list_of_parts(content: bytes) -> bytes:
    return with_parts(content, {"[Content_Types].xml": lambda _: b"<broken"})


def test_workbook_that_cannot_be_marked_gets_the_list_alone_and_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "/"})
    path.write_bytes(unreadable_list_of_parts(path.read_bytes()))
    annotated = annotate(path)
    told = capsys.readouterr().err
    assert "只写了问题清单" in told
    assert "里面有部件是坏的或读不懂：XMLSyntaxError" in told
    assert annotated.opened.sheetnames == [LIST]
    assert annotated.opened[LIST]["C2"].value == "G102"


def with_a_look_that_no_program_knows(content: bytes) -> bytes:
    return with_parts(content, {"xl/styles.xml": lambda part: part.replace(b'left"', b'middle"')})


def test_what_a_library_could_not_open_is_marked(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "/"})
    path.write_bytes(with_a_look_that_no_program_knows(path.read_bytes()))
    copy = annotate(path).copy
    mended = {"xl/styles.xml": lambda part: part.replace(b'middle"', b'left"')}
    copy.write_bytes(with_parts(copy.read_bytes(), mended))
    assert marks(load_workbook(copy), f"{TABLE}!F8") == ["FFC7CE"]


def test_control_characters_that_were_pasted_do_not_stop_the_marks(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "_x000B_3_x0001_件"})
    annotated = annotate(path)
    assert len(marks(annotated.opened, f"{TABLE}!F8")) == 1


def test_finding_that_names_no_cell_is_not_hidden(planted: Annotated) -> None:
    finding = planted.findings[0]
    wrong = finding.cells[0]._replace(place=Place(TABLE, "不是地址"))
    content = planted.original.read_bytes()
    with pytest.raises(ValueError, match="不是地址"):
        annotate_workbook(
            planted.original, content, [finding._replace(cells=(wrong,))], LAYOUT_2021
        )


def test_data_gets_the_list_alone(tmp_path: Path) -> None:
    source = data_file(
        whole(**{"applications.received.research": "/"}), str(tmp_path / "报告.json")
    )
    assert annotate(Path(source)).opened.sheetnames == [LIST]


def test_several_files_get_a_folder_of_copies(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("甲.xlsx", "乙.xlsx")]
    for path in files:
        filled_workbook(path, whole(), {f"{TABLE}!F8": "/"})
    run("check", *map(str, files), "--annotate", str(tmp_path / "标注"))
    copies = sorted(path.name for path in (tmp_path / "标注").iterdir())
    assert copies == ["乙_批注.xlsx", "甲_批注.xlsx"]


def test_files_of_one_name_get_copies_of_their_own(tmp_path: Path) -> None:
    files = [tmp_path / folder / "年报.xlsx" for folder in "甲乙"]
    for path in files:
        path.parent.mkdir()
        filled_workbook(path, whole())
    run("check", *map(str, files), "--annotate", str(tmp_path / "标注"))
    assert len(list((tmp_path / "标注").iterdir())) == 2


def test_damaged_file_does_not_stop_the_others(tmp_path: Path) -> None:
    damaged = tmp_path / "坏.xlsx"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    good = filled_workbook(tmp_path / "好.xlsx", whole())
    folder = tmp_path / "标注"
    told = run("check", str(damaged), str(good), "--annotate", str(folder))
    assert told.code == ExitCode.UNUSABLE
    assert [path.name for path in folder.iterdir()] == ["好_批注.xlsx"]
