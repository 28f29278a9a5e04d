"""From a filled workbook, or a report given as data, to the filled report; never judges.

Knows how labels are found again and what a roster looks like. May import ``office_files``,
``layout`` and whatever lies below; it knows no rule and writes nothing.
"""

from gaitool.reader.source import read_filled_report

__all__ = ["read_filled_report"]
