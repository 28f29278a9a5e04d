"""A copy of a filled workbook with the counted figures in it; all other parts stay as they are."""

from gaitool.template.filled_copy.figures import Change, FilledCopy, count_into

__all__ = ["Change", "FilledCopy", "count_into"]
