"""The rules of one report in the order of their ids; a double id fails here, at import."""

from gaitool.rules import (
    applications,
    cells,
    claims,
    cover,
    disclosure,
    disputes,
    identity,
    parts,
    ratios,
    supplements,
    wording,
    workbook,
    years,
)
from gaitool.rules.rule import Rule


def in_order(*groups: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules of several groups by their ids; ValueError where two share one."""
    rules = sorted((rule for group in groups for rule in group), key=lambda rule: rule.id)
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two rules share an id: {ids}")
    return tuple(rules)


CATALOGUE = in_order(
    workbook.RULES,
    cover.RULES,
    cells.RULES,
    disclosure.RULES,
    applications.RULES,
    disputes.RULES,
    supplements.RULES,
    years.RULES,
    claims.RULES,
    ratios.RULES,
    parts.RULES,
    identity.RULES,
    wording.RULES,
)
"""What ``check`` asks of one report."""


def select_rules(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return the rules whose id begins with a selected prefix (all without one) and no ignored."""
    wanted = tuple(prefix.upper() for prefix in select) or ("",)
    unwanted = tuple(prefix.upper() for prefix in ignore)
    return tuple(
        rule
        for rule in CATALOGUE
        if rule.id.startswith(wanted) and not (unwanted and rule.id.startswith(unwanted))
    )
