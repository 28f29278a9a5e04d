"""Rows that a pattern takes are what the XML parser makes of them; all others are left to it."""

import io
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from gaitool.office_files.cells import SheetCells, stream_cells
from gaitool.office_files.plain_markup import NotPlain
from gaitool.office_files.plain_rows import plain_cells
from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import part_of_sheet, parts_of

NAME, LAST_ROW = "表", 400
ROWS = (
    b'<row r="1" ht="24" customHeight="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row>'
    b'<row r="2"><c r="A2"/><c r="B2" s="2"><v>12</v></c><c r="C2"><f>A1&amp;"&lt;"</f><v>3</v></c>'
    b'</row><row r="3" hidden="1"><c r="A3"><f t="shared" ref="A3:A4" si="0">B3</f><v>1.5</v></c>'
    b'</row><row r="4"><c r="A4" t="str"><f t="shared" si="0"/><v>\xe6\x98\xaf</v></c></row>'
)
SHEET = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="x">'
    b'<sheetViews><sheetView showZeros="0"/></sheetViews><cols><col min="2" max="3" hidden="1"/>'
    b"</cols><sheetData>" + ROWS + b"</sheetData><mergeCells><mergeCell ref="
    b'"A1:B1"/></mergeCells></worksheet>'
)
WITHOUT_DECLARATION = SHEET.partition(b"\r\n")[2]


def outcome(read: Callable[[], SheetCells]) -> Any:
    """Return all that is known of a sheet, or how reading it ends."""
    try:
        cells = read()
    except NotPlain:
        raise
    except Exception as error:
        return type(error), str(error)
    found = [(at, *raw[:2], str(raw[2]), raw[3]) for at, raw in cells.found.items()]
    hidden = cells.hidden_rows, cells.hidden_columns, cells.zeros_hidden
    return found, hidden, cells.merged, cells.beyond, cells.behind


def by_pattern(sheet: bytes) -> Any:
    return outcome(lambda: plain_cells(sheet, NAME, LAST_ROW))


def by_parser(sheet: bytes) -> Any:
    return outcome(lambda: stream_cells(io.BytesIO(sheet), NAME, LAST_ROW))


def with_rows(rows: bytes) -> bytes:
    return SHEET.replace(ROWS, rows)


def with_cell(cell: bytes) -> bytes:
    return with_rows(b'<row r="1">' + cell + b"</row>")


def around_rows(before: bytes, behind: bytes) -> bytes:
    return SHEET.replace(b"<sheetData>", before + b"<sheetData>").replace(
        b"</sheetData>", b"</sheetData>" + behind
    )


def behind_rows(elements: bytes) -> bytes:
    return around_rows(b"", elements)


