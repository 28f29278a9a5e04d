"""All there is to explain: the rules of one report, and those a roll-up asks between units."""

from gaitool.rules import units
from gaitool.rules.catalogue import CATALOGUE, in_order, rules_of

UNIT_RULES = in_order(rules_of(units))
"""What ``rollup`` asks between the units it has gathered."""

EVERY_RULE = in_order((*CATALOGUE, *UNIT_RULES))
