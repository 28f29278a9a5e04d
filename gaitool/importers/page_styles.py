"""The class rules of a web page, as far as they tell whether and how words are shown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

Declared = Mapping[str, str]
"""Properties and their values, in small letters."""

NOTHING: Declared = MappingProxyType({})

_TELLING = frozenset(
    [
        *("display", "visibility", "opacity", "font-size", "color", "background", "position"),
        *("background-color", "text-decoration", "text-decoration-line", "vertical-align"),
        *("left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top", "clip"),
        *("clip-path", "transform", "width", "height", "max-width", "max-height", "overflow"),
        *("white-space", "content-visibility", "font-variant-position", "text-decoration-style"),
    ]
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"([.#])([\w-]+)")
_EVERYWHERE = re.compile(r"@(?:media\s+(?:all|screen|only screen)|supports\b[^{]*|layer\b[^{]*)\s*")
_FARTHEST_ANCESTOR = 32
_MOST_COMPARISONS = 2_000_000
_MOST_REMEMBERED = 50_000
_MOST_RULES = 20_000
_LONGEST_VALUE = 100


NO_PLACE = -1
"""Of an element among more that differ than are remembered."""

_Alike = tuple[str, str | None, str | None]
"""The tag, classes and name of an element."""


class TooManyRules(ValueError):
    """The rules of a page times its elements are more than any page needs."""


class _Compound(NamedTuple):
    """One part of a selector: a tag, names of an element and of classes; any may be empty."""

    tag: str
    identity: str
    classes: frozenset[str]


class _Rule(NamedTuple):
    """What elements that a selector fits are declared to be.

    ``above`` are the parts left of the last one, the nearest first, each with whether it has to
    be the parent.
    """

    own: _Compound
    above: tuple[tuple[_Compound, bool], ...]
    weight: tuple[int, int, int]
    declared: Declared


@dataclass(slots=True)
class PageStyles:
    """The rules by the tag, class or name that they need; counts how much was compared."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    _places: dict[tuple[int, _Alike], int] = field(default_factory=dict)
    _known: dict[int, Declared] = field(default_factory=dict)
    _compared: int = 0

    def place(self, around: int, element: Any, tag: str) -> int:
        """Return what elements share that no rule can tell apart; ``around`` is the parent's."""
        if not self.rules or around == NO_PLACE:
            return around
        alike = around, (tag, element.get("class"), element.get("id"))
        if alike not in self._places and len(self._places) >= _MOST_REMEMBERED:
            return NO_PLACE
        return self._places.setdefault(alike, len(self._places) + 1)

    def declared(self, element: Any, tag: str, place: int) -> Declared:
        """Return what rules and its own attribute declare of an element at a place."""
        style = element.get("style")
        own = declarations(style) if style else NOTHING
        if not self.rules:
            return own
        ruled = self._known.get(place)
        if ruled is None:
            ruled = self._ruled(element, tag)
            if place != NO_PLACE:
                self._known[place] = ruled
        return {**ruled, **own} if ruled and own else ruled or own

    def _ruled(self, element: Any, tag: str) -> Declared:
        """Return what the rules declare, the weightiest last."""
        rules = self._tried((tag, element.get("class"), element.get("id")))
        found = [rule for rule in rules if self._fits(rule, element, tag)]
        found.sort(key=lambda rule: rule.weight)
        return {key: text for rule in found for key, text in rule.declared.items()}

    def _tried(self, alike: _Alike) -> list[_Rule]:
        """Return the rules that may fit an element of a tag, with classes and a name."""
        tag, classes, identity = alike
        names = [tag, "*", *(f".{name}" for name in set((classes or "").split()))]
        names += [f"#{identity}"] if identity else []
        return [rule for name in names for rule in self.rules.get(name, ())]

    def _fits(self, rule: _Rule, element: Any, tag: str) -> bool:
        """Whether a rule fits an element; raises TooManyRules once too much was compared."""
        self._compared += 1
        if self._compared > _MOST_COMPARISONS:
            raise TooManyRules("too many rules for so many elements")
        if not _fits(rule.own, element, tag):
            return False
        if not rule.above:
            return True
        fits, steps = _fits_above(rule.above, element)
        self._compared += steps
        return fits


