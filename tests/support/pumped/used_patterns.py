"""Finds every regular expression of the package, and in which ways each is used."""

import ast
import dataclasses
import enum
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import gaitool
from gaitool.record import Record
from gaitool.text.patterns import pattern

from tests.support.needed_words import guarded_within

ANYWHERE = frozenset(["search"])
_ANCHORED = frozenset(["match", "fullmatch"])
_COMPILING = frozenset(["pattern"])
_PARTS = (ast.Name, ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.BinOp, ast.Attribute)
_REPEATS = re.compile(r"[*+?]|\{\d*,")
_DEEPEST = 8


class UsedPattern(NamedTuple):
    """A regular expression, where it was found first, and how texts are held against it.

    ``ways`` are ``search``, for all that look through a whole text, ``match`` and ``fullmatch``.
    """

    compiled: re.Pattern[Any]
    where: str
    ways: frozenset[str]


class _Found:
    """Collects patterns, each once, the ways of all its uses together."""

    def __init__(self) -> None:
        self.patterns: dict[tuple[object, int], UsedPattern] = {}

    def add(self, value: object, where: str, ways: frozenset[str]) -> None:
        compiled = value if isinstance(value, re.Pattern) else _compiled(value)
        if compiled is not None:
            key = compiled.pattern, compiled.flags
            known = self.patterns.get(key)
            known_ways = known.ways if known else frozenset()
            first = known.where if known else where
            self.patterns[key] = UsedPattern(compiled, first, known_ways | ways)

    def knows(self, compiled: re.Pattern[Any]) -> bool:
        return (compiled.pattern, compiled.flags) in self.patterns


def used_patterns(read: Callable[[], object]) -> list[UsedPattern]:
    """Return the patterns of all modules, and those that are put together when texts are read.

    ``read`` reads texts, so that what is compiled only then is seen.
    """
    found = _Found()
    modules = list(_modules())
    for module in modules:
        _add_used(module, found)
    for module in modules:
        _add_held(module, found)
    for compiled in _compiled_during(read):
        if not found.knows(compiled):
            found.add(compiled, "put together when a text is read", ANYWHERE | _ANCHORED)
    return [found.patterns[key] for key in sorted(found.patterns, key=str)]


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(gaitool.__path__, "gaitool."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def _compiled_during(read: Callable[[], object]) -> list[re.Pattern[Any]]:
    seen: list[re.Pattern[Any]] = []
    compile_one = re.compile

    def remember(*given: Any, **named: Any) -> re.Pattern[Any]:
        seen.append(compile_one(*given, **named))
        return seen[-1]

    pattern.cache_clear()
    with patch.object(re, "compile", remember):
        read()
    return seen


def _compiled(value: object) -> re.Pattern[Any] | None:
    """Return the pattern that a text is; None for what is none, or repeats nothing."""
    # Names of elements ({*}note) and layouts of messages ({}、{}) are no patterns.
    if not isinstance(value, str) or value.startswith("{") or not _REPEATS.search(value):
        return None
    try:
        return re.compile(value)
    except (re.error, OverflowError, RecursionError):
        return None


def _strings(value: object, depth: int = 0) -> Iterator[object]:
    """Yield the patterns and texts within a value, however deep."""
    if depth > _DEEPEST or isinstance(value, enum.Enum):
        return
    if isinstance(value, re.Pattern | str):
        yield value
    elif isinstance(value, partial):
        yield from _strings(value.args, depth + 1)
    else:
        for inner in _inner(value):
            yield from _strings(inner, depth + 1)


def _inner(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.keys()
        yield from value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield getattr(value, one.name)
    elif isinstance(value, Record):
        yield from vars(value).values()


def _add_held(module: ModuleType, found: _Found) -> None:
    """Add what tables and records of a module hold, and patterns of which no use was seen.

    A plain text may be but a piece of a pattern: those are seen where they are used.
    """
    for name, value in vars(module).items():
        seen = isinstance(value, str) or (isinstance(value, re.Pattern) and found.knows(value))
        for guarded in guarded_within(value):
            found.add(guarded.source, f"{module.__name__}.{name}", ANYWHERE)
        if not name.startswith("__") and not seen:
            for one in _strings(value):
                found.add(one, f"{module.__name__}.{name}", ANYWHERE | _ANCHORED)


def _add_used(module: ModuleType, found: _Found) -> None:
    """Add what the code of a module hands to ``pattern`` and its like, and what it compiled."""
    tree = ast.parse(inspect.getsource(module))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    values = vars(module)
    for node in ast.walk(tree):
        where = f"{module.__name__}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call) and _name_of(node.func) in _COMPILING:
            ways = _ways(node, parents)
            for given in node.args:
                found.add(_value_of(given, values), where, ways)
        elif isinstance(node, ast.Call) and _is_of_re(node.func):
            found.add(_value_of(node.args[0], values), where, _ways(node, parents))
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            value = values.get(node.id)
            if isinstance(value, re.Pattern):
                found.add(value, f"{module.__name__}.{node.id}", _ways(node, parents))


def _name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _is_of_re(function: ast.expr) -> bool:
    """Whether a call is one of ``re.search`` and its like; what ``re.compile`` gave has a name."""
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr not in {"compile", "escape"}
    )


def _ways(node: ast.expr, parents: Mapping[ast.AST, ast.AST]) -> frozenset[str]:
    """Return how a pattern is used that an expression gives; in every way if it is handed on."""
    parent = parents.get(node)
    if isinstance(parent, ast.Attribute):
        return frozenset([parent.attr]) if parent.attr in _ANCHORED else ANYWHERE
    return ANYWHERE | _ANCHORED


def _value_of(node: ast.expr, values: Mapping[str, object]) -> object:
    """Return the value of an expression of constants; None where it is known at run time only."""
    if not all(isinstance(part, _PARTS) for part in ast.walk(node) if isinstance(part, ast.expr)):
        return None
    try:
        return eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(values))
    except (NameError, AttributeError, TypeError):
        return None
