"""Hostile sheets: cells, numbers, styles and formulas that no program should write."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from tests.support.hostile.packages import SHEET, STRINGS, STYLES, WORKBOOK, packed
from tests.support.workbooks import with_parts

_NUMBERS = {
    "nan": "NaN",
    "infinite": "1e999",
    "minus_infinite": "-1e999",
    # int() refuses more than 4,300 digits by an error of its own.
    "long_integer": "9" * 5_000,
    "long_fraction": "0." + "9" * 5_000,
    "tiny": "1e-999",
    "many_exponents": "1e1e1",
    "hexadecimal": "0x10",
    # Python's int() takes these two for numbers, a spreadsheet program does not.
    "underscores": "1_000",
    "arabic_digits": "٣",
    "white_space": "  7  ",
    "empty": "",
    "words": "三件",
}
_CELL = rb'<c r="D9"[^>]*?(?:/>|>.*?</c>)'


def sheets(original: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files by what is wrong with them."""

    def with_cell(cell: str) -> bytes:
        return with_parts(original, {SHEET: _put(cell)})

    for name, number in _NUMBERS.items():
        yield f"number_{name}", with_cell(f'<c r="D9"><v>{number}</v></c>')
    yield from _cells(with_cell)
    yield from _rows(original)
    yield from _dates_and_styles(original, with_cell)
    yield from _formulas(original, with_cell)
    yield from _texts(original)


def _cells(with_cell: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    yield "text_index_negative", with_cell('<c r="D9" t="s"><v>-1</v></c>')
    yield "text_index_too_high", with_cell('<c r="D9" t="s"><v>99999999</v></c>')
    yield "text_index_words", with_cell('<c r="D9" t="s"><v>one</v></c>')
    yield "kind_unknown", with_cell('<c r="D9" t="zz"><v>1</v></c>')
    yield "truth", with_cell('<c r="D9" t="b"><v>maybe</v></c>')
    yield "error_unknown", with_cell('<c r="D9" t="e"><v>#WHAT!</v></c>')
    yield "cell_in_row_0", with_cell('<c r="D0"><v>1</v></c>')
    yield "cell_without_name", with_cell("<c><v>1</v></c>")
    yield "cell_of_nonsense", with_cell('<c r="9D"><v>1</v></c>')
    yield "cell_column_too_far", with_cell('<c r="ZZZZ9"><v>1</v></c>')
    yield "cell_twice_same", with_cell('<c r="D9"><v>1</v></c><c r="D9"><v>1</v></c>')
    yield "cell_twice_different", with_cell('<c r="D9"><v>1</v></c><c r="D9"><v>2</v></c>')
    yield "cell_in_cell", with_cell('<c r="D9"><c r="E9"><v>1</v></c></c>')
    yield (
        "inline_runs",
        with_cell('<c r="D9" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r></is></c>'),
    )
    # XFD is the last column of Excel.
    yield "far_cell", with_cell('<c r="XFD9"><v>1</v></c>')


def _rows(original: bytes) -> Iterator[tuple[str, bytes]]:
    def rows(added: bytes) -> bytes:
        return packed(
            original, {SHEET: lambda part: part.replace(b"</sheetData>", added + b"</sheetData>")}
        )

    yield "row_0", rows(b'<row r="0"><c r="A0"><v>1</v></c></row>')
    yield "row_negative", rows(b'<row r="-5"><c><v>1</v></c></row>')
    yield "row_huge", rows(b'<row r="%b"><c><v>1</v></c></row>' % (b"9" * 400))
    yield "row_last", rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield "row_without_number", rows(b"<row><c><v>1</v></c></row>")
    yield (
        "rows_of_whole_columns",
        rows(
            b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(100, 60_000))
        ),
    )
    wide = b"".join(b'<c r="%b%d"/>' % (letters, 60) for letters in (b"AA", b"XFD")) * 200_000
    yield "row_of_endless_cells", rows(b'<row r="60">%b</row>' % wide)
    yield "cells_without_end", rows(b'<row r="61">' + b"<c/>" * 3_000_000 + b"</row>")
    yield (
        "dimension_false",
        with_parts(
            original,
            {
                SHEET: lambda part: re.sub(
                    rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', part
                )
            },
        ),
    )
    yield (
        "merged_column",
        with_parts(
            original,
            {
                SHEET: lambda part: part.replace(
                    b"<mergeCells",
                    b'<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells><mergeCells',
                    1,
                )
            },
        ),
    )
    yield (
        "merged_overlap",
        with_parts(
            original,
            {
                SHEET: lambda part: part.replace(
                    b"<mergeCell ", b'<mergeCell ref="A1:XFD1048576"/><mergeCell ', 1
                )
            },
        ),
    )


