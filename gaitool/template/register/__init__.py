"""The blank register of applications (台账): one row an application, with cells that calculate.

Takes heads and words from ``gaitool.register`` and the form, so that what is chosen here is what
``gaitool count`` reads.
"""

from gaitool.template.register.workbook import write_register

__all__ = ["write_register"]
