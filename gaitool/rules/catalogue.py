"""The rules of one report in the order of their ids; a double id fails here, at import."""

from collections.abc import Iterable
from itertools import chain
from types import ModuleType

from gaitool.rules import (
    applications,
    carried,
    cells,
    citations,
    claims,
    cover,
    disclosure,
    disputes,
    identity,
    known,
    labels,
    local,
    numbering,
    parts,
    period,
    ratios,
    register,
    supplements,
    totals,
    unread,
    wording,
    workbook,
    years,
)
from gaitool.rules.rule import Rule

_MODULES = (
    labels,
    workbook,
    totals,
    cover,
    cells,
    unread,
    carried,
    disclosure,
    applications,
    disputes,
    supplements,
    register,
    years,
    claims,
    ratios,
    parts,
    numbering,
    identity,
    period,
    wording,
    local,
    citations,
    known,
)


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return every rule that a module names, in the order written: none can be left out."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules by their ids; ValueError where two share one."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    ids = [rule.id for rule in ordered]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two rules share an id: {ids}")
    return tuple(ordered)


CATALOGUE = in_order(chain.from_iterable(map(rules_of, _MODULES)))
"""What ``check`` asks of one report."""


def select_rules(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return the rules whose id begins with a selected prefix (all without one) and no ignored."""
    # Every id begins with the empty prefix.
    wanted = tuple(prefix.upper() for prefix in select) or ("",)
    unwanted = tuple(prefix.upper() for prefix in ignore)
    return tuple(
        rule
        for rule in CATALOGUE
        if rule.id.startswith(wanted) and not (unwanted and rule.id.startswith(unwanted))
    )
