"""The blank sheets for figures that others know: one for each who knows some, a unit a row."""

from gaitool.template.known.workbook import write_known_sheets

__all__ = ["write_known_sheets"]
