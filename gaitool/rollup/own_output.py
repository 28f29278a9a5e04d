"""Tells workbooks that our commands wrote from workbooks that were filled in."""

from pathlib import Path

from gaitool.office_files.file_content import read_content
from gaitool.office_files.opened import open_workbook
from gaitool.office_files.properties import read_properties


def is_own_output(path: Path) -> bool:
    """Whether a file is a document, list or roll-up of ours; never true of a filled workbook.

    A filled workbook bears the mark of our making too, but also the stamp of its form.
    """
    try:
        content = read_content(path)
        stamped = open_workbook(path, content).stamp is not None
    except Exception:  # whatever a broken workbook makes the library below do
        return False
    return not stamped and read_properties(content).made_by_us
