"""In which line of a TOML file a key stands, which the library that reads it does not tell."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from gaitool.toml_file.nodes import KeyPath

# How the last line of what runs over several ends.
_CLOSING = r"""(?:\]|"{3}|'{3})\s*(?:#.*)?$"""
_MOST_TRIES = 100


def line_of(text: str, path: KeyPath) -> int:
    """Return the line of a valid file in which a value stands, else what was to hold it.

    The library gives no lines. So it is asked of the statements one by one: one has ended where
    what there is of it can be read.
    """
    best, deepest = 1, 0
    table: KeyPath = ()
    lists: Counter[KeyPath] = Counter()
    for first, statement in _statements(text.split("\n")):
        content = tomllib.loads("\n".join(statement))
        if statement[0].lstrip().startswith("["):
            table = _header(content, lists)
            reached = _steps_shared(table, path)
        elif table == path[: len(table)]:
            reached = _depth(content, path[len(table) :]) + len(table)
            first += _line_within(statement, path[len(table) :])
        else:
            continue
        if reached > deepest:
            best, deepest = first, reached
    return best


def _steps_shared(one: KeyPath, other: KeyPath) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _statements(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the lines of every statement with the number of the first.

    Of a statement that can hardly be a person's, and of what follows it, nothing is known.
    """
    begin, tries = 0, 0
    for end, line in enumerate(lines, start=1):
        if (end > begin + 1 and not re.search(_CLOSING, line)) or tries > _MOST_TRIES:
            continue
        tries += 1
        if (content := _read(lines[begin:end])) is not None:
            if content:
                yield begin + 1, lines[begin:end]
            begin, tries = end, 0


def _read(lines: Sequence[str]) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except ValueError:
        return None


def _header(content: Mapping[str, Any], lists: "Counter[KeyPath]") -> KeyPath:
    """Return which table the statements after a header belong to; of a list the next one."""
    table: KeyPath = ()
    while content:
        (name, below), *_ = content.items()
        table += (name,)
        if isinstance(below, list):
            lists[table] += 1
        if table in lists:
            table += (lists[table] - 1,)
        content = below[0] if isinstance(below, list) else below
    return table


def _depth(content: Any, path: KeyPath) -> int:
    """Return how far a path leads into what was read."""
    for depth, step in enumerate(path):
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return depth
    return len(path)


def _line_within(statement: Sequence[str], path: KeyPath) -> int:
    """Return how many lines below its first one the wanted item of a list begins."""
    begin = 0
    for end in range(1, min(len(statement), _MOST_TRIES)) if len(path) > 1 else ():
        closed = _read([*statement[:end], "]"])
        items = closed.get(str(path[0])) if closed else None
        if not isinstance(items, list) or not isinstance(path[1], int):
            continue
        if len(items) > path[1]:
            break
        begin = end
    return begin
