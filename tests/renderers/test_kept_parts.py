"""A marked copy keeps whatever else an office has in its workbook, byte for byte."""

import re
from pathlib import Path

import pytest

from gaitool.cli.exit_codes import ExitCode

from tests.support.furnished import PART, furnish
from tests.support.marked_copies import (
    LIST,
    MISTAKES,
    TABLE,
    Annotated,
    annotate,
    at,
    marks,
    run,
    whole,
)
from tests.support.workbooks import filled_workbook, parts_of, with_parts

pytestmark = pytest.mark.slow

BUTTON = b'ObjectType="Button"><x:Anchor>16, 0, 30, 0, 18, 0, 31, 4</x:Anchor>'


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Annotated:
    path = tmp_path_factory.mktemp("furnished") / "年报.xlsx"
    filled_workbook(path, whole(), dict(MISTAKES.values()), saved={MISTAKES["G016"][0]: 0})
    return annotate(furnish(path))


@pytest.mark.parametrize(
    "name",
    [
        *("xl/media/image1.png", "xl/charts/chart1.xml", "xl/vbaProject.bin"),
        *("xl/drawings/drawing9.xml", "xl/drawings/_rels/drawing9.xml.rels"),
        *("xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"),
        *("xl/sharedStrings.xml", "xl/theme/theme1.xml", "docProps/custom.xml"),
        *("docProps/app.xml", "docProps/core.xml", "_rels/.rels"),
    ],
)
def test_part_with_nothing_to_mark_stays_byte_for_byte(name: str, furnished: Annotated) -> None:
    assert parts_of(furnished.copy)[name] == parts_of(furnished.original)[name]


def test_only_parts_that_must_change_are_written_again(furnished: Annotated) -> None:
    before, after = parts_of(furnished.original), parts_of(furnished.copy)
    changed = {name for name in before if after[name] != before[name]}
    sheets = {name for name in before if name.startswith("xl/worksheets/sheet")}
    assert changed - sheets == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
        *("xl/styles.xml", "xl/comments9.xml", "xl/drawings/vmlDrawing9.vml"),
    }


def test_drop_downs_of_newer_programs_and_drawings_stay_on_their_sheet(
    furnished: Annotated,
) -> None:
    before, after = (parts_of(path)[PART] for path in (furnished.original, furnished.copy))
    kept = before[before.index(b"<extLst>") : before.index(b"</extLst>")]
    assert kept in after
    assert b'<drawing xmlns:r="' in after


def test_a_button_beside_the_notes_stays(furnished: Annotated) -> None:
    assert BUTTON in parts_of(furnished.copy)["xl/drawings/vmlDrawing9.vml"]


@pytest.mark.parametrize("rule", MISTAKES)
def test_every_planted_mistake_is_coloured_and_noted(rule: str, furnished: Annotated) -> None:
    place = MISTAKES[rule][0]
    assert len(marks(furnished.opened, place)) == 1
    assert rule in at(furnished.opened, place).comment.text


def test_the_copy_keeps_its_macros_by_name_too(furnished: Annotated) -> None:
    kinds = parts_of(furnished.copy)["[Content_Types].xml"]
    assert (furnished.copy.suffix, b"macroEnabled" in kinds) == (".xlsm", True)


def test_no_library_warns_on_the_screen(
    furnished: Annotated, capfd: pytest.CaptureFixture[str]
) -> None:
    copy = furnished.original.with_name("又一份.xlsm")
    run("check", str(furnished.original), "--annotate", str(copy))
    told = capfd.readouterr().err
    assert "warn" not in told.lower()
    assert f"已写标注副本：{copy}" in told


def test_copy_of_macros_under_another_name_is_refused(
    furnished: Annotated, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("check", str(furnished.original), "--annotate", "批注.xlsx")
    assert told.code == ExitCode.USAGE
    assert "文件名应以 .xlsm 结尾" in capsys.readouterr().err


def test_where_a_conversation_hangs_no_note_is_written_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "/"})
    annotated = annotate(furnish(path, thread_at="F8"))
    told = capsys.readouterr().err
    assert f"{annotated.copy}：{TABLE}!F8 标了颜色，没有批注" in told
    assert marks(annotated.opened, f"{TABLE}!F8") == ["FFC7CE"]
    assert annotated.opened[LIST]["C2"].value == "G102"


def as_onlyoffice_saves(path: Path) -> None:
    """Move our colours to where newer programs keep theirs; put the author before each note."""
    mark = re.compile(
        rb'<conditionalFormatting sqref="(\w+)"><cfRule[^>]*>(<formula>LEN.*?)</cond\w+>'
    )
    space = b"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    names = b"http://schemas.microsoft.com/office/excel/2006/main"

    def moved(part: bytes) -> bytes:
        (at, _), *_ = mark.findall(part)
        kept = (
            b'<extLst><ext xmlns:x14="' + space + b'" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">'
            b'<x14:conditionalFormattings xmlns:xm="' + names + b'"><x14:conditionalFormatting>'
            b'<x14:cfRule type="expression" priority="1"><xm:f>LEN("gaitool")=7</xm:f></x14:cfRule>'
            b"<xm:sqref>" + at + b"</xm:sqref></x14:conditionalFormatting>"
            b"</x14:conditionalFormattings></ext></extLst></worksheet>"
        )
        return mark.sub(b"", part).replace(b"</worksheet>", kept)

    def signed(part: bytes) -> bytes:
        return part.replace("—— gaitool".encode(), "gaitool:\n—— gaitool".encode())

    parts = {PART: moved, "xl/comments1.xml": signed}
    path.write_bytes(with_parts(path.read_bytes(), parts))


def test_marks_go_where_onlyoffice_saved_the_copy_in_between(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "年报.xlsx", whole(), {f"{TABLE}!F8": "/"})
    once = annotate(path)
    before = parts_of(once.copy)
    as_onlyoffice_saves(once.copy)
    again = annotate(once.copy)
    assert parts_of(again.copy)[PART] == before[PART]
    assert at(again.opened, f"{TABLE}!F8").comment.text.count("gaitool") == 1
