"""All there is to explain: the rules of one report, and those a roll-up asks between units."""

from gaitool.rules.catalogue import CATALOGUE, in_order
from gaitool.rules.units import RULES

EVERY_RULE = in_order(CATALOGUE, RULES)
