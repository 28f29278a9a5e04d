"""Writes 填报说明, the page that explains how to fill the workbook in."""

from collections.abc import Iterable
from types import MappingProxyType

from gaitool.layout import Address, WorkbookLayout
from gaitool.template.guidance import Paragraph, instructions
from gaitool.template.pen import Pen, set_widths
from gaitool.template.styles import Look
from gaitool.text.typesetting import row_height

_WIDTHS = (20, 800)
_SPACE_BELOW = 3
_LOOKS = MappingProxyType(
    {
        Paragraph.TITLE: Look.TITLE,
        Paragraph.HEADING: Look.HEADING,
        Paragraph.PLAIN: Look.PLAIN,
    }
)


def write_instructions(pen: Pen, layout: WorkbookLayout) -> None:
    """Write the instructions to the workbook of a report."""
    write_page(pen, instructions(layout))


def write_page(pen: Pen, lines: Iterable[tuple[Paragraph, str]]) -> None:
    """Write a page that explains something, a paragraph a row."""
    set_widths(pen, _WIDTHS)
    for row, (kind, text) in enumerate(lines, start=1):
        look = _LOOKS[kind]
        pen.text(Address(row, 2), text, look)
        height = row_height(text, _WIDTHS[1], look.properties["font_size"]) + _SPACE_BELOW
        pen.sheet.set_row(row - 1, height)
    pen.sheet.fit_to_pages(1, 1)
