"""Hostile archives and files of other kinds, made from one filled workbook."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator

from tests.support.workbooks import with_parts

WORKBOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONSHIPS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
SHEET = "xl/worksheets/sheet5.xml"
_MEBIBYTE = 1024 * 1024
# The "billion laughs": each entity is ten of the one before, 10⁹ in the end.
_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


def packages(original: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files by what is wrong with them."""
    yield from _other_kinds(original)
    yield from _broken_archives(original)
    yield from _bombs(original)
    yield from _declared_types(original)
    yield from _wrong_parts(original)


def _other_kinds(original: bytes) -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "one_byte", b"P"
    yield "zip_magic_alone", b"PK\x03\x04"
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\n" + b"0" * 500
    yield "html_table", "<html><table><tr><td>表</td></tr></table></html>".encode()
    yield "html_utf16", "<html><table></table></html>".encode("utf-16")
    yield "mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n"
    yield "csv_gbk", "机关,年度\n某局,2023\n".encode("gbk")
    yield "json_renamed", b'{"form": "2021"}'
    yield "old_biff", b"\x09\x08\x06\x00" + b"\x00" * 500
    yield "ole_magic_alone", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield "ole_senseless", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5_000
    yield "ole_zeros", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5_000
    yield "zeros", b"\x00" * 100_000
    yield "nothing_but_brackets", b"<" * 100_000
    # The limit of a file is 20 MB.
    yield "too_large", original + b"\x00" * (21 * _MEBIBYTE)
    yield "word_document", archive({TYPES: b"", "word/document.xml": b"<w/>"})
    yield "opendocument", archive({"mimetype": b"", "content.xml": b"<office/>"})
    yield "binary_workbook", archive({"xl/workbook.bin": b"\x00" * 50})
    yield "plain_archive", archive({"read me.txt": b"hello"})
    yield "archive_of_nothing", archive({})


