"""Tells the workbooks that our commands write from a report from those that were filled in."""

from pathlib import Path

from gaitool.office_files.file_content import read_content
from gaitool.office_files.opened import open_workbook
from gaitool.office_files.properties import read_properties


def is_own_output(path: Path) -> bool:
    """Whether a file is a document, list or roll-up of ours; a filled workbook is none."""
    try:
        content = read_content(path)
        stamped = open_workbook(path, content).stamp is not None
    except Exception:  # whatever a broken workbook makes the library below do
        return False
    return not stamped and read_properties(content).made_by_us
