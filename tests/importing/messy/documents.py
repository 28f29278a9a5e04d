"""The messy documents by name: committed pages as they are, packages written when asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.importing.messy import word_documents, workbook
from tests.support.importing.truth import MESSY, Truth

_WRITERS: Mapping[str, Callable[[Truth], bytes]] = {
    "01_word_merged_cells": word_documents.merged_cells,
    "02_word_torn_tables": word_documents.torn_tables,
    "03_word_broken_labels": word_documents.broken_labels,
    "04_word_layout_table": word_documents.layout_table,
    "05_word_revisions": word_documents.revisions,
    "06_word_missing_table": word_documents.missing_table,
    "07_word_form_of_2019": word_documents.form_of_2019,
    "08_word_doubled_figures": word_documents.doubled_figures,
    "19_workbook_one_sheet": workbook.one_sheet,
    "20_workbook_sheet_per_table": workbook.sheet_per_table,
}


def document_content(truth: Truth) -> bytes:
    """Return the bytes of the document the truth is about."""
    writer = _WRITERS.get(truth.name)
    return writer(truth) if writer else (MESSY / "pages" / truth.document).read_bytes()


def put_document(truth: Truth, folder: Path) -> Path:
    """Write the document under its name into a folder and return where it is."""
    path = folder / truth.document
    path.write_bytes(document_content(truth))
    return path
