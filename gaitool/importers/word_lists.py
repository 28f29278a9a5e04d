"""The automatic numbers of a Word document, counted and restarted as Word prints them."""

import re
from dataclasses import dataclass, field
from typing import Any

from gaitool.importers.word_parts import value
from gaitool.text.numbering import point_number

_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ]
)
_MOST_LEVELS = 9
_LARGEST_NUMERAL = 29
_LARGEST_ROMAN = 3_999
_LARGEST_LETTERS = 780
"""Thirty times the alphabet: Word itself writes no more."""

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_NUMBER = 200
_MOST_DIGITS = 10
_MOST_WRITTEN = 1_000_000


class TooMuchNumbering(ValueError):
    """The automatic numbers of a document are longer than all of its text may be."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How a level of a list numbers its paragraphs: format, pattern and first number.

    It begins anew after a paragraph of a level above ``restart_after``, counted from 1; ``style``
    is the paragraph style that belongs to it.
    """

    kind: str
    pattern: str
    start: int
    restart_after: int | None = None
    is_legal: bool = False
    style: str = ""


Levels = dict[int, ListLevel]


@dataclass(slots=True)
class WordLists:
    """The lists of a document by their numbers; counts what was numbered so far.

    Lists of one abstract list go on counting together; ``starts`` are the levels that a list
    begins anew.
    """

    lists: dict[str, Levels] = field(default_factory=dict)
    abstracts: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)
    _written: int = 0

    def level_of_style(self, number: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style."""
        levels = self.lists.get(number, {})
        return next((at for at, level in levels.items() if style and level.style == style), None)

    def number(self, number: str, level: int) -> str:
        """Count one more paragraph of a list, and return the number it is printed with.

        Raises TooMuchNumbering, before it is written.
        """
        levels = self.lists.get(number, {})
        if level not in levels:
            return ""
        abstract = self.abstracts.get(number, number)
        if number not in self._begun:
            self._begun.add(number)
            for begun, start in self.starts.get(number, {}).items():
                self._counts[abstract, begun] = start - 1
        at = (abstract, level)
        self._counts[at] = self._counts.get(at, levels[level].start - 1) + 1
        self._restart(abstract, levels, level)
        self._written += min(len(levels[level].pattern), _LONGEST_NUMBER)
        if self._written > _MOST_WRITTEN:
            raise TooMuchNumbering("the numbers of lists are too long")
        return self._printed(abstract, levels, level)

    def _restart(self, abstract: str, levels: Levels, level: int) -> None:
        for deeper in range(level + 1, _MOST_LEVELS):
            after = levels[deeper].restart_after if deeper in levels else None
            if after is None or level < after:
                self._counts.pop((abstract, deeper), None)

    def _printed(self, abstract: str, levels: Levels, level: int) -> str:
        def count(found: re.Match[str]) -> str:
            above = int(found[1]) - 1
            known = levels.get(above)
            number = self._counts.get((abstract, above), known.start if known else 1)
            return "" if above > level else _numeral(number, known, levels[level])

        return _PLACEHOLDER.sub(count, levels[level].pattern[:_LONGEST_NUMBER])


def _numeral(count: int, level: ListLevel | None, of: ListLevel) -> str:
    """Return a count in the format of its level; of legal lists in digits throughout."""
    kind = "decimal" if level is None or of.is_legal else level.kind
    match kind:
        case _ if kind in _CHINESE:
            return _chinese(count)
        case "upperRoman" | "lowerRoman":
            return _cased(_roman(count), kind)
        case "upperLetter" | "lowerLetter":
            return _cased(_letters(count), kind)
        case "decimalZero":
            return f"{count:02}"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _CIRCLED[count - 1] if 0 < count <= len(_CIRCLED) else str(count)
        case _:
            return str(count) if kind.startswith(("decimal", "number", "ordinal")) else ""


def _chinese(count: int) -> str:
    return point_number(count).strip("（）") if 0 < count <= _LARGEST_NUMERAL else str(count)


def _cased(text: str, kind: str) -> str:
    return text if kind.startswith("upper") else text.lower()


def _roman(count: int) -> str:
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    written = ""
    for amount, numeral in _ROMAN:
        written += numeral * (count // amount)
        count %= amount
    return written


def _letters(count: int) -> str:
    """Return a count in letters as Word does: A to Z, then AA, BB and so on."""
    if not 0 < count <= _LARGEST_LETTERS:
        return str(count)
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def read_lists(root: Any) -> WordLists:
    """Read the lists of a document; it need not have any."""
    lists = WordLists()
    if root is None:
        return lists
    abstracts: dict[str, Levels] = {}
    linked: dict[str, str] = {}
    links: dict[str, str] = {}
    for abstract in root.findall("{*}abstractNum"):
        identity = value(abstract, "abstractNumId")
        abstracts[identity] = _levels(abstract)
        if own := value(abstract.find("{*}styleLink")):
            linked[own] = identity
        if other := value(abstract.find("{*}numStyleLink")):
            links[identity] = other
    for number in root.findall("{*}num"):
        abstract_id = value(number.find("{*}abstractNumId"))
        abstract_id = linked.get(links.get(abstract_id, ""), abstract_id)
        _read_list(number, abstract_id, abstracts.get(abstract_id, {}), lists)
    return lists


def _read_list(number: Any, abstract_id: str, levels: Levels, lists: WordLists) -> None:
    """Read a list: the levels of its abstract list, and what it has otherwise."""
    identity = value(number, "numId")
    own: Levels = {}
    starts: dict[int, int] = {}
    for override in number.findall("{*}lvlOverride"):
        depth = whole(value(override, "ilvl"))
        for level in _levels(override).values():
            own[depth] = level
        start = override.find("{*}startOverride")
        if start is not None and depth < _MOST_LEVELS:
            starts[depth] = whole(value(start))
    lists.lists[identity] = levels | own if own else levels
    lists.abstracts[identity] = abstract_id
    lists.starts[identity] = starts


def _levels(parent: Any) -> Levels:
    levels = {}
    for level in parent.findall("{*}lvl"):
        restart = level.find("{*}lvlRestart")
        depth = whole(value(level, "ilvl"))
        if depth >= _MOST_LEVELS:
            continue
        levels[depth] = ListLevel(
            kind=value(level.find("{*}numFmt")) or "decimal",
            pattern=value(level.find("{*}lvlText")),
            start=whole(value(level.find("{*}start")), 1),
            restart_after=None if restart is None else whole(value(restart)),
            is_legal=level.find("{*}isLgl") is not None,
            style=value(level.find("{*}pStyle")),
        )
    return levels


def whole(text: str, default: int = 0) -> int:
    """Return a number of reasonable length; what is none as the default."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else default
