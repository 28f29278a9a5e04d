"""Makes, out of a regular expression, the texts that would cost it most: its own words repeated."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from re import Pattern
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import MappingProxyType
from typing import Any, NamedTuple

_LOOPS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_OF_CATEGORY = {
    codes.CATEGORY_DIGIT: "5",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "。",
    codes.CATEGORY_NOT_WORD: "。",
    codes.CATEGORY_NOT_DIGIT: "甲",
}
_CHOICE = "甲5a ，b。、(#\n"

Parts = Iterable[tuple[Any, Any]]

_INNER: Mapping[Any, Callable[[Any], Sequence[Parts]]] = MappingProxyType(
    {
        **dict.fromkeys(_LOOPS, lambda argument: [argument[2]]),
        codes.SUBPATTERN: lambda argument: [argument[3]],
        codes.ATOMIC_GROUP: lambda argument: [argument],
        codes.BRANCH: lambda argument: argument[1],
        codes.ASSERT: lambda argument: [argument[1]],
        codes.ASSERT_NOT: lambda argument: [argument[1]],
        codes.GROUPREF_EXISTS: lambda argument: [one for one in argument[1:] if one],
    }
)
"""Where the patterns within a part of a pattern stand, by the code of the part."""

_WITHIN = (codes.BRANCH, codes.SUBPATTERN, codes.ATOMIC_GROUP)


class Pump(NamedTuple):
    """Words to be repeated, and the words before them."""

    before: str
    repeated: str

    def text(self, length: int) -> str:
        """Return a text of about so many characters."""
        return self.before + self.repeated * max(1, length // len(self.repeated))


def pumps_of(compiled: Pattern[Any]) -> list[Pump]:
    """Return pumps for a pattern, none if it repeats nothing without end."""
    flags = compiled.flags & ~codes.SRE_FLAG_UNICODE
    parts = list(parser.parse(compiled.pattern, flags))
    if not _is_unbounded(parts):
        return []
    return sorted(set(_pumps(parts, "")))


def _is_unbounded(parts: Parts) -> bool:
    return any(
        (code in _LOOPS and argument[1] is codes.MAXREPEAT)
        or any(map(_is_unbounded, _inner(code, argument)))
        for code, argument in parts
    )


def _inner(code: Any, argument: Any) -> Sequence[Parts]:
    """Return the patterns within a part of a pattern."""
    inner = _INNER.get(code)
    return inner(argument) if inner else []


def _pumps(parts: Parts, before: str) -> Iterator[Pump]:
    """Yield what may be repeated: each loop's words, each word, and all words up to there."""
    for code, argument in parts:
        for inner in _inner(code, argument):
            yield from _pumps(inner, before)
        if code in _LOOPS:
            yield from (Pump(before, word) for word in _words_of_loop(argument[2]))
        word = _example(code, argument)
        if word:
            yield Pump("", word)
            yield Pump(before, word)
        before += word
        if before:
            yield Pump("", before)


def _words_of_loop(body: Parts) -> Iterator[str]:
    """Yield what one turn of a loop may match: 我, 是, and 我是 too where it may be either."""
    if one := _of_all(body):
        yield one
    for code, argument in body:
        inner = _inner(code, argument)
        if code is codes.BRANCH:
            words = [word for branch in inner if (word := _of_all(branch))]
            yield from words
            yield "".join(words) or " "
            yield from (a + b for a in words for b in words if a + b in words)
        elif code is codes.SUBPATTERN:
            yield from _words_of_loop(inner[0])


def _of_all(parts: Parts) -> str:
    return "".join(_example(code, argument) for code, argument in parts)


def _example(code: Any, argument: Any) -> str:
    """Return a text that a part of a pattern matches; once what may be left out."""
    if code in _LOOPS:
        return _of_all(argument[2]) * max(int(argument[0]), 1)
    if code in _WITHIN or (code is codes.ASSERT and argument[0] > 0):
        return _of_all(_inner(code, argument)[0])
    letter = _LETTER.get(code)
    return letter(argument) if letter else ""


def _one_of(items: Sequence[tuple[Any, Any]]) -> str:
    if items[0][0] is codes.NEGATE:
        return next((one for one in _CHOICE if not _is_among(one, items[1:])), "\x01")
    code, argument = items[0]
    if code is codes.CATEGORY:
        return _OF_CATEGORY[argument]
    return chr(argument[0] if code is codes.RANGE else argument)


def _is_among(character: str, items: Sequence[tuple[Any, Any]]) -> bool:
    return any(
        (code is codes.LITERAL and ord(character) == argument)
        or (code is codes.RANGE and argument[0] <= ord(character) <= argument[1])
        or (code is codes.CATEGORY and _is_of(character, argument))
        for code, argument in items
    )


def _is_of(character: str, category: Any) -> bool:
    is_word = character.isalnum() or character == "_"
    return {
        codes.CATEGORY_DIGIT: character.isdigit(),
        codes.CATEGORY_NOT_DIGIT: not character.isdigit(),
        codes.CATEGORY_SPACE: character.isspace(),
        codes.CATEGORY_NOT_SPACE: not character.isspace(),
        codes.CATEGORY_WORD: is_word,
        codes.CATEGORY_NOT_WORD: not is_word,
    }[category]


_LETTER: Mapping[Any, Callable[[Any], str]] = MappingProxyType(
    {
        codes.LITERAL: chr,
        codes.NOT_LITERAL: lambda argument: "甲" if argument != ord("甲") else "乙",
        codes.ANY: lambda _: "甲",
        codes.IN: _one_of,
    }
)
