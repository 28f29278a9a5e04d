"""Writes the hidden sheet on which a workbook carries an edition that no installation has."""

from collections.abc import Iterator

from gaitool.form import Form
from gaitool.layout import CARRIED_FROM, Address
from gaitool.template.pen import Pen
from gaitool.template.styles import Look

_NOTE = "本工作簿所用的表式，供核对程序读取，请勿改动。"
_CHARACTERS_A_CELL = 4_000
"""Far below the 32,767 that a cell can hold; 200,000 in all then fit the 400 rows that are read."""


def write_carried_form(pen: Pen, form: Form) -> None:
    """Write the text of an edition, many lines a cell, where nobody stumbles over it.

    Very hidden is what Excel's menus do not offer to show; LibreOffice saves it as merely hidden.
    """
    pen.text(Address(1, 1), _NOTE, Look.PLAIN)
    for row, lines in enumerate(_pieces(form.source), start=CARRIED_FROM.row):
        pen.text(Address(row, CARRIED_FROM.column), lines, Look.PLAIN)
    pen.sheet.very_hidden()


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in runs of whole lines; joined by line breaks they are the text again."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and sum(map(len, lines)) + len(line) > _CHARACTERS_A_CELL:
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)
