"""Writes the whole blank workbook for known figures: guidance, and a sheet for each source."""

import io
from collections.abc import Iterator, Sequence

from gaitool.errors import UsageError
from gaitool.form import Form
from gaitool.layout import KNOWN_STAMP, STAMP_NAME
from gaitool.layout.register_sheets import GUIDANCE_SHEET
from gaitool.template.guidance import Paragraph, marked_paragraphs
from gaitool.template.instruction_sheet import write_page
from gaitool.template.known.known_sheet import write_known_sheet
from gaitool.template.known.plan import KnownSheet, known_sheets, sheets_of
from gaitool.template.locked_workbook import LockedWorkbook, lock


def write_known_sheets(
    form: Form, units: Sequence[str] = (), year: int | None = None, password: str = ""
) -> bytes:
    """Return the blank workbook for an edition, with the names of units where they are known.

    The same arguments give the same bytes. Raises UsageError for an edition of whose cells
    nobody is known to know any.
    """
    sheets = list(sheets_of(form))
    if not sheets:
        raise UsageError(f"表式“{form.version}”没有别处知道的格。请用 --form 换一份表式。")
    content = io.BytesIO()
    workbook = LockedWorkbook(content, known_sheets()["title"])
    workbook.stamp(STAMP_NAME, KNOWN_STAMP)
    guide = workbook.pen(GUIDANCE_SHEET)
    write_page(guide, _guidance(sheets))
    pens = [workbook.pen(sheet.name) for sheet in sheets]
    for pen, sheet in zip(pens, sheets, strict=True):
        write_known_sheet(pen, sheet, form, units, year)
    for pen in (guide, *pens):
        lock(pen.sheet, password)
    pens[0].sheet.activate()
    workbook.close()
    return content.getvalue()


def _guidance(sheets: Sequence[KnownSheet]) -> Iterator[tuple[Paragraph, str]]:
    sources = "、".join(f"“{sheet.name}”" for sheet in sheets)
    return marked_paragraphs(known_sheets()["guidance"]["text"].format(sources=sources))
