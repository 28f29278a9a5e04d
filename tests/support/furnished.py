"""A filled workbook with all that offices put into one besides figures: pictures, macros, talk.

Every part is of the shape that Excel writes; libraries that read a workbook lose most of them.
"""

import io
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

from tests.support.marked_copies import TABLE
from tests.support.workbooks import part_of_sheet, parts_of, with_parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_THREAD = "{7C5B4F0E-0B1E-4B53-9C5D-2B6E8E0C7A11}"
_PERSON = "{5E0A4B57-7E54-4F0B-9C0B-1E6F0F0C1D22}"
PART = part_of_sheet(TABLE)

_TYPES = {
    "xl/drawings/drawing9.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "xl/comments9.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
}
_SHEET_LINKS = (
    (f"{OFFICE}/drawing", "../drawings/drawing9.xml"),
    (f"{OFFICE}/vmlDrawing", "../drawings/vmlDrawing9.vml"),
    (f"{OFFICE}/comments", "../comments9.xml"),
    (
        f"{_MICROSOFT}/2017/10/relationships/threadedComment",
        "../threadedComments/threadedComment1.xml",
    ),
)
_BOOK_LINKS = (
    (f"{_MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
    (f"{_MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin"),
)


def furnish(path: Path, thread_at: str = "G8") -> Path:
    """Return a workbook with macros beside the one given; a conversation hangs at a cell."""
    drawn = _drawn()
    added = {
        "xl/drawings/drawing9.xml": drawn["xl/drawings/drawing1.xml"],
        "xl/drawings/_rels/drawing9.xml.rels": drawn["xl/drawings/_rels/drawing1.xml.rels"],
        "xl/charts/chart1.xml": drawn["xl/charts/chart1.xml"],
        "xl/media/image1.png": drawn["xl/media/image1.png"],
        "xl/drawings/vmlDrawing9.vml": _shapes(thread_at),
        "xl/comments9.xml": _comments(thread_at),
        "xl/threadedComments/threadedComment1.xml": _thread(thread_at),
        "xl/persons/person.xml": _persons(),
        # What is in it is nobody's business here; it must come back as it was.
        "xl/vbaProject.bin": bytes(range(256)) * 16,
        PART.replace("sheets/", "sheets/_rels/") + ".rels": _links(_SHEET_LINKS),
    }
    changed = {
        "[Content_Types].xml": _with_types,
        "xl/_rels/workbook.xml.rels": _with_book_links,
        PART: _with_drawings_and_choices,
        "xl/sharedStrings.xml": _with_rich_text,
    }
    new = {name: lambda _, part=part: part for name, part in added.items()}
    furnished = path.with_suffix(".xlsm")
    furnished.write_bytes(with_parts(path.read_bytes(), {**changed, **new}))
    return furnished


def _drawn() -> Mapping[str, bytes]:
    """Return the parts of a picture, a text box and a chart on one sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        sheet = workbook.add_worksheet(TABLE)
        sheet.insert_image("P2", "seal.png", {"image_data": io.BytesIO(_png())})
        sheet.insert_textbox("P8", "请于二月十五日前报送", {"object_position": 3})
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": [TABLE, 7, 3, 7, 9]})
        sheet.insert_chart("P12", chart)
    return parts_of(content.getvalue())


def _png() -> bytes:
    """Return a red square of 16 pixels."""
    rows = (b"\x00" + b"\xc0\x00\x00" * 16) * 16
    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _links(links: tuple[tuple[str, str], ...]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_LINKS}">{listed}</Relationships>'.encode()


def _with_book_links(part: bytes) -> bytes:
    listed = "".join(
        f'<Relationship Id="rIdOwn{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(_BOOK_LINKS)
    )
    return part.replace(b"</Relationships>", f"{listed}</Relationships>".encode())


def _with_types(part: bytes) -> bytes:
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    vml = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    kinds += f'<Default Extension="vml" ContentType="{vml}"/>'
    kinds += '<Default Extension="png" ContentType="image/png"/>'
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return part.replace(main, macros).replace(b"</Types>", f"{kinds}</Types>".encode())


def _with_drawings_and_choices(part: bytes) -> bytes:
    """Add the drawings, and a list of choices that stands on another sheet, as Excel keeps it."""
    named = f'xmlns:r="{OFFICE}" r:id='
    choices = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
        ' uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations'
        ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1>'
        "<xm:f>封面!$C$6:$C$7</xm:f></x14:formula1><xm:sqref>P30</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    added = f'<drawing {named}"rId1"/><legacyDrawing {named}"rId2"/>{choices}</worksheet>'
    return part.replace(b"</worksheet>", added.encode())


def _with_rich_text(part: bytes) -> bytes:
    """Make two runs of the first text that is in no looks yet."""
    before, _, after = part.decode().partition("<si><t>")
    text, _, rest = after.partition("</t></si>")
    runs = f"<r><rPr><b/></rPr><t>{text[:1]}</t></r><r><t>{text[1:]}</t></r>"
    return f"{before}<si>{runs}</si>{rest}".encode()


def _comments(at: str) -> bytes:
    said = "[线程批注]\n\n批注：\n    这个数核实过吗？"
    return (
        f'<comments xmlns="{_MAIN}"><authors><author>tc={_THREAD}</author></authors><commentList>'
        f'<comment ref="{at}" authorId="0" shapeId="0"><text><t>{said}</t></text></comment>'
        "</commentList></comments>"
    ).encode()


def _thread(at: str) -> bytes:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="{at}" dT="2024-01-05T01:02:03.00"'
        f' personId="{_PERSON}" id="{_THREAD}"><text>这个数核实过吗？</text></threadedComment>'
        "</ThreadedComments>"
    ).encode()


def _persons() -> bytes:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return (
        f'<personList xmlns="{space}"><person displayName="李四" id="{_PERSON}" userId="lisi"'
        ' providerId="None"/></personList>'
    ).encode()


def _shapes(at: str) -> bytes:
    """Return the box of the note that stands for the conversation, and a button."""
    row, column = int(at[1:]) - 1, ord(at[0]) - ord("A")
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"\r\n'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n'
        ' <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\r\n'
        ' <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
        ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>\r\n'
        ' <v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"'
        ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>\r\n'
        ' <v:shape id="_x0000_s1025" type="#_x0000_t202"'
        " style='position:absolute;width:108pt;height:59pt;z-index:1;visibility:hidden'"
        ' fillcolor="#ffffe1" o:insetmode="auto"><x:ClientData ObjectType="Note">'
        "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>7, 15, 6, 2, 9, 31, 10, 1</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>\r\n"
        ' <v:shape id="_x0000_s1026" type="#_x0000_t201"'
        " style='position:absolute;width:80pt;height:24pt;z-index:2' o:button=\"t\">"
        '<x:ClientData ObjectType="Button"><x:Anchor>16, 0, 30, 0, 18, 0, 31, 4</x:Anchor>'
        "<x:FmlaMacro>[0]!汇总</x:FmlaMacro></x:ClientData></v:shape>\r\n</xml>"
    ).encode()