def page_styles(sheets: Iterator[str]) -> PageStyles:
    """Return the rules of the style elements of a page."""
    styles = PageStyles()
    for number, (selectors, body) in enumerate(r for sheet in sheets for r in _rules(sheet)):
        declared = declarations(body)
        styles.classes.update(name for sign, name in _NAME.findall(selectors) if sign == ".")
        if not declared:
            continue
        if number > _MOST_RULES or selectors.count(",") > _MOST_RULES:
            raise TooManyRules("more rules than any page needs")
        for selector in selectors.split(","):
            if rule := _rule(selector, declared, number):
                styles.rules.setdefault(_key(rule.own), []).append(rule)
    return styles


@lru_cache(maxsize=512)
def declarations(body: str) -> Declared:
    """Return what a style declares of how words are shown."""
    found: dict[str, str] = {}
    for line in body.lower().split(";"):
        name, colon, text = line.partition(":")
        if colon and name.strip() in _TELLING:
            found[name.strip()] = text[:_LONGEST_VALUE].partition("!")[0].strip()
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and bodies; those for print, narrow screens and the like are left out."""
    text = _COMMENT.sub(" ", sheet).replace("<!--", " ").replace("-->", " ")
    at = 0
    while (opening := text.find("{", at)) >= 0:
        prelude = text[at:opening].rpartition("}")[2].rpartition(";")[2].strip()
        if _EVERYWHERE.fullmatch(prelude):
            at = opening + 1
        elif prelude.startswith("@"):
            at = _after_block(text, opening)
        else:
            closing = text.find("}", opening)
            at = closing + 1 if closing >= 0 else len(text)
            yield prelude, text[opening + 1 : at - 1 if closing >= 0 else at]


def _after_block(text: str, opening: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(text, opening):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)


def _rule(selector: str, declared: Declared, number: int) -> _Rule | None:
    """Return the rule of one selector; None where its kind is not understood."""
    parts = selector.replace(">", " > ").split()
    if not parts or len(parts) > _FARTHEST_ANCESTOR:
        return None
    compounds: list[tuple[_Compound, bool]] = []
    is_parent = False
    for part in reversed(parts):
        if part == ">":
            is_parent = True
            continue
        compound = _compound(part)
        if compound is None:
            return None
        compounds.append((compound, is_parent))
        is_parent = False
    own = compounds[0][0]
    weight = sum(bool(c.identity) for c, _ in compounds), sum(len(c.classes) for c, _ in compounds)
    return _Rule(own, tuple(compounds[1:]), (*weight, number), declared)


def _compound(part: str) -> _Compound | None:
    match = _COMPOUND.fullmatch(part)
    if not match or not part:
        return None
    names = _NAME.findall(match[2])
    classes = frozenset(name for sign, name in names if sign == ".")
    identity = next((name for sign, name in names if sign == "#"), "")
    tag = (match[1] or "").lower()
    return _Compound("" if tag == "*" else tag, identity, classes)


def _key(compound: _Compound) -> str:
    """Return what an element must have for a rule to be tried: its name, a class, or its tag."""
    if compound.identity:
        return f"#{compound.identity}"
    return f".{min(compound.classes)}" if compound.classes else compound.tag or "*"


def _fits(compound: _Compound, element: Any, tag: str) -> bool:
    if compound.tag and compound.tag != tag:
        return False
    if compound.identity and compound.identity != element.get("id"):
        return False
    return not compound.classes or compound.classes <= set((element.get("class") or "").split())


def _fits_above(above: tuple[tuple[_Compound, bool], ...], element: Any) -> tuple[bool, int]:
    """Return whether the elements around one fit the rest of a selector, and how many it took."""
    waiting = list(above)
    around = element.getparent()
    for steps in range(_FARTHEST_ANCESTOR):
        if not waiting or around is None:
            return not waiting, steps
        compound, is_parent = waiting[0]
        if _fits(compound, around, around.tag):
            waiting.pop(0)
        elif is_parent:
            return False, steps
        around = around.getparent()
    return not waiting, _FARTHEST_ANCESTOR
