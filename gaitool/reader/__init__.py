"""From a filled workbook, or a report given as data, to the filled report; never judges."""

from gaitool.reader.source import read_filled_report

__all__ = ["read_filled_report"]
