"""Reads what other programs put into a Word document whole: pages, texts and Word documents."""

from collections.abc import Callable
from pathlib import Path

from gaitool.errors import GaitoolError
from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.encodings import decoded
from gaitool.importers.form_labels import FormLabels
from gaitool.importers.source_tables import SourceBlock
from gaitool.importers.web_page import page_blocks
from gaitool.office_files.kinds import RTF_MAGIC, ZIP_MAGIC

_OTHERS = (RTF_MAGIC, b"MIME-Version", b"\xd0\xcf\x11\xe0", b"%PDF")
_FLAT_WORD = (b"<pkg:package", b"<w:wordDocument")

ReadDocument = Callable[[Path, bytes], list[SourceBlock] | None]


def chunk_blocks(
    path: Path, content: bytes, labels: FormLabels, read_document: ReadDocument
) -> list[SourceBlock] | None:
    """Return what a chunk shows, whose kind its bytes tell; None where it is not read."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_OTHERS) or any(mark in start for mark in _FLAT_WORD):
        return None
    try:
        if start.startswith(ZIP_MAGIC):
            return read_document(path, content)
        if start.startswith(b"<"):
            return page_blocks(path, content, labels)
        lines = decoded(path, content).text.splitlines()
    except GaitoolError:
        return None
    return [PublishedParagraph(line.strip()) for line in lines if line.strip()]
