"""From a published report, as Word document, web page, text or workbook, to a filled report."""

from gaitool.importers.imported import Doubt, Imported
from gaitool.importers.source import published_of, read_published

__all__ = ["Doubt", "Imported", "published_of", "read_published"]
