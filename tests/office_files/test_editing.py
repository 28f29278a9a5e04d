"""A book changes what it is told to, in the order of the standard, and nothing else."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from gaitool.layout import Address
from gaitool.office_files.editing.added_sheet import take_sheet
from gaitool.office_files.editing.book import Book
from gaitool.office_files.editing.ordered import add_child, local_name
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.sheet import write_finding_list
from gaitool.template import write_template

from tests.support.editions import LAYOUT_2021
from tests.support.marked_copies import TABLE, whole
from tests.support.text_grid import report_of
from tests.support.workbooks import part_of_sheet, parts_of, with_parts

PATH = Path("年报.xlsx")
REASONS = LAYOUT_2021.explanations.name
PART = part_of_sheet(TABLE)
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/"


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_template(report_of(whole()))


def with_a_list(content: bytes) -> bytes:
    book = Book(PATH, content)
    listed = Book(PATH, write_finding_list([], linked=True))
    take_sheet(listed, book, LIST_SHEET, first=True)
    return book.parts.saved()


def test_a_book_that_is_only_looked_at_is_saved_as_it_was(content: bytes) -> None:
    book = Book(PATH, content)
    assert book.sheet(TABLE).look(Address(8, 4))
    assert parts_of(book.parts.saved()) == parts_of(content)


def test_a_text_is_written_into_its_own_part_alone(content: bytes) -> None:
    book = Book(PATH, content)
    book.sheet(TABLE).write_text(Address(50, 2), "  =1+1 ")
    saved = book.parts.saved()
    before, after = parts_of(content), parts_of(saved)
    assert [name for name in after if after[name] != before[name]] == [PART]
    cell = load_workbook(io.BytesIO(saved))[TABLE]["B50"]
    assert (cell.value, cell.data_type) == ("  =1+1 ", "s")


def test_cells_and_rows_are_made_in_their_order(content: bytes) -> None:
    book = Book(PATH, content)
    sheet = book.sheet(TABLE)
    for address in (Address(60, 3), Address(55, 2), Address(60, 1)):
        sheet.write_text(address, "字")
    rows = re.findall(rb'<row r="(\d+)"', parts_of(book.parts.saved())[PART])
    assert [int(row) for row in rows] == sorted(map(int, rows))
    assert [one.get("r") for one in sheet.row(60)] == ["A60", "C60"]


def test_an_element_goes_where_the_standard_wants_it() -> None:
    space = 'xmlns="m"'
    root = etree.fromstring(f"<worksheet {space}><sheetData/><pageMargins/><extLst/></worksheet>")
    for name in ("legacyDrawing", "conditionalFormatting", "drawing", "conditionalFormatting"):
        add_child(root, name)
    assert list(map(local_name, root)) == [
        *("sheetData", "conditionalFormatting", "conditionalFormatting", "pageMargins"),
        *("drawing", "legacyDrawing", "extLst"),
    ]


def test_a_sheet_put_first_leaves_names_with_their_sheets(content: bytes) -> None:
    before = load_workbook(io.BytesIO(content))
    after = load_workbook(io.BytesIO(with_a_list(content)))
    assert after.sheetnames == [LIST_SHEET, *before.sheetnames]
    printed = {sheet.title: sheet.print_title_rows for sheet in before}
    assert {sheet.title: sheet.print_title_rows for sheet in after} == {LIST_SHEET: "$1:$1"} | {
        **printed
    }


def test_a_sheet_taken_twice_is_there_once(content: bytes) -> None:
    once = with_a_list(content)
    assert parts_of(with_a_list(once)) == parts_of(once)


def test_same_input_gives_the_same_bytes(content: bytes) -> None:
    assert with_a_list(content) == with_a_list(content)


def as_strict(part: bytes) -> bytes:
    named = part.replace(MAIN, STRICT + b"spreadsheetml/main")
    return named.replace(LINKS, STRICT + b"officeDocument/relationships")


def with_prefixes(part: bytes) -> bytes:
    """Give every element of the main namespace a prefix, as some libraries do."""
    named = re.sub(rb"<(/?)([A-Za-z]\w*)(?=[\s>/])", rb"<\1x:\2", part)
    return named.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)


def changed(content: bytes, change: Callable[[bytes], bytes], names: str) -> bytes:
    wanted = [name for name in parts_of(content) if re.fullmatch(names, name)]
    return with_parts(content, dict.fromkeys(wanted, change))


@pytest.mark.parametrize(
    ("change", "names"),
    [(as_strict, r".*\.(xml|rels)"), (with_prefixes, r"xl/(worksheets/.*|styles|workbook)\.xml")],
)
def test_what_is_added_is_in_the_namespace_of_the_workbook(
    change: Callable[[bytes], bytes], names: str, content: bytes
) -> None:
    saved = with_a_list(changed(content, change, names))
    assert next(iter(Book(PATH, saved).opened.sheets)) == LIST_SHEET
    roots = {etree.QName(etree.fromstring(parts_of(saved)[one])).namespace for one in (PART, NEW)}
    assert len(roots) == 1


NEW = f"xl/worksheets/sheet{len(LAYOUT_2021.sheet_names) + 1}.xml"


def test_a_workbook_without_looks_is_given_some(content: bytes) -> None:
    bare = changed(
        content, lambda part: re.sub(rb'<[^<]*/styles"[^<]*/>', b"", part), ".*book.*rels"
    )
    parts = parts_of(with_a_list(bare))
    # openpyxl would read the part that nothing names any more.
    (styles,) = re.findall(rb'/styles"[^<]* Target="/([^"]*)"', parts["xl/_rels/workbook.xml.rels"])
    assert "黑体" in parts[styles.decode()].decode()
