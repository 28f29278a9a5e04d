"""The locked workbook an office fills in."""

from gaitool.template.workbook import write_template

__all__ = ["write_template"]