def _dates_and_styles(
    original: bytes, with_cell: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    for style in ("-1", "99999999999", "x", "1.5"):
        yield f"style_{style}", with_cell(f'<c r="D9" s="{style}"><v>1</v></c>')

    def dated(number: str, changes: dict[str, Callable[[bytes], bytes]] | None = None) -> bytes:
        cell = f'<c r="D9" s="0"><v>{number}</v></c>'
        return with_parts(original, {SHEET: _put(cell), STYLES: _all_dates} | (changes or {}))

    # 60 is the 29 February 1900 that Excel believes in; 2958466 lies after the year 9999.
    for number in ("0", "-1", "60", "0.5", "2958466", "1e15", "-700000"):
        yield f"date_{number}", dated(number)
    yield (
        "date_since_1904",
        dated(
            "1", {WORKBOOK: lambda part: part.replace(b"<workbookPr", b'<workbookPr date1904="1" ')}
        ),
    )
    yield "date_iso_senseless", with_cell('<c r="D9" t="d"><v>2023-99-99</v></c>')
    yield "formats_missing", with_parts(original, {STYLES: lambda _: b"<styleSheet/>"})


def _formulas(original: bytes, with_cell: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    yield "shared_formula_of_nothing", with_cell('<c r="D9"><f t="shared" si="7"/><v>1</v></c>')
    yield (
        "shared_formula_of_itself",
        with_cell('<c r="D9"><f t="shared" si="0" ref="D9">D9</f><v>1</v></c>'),
    )
    yield (
        "shared_formula_leaves_sheet",
        with_cell(
            '<c r="D9"><f t="shared" si="0" ref="D9:E9">A1048576</f></c><c r="A99"><f t="shared" si="0"/></c>'
        ),
    )
    yield "formula_array", with_cell('<c r="D9"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>')
    yield (
        "formula_of_a_web_page",
        with_cell('<c r="D9"><f>WEBSERVICE("http://127.0.0.1/")</f><v>1</v></c>'),
    )
    yield "formula_of_a_program", with_cell("<c r=\"D9\"><f>cmd|' /C calc'!A0</f><v>1</v></c>")
    yield "formula_deep", with_cell(f'<c r="D9"><f>{"(" * 20_000}</f><v>1</v></c>')
    yield "formula_huge_area", with_cell('<c r="J9"><f>SUM(A1:XFD1048576)</f><v>1</v></c>')
    yield "formula_endless", with_cell(f'<c r="J9"><f>SUM({"A1," * 200_000}A1)</f><v>1</v></c>')
    yield "formulas_sum_large_areas", with_parts(original, {SHEET: sums_of_large_areas})
    yield (
        "macros_and_links",
        with_parts(
            original,
            {
                "xl/vbaProject.bin": lambda _: b"x",
                "xl/externalLinks/externalLink1.xml": lambda _: b"<x/>",
            },
        ),
    )


def _texts(original: bytes) -> Iterator[tuple[str, bytes]]:
    def in_strings(text: str) -> bytes:
        return with_parts(
            original, {STRINGS: lambda part: part.replace(b"<t>", f"<t>{text}".encode(), 1)}
        )

    # Excel's own escapes, which may spell half a character or a control character.
    yield "text_half_character", in_strings("_xD800_")
    yield "text_control_characters", in_strings("_x0000__x0001__x001F_")
    yield (
        "text_half_character_raw",
        with_parts(original, {STRINGS: lambda part: part.replace(b"<t>", b"<t>\xed\xa0\x80", 1)}),
    )
    yield "text_reference_to_half", in_strings("&#xD800;")
    yield "text_zero_width", in_strings("\u200b\u2060\ufeff\u202e")
    yield (
        "text_very_long",
        packed(
            original, {STRINGS: lambda part: part.replace(b"<t>", b"<t>" + b"x" * 5_000_000, 1)}
        ),
    )
    yield (
        "many_texts",
        packed(
            original,
            {
                STRINGS: lambda part: part.replace(
                    b"</sst>", b"<si><t>x</t></si>" * 400_000 + b"</sst>"
                )
            },
        ),
    )
    for number in ("０", "１２", "1\u200b", "'5", "－3", "①", "Ⅳ", "𠮷"):
        yield (
            f"typed_{number!a}".translate(_PLAIN),
            with_parts(original, {SHEET: _put(f'<c r="D9" t="str"><v>{number}</v></c>')}),
        )


_PLAIN = {ord(c): "_" for c in "'\"\\"}


def _put(cell: str) -> Callable[[bytes], bytes]:
    """Put a cell in the place of the one it names, or of D9."""
    # J9 is a total, which has a formula; D9 an input.
    named = re.match(r'<c r="(J9)"', cell)
    pattern = _CELL.replace(b"D9", named[1].encode() if named else b"D9")

    def change(part: bytes) -> bytes:
        changed, count = re.subn(pattern, lambda _: cell.encode(), part, count=1, flags=re.DOTALL)
        assert count == 1, "no such cell"
        return changed

    return change


def sums_of_large_areas(part: bytes) -> bytes:
    """Give every formula a thousand areas of a thousand cells, each another last one."""
    areas = b"A1:J100," * 1_000
    numbers = count(1)
    return re.sub(rb"<f>[^<]*</f>", lambda _: b"<f>SUM(%bA%d)</f>" % (areas, next(numbers)), part)


def _all_dates(part: bytes) -> bytes:
    # 14 is the built-in format of dates.
    return re.sub(rb'numFmtId="\d+"', b'numFmtId="14"', part)
