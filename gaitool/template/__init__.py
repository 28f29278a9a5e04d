"""The locked workbook an office fills in."""

from gaitool.template.carried_over import with_fixed_zeros, with_last_year
from gaitool.template.workbook import write_template

__all__ = ["with_fixed_zeros", "with_last_year", "write_template"]
