"""The finished report as a Word document."""

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from gaitool.filled_report import FilledReport
from gaitool.office_files.properties import CREATED
from gaitool.renderers.report.document import (
    BodyText,
    ClosingLines,
    DocumentBlock,
    DocumentTitle,
    PartHeading,
    SignedLine,
    SubHeadingLine,
    TableBlock,
    document_blocks,
    document_title,
)
from gaitool.renderers.report.word.page import set_up_pages
from gaitool.renderers.report.word.settings import LANGUAGE, set_up_settings
from gaitool.renderers.report.word.styles import (
    BODY,
    DRAFT,
    FIRST_SIGN_OFF,
    SIGN_OFF,
    set_indent_at_right,
    set_up_styles,
)
from gaitool.renderers.report.word.table import word_table
from gaitool.renderers.tables.printed_table import printed_grid

_ZIP_TIME = CREATED.timetuple()[:6]
_LONGEST_PROPERTY = 255


def write_report_document(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as .docx; a draft says so on every page.

    The same report gives the same bytes.
    """
    document = Document()
    _forget_the_library(document)
    document.core_properties.title = "".join(document_title(report).lines)[:_LONGEST_PROPERTY]
    set_up_settings(document)
    set_up_styles(document)
    set_up_pages(document, draft=draft)
    if draft:
        document.add_paragraph("草稿，未核对无误，不得公布", style=DRAFT)
    blocks = tuple(document_blocks(report))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        _write_block(document, block, following, report)
    content = io.BytesIO()
    document.save(content)
    return _with_fixed_times(content.getvalue())


def _forget_the_library(document: WordDocument) -> None:
    """Set the properties that python-docx presets, and drop its picture of an empty page."""
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = CREATED
    properties.language = LANGUAGE
    properties.revision = 1
    relations = document.part.package.rels
    for name in [n for n, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def _write_block(
    document: WordDocument,
    block: DocumentBlock,
    following: DocumentBlock | None,
    report: FilledReport,
) -> None:
    match block:
        case DocumentTitle(lines):
            document.add_paragraph("\n".join(lines), style="Title")
        case PartHeading(text):
            document.add_paragraph(text, style="Heading 1")
        case SubHeadingLine(text):
            document.add_paragraph(text, style="Heading 2")
        case BodyText(text):
            paragraph = document.add_paragraph(text, style=BODY)
            paragraph.paragraph_format.keep_with_next = isinstance(following, ClosingLines)
        case ClosingLines(lines):
            _write_sign_off(document, lines)
        case TableBlock(table):
            is_last = isinstance(following, ClosingLines)
            element = word_table(printed_grid(table, report), keep_with_next=is_last)
            document.element.body.insert_element_before(element, "w:sectPr")


def _write_sign_off(document: WordDocument, lines: tuple[SignedLine, ...]) -> None:
    """Write agency and date, so that they stand together below an empty line."""
    styles = (FIRST_SIGN_OFF, *(SIGN_OFF,) * (len(lines) - 1))
    for line, style in zip(lines, styles, strict=True):
        paragraph = document.add_paragraph(line.text, style=style)
        set_indent_at_right(paragraph, line.indent)


def _with_fixed_times(content: bytes) -> bytes:
    """Return the package with the same time on every part, whenever it was written."""
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
