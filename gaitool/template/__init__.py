"""The locked workbook an office fills in: its sheets, checks, messages and protection.

Knows what xlsxwriter, Excel, WPS and LibreOffice do and leave undone. Takes every position from
``layout`` and every word of the form from ``form``; may import ``drawn_figures``, ``office_files``
and whatever lies below, and never reads a workbook.
"""

from gaitool.template.carried_over import with_fixed_zeros, with_last_year
from gaitool.template.workbook import write_template

__all__ = ["with_fixed_zeros", "with_last_year", "write_template"]
