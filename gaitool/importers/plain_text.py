"""Reads a text file, as copied out of a document: lines, and tables of tabs or gaps."""

from pathlib import Path

from gaitool.importers.bars import BAR, OTHER_BARS
from gaitool.importers.blank_lines import BLANK_LINES, with_blank_cells
from gaitool.importers.blocks import PublishedDocument
from gaitool.importers.cell_lines import cell_lines_of
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.run_on_headings import with_headings_apart
from gaitool.importers.settled import settled_text
from gaitool.importers.text_lines import blocks_of_lines
from gaitool.importers.torn_lines import whole_paragraphs, whole_sentences

_ENDS_OF_CELLS = ("\n", "\r", "\t", "\f", " ", BAR, *OTHER_BARS)


def read_plain_text(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return the paragraphs and tables of a text; raises UnusableFile for what is none."""
    text, _, notes = decoded(path, content)
    # Some programs copy a page with its spaces as they are written in HTML.
    printed = text.replace("\f", "\n").replace("&nbsp;", " ").splitlines()
    lines = list(with_headings_apart(printed, labels.headings))
    if spaced := with_blank_cells(lines, cell_lines_of(labels)):
        lines, notes = spaced, (*notes, BLANK_LINES)
    blocks = whole_paragraphs(blocks_of_lines(lines, labels), labels)
    left_out: list[str] = []
    return PublishedDocument(
        settled_text(whole_sentences(blocks, labels), left_out),
        notes=notes,
        unplaced=tuple(left_out),
        is_open_ended=not text.endswith(_ENDS_OF_CELLS),
    )
