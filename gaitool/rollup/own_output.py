"""Tells workbooks that our commands wrote from workbooks that were filled in."""

from pathlib import Path

from gaitool.form import newest_edition
from gaitool.layout import layout_of
from gaitool.office_files.file_content import read_content
from gaitool.office_files.opened import OpenedWorkbook, open_workbook
from gaitool.office_files.properties import read_properties


def is_own_output(path: Path) -> bool:
    """Whether an earlier run wrote a file: a document, list or roll-up of ours, or a summed report.

    A workbook that a unit filled in is none.
    """
    try:
        content = read_content(path)
        workbook = open_workbook(path, content)
    except Exception:  # whatever a broken workbook makes the library below do
        return False
    properties = read_properties(content)
    return bool(properties.sum_of) or (properties.made_by_us and not _was_filled_in(workbook))


def is_document_of_ours(path: Path, content: bytes) -> bool:
    """Whether a workbook that could not be read as a report is a document, list or roll-up of ours.

    One that only lost its stamps still has the cover, which none of ours has.
    """
    if not read_properties(content).made_by_us:
        return False
    try:
        return not _was_filled_in(open_workbook(path, content))
    except Exception:  # as above
        return False


def _was_filled_in(workbook: OpenedWorkbook) -> bool:
    cover = layout_of(newest_edition()).cover.name
    return workbook.stamp is not None or cover in {name.strip() for name in workbook.sheets}