def _broken_archives(original: bytes) -> Iterator[tuple[str, bytes]]:
    size = len(original)
    for share in (0.1, 0.5, 0.9, 0.999):
        yield f"truncated_at_{share}", original[: int(size * share)]
    yield "tail_alone", original[size // 2 :]
    yield "middle_cut_out", original[: size // 3] + original[size // 3 + 200 :]
    yield "middle_overwritten", original[: size // 2] + b"\xaa" * 300 + original[size // 2 + 300 :]
    yield "directory_overwritten", original[:-800] + b"\x00" * 800
    yield "encrypted_flag", _with_flag(original, 0x1)
    yield "crc_wrong", _with_wrong_checksum(original)
    # The limit is 2,000 parts; the largest real workbook of 3,151 had 1,033.
    yield "too_many_parts", archive(_parts(original) | {f"x/{n}": b"" for n in range(2_100)})
    yield "same_name_twice", _twice(original, SHEET, SHEET)
    # Programs differ in which of two such parts they read.
    yield "same_name_other_case", _twice(original, SHEET, SHEET.upper())
    yield "same_name_backslash", _twice(original, SHEET, SHEET.replace("/", "\\"))
    yield "path_outside", archive(_parts(original) | {"../../etc/passwd": b"x"})
    yield "odd_compression", archive(_parts(original), zipfile.ZIP_BZIP2)
    yield "junk_before_and_after", b"PK\x03\x04junk" + original + b"junk" * 10


def _bombs(original: bytes) -> Iterator[tuple[str, bytes]]:
    def zeros(count: int) -> Callable[[bytes], bytes]:
        return lambda _: b" " * (count * _MEBIBYTE)

    for name in (SHEET, STRINGS, STYLES, "xl/media/image1.png", "docProps/custom.xml"):
        place = name.rpartition("/")[2].partition(".")[0]
        yield f"bomb_in_{place}", packed(original, {name: zeros(150)})
    many = {f"xl/worksheets/extra{n}.xml": zeros(30) for n in range(20)}
    yield "bomb_of_many_sheets", packed(original, many)
    yield "bomb_with_false_size", _with_false_sizes(packed(original, {STRINGS: zeros(80)}))
    inner = archive({"zeros": b"\x00" * (10 * _MEBIBYTE)})
    yield "archive_in_archive", with_parts(original, {"xl/inner.zip": lambda _: inner})


def _declared_types(original: bytes) -> Iterator[tuple[str, bytes]]:
    def declare(doctype: str, encoding: str) -> Callable[[bytes], bytes]:
        def change(part: bytes) -> bytes:
            text = part.decode("utf-8").partition("?>")[2]
            head = f'<?xml version="1.0" encoding="{encoding}"?>'
            return f"{head}{doctype}{text}".encode(encoding, "xmlcharrefreplace")

        return change

    laughs = f"<!DOCTYPE x [{_LAUGHS}]>"
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    # A search for the bytes of <!DOCTYPE would miss UTF-16 and EBCDIC.
    for encoding in ("utf-8", "utf-16", "cp037"):
        yield f"laughs_{encoding}", with_parts(original, {STRINGS: declare(laughs, encoding)})
    yield "outside_entity", with_parts(original, {WORKBOOK: declare(outside, "utf-8")})
    yield "doctype_in_sheet", with_parts(original, {SHEET: declare("<!DOCTYPE x>", "utf-16")})
    # Far beyond any head that a reader might look through.
    late = "<!--" + "x" * 300_000 + "--><!DOCTYPE x>"
    yield "doctype_far_in", with_parts(original, {SHEET: declare(late, "utf-8")})


def _wrong_parts(original: bytes) -> Iterator[tuple[str, bytes]]:
    parts = _parts(original)
    for name in (WORKBOOK, STRINGS, STYLES, RELATIONSHIPS, TYPES, SHEET):
        yield (
            f"without_{name.replace('/', '_')}",
            archive({k: v for k, v in parts.items() if k != name}),
        )
        yield f"emptied_{name.replace('/', '_')}", with_parts(original, {name: lambda _: b""})
    yield "types_senseless", with_parts(original, {TYPES: lambda _: b"<Types/>"})
    yield "not_xml", with_parts(original, {SHEET: lambda _: b"\x00\x01\x02 no xml"})
    yield "half_the_sheet", with_parts(original, {SHEET: lambda part: part[: len(part) // 2]})
    yield "deep_nesting", with_parts(original, {STRINGS: lambda _: b"<a>" * 200_000})
    yield (
        "long_attribute",
        with_parts(
            original,
            {
                WORKBOOK: lambda part: part.replace(
                    b"<sheets>", b'<sheets x="%b">' % (b"y" * 9_000_000)
                )
            },
        ),
    )
    yield (
        "sheets_in_a_circle",
        with_parts(
            original,
            {RELATIONSHIPS: lambda part: part.replace(b"worksheets/sheet5.xml", b"workbook.xml")},
        ),
    )
    yield (
        "target_outside",
        with_parts(
            original,
            {
                RELATIONSHIPS: lambda part: part.replace(
                    b"worksheets/sheet5.xml", b"../../../etc/passwd"
                )
            },
        ),
    )
    yield (
        "ten_thousand_sheets",
        with_parts(
            original,
            {
                WORKBOOK: lambda part: part.replace(
                    b"</sheets>", b'<sheet name="x" sheetId="1"/>' * 10_000 + b"</sheets>"
                )
            },
        ),
    )
    yield (
        "no_sheets",
        with_parts(original, {WORKBOOK: lambda part: part.replace(b"<sheet ", b"<sheat ")}),
    )


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of the parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def packed(original: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """Return the archive with changed parts, all deflated."""
    parts = _parts(original)
    return archive(parts | {name: change(parts.get(name, b"")) for name, change in changes.items()})


def _parts(original: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(original)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _twice(original: bytes, name: str, again: str) -> bytes:
    content = io.BytesIO(original)
    with warnings.catch_warnings(), zipfile.ZipFile(content, "a") as opened:
        warnings.simplefilter("ignore")
        opened.writestr(again, opened.read(name))
    return content.getvalue()


def _directory(content: bytes) -> tuple[int, int]:
    # Size and start of the directory stand in the end record, ten bytes before the end of the file.
    size, start = struct.unpack("<II", content[-10:-2])
    return start, start + size


def _with_flag(content: bytes, flag: int) -> bytes:
    start, _ = _directory(content)
    changed = bytearray(content)
    changed[start + 8] |= flag  # the flags of the directory's first entry
    return bytes(changed)


def _with_wrong_checksum(content: bytes) -> bytes:
    start, _ = _directory(content)
    changed = bytearray(content)
    # The CRC-32 of the directory's first entry.
    changed[start + 16 : start + 20] = b"\x00\x01\x02\x03"
    return bytes(changed)


def _with_false_sizes(content: bytes) -> bytes:
    """Claim in the directory that every part unpacks to 100 bytes."""
    start, end = _directory(content)
    changed, at = bytearray(content), start
    while at < end and changed[at : at + 4] == b"PK\x01\x02":
        changed[at + 24 : at + 28] = struct.pack("<I", 100)
        # An entry has 46 bytes before its name.
        name, extra, comment = struct.unpack("<HHH", changed[at + 28 : at + 34])
        at += 46 + name + extra + comment
    return bytes(changed)
