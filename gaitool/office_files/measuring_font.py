"""The font by whose digits programs measure the columns of a workbook that we write."""

from types import MappingProxyType

MEASURING_FONT = MappingProxyType({"font_name": "Verdana", "font_size": 8.25})
"""As xlsxwriter takes it.

Its digits are 7 pixels wide, as the library takes them to be, and those of DejaVu Sans, which
stands in for it on Linux, are as wide. With Calibri a sheet comes out a third wider where
neither it nor its twin is installed, and is scaled down to fit its page.
"""
