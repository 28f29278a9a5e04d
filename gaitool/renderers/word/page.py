"""The pages of the Word document: paper, margins, line grid, page numbers, draft mark."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from gaitool.renderers.word.styles import DRAFT, LINE_POINTS, PAGE_NUMBER

_HEIGHT, _WIDTH = Mm(297), Mm(210)
_TOP, _BOTTOM, _LEFT = Mm(37), Mm(35), Mm(28)
"""GB/T 9704-2012, 5.2.1: 37 mm above and 28 mm left of a type area of 156 by 225 mm."""

_RIGHT = Twips(1470)
"""26 mm, less a hair, so that 28 characters do fit."""

_FOOTER = Mm(23)
"""The dash of the page number stands 7 mm below the type area (GB/T 9704-2012, 7.5)."""

_ONE_CHARACTER = Pt(14)
_TWIPS_PER_POINT = 20


def set_up_pages(document: WordDocument, *, draft: bool) -> None:
    """Set the page to GB/T 9704: page numbers right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    (section,) = document.sections
    _set_paper(section)
    odd, even = section.footer, section.even_page_footer
    _number_page(odd.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT, document)
    _number_page(even.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT, document)
    if draft:
        for header in (section.header, section.even_page_header):
            header.paragraphs[0].text = "草　稿"
            header.paragraphs[0].style = document.styles[DRAFT]


def _set_paper(section: Section) -> None:
    section.page_height, section.page_width = _HEIGHT, _WIDTH
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.footer_distance = _FOOTER
    properties: Any = section._sectPr
    # The library's template brings a grid of its own, and a section may have one.
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE_POINTS * _TWIPS_PER_POINT)))
    properties.append(grid)


def _number_page(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH, document: WordDocument) -> None:
    """Write ``— 1 —``, one character from the edge of the type area."""
    paragraph.style = document.styles[PAGE_NUMBER]
    layout = paragraph.paragraph_format
    layout.alignment = side
    layout.left_indent = layout.right_indent = _ONE_CHARACTER
    paragraph.add_run("— ")
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    number.append(text)
    field.append(number)
    element: Any = paragraph._p
    element.append(field)
    paragraph.add_run(" —")
