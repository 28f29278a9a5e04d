"""Which regular expressions of users' editions are matched in time, whatever the text."""

import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import inf
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import MappingProxyType
from typing import Any

from gaitool.form.model import Aspect
from gaitool.toml_file import BadToml

_MOST_WAYS = 20_000
"""The wordings of the installed editions can match in 998 ways at most."""

_MOST_TURNS = 20
"""Of a loop that may go on in two ways at each turn."""

_LOOPS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)

_Parts = Iterable[tuple[Any, Any]]

_INNER: Mapping[Any, Callable[[Any], _Parts]] = MappingProxyType(
    {
        codes.SUBPATTERN: lambda argument: argument[3],
        codes.ATOMIC_GROUP: lambda argument: argument,
        codes.ASSERT: lambda argument: argument[1],
        codes.ASSERT_NOT: lambda argument: argument[1],
    }
)


def demand_wordings(aspects: Iterable[Aspect]) -> None:
    """Refuse wordings that are not regular expressions, or that long texts could take for ever.

    Compiling them takes longer than everything else about an edition, so only files of users
    are checked.
    """
    for aspect in aspects:
        _demand(aspect, "wordings", aspect.wordings)
        _demand(aspect, "not_meant", aspect.not_meant)


def _demand(aspect: Aspect, key: str, expression: str) -> None:
    try:
        with warnings.catch_warnings():
            # A later Python may read otherwise what this one warns of.
            warnings.simplefilter("error")
            re.compile(expression)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise BadToml(f"aspects “{aspect.name}” 的 {key}：不是正则表达式") from error
    if _ways(parser.parse(expression)) > _MOST_WAYS:
        raise BadToml(
            f"aspects “{aspect.name}” 的 {key}：重复太多，遇到长的正文会很慢。"
            "请写明最多几个字，例如把 .* 写成 .{0,20}，重复里面不要再套重复"
        )


def _ways(parts: _Parts) -> float:
    """Return in how many ways an expression may go on from one place, infinite without a bound.

    All of them are tried where a text does not fit in the end.
    """
    ways = 1.0
    for code, argument in parts:
        ways *= _ways_of(code, argument)
    return ways


def _ways_of(code: Any, argument: Any) -> float:
    if code in _LOOPS:
        return _ways_of_loop(*argument)
    if code is codes.BRANCH:
        return _ways_of_branches(argument[1])
    if code is codes.GROUPREF_EXISTS:
        return _ways_of_branches(one for one in argument[1:] if one)
    inner = _INNER.get(code)
    return _ways(inner(argument)) if inner else 1.0


def _ways_of_loop(least: int, most: int, body: _Parts) -> float:
    once = _ways(body)
    if most is codes.MAXREPEAT or (once > 1 and most > _MOST_TURNS):
        return inf
    return (most - least + 1) * once**most


def _ways_of_branches(branches: Iterable[_Parts]) -> float:
    """Return the ways of the branches that may begin at one character."""
    beginnings: dict[object, float] = defaultdict(float)
    for branch in branches:
        code, argument = next(iter(branch), (None, None))
        beginnings[argument if code is codes.LITERAL else None] += _ways(branch)
    anywhere = beginnings.pop(None, 0.0)
    return anywhere + max(beginnings.values(), default=0.0)
