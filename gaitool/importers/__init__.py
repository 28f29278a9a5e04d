"""From a published report, as Word document, web page, text or workbook, to a filled report.

Knows how reports look that others made: how portals, Word and people who copy from them print
tables and headings, in which words, and what goes wrong on the way. What the tables and parts are
it asks the edition at hand (``form_labels``) and the one that this replaced. Nothing is guessed:
what does not fit is doubted, told as missing, or told as without a place.

The flow: a format (``word_document``, ``web_page``, ``plain_text``, ``foreign_workbook``) → blocks
→ ``table_search`` and ``part_texts`` → ``recognition`` → ``Imported``. May import ``office_files``,
``filled_report`` and what lies below them; not the rules, and no other reader.
"""

from gaitool.importers.blocks import (
    PublishedBlock,
    PublishedCell,
    PublishedDocument,
    PublishedParagraph,
    PublishedTable,
)
from gaitool.importers.imported import Doubt, Imported
from gaitool.importers.recognition import recognise
from gaitool.importers.source import (
    published_in_its_edition,
    published_of,
    read_in_its_edition,
    read_published,
)

__all__ = [
    "Doubt",
    "Imported",
    "PublishedBlock",
    "PublishedCell",
    "PublishedDocument",
    "PublishedParagraph",
    "PublishedTable",
    "published_in_its_edition",
    "published_of",
    "read_in_its_edition",
    "read_published",
    "recognise",
]
