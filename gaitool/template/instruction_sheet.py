"""Writes 填报说明, the page that explains how to fill the workbook in."""

from collections.abc import Iterable
from types import MappingProxyType

from gaitool.layout import Address, Area, WorkbookLayout
from gaitool.template.expressions import Expression
from gaitool.template.guidance import Paragraph, instructions
from gaitool.template.overview import write_sentence
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import Look
from gaitool.text.typesetting import row_height

_WIDTHS = (20, 800)
_SPACE_BELOW = 5
_BELOW_TITLE = Address(2, 2)
_LOOKS = MappingProxyType(
    {
        Paragraph.TITLE: Look.TITLE,
        Paragraph.HEADING: Look.HEADING,
        Paragraph.PLAIN: Look.PLAIN,
    }
)


def write_instructions(pen: Pen, layout: WorkbookLayout, progress: Expression) -> None:
    """Write the instructions to the workbook of a report, and how far it is filled in."""
    title, *others = instructions(layout)
    write_page(pen, [title])
    write_sentence(pen, Area.around(_BELOW_TITLE), progress, _WIDTHS[1])
    write_page(pen, others, _BELOW_TITLE.row + 1)


def write_page(pen: Pen, lines: Iterable[tuple[Paragraph, str]], first_row: int = 1) -> None:
    """Write a page that explains something, a paragraph a row."""
    set_widths(pen, _WIDTHS)
    for row, (kind, text) in enumerate(lines, start=first_row):
        look = _LOOKS[kind]
        pen.text(Address(row, 2), text, look)
        height = row_height(text, _WIDTHS[1], look.properties["font_size"]) + _SPACE_BELOW
        pen.sheet.set_row(row - 1, height)
    pen.sheet.fit_to_pages(1, 1)
