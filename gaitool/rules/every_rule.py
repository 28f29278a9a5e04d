"""Every rule there is to explain: those of one report, and those between units of a roll-up.

Apart from ``catalogue``, so that a check does not load what only a roll-up needs.
"""

from gaitool.rules import units
from gaitool.rules.catalogue import CATALOGUE, in_order, rules_of

UNIT_RULES = in_order(rules_of(units))
"""What ``rollup`` asks between the units it has gathered."""

EVERY_RULE = in_order((*CATALOGUE, *UNIT_RULES))
