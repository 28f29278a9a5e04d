"""The list of findings alone, for a source in which nothing can be marked."""

from collections.abc import Iterable
from pathlib import Path

from gaitool.findings import Finding
from gaitool.office_files.editing.book import Book
from gaitool.renderers.findings.columns import LIST_SHEET
from gaitool.renderers.findings.sheet import write_finding_list

_WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def list_findings(findings: Iterable[Finding], *, macros: bool = False) -> bytes:
    """Return a workbook of nothing but the list; ``macros`` where its name ends in .xlsm.

    Excel opens a file of that name only where the file says so too.
    """
    content = write_finding_list(findings, linked=False)
    if not macros:
        return content
    book = Book(Path(f"{LIST_SHEET}.xlsm"), content)
    book.parts.retype(book.workbook_part, _WITH_MACROS)
    return book.parts.saved()