@pytest.mark.parametrize("name", LAYOUT_2021.sheet_names)
def test_the_sheets_of_a_filled_workbook_are_plain(name: str) -> None:
    content = write_template(report_of(fixture("consistent")))
    sheet = parts_of(content)[part_of_sheet(name)]
    assert by_pattern(sheet) == by_parser(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET,
        WITHOUT_DECLARATION,
        with_rows(b""),
        with_rows(b'<row r="7"/>'),
        with_rows(b'<row r="2"></row><row r="1"><c r="A1"><v>1</v></c></row>'),
        with_cell(b'<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>'),
        with_cell(b'<c r="A1"><f>SUM(B1:C1)</f><v /></c><c r="B1"><v></v></c><c r="C1" />'),
        with_cell(b'<c r="A1"><v>1</v></c><c r="A1"><v>1</v></c>'),
        with_cell(b'<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'),
        with_cell(b'<c r="A1"><f>' + b"1+" * 5_000 + b"1</f></c>"),
        with_cell(b'<c r="A1" t="str"><v>&amp;lt; &quot;&apos;&gt;\n\t</v></c>'),
        SHEET.replace(b"</mergeCells>", b""),
        behind_rows(b'<!-- </mergeCells> --><mergeCell ref="A5:B5"/>'),
        behind_rows(b'<mergeCell ref="A5:B5"/>' * 5_000),
        behind_rows(b'<x y="</mergeCells>"/>'),
        behind_rows(b"<!DOCTYPE x>"),
        behind_rows(b"<!-- </mergeCells> --><mergeCells><x>&y;"),
        SHEET.replace(b"</mergeCells>", b"</mergeCells><extLst><c/><xm:f>A1</xm:f></extLst>"),
    ],
)
def test_what_is_written_as_programs_do_is_taken(sheet: bytes) -> None:
    assert by_pattern(sheet) == by_parser(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        b"",
        SHEET.replace(b"UTF-8", b"ISO-8859-1"),
        SHEET.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        b"\xef\xbb\xbf" + SHEET,
        re.sub(rb"<(/?)(?=[a-z]+[ >/])", rb"<\1x:", SHEET),
        SHEET.replace(b"<cols>", b"<!-- <sheetData> --><cols>"),
        SHEET.replace(b"<cols>", b"<?of a program <sheetData>?><cols>"),
        WITHOUT_DECLARATION.replace(b"<cols>", b"<?of a program <sheetData></sheetData>?><cols>"),
        b"<?of a program?>" + WITHOUT_DECLARATION,
        b"\n" + SHEET,
        behind_rows(b"<sheetData><row><c><v>1</v></c></row></sheetData>"),
        behind_rows(b"<c><v>1</v></c>"),
        behind_rows(b"<x:row/>"),
        behind_rows(b"<v>1</v>"),
        behind_rows(b"<t>" + b"1" * 240_000 + b"</t>"),
        around_rows(b"<c><v>5", b"</v></c>"),
        around_rows(b'<row r="900">', b"</row>"),
        around_rows(b"<x:f>", b"</x:f>"),
        SHEET.replace(b"<cols>", b"<cols>&x;"),
        SHEET.replace(b"<row ", b"\n  <row "),
        SHEET.replace(b"<v>12</v>", b"<v>1<!-- or -->2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v><![CDATA[12]]></v>"),
        SHEET.replace(b"<v>12</v>", b"<v>&#49;2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>&twelve;</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1\r\n2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1\x012</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1]]>2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1\xef\xbf\xbf2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1\xff2</v>"),
        SHEET.replace(b"<v>12</v>", b"<v>1</v><v>2</v>"),
        SHEET.replace(b"<v>12</v>", b"<is><t>12</t></is>"),
        SHEET.replace(b' s="2"', b' s="2" s="2"'),
        SHEET.replace(b' hidden="1"><c', b' hidden="1" hidden="1"><c'),
        SHEET.replace(b' hidden="1"><c', b' r="4"><c'),
        SHEET.replace(b' ref="A3:A4"', b" ref='A3:A4'"),
        SHEET.replace(b"<f>", b"<formula>").replace(b"</f>", b"</formula>"),
        SHEET.replace(b' r="B2"', b""),
        SHEET.replace(b' r="B2"', b' r="B3"'),
        SHEET.replace(b' r="A2"', b' r="A900"'),
        SHEET.replace(b' r="B2"', b' r="$B$2"'),
        SHEET.replace(b' r="B2"', b' r="ZZ2"'),
        SHEET.replace(b'<row r="2">', b"<row>"),
        SHEET.replace(b'<row r="2">', b'<row r="900">'),
        SHEET.replace(b'<row r="2">', b""),
        SHEET.replace(b"</row>", b"", 1),
        SHEET.replace(b"</row>", b"</row></row>", 1),
        SHEET.replace(b"</sheetData>", b""),
        with_cell(b'<c r="A1" t="str"><v>' + b"1" * 240_000 + b"</v></c>"),
        around_rows(b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', b""),
        around_rows(b"<sheetData/>", b""),
    ],
)
def test_what_is_written_otherwise_is_left_to_the_parser(sheet: bytes) -> None:
    with pytest.raises(NotPlain):
        by_pattern(sheet)


PIECES = re.findall(rb"<[^<>]*>|[^<>]+", SHEET)
ODD_PIECES = (b"<row>", b"<c>", b"<sheetData>", b"</sheetData>", b"<?of a program ", b"?>")
MORE_PIECES = (
    *PIECES,
    *ODD_PIECES,
    b"<",
    b">",
    b'"',
    b"&",
    b"\r",
    b"7",
    b" ",
    b"<v>1</v>",
    b'<c r="A2"/>',
)


def mutant(dice: random.Random) -> bytes:
    """Return the sheet with some of its pieces exchanged, left out or put in."""
    pieces = list(PIECES)
    for _ in range(dice.choice((1, 1, 2, 3))):
        at = dice.randrange(len(pieces))
        change = dice.choice(MORE_PIECES)
        pieces[at : at + dice.choice((0, 1, 1, 2))] = dice.choice(([], [change], [change]))
    return b"".join(pieces)


def test_mutants_end_alike() -> None:
    dice, taken = random.Random(20_211_117), 0
    for sheet in (mutant(dice) for _ in range(3_000)):
        try:
            found = by_pattern(sheet)
        except NotPlain:
            continue
        taken += 1
        assert found == by_parser(sheet), sheet
    assert taken > 200
