"""The finished report as one accessible web page that needs nothing beside itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from gaitool.filled_report import FilledReport
from gaitool.office_files.own_documents import CARRIED_DATA, DRAFT_WORDS, GENERATOR
from gaitool.renderers.pages.tables import PageTable, page_table
from gaitool.renderers.pages.templates import page_template
from gaitool.renderers.report.as_data import published_json
from gaitool.renderers.report.document import (
    BodyText,
    ClosingLines,
    DocumentTitle,
    PartHeading,
    SubHeadingLine,
    TableBlock,
    document_blocks,
    document_title,
)
from gaitool.renderers.tables.printed_table import printed_grid

_TEMPLATE = "report/web/report_page.html.jinja"


@dataclass(frozen=True, slots=True)
class _PagePiece:
    """One element of the page: ``kind`` says which, ``text`` or ``table`` what is in it."""

    kind: str
    text: str = ""
    indent: float = 0
    table: PageTable | None = None


def write_report_page(report: FilledReport, *, draft: bool = False) -> str:
    """Return the finished report as HTML; a draft says so on the page and on every sheet.

    The same report gives the same text.
    """
    return page_template(_TEMPLATE).render(
        title_lines=document_title(report).lines,
        pieces=tuple(_pieces(report)),
        draft=draft,
        draft_words=DRAFT_WORDS,
        generator=GENERATOR,
        carried=CARRIED_DATA,
        figures=_script_text(published_json(report, draft=draft)),
    )


def _script_text(json: str) -> Markup:
    """Return JSON that may stand in an element for scripts: no text of it can end that element."""
    for sign in "<>&":
        json = json.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(json)


def _pieces(report: FilledReport) -> Iterator[_PagePiece]:
    for block in document_blocks(report):
        match block:
            case DocumentTitle():
                continue
            case ClosingLines(lines):
                for number, line in enumerate(lines):
                    kind = "sign" if number else "first_sign"
                    yield _PagePiece(kind, line.text, line.indent)
            case _:
                yield _piece(block, report)


def _piece(
    block: PartHeading | SubHeadingLine | BodyText | TableBlock,
    report: FilledReport,
) -> _PagePiece:
    match block:
        case PartHeading(text):
            return _PagePiece("part", text)
        case SubHeadingLine(text):
            return _PagePiece("sub", text)
        case BodyText(text):
            return _PagePiece("body", text)
        case TableBlock(table):
            caption = report.form.caption_of(table)
            return _PagePiece("table", table=page_table(printed_grid(table, report), caption))
