"""Workbooks for tests: filled from data, then edited as a person would with another program."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from gaitool.template import write_template

from text_grid import report_of


def filled_workbook(path: Path, data: dict[str, Any], edits: dict[str, Any] | None = None) -> Path:
    """Write the template filled with data; each edit sets the cell ``sheet!address``."""
    content = write_template(report_of(data))
    if edits:
        workbook = load_workbook(io.BytesIO(content))
        for place, value in edits.items():
            sheet, _, address = place.rpartition("!")
            workbook[sheet][address] = value
        workbook.save(path)
    else:
        path.write_bytes(content)
    return path
