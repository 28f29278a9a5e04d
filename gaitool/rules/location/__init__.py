"""From broken sums to the wrong cell: which few corrections would make every sum hold."""

from gaitool.rules.location.merging import name_wrong_cells

__all__ = ["name_wrong_cells"]
