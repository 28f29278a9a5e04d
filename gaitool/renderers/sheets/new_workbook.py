"""A new workbook: text stays text, and its columns are as wide in every program."""

import io
from types import MappingProxyType

import xlsxwriter

from gaitool.office_files.properties import CREATED

_DEFAULT_FONT = MappingProxyType({"font_name": "Verdana", "font_size": 8.25})
"""The font by whose digits programs measure the columns of a workbook.

Its digits are 7 pixels wide, as the library takes them to be, and those of DejaVu Sans, which
stands in for it on Linux, are as wide. With Calibri a sheet comes out a third wider where
neither it nor its twin is installed, and is scaled down to fit its page.
"""


def new_workbook(content: io.BytesIO, title: str) -> xlsxwriter.Workbook:
    """Begin a workbook that is written into ``content`` when it is closed."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": dict(_DEFAULT_FONT),
    }
    workbook = xlsxwriter.Workbook(content, options)
    workbook.set_properties({"title": title, "created": CREATED})
    return workbook
