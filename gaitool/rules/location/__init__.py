"""From broken sums to the wrong cell: which few corrections would make every sum hold.

Knows the equations of the form and the slips that people make; loaded only where a sum is broken.
May import what rules share (``rule``, ``arithmetic``, ``sums``, ``last_year``), but no rule.
"""

from gaitool.rules.location.merging import name_wrong_cells

__all__ = ["name_wrong_cells"]
