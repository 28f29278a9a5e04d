"""Writes .docx files as offices leave them: merged cells, split runs, nested tables, revisions."""

import io
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.importing.messy.grids import Cell, Grid, placed, width
from tests.importing.messy.outline import Line, Look, Piece
from tests.importing.messy.packing import undated

_NAMESPACES = nsdecls("w", "wp", "a") + (
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_FONTS = {
    Look.TITLE: ("宋体", 44, "center"),
    Look.PART: ("黑体", 32, "both"),
    Look.SUB_HEADING: ("楷体", 32, "both"),
    Look.TEXT: ("仿宋", 32, "both"),
    Look.SIGNATURE: ("仿宋", 32, "right"),
}
_REVISION = re.compile(r"\{([-+])(.*?)\1\}")
_DATE = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}日)")
_SMART_TAG = "<w:smartTag w:uri='urn:schemas-microsoft-com:office:smarttags' w:element='chsdate'>"
_PIECES = re.compile(r"\n|\d+|[A-Za-z]+|[^\dA-Za-z\n]+")
_AUTHOR = 'w:author="办公室" w:date="2024-01-20T09:00:00Z"'


def written(pieces: Iterable[Piece]) -> bytes:
    """Return a document of the pieces."""
    return _saved("".join(map(_xml, pieces)))


def written_in_template(pieces: Iterable[Piece], *, boxed: str, header: str) -> bytes:
    """Return a document as from an office's template: a text box, a page header, and content
    controls around the tables and the sign-off.
    """
    body = "".join(_in_control(piece) for piece in pieces)
    return _saved(_text_box(boxed) + body, header)


def _in_control(piece: Piece) -> str:
    if isinstance(piece, Line) and piece.look is not Look.SIGNATURE:
        return _xml(piece)
    return (
        "<w:sdt><w:sdtPr><w:alias w:val='填写'/></w:sdtPr>"
        f"<w:sdtContent>{_xml(piece)}</w:sdtContent></w:sdt>"
    )


def written_in_layout_table(pieces: Iterable[Piece], beside: str) -> bytes:
    """Return a document all of which stands in one cell of a layout table, tables nested."""
    inner = "".join(map(_xml, pieces))
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr><w:tcW w:w='9000' w:type='dxa'/></w:tcPr>{content}</w:tc></w:tr>"
        for content in (_xml(Line(beside)), f"{inner}<w:p/>")
    )
    return _saved(
        f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr>"
        f"<w:tblGrid><w:gridCol w:w='9000'/></w:tblGrid>{rows}</w:tbl>"
    )


def _xml(piece: Piece) -> str:
    return _paragraph(piece) if isinstance(piece, Line) else _table(piece)


def _paragraph(line: Line) -> str:
    font, size, side = _FONTS[line.look]
    indent = "<w:ind w:firstLineChars='200' w:firstLine='640'/>" * (line.look not in _UNINDENTED)
    return (
        f"<w:p><w:pPr>{indent}<w:jc w:val='{side}'/></w:pPr>"
        f"{''.join(_runs(line.text, font, size))}</w:p>"
    )


_UNINDENTED = {Look.TITLE, Look.SIGNATURE}


def _runs(text: str, font: str, size: int) -> Iterator[str]:
    """Yield the text in the short runs Word makes, revisions ``{-old-}{+new+}`` marked as such."""
    place = 0
    for revision in _REVISION.finditer(text):
        yield from _plain_runs(text[place : revision.start()], font, size)
        runs = "".join(_plain_runs(revision[2], font, size))
        if revision[1] == "+":
            yield f"<w:ins w:id='1' {_AUTHOR}>{runs}</w:ins>"
        else:
            runs = runs.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
            yield f"<w:del w:id='2' {_AUTHOR}>{runs}</w:del>"
        place = revision.end()
    yield from _plain_runs(text[place:], font, size)


def _plain_runs(text: str, font: str, size: int) -> Iterator[str]:
    """Yield runs, those of a date inside the smart tag that Word puts around it."""
    for part in _DATE.split(text):
        runs = "".join(_short_runs(part, font, size))
        yield f"{_SMART_TAG}{runs}</w:smartTag>" if _DATE.fullmatch(part) else runs


def _short_runs(text: str, font: str, size: int) -> Iterator[str]:
    look = (
        f"<w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}' w:eastAsia='{font}'"
        f" w:hint='eastAsia'/><w:sz w:val='{size}'/></w:rPr>"
    )
    for piece in _PIECES.findall(text):
        content = "<w:br/>" if piece == "\n" else f"<w:t xml:space='preserve'>{escape(piece)}</w:t>"
        yield f"<w:r>{look}{content}</w:r><w:proofErr w:type='spellEnd'/>"


def _table(grid: Grid) -> str:
    columns = width(grid)
    lines = "".join(
        f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='auto'/>"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    step = 9000 // columns
    grid_columns = f"<w:gridCol w:w='{step}'/>" * columns
    rows = "".join(
        f"<w:tr>{''.join(_cell(cell, begins, step) for _, cell, begins in row)}</w:tr>"
        for row in placed(grid)
    )
    return (
        f"<w:tbl><w:tblPr><w:tblW w:w='9000' w:type='dxa'/>"
        f"<w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _cell(cell: Cell, begins: bool, step: int) -> str:
    reaches = "<w:vMerge w:val='restart'/>" if begins else "<w:vMerge/>"
    merge = reaches if cell.down > 1 else ""
    span = f"<w:gridSpan w:val='{cell.across}'/>" if cell.across > 1 else ""
    text = "".join(_runs(cell.text, "宋体", 18)) if begins else ""
    return (
        f"<w:tc><w:tcPr><w:tcW w:w='{step * cell.across}' w:type='dxa'/>{span}{merge}"
        f"<w:vAlign w:val='center'/></w:tcPr>"
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{text}</w:p></w:tc>"
    )


def _text_box(text: str) -> str:
    """Return an anchored text box as Word writes it: once for new programs, once for old ones."""
    content = f"<w:txbxContent>{_paragraph(Line(text))}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1'"
        " behindDoc='0' locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        "<wp:positionH relativeFrom='column'><wp:posOffset>3200000</wp:posOffset></wp:positionH>"
        "<wp:positionV relativeFrom='paragraph'><wp:posOffset>-400000</wp:posOffset></wp:positionV>"
        "<wp:extent cx='2600000' cy='420000'/><wp:wrapNone/><wp:docPr id='9' name='文本框 1'/>"
        "<a:graphic><a:graphicData"
        " uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp>"
        "<wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
        "<a:ext cx='2600000' cy='420000'/></a:xfrm><a:prstGeom prst='rect'/></wps:spPr>"
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape style='width:205pt;height:33pt'><v:textbox>{content}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _saved(body: str, header: str = "") -> bytes:
    document = docx.Document()
    wrapped = parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>")
    end = document.element.body[-1]
    for element in list(wrapped):
        end.addprevious(element)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return undated(stream.getvalue())
