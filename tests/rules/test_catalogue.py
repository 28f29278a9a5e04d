"""No rule and no module of rules is left out of what is asked."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from gaitool.rules.catalogue import CATALOGUE, in_order, rules_of
from gaitool.rules.every_rule import EVERY_RULE
from gaitool.rules.rule import Rule

FOLDER = Path(str(files("gaitool.rules")))
MODULES = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")
DECORATED = re.compile(r"^@rule\(", re.MULTILINE)


def held(value: object) -> Iterator[Rule]:
    """Yield the rules in a value of a module, those of a list or table too."""
    if isinstance(value, Rule):
        yield value
    elif isinstance(value, dict):
        yield from held(tuple(value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from held(each)


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_that_a_module_holds_is_asked(module: str) -> None:
    values = vars(import_module(f"gaitool.rules.{module}")).values()
    left_out = {rule.id for value in values for rule in held(value)} - {r.id for r in EVERY_RULE}
    assert not left_out, f"gaitool/rules/{module}.py: catalogue.py leaves out {left_out}"


@pytest.mark.parametrize("module", MODULES)
def test_every_decorated_function_of_a_module_is_a_rule_of_its_own(module: str) -> None:
    decorated = DECORATED.findall((FOLDER / f"{module}.py").read_text("utf-8"))
    assert len(decorated) <= len(rules_of(import_module(f"gaitool.rules.{module}")))


def test_a_double_id_is_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        in_order((*CATALOGUE, CATALOGUE[0]))
