"""The finished report as a Word document."""

from docx import Document
from docx.document import Document as WordDocument

from gaitool.filled_report import FilledReport
from gaitool.office_files.own_documents import DRAFT_WORDS
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.report.document import (
    BodyText,
    ClosingLines,
    DocumentBlock,
    DocumentTitle,
    PartHeading,
    SubHeadingLine,
    TableBlock,
    document_blocks,
    document_title,
)
from gaitool.renderers.report.word.carried_data import carry_data
from gaitool.renderers.report.word.table import word_table
from gaitool.renderers.tables.printed_table import printed_grid
from gaitool.renderers.word.package import Properties, describe, leave_out_the_unused, saved
from gaitool.renderers.word.page import set_up_pages
from gaitool.renderers.word.settings import set_up_settings
from gaitool.renderers.word.sign_off import write_sign_off
from gaitool.renderers.word.styles import (
    BODY,
    DRAFT,
    NAMES,
    set_up_styles,
)
from gaitool.renderers.word.text import write_text


def write_report_document(report: FilledReport, *, draft: bool = False) -> bytes:
    """Return the finished report as .docx; a draft says so on every page.

    The same report gives the same bytes.
    """
    document = Document()
    leave_out_the_unused(document, NAMES)
    _describe(document, report)
    set_up_settings(document)
    set_up_styles(document)
    set_up_pages(document, draft=draft)
    if draft:
        document.add_paragraph(DRAFT_WORDS, style=DRAFT)
    blocks = tuple(document_blocks(report))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        _write_block(document, block, following, report)
    carry_data(document, report, draft=draft)
    return saved(document)


def _describe(document: WordDocument, report: FilledReport) -> None:
    year = report.cover.year
    describe(
        document,
        Properties(
            title="".join(document_title(report).lines),
            subject=report.form.title,
            author=clean_text(report.cover.agency),
            keywords=("政府信息公开", "年度报告", *([f"{year}年"] if year else ())),
        ),
    )


def _write_block(
    document: WordDocument,
    block: DocumentBlock,
    following: DocumentBlock | None,
    report: FilledReport,
) -> None:
    match block:
        case DocumentTitle(lines):
            write_text(document.add_paragraph(style="Title"), "\n".join(lines))
        case PartHeading(text):
            write_text(document.add_paragraph(style="Heading 1"), text)
        case SubHeadingLine(text):
            write_text(document.add_paragraph(style="Heading 2"), text)
        case BodyText(text):
            paragraph = document.add_paragraph(style=BODY)
            write_text(paragraph, text)
            paragraph.paragraph_format.keep_with_next = isinstance(following, ClosingLines)
        case ClosingLines(lines):
            write_sign_off(document, lines)
        case TableBlock(table):
            is_last = isinstance(following, ClosingLines)
            caption = report.form.caption_of(table)
            element = word_table(printed_grid(table, report), caption, keep_with_next=is_last)
            document.element.body.insert_element_before(element, "w:sectPr")
