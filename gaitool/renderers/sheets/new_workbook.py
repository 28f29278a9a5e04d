"""A new workbook: text stays text, and its columns are as wide in every program."""

import io

import xlsxwriter

from gaitool.office_files.measuring_font import MEASURING_FONT
from gaitool.office_files.properties import CREATED


def new_workbook(content: io.BytesIO, title: str) -> xlsxwriter.Workbook:
    """Begin a workbook that is written into ``content`` when it is closed."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": dict(MEASURING_FONT),
    }
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": title, "created": CREATED})
    return workbook
