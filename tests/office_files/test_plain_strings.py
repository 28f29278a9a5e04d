"""Shared texts that a pattern takes are what the XML parser makes of them; it takes all others."""

import io

import pytest

from gaitool.office_files.plain_markup import NotPlain
from gaitool.office_files.plain_strings import plain_strings
from gaitool.office_files.shared_strings import shared_strings
from gaitool.template import write_template

from tests.support.text_grid import fixture, report_of
from tests.support.workbooks import parts_of

WANTED = {-1, 0, 1, 3, 10**20}
ITEMS = (
    '<si><t>教育局</t></si><si><t xml:space="preserve"> a_x000D_&amp;lt;\n&quot;</t></si>'
    "<si><t></t></si><si><t>12</t></si>"
).encode()
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<sst xmlns="x" count="4">'
PART = HEAD + ITEMS + b"</sst>"


def by_parser(part: bytes) -> dict[int, str]:
    return shared_strings(io.BytesIO(part), WANTED)


def test_those_of_a_filled_workbook_are_plain() -> None:
    part = parts_of(write_template(report_of(fixture("consistent"))))["xl/sharedStrings.xml"]
    found = plain_strings(part, WANTED)
    assert found == by_parser(part)
    assert found.keys() == {0, 1, 3}


@pytest.mark.parametrize(
    "part",
    [
        PART,
        PART.partition(b"\r\n")[2],
        PART + b"\n",
        PART.replace(b"12", b"]]"),
        HEAD + b"<si><t>1</t></si></sst>",
    ],
)
def test_what_is_written_as_programs_do_is_taken(part: bytes) -> None:
    assert plain_strings(part, WANTED) == by_parser(part)


@pytest.mark.parametrize(
    "part",
    [
        b"",
        HEAD + b"</sst>",
        PART.decode().encode("gb18030"),
        PART.replace(b"UTF-8", b"ISO-8859-1"),
        PART.replace(b"sst", b"x:sst"),
        PART.replace(b"<sst", b"<!DOCTYPE sst><sst"),
        PART.replace(b"<si>", b"<!-- <si> --><si>", 1),
        PART.replace(b"<si>", b"<rPh><si>", 1),
        PART.replace(b"<sst ", b"<x ").replace(b"</sst>", b"</x>"),
        PART.replace(b"<sst ", b'<sst count="4" '),
        PART.replace(b"<sst ", b"<sst &x; "),
        PART.replace(b"<si><t>12</t></si>", b"<si><r><t>12</t></r></si>"),
        PART.replace(b"<si><t>12</t></si>", b"<si><t>1</t><rPh><t>2</t></rPh></si>"),
        PART.replace(b"<si><t>12</t></si>", b"<si><t>12</t></si>\n"),
        PART.replace(b"<si><t>12</t></si>", b"<si/>"),
        PART.replace(b"12", b"1\r2"),
        PART.replace(b"12", b"1\x012"),
        PART.replace(b"12", b"1&#49;2"),
        PART.replace(b"12", b"<![CDATA[12]]>"),
        PART.replace(b"12", b"12]]>"),
        PART.replace(b"</sst>", b"</x>"),
        PART + b"</sst>",
        PART.replace(b"</sst>", b""),
    ],
)
def test_what_is_written_otherwise_is_left_to_the_parser(part: bytes) -> None:
    with pytest.raises(NotPlain):
        plain_strings(part, WANTED)
