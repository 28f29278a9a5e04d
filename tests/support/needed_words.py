"""Proves of a guarded pattern that whatever it matches has the words that it is guarded by.

A pattern is walked through with what has been matched of the words so far: where it can be
walked to its end without one of them, the guard would hide a match. What must not stand beside
it is left out, so that the pattern may only match more than it does.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import MappingProxyType
from typing import Any

import gaitool
from gaitool.text.patterns import Guarded, Meeting, Need

_LOOPS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_ASIDE = (codes.ASSERT_NOT, codes.AT)
_OF_CATEGORY: Mapping[Any, Callable[[str], bool]] = MappingProxyType(
    {
        codes.CATEGORY_DIGIT: str.isdecimal,
        codes.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
        codes.CATEGORY_SPACE: str.isspace,
        codes.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
        codes.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
        codes.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
    }
)
_ANOTHER = "\U0010ffff"
"""Stands for any sign that is in none of the words."""

Parts = Iterable[tuple[Any, Any]]


def guarded_patterns() -> dict[str, Guarded]:
    """Return every guarded pattern of the package, by the module and name that it is kept under."""
    found = {}
    for module in pkgutil.walk_packages(gaitool.__path__, "gaitool."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for index, one in enumerate(guarded_within(value)):
                    found[f"{module.name}.{name}.{index}"] = one
    return found


def guarded_within(value: object) -> Iterator[Guarded]:
    """Yield the guarded patterns that a value of a module is or holds."""
    if isinstance(value, Guarded):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from guarded_within(one)
    elif isinstance(value, Mapping):
        yield from guarded_within(tuple(value.values()))


def words_of(need: Need) -> tuple[str, ...]:
    """Return the words of which one is needed."""
    return need.words if isinstance(need, Meeting) else need


def matches_without(source: str, words: Iterable[str]) -> bool:
    """Whether a pattern may match a text that has none of some words."""
    parsed = parser.parse(source)
    groups = {argument[0]: argument[3] for argument in _arguments(parsed, codes.SUBPATTERN)}
    asked = {argument[0] for argument in _arguments(parsed, codes.GROUPREF_EXISTS)}
    # Where something depends on a group, the pattern is walked with the group, and without it.
    return any(
        _Walk(tuple(words), groups, frozenset(left_out)).through(parsed, frozenset([""]))
        for count in range(len(asked) + 1)
        for left_out in combinations(sorted(asked), count)
    )


def _arguments(parts: Any, code: Any) -> Iterator[Any]:
    """Yield what the parts of a kind consist of that a pattern holds, however deep."""
    if isinstance(parts, tuple | list | parser.SubPattern):
        for part in parts:
            if isinstance(part, tuple) and part and part[0] is code:
                yield part[1]
            yield from _arguments(part, code)


class _Walk:
    """Goes through a pattern; a state is the longest beginning of a word that was just matched."""

    def __init__(
        self, words: tuple[str, ...], groups: Mapping[int, Parts], left_out: frozenset[int]
    ) -> None:
        self.words, self.groups, self.left_out = words, groups, left_out
        self.begun = {word[:length] for word in words for length in range(len(word))}
        self.signs = {*"".join(words)}

    def through(self, parts: Parts, states: frozenset[str]) -> frozenset[str]:
        """Return the states after some parts of a pattern; none where no way avoids the words."""
        for code, argument in parts:
            states = self._after(code, argument, states)
        return states

    def _after(self, code: Any, argument: Any, states: frozenset[str]) -> frozenset[str]:
        if code is codes.ASSERT:
            # What must stand beside the match stands in the text as well.
            return states if self.through(argument[1], frozenset([""])) else frozenset()
        if code in _ASIDE:
            return states
        if code in _LOOPS:
            return self._repeated(argument, states)
        if (ways := self._ways(code, argument)) is not None:
            return frozenset().union(*(self.through(way, states) for way in ways))
        return frozenset(
            after
            for state in states
            for sign in (*self.signs, _ANOTHER)
            if self._takes(code, argument, sign)
            if (after := self._next(state + sign)) is not None
        )

    def _ways(self, code: Any, argument: Any) -> list[Parts] | None:
        """Return what a part may consist of; None where it is one sign."""
        ways: dict[Any, Callable[[], list[Parts]]] = {
            codes.SUBPATTERN: lambda: [] if argument[0] in self.left_out else [argument[3]],
            codes.ATOMIC_GROUP: lambda: [argument],
            codes.GROUPREF: lambda: [self.groups[argument]],
            codes.GROUPREF_EXISTS: lambda: [argument[1 + (argument[0] in self.left_out)] or ()],
            codes.BRANCH: lambda: argument[1],
        }
        return ways[code]() if code in ways else None

    def _repeated(self, argument: Any, states: frozenset[str]) -> frozenset[str]:
        least, most, body = argument
        for _ in range(least):
            states = self.through(body, states)
        every = states
        for _ in range(least, most):
            states = self.through(body, states)
            if states <= every:
                break
            every |= states
        return every

    def _next(self, told: str) -> str | None:
        """Return the state after some signs; None where they end with one of the words."""
        if told.endswith(self.words):
            return None
        return next(told[at:] for at in range(len(told) + 1) if told[at:] in self.begun)

    def _takes(self, code: Any, argument: Any, sign: str) -> bool:
        if code is codes.ANY:
            return True
        if code is codes.NOT_LITERAL:
            return ord(sign) != argument
        if code is codes.LITERAL:
            return sign == (_ANOTHER if chr(argument) not in self.signs else chr(argument))
        assert code is codes.IN, code
        is_negated = argument[0][0] is codes.NEGATE
        taken = any(self._is_of(one, sign) for one in argument[is_negated:])
        return taken is not is_negated or (is_negated and sign == _ANOTHER)

    def _is_of(self, item: tuple[Any, Any], sign: str) -> bool:
        code, argument = item
        if code is codes.CATEGORY:
            return sign == _ANOTHER or _OF_CATEGORY[argument](sign)
        first, last = argument if code is codes.RANGE else (argument, argument)
        if sign == _ANOTHER:
            return any(chr(one) not in self.signs for one in range(first, last + 1))
        return first <= ord(sign) <= last
