"""Reads a text file, as copied out of a document: lines, and tables of tabs or gaps."""

from pathlib import Path

from gaitool.importers.blocks import PublishedDocument
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.text_lines import blocks_of_lines, whole_paragraphs


def read_plain_text(path: Path, content: bytes, labels: FormLabels) -> PublishedDocument:
    """Return the paragraphs and tables of a text; raises UnusableFile for what is none."""
    lines = decoded(path, content).replace("\f", "\n").splitlines()
    return PublishedDocument(tuple(whole_paragraphs(blocks_of_lines(lines, labels), labels)))
