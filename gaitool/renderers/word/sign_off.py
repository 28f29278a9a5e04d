"""Agency and date below the last paragraph of a Word document."""

from docx.document import Document as WordDocument

from gaitool.renderers.signed_lines import SignedLine
from gaitool.renderers.word.styles import FIRST_SIGN_OFF, SIGN_OFF, set_indent_at_right
from gaitool.renderers.word.text import write_text


def write_sign_off(document: WordDocument, lines: tuple[SignedLine, ...]) -> None:
    """Write agency and date, so that they stand together below an empty line."""
    styles = (FIRST_SIGN_OFF, *(SIGN_OFF,) * (len(lines) - 1))
    for line, style in zip(lines, styles, strict=True):
        paragraph = document.add_paragraph(style=style)
        write_text(paragraph, "\n".join(line.lines))
        set_indent_at_right(paragraph, line.indent)
